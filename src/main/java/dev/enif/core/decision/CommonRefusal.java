/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.decision;

import dev.enif.core.id.ResourceId;
import dev.enif.core.id.ResourceKind;
import java.util.Collection;
import java.util.List;

/** Refusals that any resource may give. */
public sealed interface CommonRefusal extends Refusal {
    /**
     * The id is well formed and names nothing in this account; another account's resource looks the
     * same.
     */
    record NotFound(ResourceId id) implements CommonRefusal {
        @Override
        public String code() {
            return id.kind().notFoundCode();
        }

        @Override
        public String message() {
            // EC2 says "ID" of every kind but this one.
            String noun = id.kind().noun();
            return "The "
                    + (id.kind() == ResourceKind.SECURITY_GROUP ? noun : noun + " ID")
                    + " '"
                    + id
                    + "' does not exist";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.NOT_FOUND;
        }
    }

    /** A value that is wrong for this account's state, such as an address outside of the subnet. */
    record InvalidValue(String message) implements CommonRefusal {
        @Override
        public String code() {
            return "InvalidParameterValue";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.INVALID;
        }
    }

    /** Values that contradict each other. */
    record InvalidCombination(String message) implements CommonRefusal {
        @Override
        public String code() {
            return "InvalidParameterCombination";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.INVALID;
        }
    }

    /** The resource is used by others, the first of which are named. */
    record DependencyViolation(ResourceId id, Dependents users) implements CommonRefusal {
        public DependencyViolation(ResourceId id, Collection<?> users) {
            this(id, Dependents.of(users));
        }

        @Override
        public List<String> dependents() {
            return users.named();
        }

        @Override
        public String code() {
            return "DependencyViolation";
        }

        @Override
        public String message() {
            return "The "
                    + id.kind().noun()
                    + " '"
                    + id
                    + "' has dependencies and cannot be deleted: it is used by "
                    + users;
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.DEPENDENCY;
        }
    }

    /** The caller expected another revision of the resource. */
    record RevisionMismatch(ResourceId id, long expected, long actual) implements CommonRefusal {
        @Override
        public String code() {
            return "PreconditionFailed";
        }

        @Override
        public String message() {
            return id
                    + " is at revision "
                    + actual
                    + ", not "
                    + expected
                    + ": read it again and repeat the change";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.PRECONDITION;
        }
    }
}

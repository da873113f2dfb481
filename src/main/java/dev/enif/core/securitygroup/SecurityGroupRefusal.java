/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.securitygroup;

import dev.enif.core.decision.Dependents;
import dev.enif.core.decision.PlainText;
import dev.enif.core.decision.Refusal;
import dev.enif.core.decision.RefusalKind;
import dev.enif.core.id.GroupId;
import dev.enif.core.id.VpcId;
import java.util.ArrayList;
import java.util.List;

/** Refusals about security groups. */
public sealed interface SecurityGroupRefusal extends Refusal {
    /** The name is empty, too long, or has other characters. */
    record InvalidName(String name) implements SecurityGroupRefusal {
        @Override
        public String code() {
            return "InvalidParameterValue";
        }

        @Override
        public String message() {
            return "Invalid value '"
                    + PlainText.excerpt(name)
                    + "' for groupName: a valid name has 1 to "
                    + GroupText.LONGEST
                    + " characters from the following set: "
                    + GroupText.CHARACTERS;
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.INVALID;
        }
    }

    /** The name could be taken for an id. */
    record NameLikeId(String name) implements SecurityGroupRefusal {
        @Override
        public String code() {
            return "InvalidParameterValue";
        }

        @Override
        public String message() {
            return "Invalid value '"
                    + PlainText.excerpt(name)
                    + "' for groupName: group names may not be in the format sg-*.";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.INVALID;
        }
    }

    /** Only the group that a VPC is born with has that name. */
    record ReservedName() implements SecurityGroupRefusal {
        @Override
        public String code() {
            return "InvalidParameterValue";
        }

        @Override
        public String message() {
            return "Cannot use reserved security group name: " + SecurityGroup.DEFAULT_NAME;
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.INVALID;
        }
    }

    /** Another group of the VPC has the name. */
    record DuplicateName(VpcId vpcId, String name, GroupId holder) implements SecurityGroupRefusal {
        @Override
        public String code() {
            return "InvalidGroup.Duplicate";
        }

        @Override
        public String message() {
            return "The security group '"
                    + name
                    + "' already exists for VPC '"
                    + vpcId
                    + "': it is "
                    + holder
                    + ".";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.CONFLICT;
        }

        @Override
        public List<String> dependents() {
            return List.of(holder.value());
        }
    }

    /** The description is empty, too long, or has other characters. */
    record InvalidDescription(String description) implements SecurityGroupRefusal {
        @Override
        public String code() {
            return "InvalidParameterValue";
        }

        @Override
        public String message() {
            return "Invalid value '"
                    + PlainText.excerpt(description)
                    + "' for groupDescription: a valid description has 1 to "
                    + GroupText.LONGEST
                    + " characters from the following set: "
                    + GroupText.CHARACTERS;
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.INVALID;
        }
    }

    /** A VPC keeps its default group for life. */
    record DefaultGroupStays(GroupId groupId) implements SecurityGroupRefusal {
        @Override
        public String code() {
            return "CannotDelete";
        }

        @Override
        public String message() {
            return "the specified group: \""
                    + groupId
                    + "\" name: \""
                    + SecurityGroup.DEFAULT_NAME
                    + "\" cannot be deleted by a user";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.CONFLICT;
        }
    }

    /** Interfaces have the group, or other groups' rules speak of it. */
    record InUse(GroupId groupId, Dependents interfaces, Dependents groups)
            implements SecurityGroupRefusal {
        @Override
        public String code() {
            return "DependencyViolation";
        }

        @Override
        public String message() {
            return "resource "
                    + groupId
                    + " has a dependent object: "
                    + (interfaces.isEmpty() ? "" : "it is used by " + interfaces)
                    + (interfaces.isEmpty() || groups.isEmpty() ? "" : "; ")
                    + (groups.isEmpty() ? "" : "rules refer to it in " + groups);
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.DEPENDENCY;
        }

        @Override
        public List<String> dependents() {
            List<String> all = new ArrayList<>(interfaces.named());
            all.addAll(groups.named());
            return all;
        }
    }
}

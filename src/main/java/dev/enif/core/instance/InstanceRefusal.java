/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.instance;

import dev.enif.core.decision.PlainText;
import dev.enif.core.decision.Refusal;
import dev.enif.core.decision.RefusalKind;
import dev.enif.core.id.EniId;
import dev.enif.core.id.InstanceId;
import dev.enif.core.net.Zone;
import java.util.Locale;

/** Refusals about instances. */
public sealed interface InstanceRefusal extends Refusal {
    /**
     * Its power state does not permit that.
     *
     * @param wanted what it cannot do, such as "be started"
     */
    record IncorrectState(InstanceId instanceId, PowerState state, String wanted)
            implements InstanceRefusal {
        @Override
        public String code() {
            return "IncorrectInstanceState";
        }

        @Override
        public String message() {
            return "The instance '"
                    + instanceId
                    + "' is not in a state in which it can "
                    + wanted
                    + ": it is "
                    + state.name().toLowerCase(Locale.ROOT);
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.CONFLICT;
        }
    }

    /** It is protected from being terminated. */
    record TerminationProtected(InstanceId instanceId) implements InstanceRefusal {
        @Override
        public String code() {
            return "OperationNotPermitted";
        }

        @Override
        public String message() {
            return "The instance '"
                    + instanceId
                    + "' may not be terminated. Switch its termination protection off and try again";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.CONFLICT;
        }
    }

    /** There is no such instance type. */
    record UnknownType(String name) implements InstanceRefusal {
        @Override
        public String code() {
            return "InvalidParameterValue";
        }

        @Override
        public String message() {
            return "Invalid value '" + PlainText.excerpt(name) + "' for InstanceType";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.INVALID;
        }
    }

    /** The text is no id of an image. */
    record MalformedImageId(String text) implements InstanceRefusal {
        @Override
        public String code() {
            return "InvalidAMIID.Malformed";
        }

        @Override
        public String message() {
            return "Invalid id: \"" + PlainText.excerpt(text) + "\" (expecting \"ami-...\")";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.INVALID;
        }
    }

    /** An interface that is brought belongs to one instance only. */
    record BroughtToSeveral(EniId eniId, int count) implements InstanceRefusal {
        @Override
        public String code() {
            return "InvalidParameterCombination";
        }

        @Override
        public String message() {
            return "The network interface '"
                    + eniId
                    + "' cannot be brought to "
                    + count
                    + " instances: launch one";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.INVALID;
        }
    }

    /** The interfaces of a launch are not all in one zone. */
    record DifferentZones(Zone zone, Zone otherZone) implements InstanceRefusal {
        @Override
        public String code() {
            return "InvalidParameterCombination";
        }

        @Override
        public String message() {
            return "You may not attach a network interface to an instance if they are not in the same"
                    + " availability zone: the primary one is in "
                    + zone
                    + ", another in "
                    + otherZone;
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.INVALID;
        }
    }
}

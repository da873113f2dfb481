/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.eni;

import dev.enif.core.decision.RefusalKind;
import dev.enif.core.id.AttachmentId;
import dev.enif.core.id.EniId;
import dev.enif.core.id.InstanceId;
import dev.enif.core.net.Zone;
import java.util.List;

/** Refusals about plugging in, unplugging and moving; the first sentences are EC2's. */
public sealed interface AttachmentRefusal extends EniRefusal {
    /** The interface is plugged in somewhere already. */
    record AlreadyAttached(EniId eniId, AttachmentId attachmentId, InstanceId instanceId)
            implements AttachmentRefusal {
        @Override
        public String code() {
            return "InvalidNetworkInterface.InUse";
        }

        @Override
        public String message() {
            return "Interface: ["
                    + eniId
                    + "] in use. It is attached to "
                    + instanceId
                    + " by "
                    + attachmentId;
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.CONFLICT;
        }

        @Override
        public List<String> dependents() {
            return List.of(instanceId.value());
        }
    }

    /** A service plugged it in, and the account can do nothing about that. */
    record ManagedAttachment(EniId eniId, InterfaceType type) implements AttachmentRefusal {
        @Override
        public String code() {
            return "OperationNotPermitted";
        }

        @Override
        public String message() {
            return "You are not allowed to manage 'ela-attach' attachments: "
                    + eniId
                    + " belongs to a "
                    + type.noun();
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.CONFLICT;
        }
    }

    /** Interface and instance are in different zones. */
    record OtherZone(EniId eniId, Zone zone, InstanceId instanceId, Zone instanceZone)
            implements AttachmentRefusal {
        @Override
        public String code() {
            return "InvalidParameterCombination";
        }

        @Override
        public String message() {
            return "You may not attach a network interface to an instance if they are not in the same"
                    + " availability zone: "
                    + eniId
                    + " is in "
                    + zone
                    + ", "
                    + instanceId
                    + " in "
                    + instanceZone;
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.INVALID;
        }
    }

    /** Another interface is plugged in there. */
    record IndexTaken(InstanceId instanceId, Slot slot, EniId holder) implements AttachmentRefusal {
        @Override
        public String code() {
            return "InvalidParameterValue";
        }

        @Override
        public String message() {
            return "Instance '"
                    + instanceId
                    + "' already has an interface attached at device index '"
                    + slot.deviceIndex()
                    + "'. It is "
                    + holder
                    + ", on network card "
                    + slot.networkCardIndex();
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

    /** The instance type takes fewer interfaces. */
    record TooManyInterfaces(int count, int limit, String typeName) implements AttachmentRefusal {
        @Override
        public String code() {
            return "AttachmentLimitExceeded";
        }

        @Override
        public String message() {
            return "Interface count "
                    + count
                    + " exceeds the limit for "
                    + typeName
                    + ", which is "
                    + limit;
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.LIMIT;
        }
    }

    /** The network card takes fewer interfaces. */
    record TooManyOnCard(int count, int limit, int networkCardIndex, String typeName)
            implements AttachmentRefusal {
        @Override
        public String code() {
            return "AttachmentLimitExceeded";
        }

        @Override
        public String message() {
            return "Interface count "
                    + count
                    + " exceeds the limit for network card "
                    + networkCardIndex
                    + " of "
                    + typeName
                    + ", which is "
                    + limit;
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.LIMIT;
        }
    }

    /**
     * The instance type has no such network card.
     *
     * @param cards how many it has, counted from 0
     */
    record NoSuchCard(int networkCardIndex, int cards, String typeName)
            implements AttachmentRefusal {
        @Override
        public String code() {
            return "InvalidParameterValue";
        }

        @Override
        public String message() {
            return "The network card index "
                    + networkCardIndex
                    + " does not exist: "
                    + typeName
                    + " has cards 0 to "
                    + (cards - 1);
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.INVALID;
        }
    }

    /** The primary interface stays with its instance. */
    record PrimaryInterfaceStays(EniId eniId, InstanceId instanceId) implements AttachmentRefusal {
        @Override
        public String code() {
            return "OperationNotPermitted";
        }

        @Override
        public String message() {
            return "The network interface at device index 0 and networkCard index 0 cannot be"
                    + " detached. "
                    + eniId
                    + " stays on "
                    + instanceId
                    + " until that is terminated";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.CONFLICT;
        }

        @Override
        public List<String> dependents() {
            return List.of(instanceId.value());
        }
    }

    /** There is nothing to unplug, or to change. */
    record NotAttached(EniId eniId) implements AttachmentRefusal {
        @Override
        public String code() {
            return "IncorrectState";
        }

        @Override
        public String message() {
            return "The network interface '" + eniId + "' is not attached to an instance";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.CONFLICT;
        }
    }

    /**
     * The attachment that the caller meant is gone: the fence of detach, move and modify.
     *
     * @param actual what took its place
     */
    record OtherAttachment(EniId eniId, AttachmentId expected, Attachment actual)
            implements AttachmentRefusal {
        @Override
        public String code() {
            return expected.kind().notFoundCode();
        }

        @Override
        public String message() {
            String now =
                    switch (actual) {
                        case Attachment.Detached _ -> " is not attached";
                        case Attachment.Associated associated ->
                                " is associated with "
                                        + associated.trunkId()
                                        + " by "
                                        + associated.associationId();
                        case Attachment.Attached attached ->
                                " is attached to "
                                        + attached.instanceId()
                                        + " by "
                                        + attached.attachmentId();
                    };
            return "The attachment ID '" + expected + "' does not exist: " + eniId + now;
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.PRECONDITION;
        }

        @Override
        public List<String> dependents() {
            return switch (actual) {
                case Attachment.Detached _ -> List.of();
                case Attachment.Associated associated ->
                        List.of(associated.associationId().value(), associated.trunkId().value());
                case Attachment.Attached attached ->
                        List.of(attached.attachmentId().value(), attached.instanceId().value());
            };
        }
    }

    /** A move to where the interface is. */
    record AlreadyThere(EniId eniId, InstanceId instanceId, Slot slot)
            implements AttachmentRefusal {
        @Override
        public String code() {
            return "InvalidParameterValue";
        }

        @Override
        public String message() {
            return "The network interface '"
                    + eniId
                    + "' is on "
                    + instanceId
                    + " at device index "
                    + slot.deviceIndex()
                    + " of network card "
                    + slot.networkCardIndex()
                    + " already; name another index, or another instance";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.CONFLICT;
        }
    }
}

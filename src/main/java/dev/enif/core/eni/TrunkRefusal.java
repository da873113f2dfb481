/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.eni;

import dev.enif.core.decision.RefusalKind;
import dev.enif.core.id.EniId;
import dev.enif.core.id.TrunkAssociationId;
import dev.enif.core.net.Zone;
import java.util.List;

/** Refusals about trunk and branch interfaces. */
public sealed interface TrunkRefusal extends EniRefusal {
    /** The interface is of another type than its part in an association asks for. */
    record OtherType(EniId eniId, InterfaceType actual, InterfaceType expected)
            implements TrunkRefusal {
        @Override
        public String code() {
            return "InvalidParameterValue";
        }

        @Override
        public String message() {
            return "The network interface '"
                    + eniId
                    + "' is a "
                    + actual.noun()
                    + ", not a "
                    + expected.noun()
                    + ": make one of that type";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.INVALID;
        }
    }

    /** A branch is never plugged in itself. */
    record BranchStaysOut(EniId eniId) implements TrunkRefusal {
        @Override
        public String code() {
            return "InvalidParameterCombination";
        }

        @Override
        public String message() {
            return "The network interface '"
                    + eniId
                    + "' is a branch interface and cannot be attached to an instance: associate it with a trunk interface that is";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.INVALID;
        }
    }

    /** The branch has a trunk already. */
    record AlreadyAssociated(EniId eniId, TrunkAssociationId associationId, EniId trunkId)
            implements TrunkRefusal {
        @Override
        public String code() {
            return "InvalidNetworkInterface.InUse";
        }

        @Override
        public String message() {
            return "Interface: ["
                    + eniId
                    + "] in use. It is associated with "
                    + trunkId
                    + " by "
                    + associationId;
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.CONFLICT;
        }

        @Override
        public List<String> dependents() {
            return List.of(trunkId.value());
        }
    }

    /** Branch and trunk are in different zones. */
    record TrunkInOtherZone(EniId branchId, Zone zone, EniId trunkId, Zone trunkZone)
            implements TrunkRefusal {
        @Override
        public String code() {
            return "InvalidParameterCombination";
        }

        @Override
        public String message() {
            return "A branch interface and its trunk interface must be in the same availability zone: "
                    + branchId
                    + " is in "
                    + zone
                    + ", "
                    + trunkId
                    + " in "
                    + trunkZone;
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.INVALID;
        }
    }

    /** Another branch of the trunk has that VLAN. */
    record VlanTaken(EniId trunkId, int vlanId, EniId holder) implements TrunkRefusal {
        @Override
        public String code() {
            return "InvalidParameterValue";
        }

        @Override
        public String message() {
            return "The trunk interface '"
                    + trunkId
                    + "' already has a branch with VLAN "
                    + vlanId
                    + ". It is "
                    + holder;
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

    /** The instance type takes fewer branches. */
    record TooManyBranches(EniId trunkId, int count, int limit, String of) implements TrunkRefusal {
        @Override
        public String code() {
            return "AttachmentLimitExceeded";
        }

        @Override
        public String message() {
            return "Branch interface count "
                    + count
                    + " of "
                    + trunkId
                    + " exceeds the limit for "
                    + of
                    + ", which is "
                    + limit;
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.LIMIT;
        }
    }

    /** The branch is free already. */
    record NotAssociated(EniId eniId) implements TrunkRefusal {
        @Override
        public String code() {
            return "IncorrectState";
        }

        @Override
        public String message() {
            return "The network interface '" + eniId + "' is not associated with a trunk interface";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.CONFLICT;
        }
    }

    /** The association that the caller meant is gone. */
    record OtherAssociation(EniId eniId, TrunkAssociationId expected) implements TrunkRefusal {
        @Override
        public String code() {
            return expected.kind().notFoundCode();
        }

        @Override
        public String message() {
            return "The association ID '"
                    + expected
                    + "' does not exist, or is not that of "
                    + eniId
                    + ": read the interface again";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.PRECONDITION;
        }
    }

    /** The instance type takes no trunk. */
    record NoTrunking(EniId trunkId, String typeName) implements TrunkRefusal {
        @Override
        public String code() {
            return "UnsupportedOperation";
        }

        @Override
        public String message() {
            return "The instance type "
                    + typeName
                    + " does not support trunk interfaces, and "
                    + trunkId
                    + " is one";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.CONFLICT;
        }
    }
}

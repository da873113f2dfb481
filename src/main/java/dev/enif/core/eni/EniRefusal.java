/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.eni;

import dev.enif.core.decision.Refusal;
import dev.enif.core.decision.RefusalKind;
import dev.enif.core.id.AttachmentId;
import dev.enif.core.id.EniId;
import dev.enif.core.id.GroupId;
import dev.enif.core.id.InstanceId;
import dev.enif.core.id.VpcId;
import java.util.List;

/** Refusals about network interfaces. */
public sealed interface EniRefusal extends Refusal
        permits AddressRefusal,
                PrefixRefusal,
                AttachmentRefusal,
                TrunkRefusal,
                EniRefusal.DifferentNetworks,
                EniRefusal.InterfaceInUse,
                EniRefusal.ManagedInUse,
                EniRefusal.NotPermitted {
    /** The group is of another VPC than the interface. */
    record DifferentNetworks(GroupId groupId, VpcId groupVpcId, VpcId vpcId) implements EniRefusal {
        @Override
        public String code() {
            return "InvalidParameter";
        }

        @Override
        public String message() {
            return "You have specified two resources that belong to different networks: "
                    + groupId
                    + " is of "
                    + groupVpcId
                    + ", the interface of "
                    + vpcId;
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.INVALID;
        }
    }

    /** A service has it, and it goes with what made it. */
    record ManagedInUse(EniId eniId, InterfaceType type) implements EniRefusal {
        @Override
        public String code() {
            return "InvalidParameterValue";
        }

        @Override
        public String message() {
            return "Network interface '"
                    + eniId
                    + "' is currently in use. It belongs to a "
                    + type.noun()
                    + " and goes with it";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.DEPENDENCY;
        }
    }

    /** A service has it, and changes it alone. */
    record NotPermitted(EniId eniId, InterfaceType type) implements EniRefusal {
        @Override
        public String code() {
            return "AuthFailure";
        }

        @Override
        public String message() {
            return "You do not have permission to access the specified resource: "
                    + eniId
                    + " belongs to a "
                    + type.noun();
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.CONFLICT;
        }
    }

    /** It is attached and cannot be deleted; EC2 says so with the code of a wrong value. */
    record InterfaceInUse(EniId eniId, AttachmentId attachmentId, InstanceId instanceId)
            implements EniRefusal {
        @Override
        public String code() {
            return "InvalidParameterValue";
        }

        @Override
        public String message() {
            return "Network interface '"
                    + eniId
                    + "' is currently in use. It is attached to "
                    + instanceId
                    + " by "
                    + attachmentId
                    + ": detach it first";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.DEPENDENCY;
        }

        @Override
        public List<String> dependents() {
            return List.of(instanceId.value());
        }
    }
}

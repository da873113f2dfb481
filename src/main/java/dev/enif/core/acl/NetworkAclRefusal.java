/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.acl;

import dev.enif.core.decision.Refusal;
import dev.enif.core.decision.RefusalKind;
import dev.enif.core.id.NetworkAclId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.id.VpcId;
import dev.enif.core.securitygroup.Direction;

/** Refusals about network ACLs. */
public sealed interface NetworkAclRefusal extends Refusal {
    /** There is an entry with that number in that direction. */
    record EntryExists(NetworkAclId networkAclId, Direction direction, int number)
            implements NetworkAclRefusal {
        @Override
        public String code() {
            return "NetworkAclEntryAlreadyExists";
        }

        @Override
        public String message() {
            return "The network acl entry identified by "
                    + number
                    + " already exists ("
                    + words(direction)
                    + " of "
                    + networkAclId
                    + "): replace it, or take another number";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.CONFLICT;
        }
    }

    /** There is none. */
    record EntryNotFound(NetworkAclId networkAclId, Direction direction, int number)
            implements NetworkAclRefusal {
        @Override
        public String code() {
            return "InvalidNetworkAclEntry.NotFound";
        }

        @Override
        public String message() {
            return "The "
                    + words(direction)
                    + " network acl entry "
                    + number
                    + " of "
                    + networkAclId
                    + " does not exist"
                    + (number == AclEntry.DENY_ALL
                            ? " as one that can be changed: it denies what no other entry matches"
                            : "");
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.NOT_FOUND;
        }
    }

    /** It lives as long as its VPC. */
    record DefaultStays(NetworkAclId networkAclId, VpcId vpcId) implements NetworkAclRefusal {
        @Override
        public String code() {
            return "InvalidParameterValue";
        }

        @Override
        public String message() {
            return "The network ACL "
                    + networkAclId
                    + " is the default one of "
                    + vpcId
                    + " and cannot be deleted: it goes with the VPC";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.INVALID;
        }
    }

    /** The subnet and the ACL are of different VPCs. */
    record OtherNetwork(NetworkAclId networkAclId, SubnetId subnetId) implements NetworkAclRefusal {
        @Override
        public String code() {
            return "InvalidParameterValue";
        }

        @Override
        public String message() {
            return "The network ACL "
                    + networkAclId
                    + " and the subnet "
                    + subnetId
                    + " belong to different networks";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.INVALID;
        }
    }

    private static String words(Direction direction) {
        return switch (direction) {
            case INGRESS -> "ingress";
            case EGRESS -> "egress";
        };
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.vpc;

import dev.enif.core.decision.Dependents;
import dev.enif.core.decision.Refusal;
import dev.enif.core.decision.RefusalKind;
import dev.enif.core.id.CidrAssociationId;
import dev.enif.core.id.RouteTableId;
import dev.enif.core.id.VpcId;
import dev.enif.core.net.Cidr;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Cidr6;
import java.util.List;

/** Refusals about VPCs. */
public sealed interface VpcRefusal extends Refusal {
    /** The block is larger than a /16 or smaller than a /28. */
    record BlockSize(Cidr4 cidr) implements VpcRefusal {
        @Override
        public String code() {
            return "InvalidVpc.Range";
        }

        @Override
        public String message() {
            return "The CIDR '"
                    + cidr
                    + "' is invalid: a VPC's block is at most a /"
                    + Vpc.WIDEST_BLOCK
                    + " and at least a /"
                    + Vpc.NARROWEST_BLOCK
                    + ".";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.INVALID;
        }
    }

    /**
     * No host can have the addresses of the block: loopback, link-local, multicast and the like.
     */
    record BlockReserved(Cidr4 cidr, Cidr4 reserved) implements VpcRefusal {
        @Override
        public String code() {
            return "InvalidVpc.Range";
        }

        @Override
        public String message() {
            return "The CIDR '"
                    + cidr
                    + "' is invalid: "
                    + reserved
                    + " is not for the addresses of hosts.";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.INVALID;
        }
    }

    /** The block shares addresses with one that the VPC has. */
    record BlockOverlap(VpcId vpcId, Cidr cidr, Cidr existing) implements VpcRefusal {
        @Override
        public String code() {
            return "InvalidVpc.Range";
        }

        @Override
        public String message() {
            return "The CIDR '"
                    + cidr
                    + "' conflicts with the CIDR '"
                    + existing
                    + "' of the vpc '"
                    + vpcId
                    + "'.";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.CONFLICT;
        }
    }

    /** A route of the VPC leads to the block, or to a part of it, already. */
    record BlockRouted(VpcId vpcId, Cidr cidr, RouteTableId routeTableId, Cidr destination)
            implements VpcRefusal {
        @Override
        public String code() {
            return "InvalidVpc.Range";
        }

        @Override
        public String message() {
            return "The CIDR '"
                    + cidr
                    + "' of the vpc '"
                    + vpcId
                    + "' would be the same as, or larger than, the destination "
                    + destination
                    + " of a route in "
                    + routeTableId
                    + ": delete the route first.";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.CONFLICT;
        }

        @Override
        public List<String> dependents() {
            return List.of(routeTableId.value());
        }
    }

    /** The primary block goes only with its VPC. */
    record PrimaryBlock(VpcId vpcId, CidrAssociationId associationId) implements VpcRefusal {
        @Override
        public String code() {
            return "OperationNotPermitted";
        }

        @Override
        public String message() {
            return "The vpc CIDR block with association ID "
                    + associationId
                    + " may not be disassociated. It is the primary IPv4 CIDR block of the VPC "
                    + vpcId
                    + ".";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.CONFLICT;
        }
    }

    /** Subnets lie in the block. */
    record BlockInUse(VpcId vpcId, Cidr cidr, Dependents subnets) implements VpcRefusal {
        @Override
        public List<String> dependents() {
            return subnets.named();
        }

        @Override
        public String code() {
            return "InvalidCidrBlock.InUse";
        }

        @Override
        public String message() {
            return "The vpc "
                    + vpcId
                    + " currently has a subnet within CIDR block "
                    + cidr
                    + ": "
                    + subnets;
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.DEPENDENCY;
        }
    }

    /** The IPv6 block has a length that no VPC may have. */
    record Ipv6BlockSize(Cidr6 cidr) implements VpcRefusal {
        @Override
        public String code() {
            return "InvalidVpc.Range";
        }

        @Override
        public String message() {
            return "The IPv6 CIDR '"
                    + cidr
                    + "' is invalid: a VPC's IPv6 block has a length of 44, 48, 52, 56 or 60 bits.";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.INVALID;
        }
    }

    /** Hosts of a VPC cannot have the addresses of the block. */
    record Ipv6BlockReserved(Cidr6 cidr) implements VpcRefusal {
        @Override
        public String code() {
            return "InvalidVpc.Range";
        }

        @Override
        public String message() {
            return "The IPv6 CIDR '"
                    + cidr
                    + "' is invalid: it must lie in 2000::/3 or fc00::/7, and may not touch"
                    + " fd00:ec2::/32, where the platform's services are.";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.INVALID;
        }
    }

    /** The block lies among those that are handed out. */
    record Ipv6BlockProvided(Cidr6 cidr, Cidr6 pool) implements VpcRefusal {
        @Override
        public String code() {
            return "InvalidVpc.Range";
        }

        @Override
        public String message() {
            return "The IPv6 CIDR '"
                    + cidr
                    + "' is of the provided pool "
                    + pool
                    + ": ask for a provided block instead, or bring one of your own.";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.INVALID;
        }
    }

    /** The provider has no block left. */
    record Ipv6PoolEmpty() implements VpcRefusal {
        @Override
        public String code() {
            return "InsufficientCidrBlocks";
        }

        @Override
        public String message() {
            return "There is no provided IPv6 block left: bring one of your own, or have the pool"
                    + " enlarged.";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.LIMIT;
        }
    }

    /** Hostnames are answered by the resolver, so they cannot be on while it is off. */
    record HostnamesNeedSupport(VpcId vpcId) implements VpcRefusal {
        @Override
        public String code() {
            return "InvalidParameterCombination";
        }

        @Override
        public String message() {
            return "The vpc '"
                    + vpcId
                    + "' cannot have enableDnsHostnames without enableDnsSupport: turn support on"
                    + " first, or hostnames off first.";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.CONFLICT;
        }
    }
}

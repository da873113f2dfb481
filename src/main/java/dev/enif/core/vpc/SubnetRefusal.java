/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.vpc;

import dev.enif.core.decision.Dependents;
import dev.enif.core.decision.Refusal;
import dev.enif.core.decision.RefusalKind;
import dev.enif.core.id.SubnetId;
import dev.enif.core.id.SubnetReservationId;
import dev.enif.core.id.VpcId;
import dev.enif.core.net.Cidr;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Cidr6;
import dev.enif.core.net.Zone;
import java.util.List;
import java.util.stream.Collectors;

/** Refusals about subnets. */
public sealed interface SubnetRefusal extends Refusal {
    /** The block is larger than a /16 or smaller than a /28. */
    record BlockSize(Cidr4 cidr) implements SubnetRefusal {
        @Override
        public String code() {
            return "InvalidSubnet.Range";
        }

        @Override
        public String message() {
            return "The CIDR '"
                    + cidr
                    + "' is invalid: a subnet's block is at most a /"
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

    /** No block of the VPC holds all of this one. */
    record BlockOutsideVpc(VpcId vpcId, Cidr cidr, List<Cidr> blocks) implements SubnetRefusal {
        public BlockOutsideVpc {
            blocks = List.copyOf(blocks);
        }

        @Override
        public String code() {
            return "InvalidSubnet.Range";
        }

        @Override
        public String message() {
            return "The CIDR '"
                    + cidr
                    + "' is invalid: it lies in no block of the vpc '"
                    + vpcId
                    + "', which has "
                    + (blocks.isEmpty()
                            ? "no block of that IP version"
                            : blocks.stream().map(Cidr::toString).collect(Collectors.joining(", ")))
                    + ".";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.INVALID;
        }
    }

    /** The block shares addresses with another subnet of the VPC. */
    record BlockOverlap(Cidr cidr, SubnetId other, Cidr otherCidr) implements SubnetRefusal {
        @Override
        public String code() {
            return "InvalidSubnet.Conflict";
        }

        @Override
        public String message() {
            return "The CIDR '"
                    + cidr
                    + "' conflicts with another subnet: "
                    + other
                    + " has "
                    + otherCidr
                    + ".";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.CONFLICT;
        }

        @Override
        public List<String> dependents() {
            return List.of(other.value());
        }
    }

    /** The IPv6 block is no /64. */
    record Ipv6BlockSize(Cidr6 cidr) implements SubnetRefusal {
        @Override
        public String code() {
            return "InvalidSubnet.Range";
        }

        @Override
        public String message() {
            return "The IPv6 CIDR '" + cidr + "' is invalid: a subnet's IPv6 block is a /64.";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.INVALID;
        }
    }

    /** A subnet has one IPv6 block. */
    record HasIpv6(SubnetId subnetId, Cidr6 cidr) implements SubnetRefusal {
        @Override
        public String code() {
            return "InvalidSubnet.Conflict";
        }

        @Override
        public String message() {
            return "The subnet '"
                    + subnetId
                    + "' has the IPv6 CIDR '"
                    + cidr
                    + "' already: disassociate it first.";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.CONFLICT;
        }
    }

    /** The region has no such zone. */
    record UnknownZone(Zone zone, List<Zone> zones) implements SubnetRefusal {
        public UnknownZone {
            zones = List.copyOf(zones);
        }

        @Override
        public String code() {
            return "InvalidParameterValue";
        }

        @Override
        public String message() {
            return "Value ("
                    + zone
                    + ") for parameter availabilityZone is invalid. Subnets can currently only be"
                    + " created in the following availability zones: "
                    + zones.stream().map(Zone::name).collect(Collectors.joining(", "))
                    + ".";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.INVALID;
        }
    }

    /**
     * Interfaces hold addresses of the subnet.
     *
     * @param interfaces the first of them; how many more there are is told in addresses
     * @param addresses how many addresses are held
     */
    record InUse(SubnetId subnetId, List<String> interfaces, int addresses)
            implements SubnetRefusal {
        public InUse {
            interfaces = List.copyOf(interfaces);
        }

        @Override
        public String code() {
            return "DependencyViolation";
        }

        @Override
        public String message() {
            return "The subnet '"
                    + subnetId
                    + "' has dependencies and cannot be deleted: it is used by "
                    + new Dependents(interfaces, 0)
                    + "; "
                    + addresses
                    + " of its addresses are held.";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.DEPENDENCY;
        }

        @Override
        public List<String> dependents() {
            return interfaces;
        }
    }

    /** Only a subnet with an IPv6 block can assign IPv6 addresses. */
    record WithoutIpv6(SubnetId subnetId) implements SubnetRefusal {
        @Override
        public String code() {
            return "InvalidParameterValue";
        }

        @Override
        public String message() {
            return "Invalid value 'true' for assignIpv6AddressOnCreation. The subnet '"
                    + subnetId
                    + "' must be associated with an IPv6 CIDR block first";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.CONFLICT;
        }
    }

    /** A reservation is a part of its subnet. */
    record ReservationOutside(Cidr cidr, SubnetId subnetId) implements SubnetRefusal {
        @Override
        public String code() {
            return "InvalidParameterValue";
        }

        @Override
        public String message() {
            return "The CIDR '" + cidr + "' is not within the blocks of subnet " + subnetId;
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.INVALID;
        }
    }

    /** Two reservations share no address. */
    record ReservationOverlap(Cidr cidr, SubnetReservationId other, Cidr otherCidr)
            implements SubnetRefusal {
        @Override
        public String code() {
            return "InvalidParameterValue";
        }

        @Override
        public String message() {
            return "The CIDR '"
                    + cidr
                    + "' conflicts with the reservation "
                    + other
                    + " of "
                    + otherCidr;
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.CONFLICT;
        }

        @Override
        public List<String> dependents() {
            return List.of(other.value());
        }
    }

    /** A subnet has a bounded number of reservations. */
    record TooManyReservations(SubnetId subnetId, int most) implements SubnetRefusal {
        @Override
        public String code() {
            return "SubnetCidrReservationLimitExceeded";
        }

        @Override
        public String message() {
            return "The subnet '" + subnetId + "' has " + most + " reservations, which is the most";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.LIMIT;
        }
    }
}

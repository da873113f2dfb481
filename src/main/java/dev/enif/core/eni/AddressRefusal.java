/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.eni;

import dev.enif.core.decision.RefusalKind;
import dev.enif.core.id.EniId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.net.Cidr;
import dev.enif.core.net.Ip;
import dev.enif.core.net.Ipv4;
import java.util.List;

/** Refusals about the private addresses of an interface; the first sentences are EC2's. */
public sealed interface AddressRefusal extends EniRefusal {
    /** The address is not of the interface's subnet. */
    record OutsideSubnet(Ip address, SubnetId subnetId, Cidr block) implements AddressRefusal {
        @Override
        public String code() {
            return "InvalidParameterValue";
        }

        @Override
        public String message() {
            return "Address "
                    + address
                    + " does not fall within the subnet's address range: "
                    + subnetId
                    + " is "
                    + block;
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.INVALID;
        }
    }

    /** The address is one of those that every subnet keeps for itself. */
    record Reserved(Ip address, SubnetId subnetId, Cidr block) implements AddressRefusal {
        @Override
        public String code() {
            return "InvalidParameterValue";
        }

        @Override
        public String message() {
            return "Address "
                    + address
                    + " is in subnet's reserved address range: the first four and the last of "
                    + block
                    + " are not for interfaces";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.INVALID;
        }
    }

    /** Another interface holds the address. */
    record AddressInUse(Ip address, EniId holder) implements AddressRefusal {
        @Override
        public String code() {
            return "InvalidIPAddress.InUse";
        }

        @Override
        public String message() {
            return "Address " + address + " is in use. It is held by " + holder;
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

    /**
     * The subnet has too few free addresses.
     *
     * @param free how many it has
     */
    record SubnetFull(SubnetId subnetId, long free, int needed) implements AddressRefusal {
        @Override
        public String code() {
            return "InsufficientFreeAddressesInSubnet";
        }

        @Override
        public String message() {
            return "The specified subnet does not have enough free addresses to satisfy the request."
                    + " "
                    + subnetId
                    + " has "
                    + free
                    + " free, and "
                    + needed
                    + " are needed";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.LIMIT;
        }
    }

    /**
     * The interface would have too many addresses.
     *
     * @param limitedBy what sets the limit: an instance type, or that the interface is unattached
     */
    record TooManyAddresses(int count, int limit, String limitedBy) implements AddressRefusal {
        @Override
        public String code() {
            return "PrivateIpAddressLimitExceeded";
        }

        @Override
        public String message() {
            return "Number of private addresses will exceed limit. There would be "
                    + count
                    + ", and an interface of "
                    + limitedBy
                    + " may have "
                    + limit;
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.LIMIT;
        }
    }

    /** The address is assigned already, to this or another interface, and may not be taken over. */
    record AlreadyAssigned(Ipv4 address, EniId holder) implements AddressRefusal {
        @Override
        public String code() {
            return "InvalidParameterValue";
        }

        @Override
        public String message() {
            return "["
                    + address
                    + "] is already assigned but move is not allowed: it is held by "
                    + holder
                    + ". Allow reassignment to take it over";
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

    /** A primary address stays with its interface for ever. */
    record PrimaryAddressStays(Ipv4 address, EniId holder) implements AddressRefusal {
        @Override
        public String code() {
            return "InvalidParameterValue";
        }

        @Override
        public String message() {
            return "Address "
                    + address
                    + " is the primary address of "
                    + holder
                    + ", which can neither be unassigned nor reassigned";
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

    /** The interface does not have the address. */
    record NotAssigned(Ip address, EniId eniId) implements AddressRefusal {
        @Override
        public String code() {
            return "InvalidParameterValue";
        }

        @Override
        public String message() {
            return "Some of [" + address + "] are not assigned to interface " + eniId;
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.INVALID;
        }
    }

    /** Without an IPv6 block there are no IPv6 addresses. */
    record NoIpv6Block(SubnetId subnetId) implements AddressRefusal {
        @Override
        public String code() {
            return "InvalidParameterValue";
        }

        @Override
        public String message() {
            return "The subnet '"
                    + subnetId
                    + "' has no IPv6 CIDR block. Associate one with it first";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.CONFLICT;
        }
    }

    /** What the subnet has free is kept for something. */
    record ReservedAway(SubnetId subnetId, int found, int needed) implements AddressRefusal {
        @Override
        public String code() {
            return "InsufficientFreeAddressesInSubnet";
        }

        @Override
        public String message() {
            return "The specified subnet does not have enough free addresses to satisfy the request."
                    + " Outside of its reservations "
                    + subnetId
                    + " has "
                    + found
                    + " of the "
                    + needed
                    + " that are needed";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.LIMIT;
        }
    }
}

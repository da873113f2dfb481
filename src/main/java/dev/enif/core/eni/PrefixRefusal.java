/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.eni;

import dev.enif.core.decision.RefusalKind;
import dev.enif.core.id.EniId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.id.SubnetReservationId;
import dev.enif.core.net.Cidr;
import dev.enif.core.net.Ip;
import dev.enif.core.net.Ipv4;
import java.util.List;

/** Refusals about prefixes that are delegated to interfaces; the first sentences are EC2's. */
public sealed interface PrefixRefusal extends EniRefusal {
    /** The address is one of a prefix, which stays or goes as a whole. */
    record InPrefix(Ipv4 address, EniId holder) implements PrefixRefusal {
        @Override
        public String code() {
            return "InvalidParameterValue";
        }

        @Override
        public String message() {
            return "Address " + address + " is within a prefix that is delegated to " + holder;
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

    /** Prefixes have one length for each family. */
    record PrefixLength(Cidr prefix, int length) implements PrefixRefusal {
        @Override
        public String code() {
            return "InvalidParameterValue";
        }

        @Override
        public String message() {
            return "Value ( "
                    + prefix
                    + " ) for a delegated prefix is invalid. Expecting a /"
                    + length;
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.INVALID;
        }
    }

    /** The prefix is not of the interface's subnet. */
    record PrefixOutsideSubnet(Cidr prefix, SubnetId subnetId, Cidr block)
            implements PrefixRefusal {
        @Override
        public String code() {
            return "InvalidParameterValue";
        }

        @Override
        public String message() {
            return "Prefix "
                    + prefix
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

    /** The first and the last prefix of a subnet have addresses that it keeps. */
    record PrefixReserved(Cidr prefix, SubnetId subnetId) implements PrefixRefusal {
        @Override
        public String code() {
            return "InvalidParameterValue";
        }

        @Override
        public String message() {
            return "Prefix "
                    + prefix
                    + " has addresses of the subnet's reserved address range: the first four and the last of "
                    + subnetId
                    + " are not for interfaces";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.INVALID;
        }
    }

    /** Interfaces hold addresses of the prefix. */
    record PrefixInUse(Cidr prefix, List<EniId> holders) implements PrefixRefusal {
        @Override
        public String code() {
            return "InvalidIPAddress.InUse";
        }

        @Override
        public String message() {
            return "Prefix " + prefix + " is in use. Addresses of it are held by " + holders;
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.CONFLICT;
        }

        @Override
        public List<String> dependents() {
            return holders.stream().map(EniId::value).toList();
        }
    }

    /** The subnet has too few whole prefixes left. */
    record NoFreePrefix(SubnetId subnetId, int found, int needed) implements PrefixRefusal {
        @Override
        public String code() {
            return "InsufficientCidrBlocks";
        }

        @Override
        public String message() {
            return "The specified subnet does not have enough free cidr blocks to satisfy the request."
                    + " "
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

    /** The interface does not have the prefix. */
    record PrefixNotDelegated(Cidr prefix, EniId eniId) implements PrefixRefusal {
        @Override
        public String code() {
            return "InvalidParameterValue";
        }

        @Override
        public String message() {
            return "Prefix " + prefix + " is not delegated to " + eniId;
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.INVALID;
        }
    }

    /** The block is kept for prefixes. */
    record ReservedForPrefixes(Ip address, SubnetReservationId reservationId, Cidr cidr)
            implements PrefixRefusal {
        @Override
        public String code() {
            return "InvalidParameterValue";
        }

        @Override
        public String message() {
            return "Address "
                    + address
                    + " lies in "
                    + cidr
                    + ", which "
                    + reservationId
                    + " keeps for prefix delegation";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.CONFLICT;
        }

        @Override
        public List<String> dependents() {
            return List.of(reservationId.value());
        }
    }
}

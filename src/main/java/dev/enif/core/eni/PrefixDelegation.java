/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.eni;

import dev.enif.core.account.Draft;
import dev.enif.core.account.Indexes;
import dev.enif.core.decision.CommonRefusal;
import dev.enif.core.decision.RefusedException;
import dev.enif.core.decision.Result;
import dev.enif.core.eni.EniCommand.DelegatePrefixes;
import dev.enif.core.eni.EniCommand.WithdrawPrefixes;
import dev.enif.core.id.EniId;
import dev.enif.core.net.Cidr;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Cidr6;
import dev.enif.core.net.Ipv4;
import dev.enif.core.net.Ipv6;
import dev.enif.core.vpc.ReservationType;
import dev.enif.core.vpc.Subnet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.pcollections.TreePMap;

/**
 * Delegates whole blocks of a subnet to interfaces. A prefix takes one place of those that the type
 * has for addresses of its family, and all of its addresses of the subnet (EC2, "Assigning prefixes
 * to network interfaces").
 */
final class PrefixDelegation {
    private static final int IPV4_SIZE = 1 << 32 - FurtherAddresses.IPV4_LENGTH;

    private PrefixDelegation() {}

    static Result delegate(Draft draft, DelegatePrefixes command) {
        NetworkInterface eni = draft.require(command.eniId());
        ManagedInterface.requireOwn(eni);
        Draft.refuseIf(
                command.ipv4Count() == 0
                        && command.ipv6Count() == 0
                        && command.prefixes().isEmpty(),
                new CommonRefusal.InvalidValue(
                        "The request must name prefixes, or how many to delegate"));
        return Result.of(
                delegate(
                        draft,
                        eni,
                        command.prefixes(),
                        command.ipv4Count(),
                        command.ipv6Count(),
                        AddressLimit.of(draft, eni)));
    }

    /**
     * Order of checks: combinations, each prefix, the limits, whether enough are left.
     *
     * @throws RefusedException if the interface cannot have them
     */
    static List<Cidr> delegate(
            Draft draft,
            NetworkInterface eni,
            List<Cidr> named,
            int ipv4Count,
            int ipv6Count,
            AddressLimit limit) {
        AddressAllocation.requireCount(ipv4Count);
        AddressAllocation.requireCount(ipv6Count);
        int four = (int) named.stream().filter(Cidr4.class::isInstance).count();
        int six = named.size() - four;
        Draft.refuseIf(
                ipv4Count > 0 && four > 0 || ipv6Count > 0 && six > 0,
                new CommonRefusal.InvalidCombination(
                        "Prefixes of one family are delegated by name or by count, not by both"));
        Subnet subnet = draft.require(eni.subnetId());
        Set<Cidr> seen = new HashSet<>();
        for (Cidr prefix : named) {
            Draft.refuseIf(
                    !seen.add(prefix),
                    new CommonRefusal.InvalidValue("Prefix " + prefix + " is given twice"));
            requireFree(draft, subnet, prefix);
        }
        limit.require((long) eni.ipv4Places() + four + ipv4Count);
        limit.require((long) eni.ipv6Places() + six + ipv6Count);
        List<Cidr> prefixes = new ArrayList<>(named);
        prefixes.addAll(pickIpv4(draft, subnet, ipv4Count));
        prefixes.addAll(pickIpv6(draft, subnet, ipv6Count));
        draft.happened(new EniEvent.PrefixesDelegated(eni.id(), prefixes));
        return prefixes;
    }

    private static void requireFree(Draft draft, Subnet subnet, Cidr prefix) {
        int length =
                switch (prefix) {
                    case Cidr4 _ -> FurtherAddresses.IPV4_LENGTH;
                    case Cidr6 _ -> FurtherAddresses.IPV6_LENGTH;
                };
        Draft.refuseIf(prefix.length() != length, new PrefixRefusal.PrefixLength(prefix, length));
        switch (prefix) {
            case Cidr4 cidr -> {
                requireInside(subnet, prefix, subnet.cidr());
                Draft.refuseIf(
                        subnet.reserves(cidr.network()) || subnet.reserves(cidr.last()),
                        new PrefixRefusal.PrefixReserved(prefix, subnet.id()));
                requireUnheld(prefix, within(draft, subnet, cidr));
            }
            case Cidr6 cidr -> {
                requireInside(subnet, prefix, Ipv6Assignment.requireBlock(subnet));
                Draft.refuseIf(
                        isReserved(cidr), new PrefixRefusal.PrefixReserved(prefix, subnet.id()));
                requireUnheld(prefix, draft.account().indexes().ipv6().within(subnet.id(), cidr));
            }
        }
    }

    private static void requireInside(Subnet subnet, Cidr prefix, Cidr block) {
        Draft.refuseIf(
                !block.contains(prefix),
                new PrefixRefusal.PrefixOutsideSubnet(prefix, subnet.id(), block));
    }

    private static void requireUnheld(Cidr prefix, List<EniId> holders) {
        Draft.refuseIf(!holders.isEmpty(), new PrefixRefusal.PrefixInUse(prefix, holders));
    }

    /** Who holds addresses of the block, the lowest address first; a few of them. */
    private static List<EniId> within(Draft draft, Subnet subnet, Cidr4 block) {
        TreePMap<Ipv4, EniId> held = draft.account().indexes().addressesOf(subnet.id());
        return held.subMap(block.network(), true, block.last(), true).values().stream()
                .distinct()
                .toList();
    }

    /** The first and the last block of a subnet have the addresses that it keeps. */
    private static boolean isReserved(Cidr6 prefix) {
        return Ipv6Assignment.isReserved(prefix.network())
                || prefix.contains(new Ipv6(prefix.network().high(), -1));
    }

    /** Not from what is kept for something else; a smaller reservation within it is in the way. */
    private static boolean mayPick(Subnet subnet, Cidr prefix) {
        for (Subnet.Reservation reservation : subnet.reservations().values()) {
            boolean overlaps =
                    reservation.cidr().contains(prefix) || prefix.contains(reservation.cidr());
            boolean forPrefixes =
                    reservation.type() == ReservationType.PREFIX
                            && reservation.cidr().contains(prefix);
            if (overlaps && !forPrefixes) {
                return false;
            }
        }
        return true;
    }

    /** The lowest free ones. */
    private static List<Cidr4> pickIpv4(Draft draft, Subnet subnet, int count) {
        List<Cidr4> picked = new ArrayList<>();
        long blocks = subnet.cidr().size() / IPV4_SIZE;
        for (long block = 0; block < blocks && picked.size() < count; block++) {
            Ipv4 network = subnet.cidr().network().plus(block * IPV4_SIZE);
            Cidr4 prefix = new Cidr4(network, FurtherAddresses.IPV4_LENGTH);
            if (mayPick(subnet, prefix)
                    && !subnet.reserves(prefix.network())
                    && !subnet.reserves(prefix.last())
                    && within(draft, subnet, prefix).isEmpty()) {
                picked.add(prefix);
            }
        }
        requireEnough(subnet, picked.size(), count);
        return picked;
    }

    private static List<Cidr6> pickIpv6(Draft draft, Subnet subnet, int count) {
        List<Cidr6> picked = new ArrayList<>();
        if (count == 0) {
            return picked;
        }
        Cidr6 block = Ipv6Assignment.requireBlock(subnet);
        Indexes.Ipv6Index held = draft.account().indexes().ipv6();
        int bits = FurtherAddresses.IPV6_LENGTH - block.length();
        for (long number = 0; number < 1L << bits && picked.size() < count; number++) {
            Ipv6 network =
                    new Ipv6(block.network().high(), number << 128 - FurtherAddresses.IPV6_LENGTH);
            Cidr6 prefix = new Cidr6(network, FurtherAddresses.IPV6_LENGTH);
            if (mayPick(subnet, prefix)
                    && !isReserved(prefix)
                    && held.within(subnet.id(), prefix).isEmpty()) {
                picked.add(prefix);
            }
        }
        requireEnough(subnet, picked.size(), count);
        return picked;
    }

    private static void requireEnough(Subnet subnet, int found, int count) {
        Draft.refuseIf(found < count, new PrefixRefusal.NoFreePrefix(subnet.id(), found, count));
    }

    static Result withdraw(Draft draft, WithdrawPrefixes command) {
        NetworkInterface eni = draft.require(command.eniId());
        ManagedInterface.requireOwn(eni);
        Draft.refuseIf(
                command.prefixes().isEmpty(),
                new CommonRefusal.InvalidValue("The request must name prefixes to withdraw"));
        List<Cidr> own = eni.further().prefixes();
        Set<Cidr> seen = new HashSet<>();
        for (Cidr prefix : command.prefixes()) {
            Draft.refuseIf(
                    !seen.add(prefix),
                    new CommonRefusal.InvalidValue("Prefix " + prefix + " is given twice"));
            Draft.refuseIf(
                    !own.contains(prefix), new PrefixRefusal.PrefixNotDelegated(prefix, eni.id()));
        }
        draft.happened(new EniEvent.PrefixesWithdrawn(eni.id(), command.prefixes()));
        return Result.NOTHING;
    }
}

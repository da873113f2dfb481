/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.eni;

import dev.enif.core.account.AccountState;
import dev.enif.core.account.Draft;
import dev.enif.core.decision.CommonRefusal;
import dev.enif.core.decision.RefusedException;
import dev.enif.core.id.EniId;
import dev.enif.core.net.Ip;
import dev.enif.core.net.Ipv4;
import dev.enif.core.vpc.ReservationType;
import dev.enif.core.vpc.Subnet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Chooses private addresses of a subnet, and checks those that were asked for by name. */
final class AddressAllocation {
    private AddressAllocation() {}

    /**
     * The addresses of a new interface, the primary one first. EC2's order of checks: combinations,
     * the number, the range, whether they are free, whether enough are left.
     *
     * @throws RefusedException if they cannot be had
     */
    static List<Ipv4> choose(
            AccountState account, Subnet subnet, AddressRequest request, AddressLimit limit) {
        requireCount(request.secondaryCount());
        Draft.refuseIf(
                request.secondaryCount() > 0 && !request.secondary().isEmpty(),
                new CommonRefusal.InvalidCombination(
                        "Secondary addresses are asked for by address or by count, not by both"));
        List<Ipv4> named = new ArrayList<>();
        if (request.primary() != null) {
            named.add(request.primary());
        }
        named.addAll(request.secondary());
        requireDistinct(named);
        limit.require(1L + request.secondary().size() + request.secondaryCount());

        requireFree(account, subnet, named);
        int automatic = request.secondaryCount() + (request.primary() == null ? 1 : 0);
        List<Ipv4> picked = pick(account, subnet, named, automatic);
        List<Ipv4> chosen = new ArrayList<>();
        if (request.primary() == null) {
            chosen.add(picked.getFirst());
            chosen.addAll(named);
            chosen.addAll(picked.subList(1, picked.size()));
        } else {
            chosen.addAll(named);
            chosen.addAll(picked);
        }
        return chosen;
    }

    /**
     * @throws RefusedException unless interfaces of the subnet may have the addresses, and none has
     */
    static void requireFree(AccountState account, Subnet subnet, List<Ipv4> named) {
        named.forEach(address -> requireUsable(subnet, address));
        for (Ipv4 address : named) {
            EniId holder = account.indexes().addressesOf(subnet.id()).get(address);
            if (holder != null) {
                throw Draft.refused(new AddressRefusal.AddressInUse(address, holder));
            }
        }
    }

    /**
     * Picks the lowest free addresses.
     *
     * @param promised free ones that are taken by the same decision and count as needed too
     * @throws RefusedException if the subnet has too few for the promised and the picked
     */
    static List<Ipv4> pick(AccountState account, Subnet subnet, List<Ipv4> promised, int count) {
        var held = account.indexes().addressesOf(subnet.id());
        long free = subnet.capacity() - held.size();
        int needed = promised.size() + count;
        Draft.refuseIf(needed > free, new AddressRefusal.SubnetFull(subnet.id(), free, needed));
        FreeAddresses addresses = new FreeAddresses(subnet, held.keySet());
        promised.forEach(addresses::take);
        List<Ipv4> picked = new ArrayList<>(count);
        for (int pick = 0; pick < count; pick++) {
            picked.add(
                    addresses
                            .next()
                            .orElseThrow(() ->
                                    Draft.refused(
                                            new AddressRefusal.ReservedAway(
                                                    subnet.id(), picked.size(), count))));
        }
        return picked;
    }

    /**
     * @throws RefusedException unless interfaces of the subnet may have the address
     */
    static void requireUsable(Subnet subnet, Ipv4 address) {
        Draft.refuseIf(
                !subnet.cidr().contains(address),
                new AddressRefusal.OutsideSubnet(address, subnet.id(), subnet.cidr()));
        Draft.refuseIf(
                subnet.reserves(address),
                new AddressRefusal.Reserved(address, subnet.id(), subnet.cidr()));
        requireSingle(subnet, address);
    }

    /**
     * @throws RefusedException if the address lies in a block that is kept for prefixes
     */
    static void requireSingle(Subnet subnet, Ip address) {
        Subnet.Reservation kept = subnet.reservationOf(address);
        if (kept != null && kept.type() == ReservationType.PREFIX) {
            throw Draft.refused(
                    new PrefixRefusal.ReservedForPrefixes(address, kept.id(), kept.cidr()));
        }
    }

    /**
     * @throws RefusedException if an address is given twice
     */
    static void requireDistinct(List<Ipv4> addresses) {
        Set<Ipv4> seen = new HashSet<>();
        for (Ipv4 address : addresses) {
            Draft.refuseIf(
                    !seen.add(address),
                    new CommonRefusal.InvalidValue("Address " + address + " is given twice"));
        }
    }

    /**
     * @throws RefusedException if the number is negative
     */
    static void requireCount(int count) {
        Draft.refuseIf(
                count < 0,
                new CommonRefusal.InvalidValue(
                        "Value ( "
                                + count
                                + " ) for the number of secondary addresses is invalid. Expecting 0"
                                + " or more"));
    }
}

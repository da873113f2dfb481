/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.eni;

import dev.enif.core.account.Draft;
import dev.enif.core.account.Hash64;
import dev.enif.core.account.Indexes;
import dev.enif.core.decision.CommonRefusal;
import dev.enif.core.decision.RefusedException;
import dev.enif.core.decision.Result;
import dev.enif.core.eni.EniCommand.AssignIpv6;
import dev.enif.core.eni.EniCommand.UnassignIpv6;
import dev.enif.core.id.EniId;
import dev.enif.core.net.Cidr6;
import dev.enif.core.net.Ipv6;
import dev.enif.core.vpc.Subnet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Gives interfaces IPv6 addresses and takes them away. */
final class Ipv6Assignment {
    /**
     * How often a picked address may be taken already. A /64 is never full: of 65,536 prefixes half
     * may be delegated, and still one pick in two is free.
     */
    private static final int MOST_TRIES = 10_000;

    private Ipv6Assignment() {}

    static Result assign(Draft draft, AssignIpv6 command) {
        NetworkInterface eni = draft.require(command.eniId());
        ManagedInterface.requireOwn(eni);
        Draft.refuseIf(
                command.count() == 0 && command.addresses().isEmpty(),
                new CommonRefusal.InvalidValue(
                        "The request must name IPv6 addresses, or how many to assign"));
        return Result.of(
                assign(
                        draft,
                        eni,
                        command.addresses(),
                        command.count(),
                        AddressLimit.of(draft, eni)));
    }

    /**
     * Order of checks: combinations, the subnet, each address, the limit.
     *
     * @throws RefusedException if the interface cannot have them
     */
    static List<Ipv6> assign(
            Draft draft, NetworkInterface eni, List<Ipv6> named, int count, AddressLimit limit) {
        AddressAllocation.requireCount(count);
        Draft.refuseIf(
                count > 0 && !named.isEmpty(),
                new CommonRefusal.InvalidCombination(
                        "IPv6 addresses are assigned by address or by count, not by both"));
        Subnet subnet = draft.require(eni.subnetId());
        Cidr6 block = requireBlock(subnet);
        Set<Ipv6> seen = new HashSet<>();
        for (Ipv6 address : named) {
            Draft.refuseIf(
                    !seen.add(address),
                    new CommonRefusal.InvalidValue("Address " + address + " is given twice"));
            requireFree(draft, subnet, block, address);
        }
        limit.require((long) eni.ipv6Places() + named.size() + count);
        List<Ipv6> addresses = count > 0 ? pick(draft, eni, subnet, block, count) : named;
        draft.happened(new EniEvent.Ipv6AddressesAssigned(eni.id(), addresses));
        return addresses;
    }

    /**
     * @throws RefusedException if the subnet has no IPv6 block
     */
    static Cidr6 requireBlock(Subnet subnet) {
        Subnet.Ipv6Block block = subnet.ipv6();
        if (block == null) {
            throw Draft.refused(new AddressRefusal.NoIpv6Block(subnet.id()));
        }
        return block.cidr();
    }

    private static void requireFree(Draft draft, Subnet subnet, Cidr6 block, Ipv6 address) {
        Draft.refuseIf(
                !block.contains(address),
                new AddressRefusal.OutsideSubnet(address, subnet.id(), block));
        Draft.refuseIf(
                isReserved(address), new AddressRefusal.Reserved(address, subnet.id(), block));
        AddressAllocation.requireSingle(subnet, address);
        EniId holder = draft.account().indexes().ipv6().holder(subnet.id(), address);
        if (holder != null) {
            throw Draft.refused(new AddressRefusal.AddressInUse(address, holder));
        }
    }

    /** As of IPv4, EC2 keeps the first four addresses of a subnet's block, and the last. */
    static boolean isReserved(Ipv6 address) {
        return address.low() >= 0 && address.low() < Subnet.RESERVED_FIRST || address.low() == -1;
    }

    /**
     * Spread over the whole block, as EC2's are, and yet a function of the interface's id: so a
     * decision that is made again comes out the same.
     */
    private static List<Ipv6> pick(
            Draft draft, NetworkInterface eni, Subnet subnet, Cidr6 block, int count) {
        Indexes.Ipv6Index held = draft.account().indexes().ipv6();
        Set<Ipv6> picked = new HashSet<>();
        List<Ipv6> addresses = new ArrayList<>();
        for (int attempt = 0; addresses.size() < count; attempt++) {
            if (attempt >= MOST_TRIES) {
                throw Draft.refused(new AddressRefusal.SubnetFull(eni.subnetId(), 0, count));
            }
            long low = new Hash64().add(eni.id()).add(attempt).value();
            Ipv6 address = new Ipv6(block.network().high(), low);
            if (!isReserved(address)
                    && subnet.reservationOf(address) == null
                    && held.holder(eni.subnetId(), address) == null
                    && picked.add(address)) {
                addresses.add(address);
            }
        }
        return addresses;
    }

    static Result unassign(Draft draft, UnassignIpv6 command) {
        NetworkInterface eni = draft.require(command.eniId());
        ManagedInterface.requireOwn(eni);
        Draft.refuseIf(
                command.addresses().isEmpty(),
                new CommonRefusal.InvalidValue("The request must name addresses to unassign"));
        Set<Ipv6> seen = new HashSet<>();
        for (Ipv6 address : command.addresses()) {
            Draft.refuseIf(
                    !seen.add(address),
                    new CommonRefusal.InvalidValue("Address " + address + " is given twice"));
            Draft.refuseIf(
                    !eni.further().ipv6().contains(address),
                    new AddressRefusal.NotAssigned(address, eni.id()));
        }
        draft.happened(new EniEvent.Ipv6AddressesUnassigned(eni.id(), command.addresses()));
        return Result.NOTHING;
    }
}

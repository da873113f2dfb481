/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.eni;

import dev.enif.core.account.Draft;
import dev.enif.core.decision.CommonRefusal;
import dev.enif.core.decision.Result;
import dev.enif.core.elasticip.ElasticIpEvent;
import dev.enif.core.eni.EniCommand.AssignAddresses;
import dev.enif.core.eni.EniCommand.UnassignAddresses;
import dev.enif.core.id.AssociationId;
import dev.enif.core.id.EniId;
import dev.enif.core.id.ResourceKind;
import dev.enif.core.net.Ipv4;
import dev.enif.core.vpc.Subnet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gives interfaces further private addresses and takes them away. */
final class AddressAssignment {
    private AddressAssignment() {}

    /**
     * Order of checks: combinations, the range, whether each may be had, the limit of addresses,
     * whether enough are left.
     */
    static Result assign(Draft draft, AssignAddresses command) {
        NetworkInterface eni = draft.require(command.eniId());
        ManagedInterface.requireOwn(eni);
        AddressAllocation.requireCount(command.count());
        Draft.refuseIf(
                command.count() > 0 && !command.addresses().isEmpty(),
                new CommonRefusal.InvalidCombination(
                        "Addresses are assigned by address or by count, not by both"));
        Draft.refuseIf(
                command.count() == 0 && command.addresses().isEmpty(),
                new CommonRefusal.InvalidValue(
                        "The request must name addresses, or how many to assign"));
        return command.count() > 0
                ? assignAny(draft, eni, command.count())
                : assignNamed(draft, eni, command);
    }

    private static Result assignAny(Draft draft, NetworkInterface eni, int count) {
        AddressLimit.of(draft, eni).require((long) eni.ipv4Places() + count);
        Subnet subnet = draft.require(eni.subnetId());
        List<Ipv4> picked = AddressAllocation.pick(draft.account(), subnet, List.of(), count);
        draft.happened(new EniEvent.AddressesAssigned(eni.id(), picked));
        return Result.of(picked);
    }

    private static Result assignNamed(Draft draft, NetworkInterface eni, AssignAddresses command) {
        List<Ipv4> addresses = command.addresses();
        AddressAllocation.requireDistinct(addresses);
        Subnet subnet = draft.require(eni.subnetId());
        addresses.forEach(address -> AddressAllocation.requireUsable(subnet, address));

        List<Ipv4> added = new ArrayList<>();
        List<Ipv4> free = new ArrayList<>();
        Map<EniId, List<PrivateAddress>> takenOver = new LinkedHashMap<>();
        for (Ipv4 address : addresses) {
            EniId holderId = draft.account().indexes().addressesOf(subnet.id()).get(address);
            if (holderId == null) {
                free.add(address);
                added.add(address);
                continue;
            }
            Draft.refuseIf(
                    !command.allowReassignment(),
                    new AddressRefusal.AlreadyAssigned(address, holderId));
            if (!holderId.equals(eni.id())) {
                NetworkInterface holder = draft.require(holderId);
                ManagedInterface.requireOwn(holder);
                PrivateAddress own = requireSecondary(holder, address);
                takenOver.computeIfAbsent(holderId, _ -> new ArrayList<>()).add(own);
                added.add(address);
            }
        }
        AddressLimit.of(draft, eni).require((long) eni.ipv4Places() + added.size());
        AddressAllocation.pick(draft.account(), subnet, free, 0);
        if (!added.isEmpty()) {
            takenOver.forEach((holderId, owned) -> unassign(draft, holderId, owned));
            draft.happened(new EniEvent.AddressesAssigned(eni.id(), added));
            takenOver.values().forEach(owned -> bringElasticIps(draft, eni.id(), owned));
        }
        return Result.of(addresses);
    }

    /** An Elastic IP follows its private address, under a new association. */
    private static void bringElasticIps(Draft draft, EniId eniId, List<PrivateAddress> owned) {
        for (PrivateAddress own : owned) {
            switch (own.publicAddress()) {
                case PublicAddress.Elastic(var publicAddress, var allocationId, _) ->
                        draft.happened(
                                new ElasticIpEvent.ElasticIpAssociated(
                                        allocationId,
                                        (AssociationId) draft.newId(ResourceKind.ASSOCIATION),
                                        publicAddress,
                                        eniId,
                                        own.address()));
                case PublicAddress.None _, PublicAddress.Automatic _ -> {}
            }
        }
    }

    static Result unassign(Draft draft, UnassignAddresses command) {
        NetworkInterface eni = draft.require(command.eniId());
        ManagedInterface.requireOwn(eni);
        Draft.refuseIf(
                command.addresses().isEmpty(),
                new CommonRefusal.InvalidValue("The request must name addresses to unassign"));
        AddressAllocation.requireDistinct(command.addresses());
        List<PrivateAddress> removed =
                command.addresses().stream()
                        .map(address -> requireSecondary(eni, address))
                        .toList();
        unassign(draft, eni.id(), removed);
        return Result.NOTHING;
    }

    static void unassign(Draft draft, EniId eniId, List<PrivateAddress> removed) {
        removed.forEach(own -> PublicMapping.clear(draft, eniId, own));
        draft.happened(
                new EniEvent.AddressesUnassigned(
                        eniId, removed.stream().map(PrivateAddress::address).toList()));
    }

    static PrivateAddress requireSecondary(NetworkInterface eni, Ipv4 address) {
        PrivateAddress own = eni.find(address);
        if (own == null) {
            throw Draft.refused(
                    eni.owns(address)
                            ? new PrefixRefusal.InPrefix(address, eni.id())
                            : new AddressRefusal.NotAssigned(address, eni.id()));
        }
        Draft.refuseIf(
                own.equals(eni.primary()),
                new AddressRefusal.PrimaryAddressStays(address, eni.id()));
        return own;
    }
}

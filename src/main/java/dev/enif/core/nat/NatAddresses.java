/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.nat;

import dev.enif.core.account.Draft;
import dev.enif.core.account.Quota;
import dev.enif.core.decision.CommonRefusal;
import dev.enif.core.decision.Result;
import dev.enif.core.elasticip.Associating;
import dev.enif.core.elasticip.ElasticIp;
import dev.enif.core.eni.AddressLimit;
import dev.enif.core.eni.ManagedInterface;
import dev.enif.core.eni.NetworkInterface;
import dev.enif.core.eni.PrivateAddress;
import dev.enif.core.eni.PublicAddress;
import dev.enif.core.id.AssociationId;
import dev.enif.core.nat.NatGatewayCommand.AssociateNatAddresses;
import dev.enif.core.net.Ipv4;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/**
 * Gives NAT gateways further addresses and takes them away: with Elastic IPs to and from public
 * ones, without to and from private ones. EC2 drains connections first; here there are none.
 */
final class NatAddresses {
    /** EC2 permits so many addresses, the primary one included. */
    private static final AddressLimit LIMIT = new AddressLimit(8, "a NAT gateway");

    private NatAddresses() {}

    /**
     * Order of checks: the kind of gateway, what is wrong by itself, the Elastic IPs, the quota,
     * the addresses.
     */
    static Result associate(Draft draft, NatGateway nat, AssociateNatAddresses command) {
        require(nat, Connectivity.PUBLIC);
        List<Ipv4> named = command.privateAddresses();
        requireSome("AllocationId", command.allocationIds());
        Draft.refuseIf(
                !named.isEmpty() && named.size() != command.allocationIds().size(),
                new CommonRefusal.InvalidCombination(
                        "There must be as many private addresses as Elastic IPs, or none"));
        Draft.refuseIf(
                new HashSet<>(command.allocationIds()).size() < command.allocationIds().size(),
                new CommonRefusal.InvalidValue("An allocation is given twice"));
        List<ElasticIp> elasticIps = command.allocationIds().stream().map(draft::require).toList();
        elasticIps.forEach(Associating::requireFree);
        NetworkInterface eni = draft.require(nat.eniId());
        draft.requireQuota(
                Quota.ELASTIC_IPS_PER_NAT_GATEWAY,
                eni.addresses().size() + (long) elasticIps.size());

        List<Ipv4> assigned =
                ManagedInterface.assign(
                        draft, eni, named, named.isEmpty() ? elasticIps.size() : 0, LIMIT);
        NetworkInterface grown = draft.require(nat.eniId());
        List<AssociationId> made = new ArrayList<>();
        for (int place = 0; place < elasticIps.size(); place++) {
            PrivateAddress own = Objects.requireNonNull(grown.find(assigned.get(place)));
            made.add(Associating.toManaged(draft, elasticIps.get(place), grown, own));
        }
        return Result.of(made);
    }

    static Result disassociate(Draft draft, NatGateway nat, List<AssociationId> associationIds) {
        require(nat, Connectivity.PUBLIC);
        requireSome("AssociationId", associationIds);
        NetworkInterface eni = draft.require(nat.eniId());
        List<PrivateAddress> left =
                associationIds.stream()
                        .distinct()
                        .map(id -> requireSecondary(nat, eni, id))
                        .toList();
        ManagedInterface.unassign(draft, eni, left);
        return Result.NOTHING;
    }

    private static PrivateAddress requireSecondary(
            NatGateway nat, NetworkInterface eni, AssociationId associationId) {
        for (PrivateAddress own : eni.addresses()) {
            if (own.publicAddress() instanceof PublicAddress.Elastic elastic
                    && elastic.associationId().equals(associationId)) {
                Draft.refuseIf(
                        own.equals(eni.primary()),
                        new NatGatewayRefusal.PrimaryStays(nat.id(), associationId));
                return own;
            }
        }
        throw Draft.refused(new CommonRefusal.NotFound(associationId));
    }

    static Result assign(Draft draft, NatGateway nat, List<Ipv4> named, int count) {
        require(nat, Connectivity.PRIVATE);
        Draft.refuseIf(
                count > 0 && !named.isEmpty(),
                new CommonRefusal.InvalidCombination(
                        "Addresses are assigned by address or by count, not by both"));
        Draft.refuseIf(
                count <= 0 && named.isEmpty(),
                new CommonRefusal.InvalidValue(
                        "The request must name addresses, or how many to assign"));
        NetworkInterface eni = draft.require(nat.eniId());
        return Result.of(ManagedInterface.assign(draft, eni, named, count, LIMIT));
    }

    static Result unassign(Draft draft, NatGateway nat, List<Ipv4> addresses) {
        require(nat, Connectivity.PRIVATE);
        requireSome("PrivateIpAddress", addresses);
        NetworkInterface eni = draft.require(nat.eniId());
        List<PrivateAddress> removed =
                addresses.stream()
                        .distinct()
                        .map(address -> ManagedInterface.requireSecondary(eni, address))
                        .toList();
        ManagedInterface.unassign(draft, eni, removed);
        return Result.NOTHING;
    }

    private static void require(NatGateway nat, Connectivity connectivity) {
        Draft.refuseIf(
                nat.connectivity() != connectivity,
                new NatGatewayRefusal.OtherConnectivity(nat.id(), nat.connectivity()));
    }

    private static void requireSome(String what, List<?> given) {
        Draft.refuseIf(
                given.isEmpty(),
                new CommonRefusal.InvalidValue(
                        "The request must contain the parameter " + what + ", once or more"));
    }
}

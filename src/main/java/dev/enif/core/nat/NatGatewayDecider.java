/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.nat;

import dev.enif.core.account.AccountState;
import dev.enif.core.account.Draft;
import dev.enif.core.account.Present;
import dev.enif.core.account.Quota;
import dev.enif.core.account.TagDecider;
import dev.enif.core.decision.CommonRefusal;
import dev.enif.core.decision.Result;
import dev.enif.core.elasticip.Associating;
import dev.enif.core.elasticip.ElasticIp;
import dev.enif.core.eni.AddressRequest;
import dev.enif.core.eni.InterfaceType;
import dev.enif.core.eni.ManagedInterface;
import dev.enif.core.eni.NetworkInterface;
import dev.enif.core.id.AllocationId;
import dev.enif.core.id.EniId;
import dev.enif.core.id.NatGatewayId;
import dev.enif.core.id.ResourceKind;
import dev.enif.core.nat.NatGatewayCommand.AssignNatAddresses;
import dev.enif.core.nat.NatGatewayCommand.AssociateNatAddresses;
import dev.enif.core.nat.NatGatewayCommand.CreateNatGateway;
import dev.enif.core.nat.NatGatewayCommand.DeleteNatGateway;
import dev.enif.core.nat.NatGatewayCommand.DisassociateNatAddresses;
import dev.enif.core.nat.NatGatewayCommand.UnassignNatAddresses;
import dev.enif.core.nat.NatGatewayEvent.NatGatewayCreated;
import dev.enif.core.nat.NatGatewayEvent.NatGatewayDeleted;
import dev.enif.core.nat.NatGatewayEvent.NatGatewayForgotten;
import dev.enif.core.net.Zone;
import dev.enif.core.vpc.Subnet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides commands on NAT gateways. EC2 answers first and lets a gateway that cannot be end as a
 * failed one; here it is refused at once, with the code that EC2 gives as the reason.
 */
public final class NatGatewayDecider {
    /** Of deleted ones an account sees so many; beyond that, they are forgotten at once. */
    static final int MOST_DELETED = 1_000;

    private NatGatewayDecider() {}

    public static Result decide(Draft draft, NatGatewayCommand command) {
        return switch (command) {
            case CreateNatGateway create -> create(draft, create);
            case DeleteNatGateway(var id) -> delete(draft, requireAvailable(draft, id));
            case AssociateNatAddresses associate ->
                    NatAddresses.associate(
                            draft, requireAvailable(draft, associate.natGatewayId()), associate);
            case DisassociateNatAddresses(var id, var associationIds) ->
                    NatAddresses.disassociate(draft, requireAvailable(draft, id), associationIds);
            case AssignNatAddresses(var id, var addresses, int count) ->
                    NatAddresses.assign(draft, requireAvailable(draft, id), addresses, count);
            case UnassignNatAddresses(var id, var addresses) ->
                    NatAddresses.unassign(draft, requireAvailable(draft, id), addresses);
        };
    }

    /**
     * Order of checks: what is wrong by itself, the ids, the Elastic IP, the quotas, the internet
     * gateway, the address.
     */
    private static Result create(Draft draft, CreateNatGateway create) {
        requireAllocation(create);
        TagDecider.requireValid(create.tags());
        Subnet subnet = draft.require(create.subnetId());
        ElasticIp elasticIp = elasticIp(draft, create.allocationId());
        draft.requireQuota(
                Quota.NAT_GATEWAYS_PER_ZONE, availableIn(draft.account(), subnet.zone()) + 1L);
        if (elasticIp != null) {
            Draft.refuseIf(
                    draft.account().routing().gatewayOf(subnet.vpcId()).isEmpty(),
                    new NatGatewayRefusal.NoInternetGateway(subnet.vpcId()));
        }

        NatGatewayId id = (NatGatewayId) draft.newId(ResourceKind.NAT_GATEWAY);
        EniId eniId =
                ManagedInterface.create(
                        draft,
                        subnet,
                        "Interface for NAT Gateway " + id,
                        new AddressRequest(create.privateAddress(), List.of(), 0),
                        List.of(),
                        InterfaceType.NAT_GATEWAY);
        if (elasticIp != null) {
            NetworkInterface eni = draft.require(eniId);
            Associating.toManaged(draft, elasticIp, eni, eni.primary());
        }
        draft.happened(
                new NatGatewayCreated(
                        id,
                        subnet.vpcId(),
                        subnet.id(),
                        create.connectivity(),
                        eniId,
                        draft.timeMillis(),
                        create.tags()));
        return Result.of(id);
    }

    private static void requireAllocation(CreateNatGateway create) {
        switch (create.connectivity()) {
            case PUBLIC ->
                    Draft.refuseIf(
                            create.allocationId() == null,
                            new NatGatewayRefusal.AllocationMissing());
            case PRIVATE ->
                    Draft.refuseIf(
                            create.allocationId() != null,
                            new CommonRefusal.InvalidCombination(
                                    "A private NAT gateway has no Elastic IP: leave the allocation"
                                            + " out, or ask for a public one"));
        }
    }

    private static @Nullable ElasticIp elasticIp(Draft draft, @Nullable AllocationId id) {
        if (id == null) {
            return null;
        }
        ElasticIp elasticIp = draft.require(id);
        Associating.requireFree(elasticIp);
        return elasticIp;
    }

    /** How many gateways the zone has; deleted ones do not count. */
    private static long availableIn(AccountState account, Zone zone) {
        long count = 0;
        for (NatGateway nat : account.natGateways().values()) {
            if (nat.isAvailable() && zoneOf(account, nat).equals(zone)) {
                count++;
            }
        }
        return count;
    }

    private static int deletedOf(AccountState account) {
        int count = 0;
        for (NatGateway nat : account.natGateways().values()) {
            count += nat.isAvailable() ? 0 : 1;
        }
        return count;
    }

    private static Zone zoneOf(AccountState account, NatGateway nat) {
        return Present.in(account.subnets().find(nat.subnetId()), nat.subnetId()).zone();
    }

    private static Result delete(Draft draft, NatGateway nat) {
        ManagedInterface.delete(draft, draft.require(nat.eniId()));
        draft.happened(new NatGatewayDeleted(nat.id(), draft.timeMillis()));
        if (deletedOf(draft.account()) > MOST_DELETED) {
            draft.happened(new NatGatewayForgotten(nat.id()));
        }
        return Result.NOTHING;
    }

    /** A deleted one is shown, and nothing more: to commands it is not there. */
    private static NatGateway requireAvailable(Draft draft, NatGatewayId id) {
        NatGateway nat = draft.require(id);
        Draft.refuseIf(!nat.isAvailable(), new CommonRefusal.NotFound(id));
        return nat;
    }
}

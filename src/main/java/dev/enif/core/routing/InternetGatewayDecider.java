/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.routing;

import dev.enif.core.account.AccountState;
import dev.enif.core.account.Draft;
import dev.enif.core.account.Present;
import dev.enif.core.account.Quota;
import dev.enif.core.account.TagDecider;
import dev.enif.core.account.Tags;
import dev.enif.core.decision.CommonRefusal;
import dev.enif.core.decision.Dependents;
import dev.enif.core.decision.Result;
import dev.enif.core.id.EniId;
import dev.enif.core.id.InternetGatewayId;
import dev.enif.core.id.ResourceKind;
import dev.enif.core.id.RouteTableId;
import dev.enif.core.id.VpcId;
import dev.enif.core.routing.InternetGatewayCommand.AttachInternetGateway;
import dev.enif.core.routing.InternetGatewayCommand.CreateInternetGateway;
import dev.enif.core.routing.InternetGatewayCommand.DeleteInternetGateway;
import dev.enif.core.routing.InternetGatewayCommand.DetachInternetGateway;
import dev.enif.core.routing.InternetGatewayEvent.InternetGatewayAttached;
import dev.enif.core.routing.InternetGatewayEvent.InternetGatewayCreated;
import dev.enif.core.routing.InternetGatewayEvent.InternetGatewayDeleted;
import dev.enif.core.routing.InternetGatewayEvent.InternetGatewayDetached;
import dev.enif.core.vpc.Vpc;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Decides commands on internet gateways. */
public final class InternetGatewayDecider {
    private InternetGatewayDecider() {}

    public static Result decide(Draft draft, InternetGatewayCommand command) {
        return switch (command) {
            case CreateInternetGateway(var tags) -> create(draft, tags);
            case AttachInternetGateway(var gatewayId, var vpcId) ->
                    attach(draft, draft.require(gatewayId), draft.require(vpcId));
            case DetachInternetGateway(var gatewayId, var vpcId) ->
                    detach(draft, draft.require(gatewayId), draft.require(vpcId));
            case DeleteInternetGateway(var gatewayId) -> delete(draft, draft.require(gatewayId));
        };
    }

    private static Result create(Draft draft, Tags tags) {
        TagDecider.requireValid(tags);
        draft.requireQuota(Quota.INTERNET_GATEWAYS, draft.account().internetGateways().size() + 1L);
        InternetGatewayId gatewayId =
                (InternetGatewayId) draft.newId(ResourceKind.INTERNET_GATEWAY);
        draft.happened(new InternetGatewayCreated(gatewayId, tags));
        return Result.of(gatewayId);
    }

    private static Result attach(Draft draft, InternetGateway gateway, Vpc vpc) {
        VpcId attachedTo = gateway.vpcId();
        if (attachedTo != null) {
            throw Draft.refused(
                    new InternetGatewayRefusal.AlreadyAttached(gateway.id(), attachedTo));
        }
        draft.account()
                .routing()
                .gatewayOf(vpc.id())
                .ifPresent(other -> {
                    throw Draft.refused(new InternetGatewayRefusal.OtherGateway(vpc.id(), other));
                });
        draft.happened(new InternetGatewayAttached(gateway.id(), vpc.id()));
        return Result.NOTHING;
    }

    private static Result detach(Draft draft, InternetGateway gateway, Vpc vpc) {
        Draft.refuseIf(
                !gateway.isAttachedTo(vpc.id()),
                new InternetGatewayRefusal.NotAttached(gateway.id(), vpc.id()));
        Set<EniId> mapped = mappedIn(draft.account(), vpc.id());
        Draft.refuseIf(
                !mapped.isEmpty(),
                new InternetGatewayRefusal.MappedAddresses(vpc.id(), Dependents.of(mapped)));
        List<RouteTableId> edge =
                draft.account().routing().edgeTableOf(gateway.id()).stream().toList();
        Draft.refuseIf(!edge.isEmpty(), new CommonRefusal.DependencyViolation(gateway.id(), edge));
        draft.happened(new InternetGatewayDetached(gateway.id(), vpc.id()));
        return Result.NOTHING;
    }

    /**
     * The VPC's interfaces with public addresses: as many look-ups as the account has addresses.
     */
    private static Set<EniId> mappedIn(AccountState account, VpcId vpcId) {
        Set<EniId> mapped = new TreeSet<>();
        for (EniId eniId : account.indexes().publicAddresses().values()) {
            if (Present.in(account.networkInterfaces().find(eniId), eniId).vpcId().equals(vpcId)) {
                mapped.add(eniId);
            }
        }
        return mapped;
    }

    private static Result delete(Draft draft, InternetGateway gateway) {
        VpcId attachedTo = gateway.vpcId();
        if (attachedTo != null) {
            throw Draft.refused(
                    new CommonRefusal.DependencyViolation(gateway.id(), List.of(attachedTo)));
        }
        draft.happened(new InternetGatewayDeleted(gateway.id()));
        return Result.NOTHING;
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.routing;

import dev.enif.core.account.Draft;
import dev.enif.core.account.Present;
import dev.enif.core.decision.CommonRefusal;
import dev.enif.core.decision.Result;
import dev.enif.core.id.ResourceId;
import dev.enif.core.id.ResourceKind;
import dev.enif.core.id.RouteTableAssociationId;
import dev.enif.core.id.RouteTableId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.routing.RouteTableEvent.MainRouteTableReplaced;
import dev.enif.core.routing.RouteTableEvent.RouteTableAssociated;
import dev.enif.core.routing.RouteTableEvent.RouteTableAssociationReplaced;
import dev.enif.core.routing.RouteTableEvent.RouteTableDisassociated;
import dev.enif.core.vpc.Subnet;
import java.util.Map;

/** Decides by which table subnets go, and which one is a VPC's main table. */
public final class TableAssociating {
    private TableAssociating() {}

    static Result associate(Draft draft, RouteTable table, Subnet subnet) {
        Draft.refuseIf(
                !subnet.vpcId().equals(table.vpcId()),
                new RouteTableRefusal.OtherNetwork(table.id(), subnet.id()));
        RouteTableId ownId = draft.account().routing().tableOf(subnet.id()).orElse(null);
        if (ownId != null) {
            RouteTableAssociationId existing = associationOf(draft.require(ownId), subnet.id());
            Draft.refuseIf(
                    !ownId.equals(table.id()),
                    new RouteTableRefusal.AlreadyAssociated(subnet.id(), ownId, existing));
            return Result.of(existing);
        }
        RouteTableAssociationId associationId = newAssociation(draft);
        draft.happened(new RouteTableAssociated(table.id(), associationId, subnet.id()));
        return Result.of(associationId);
    }

    static Result disassociate(Draft draft, RouteTableAssociationId associationId) {
        RouteTable table = require(draft, associationId);
        if (table.gateways().containsKey(associationId)) {
            return EdgeTables.disassociate(draft, table, associationId);
        }
        Draft.refuseIf(
                associationId.equals(table.main()),
                new RouteTableRefusal.MainStays(table.id(), associationId));
        SubnetId subnetId = Present.in(table.associations().get(associationId), associationId);
        draft.happened(new RouteTableDisassociated(table.id(), associationId, subnetId));
        return Result.NOTHING;
    }

    static Result replace(
            Draft draft, RouteTableAssociationId associationId, RouteTableId routeTableId) {
        RouteTable from = require(draft, associationId);
        RouteTable table = draft.require(routeTableId);
        if (from.gateways().containsKey(associationId)) {
            return EdgeTables.replace(draft, from, associationId, table);
        }
        SubnetId subnetId = from.associations().get(associationId);
        ResourceId goesByIt = subnetId == null ? from.vpcId() : subnetId;
        Draft.refuseIf(
                !table.vpcId().equals(from.vpcId()),
                new RouteTableRefusal.OtherNetwork(table.id(), goesByIt));
        if (table.id().equals(from.id())) {
            return Result.of(associationId);
        }
        RouteTableAssociationId newId = newAssociation(draft);
        draft.happened(
                subnetId == null
                        ? new MainRouteTableReplaced(
                                from.vpcId(), from.id(), associationId, table.id(), newId)
                        : new RouteTableAssociationReplaced(
                                subnetId, from.id(), associationId, table.id(), newId));
        return Result.of(newId);
    }

    /** Ends the subnet's association, if it has one, before the subnet goes. */
    public static void leave(Draft draft, SubnetId subnetId) {
        draft.account()
                .routing()
                .tableOf(subnetId)
                .map(draft::require)
                .ifPresent(table ->
                        draft.happened(
                                new RouteTableDisassociated(
                                        table.id(), associationOf(table, subnetId), subnetId)));
    }

    private static RouteTable require(Draft draft, RouteTableAssociationId associationId) {
        return draft.account()
                .routing()
                .tableWith(associationId)
                .map(draft::require)
                .orElseThrow(() -> Draft.refused(new CommonRefusal.NotFound(associationId)));
    }

    private static RouteTableAssociationId associationOf(RouteTable table, SubnetId subnetId) {
        return table.associations().entrySet().stream()
                .filter(association -> association.getValue().equals(subnetId))
                .map(Map.Entry::getKey)
                .findAny()
                .orElseThrow(() -> new IllegalStateException(table.id() + " lacks " + subnetId));
    }

    private static RouteTableAssociationId newAssociation(Draft draft) {
        return (RouteTableAssociationId) draft.newId(ResourceKind.ROUTE_TABLE_ASSOCIATION);
    }
}

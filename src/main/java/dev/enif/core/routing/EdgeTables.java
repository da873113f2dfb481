/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.routing;

import dev.enif.core.account.Draft;
import dev.enif.core.account.Present;
import dev.enif.core.decision.RefusedException;
import dev.enif.core.decision.Result;
import dev.enif.core.id.InternetGatewayId;
import dev.enif.core.id.ResourceKind;
import dev.enif.core.id.RouteTableAssociationId;
import dev.enif.core.id.RouteTableId;
import dev.enif.core.net.Cidr;
import dev.enif.core.routing.RouteTableEvent.GatewayTableAssociated;
import dev.enif.core.routing.RouteTableEvent.GatewayTableDisassociated;
import java.util.Map;

/**
 * Decides by which table the traffic goes that comes in by an internet gateway. Such a table has no
 * other routes than to interfaces, for whole blocks or subnets of its VPC (EC2, "Gateway route
 * tables").
 */
final class EdgeTables {
    private EdgeTables() {}

    static Result associate(Draft draft, RouteTable table, InternetGateway gateway) {
        Draft.refuseIf(
                !gateway.isAttachedTo(table.vpcId()),
                new RouteTableRefusal.OtherNetwork(table.id(), gateway.id()));
        RouteTableId ownId = draft.account().routing().edgeTableOf(gateway.id()).orElse(null);
        if (ownId != null) {
            RouteTableAssociationId existing = associationOf(draft.require(ownId), gateway.id());
            Draft.refuseIf(
                    !ownId.equals(table.id()),
                    new RouteTableRefusal.AlreadyAssociated(gateway.id(), ownId, existing));
            return Result.of(existing);
        }
        table.listRoutes().keySet().stream()
                .findFirst()
                .ifPresent(listId -> {
                    throw Draft.refused(
                            new RouteTableRefusal.NotForGateway(table.id(), listId.value()));
                });
        for (Route route : table.routes().values()) {
            requireFit(draft, table, route.destination(), route.target());
        }
        RouteTableAssociationId id =
                (RouteTableAssociationId) draft.newId(ResourceKind.ROUTE_TABLE_ASSOCIATION);
        draft.happened(new GatewayTableAssociated(table.id(), id, gateway.id()));
        return Result.of(id);
    }

    /**
     * @throws RefusedException unless a table that a gateway goes by may have the route
     */
    static void requireFit(Draft draft, RouteTable table, Cidr destination, RouteTarget target) {
        boolean inside =
                Routing.localBlocks(draft.account(), table).stream()
                        .anyMatch(block -> block.contains(destination));
        boolean fits = inside && target instanceof RouteTarget.OfInterface;
        Draft.refuseIf(
                !fits,
                new RouteTableRefusal.NotForGateway(table.id(), destination + " to " + target));
    }

    /** After a route was made or changed. */
    static void requireFit(Draft draft, RouteTableId id) {
        RouteTable table = draft.require(id);
        if (!table.gateways().isEmpty()) {
            for (Route route : table.routes().values()) {
                requireFit(draft, table, route.destination(), route.target());
            }
            table.listRoutes().keySet().stream()
                    .findFirst()
                    .ifPresent(listId -> {
                        throw Draft.refused(
                                new RouteTableRefusal.NotForGateway(id, listId.value()));
                    });
        }
    }

    static Result disassociate(
            Draft draft, RouteTable table, RouteTableAssociationId associationId) {
        InternetGatewayId gatewayId =
                Present.in(table.gateways().get(associationId), associationId);
        draft.happened(new GatewayTableDisassociated(table.id(), associationId, gatewayId));
        return Result.NOTHING;
    }

    /** One decision: what comes in goes by the one table or the other. */
    static Result replace(
            Draft draft, RouteTable from, RouteTableAssociationId associationId, RouteTable table) {
        if (table.id().equals(from.id())) {
            return Result.of(associationId);
        }
        InternetGatewayId gatewayId = Present.in(from.gateways().get(associationId), associationId);
        disassociate(draft, from, associationId);
        return associate(draft, table, draft.require(gatewayId));
    }

    private static RouteTableAssociationId associationOf(
            RouteTable table, InternetGatewayId gatewayId) {
        return table.gateways().entrySet().stream()
                .filter(association -> association.getValue().equals(gatewayId))
                .map(Map.Entry::getKey)
                .findAny()
                .orElseThrow(() -> new IllegalStateException(table.id() + " lacks " + gatewayId));
    }
}

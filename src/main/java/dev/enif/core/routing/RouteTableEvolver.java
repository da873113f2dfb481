/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.routing;

import dev.enif.core.account.AccountState;
import dev.enif.core.account.Present;
import dev.enif.core.id.RouteTableAssociationId;
import dev.enif.core.id.RouteTableId;
import dev.enif.core.routing.RouteTableEvent.LocalRouteReplaced;
import dev.enif.core.routing.RouteTableEvent.LocalRouteRestored;
import dev.enif.core.routing.RouteTableEvent.MainRouteTableReplaced;
import dev.enif.core.routing.RouteTableEvent.RouteCreated;
import dev.enif.core.routing.RouteTableEvent.RouteDeleted;
import dev.enif.core.routing.RouteTableEvent.RouteReplaced;
import dev.enif.core.routing.RouteTableEvent.RouteTableAssociated;
import dev.enif.core.routing.RouteTableEvent.RouteTableAssociationReplaced;
import dev.enif.core.routing.RouteTableEvent.RouteTableCreated;
import dev.enif.core.routing.RouteTableEvent.RouteTableDeleted;
import dev.enif.core.routing.RouteTableEvent.RouteTableDisassociated;
import org.pcollections.TreePMap;

/** Folds events of route tables. */
public final class RouteTableEvolver {
    private RouteTableEvolver() {}

    public static AccountState evolve(AccountState state, RouteTableEvent event) {
        return switch (event) {
            case RouteTableCreated(var id, var vpcId, var tags) ->
                    state.put(
                            new RouteTable(
                                    id, vpcId, null, TreePMap.empty(), TreePMap.empty(), tags));
            case RouteCreated(var id, var route) -> {
                RouteTable table = table(state, id);
                yield state.put(table.withRoutes(table.routes().plus(route.destination(), route)));
            }
            case RouteReplaced(var id, var route) -> {
                RouteTable table = table(state, id);
                Present.in(table.routes().get(route.destination()), route.destination());
                yield state.put(table.withRoutes(table.routes().plus(route.destination(), route)));
            }
            case RouteDeleted(var id, var destination) -> {
                RouteTable table = table(state, id);
                Present.in(table.routes().get(destination), destination);
                yield state.put(table.withRoutes(table.routes().minus(destination)));
            }
            case LocalRouteReplaced(var id, var destination, var target) -> {
                RouteTable table = table(state, id);
                Route route = new Route(destination, target, RouteOrigin.CREATE_ROUTE_TABLE);
                yield state.put(table.withRoutes(table.routes().plus(destination, route)));
            }
            case LocalRouteRestored(var id, var destination) -> {
                RouteTable table = table(state, id);
                Present.in(table.routes().get(destination), destination);
                yield state.put(table.withRoutes(table.routes().minus(destination)));
            }
            case RouteTableEvent.ListRouteCreated(var id, var listId, var target) -> {
                RouteTable table = table(state, id);
                yield state.put(table.withListRoutes(table.listRoutes().plus(listId, target)));
            }
            case RouteTableEvent.ListRouteReplaced(var id, var listId, var target) -> {
                RouteTable table = table(state, id);
                Present.in(table.listRoutes().get(listId), listId);
                yield state.put(table.withListRoutes(table.listRoutes().plus(listId, target)));
            }
            case RouteTableEvent.ListRouteDeleted(var id, var listId) -> {
                RouteTable table = table(state, id);
                Present.in(table.listRoutes().get(listId), listId);
                yield state.put(table.withListRoutes(table.listRoutes().minus(listId)));
            }
            case RouteTableAssociated(var id, var associationId, var subnetId) -> {
                RouteTable table = table(state, id);
                yield state.put(
                        table.withAssociations(table.associations().plus(associationId, subnetId)));
            }
            case RouteTableDisassociated(var id, var associationId, _) ->
                    state.put(without(table(state, id), associationId));
            case RouteTableAssociationReplaced(
                            var subnetId,
                            var fromId,
                            var fromAssociationId,
                            var id,
                            var associationId) -> {
                AccountState left = state.put(without(table(state, fromId), fromAssociationId));
                RouteTable table = table(left, id);
                yield left.put(
                        table.withAssociations(table.associations().plus(associationId, subnetId)));
            }
            case MainRouteTableReplaced(_, var fromId, _, var id, var associationId) -> {
                AccountState left = state.put(table(state, fromId).withMain(null));
                yield left.put(table(left, id).withMain(associationId));
            }
            case RouteTableEvent.GatewayTableAssociated(
                            var id,
                            var associationId,
                            var gatewayId) -> {
                RouteTable table = table(state, id);
                yield state.put(
                        table.withGateways(table.gateways().plus(associationId, gatewayId)));
            }
            case RouteTableEvent.GatewayTableDisassociated(var id, var associationId, _) -> {
                RouteTable table = table(state, id);
                Present.in(table.gateways().get(associationId), associationId);
                yield state.put(table.withGateways(table.gateways().minus(associationId)));
            }
            case RouteTableDeleted(var id) -> state.remove(table(state, id).id());
        };
    }

    private static RouteTable table(AccountState state, RouteTableId routeTableId) {
        return Present.in(state.routeTables().find(routeTableId), routeTableId);
    }

    private static RouteTable without(RouteTable table, RouteTableAssociationId associationId) {
        Present.in(table.associations().get(associationId), associationId);
        return table.withAssociations(table.associations().minus(associationId));
    }
}

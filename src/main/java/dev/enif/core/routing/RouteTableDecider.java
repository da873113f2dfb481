/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.routing;

import dev.enif.core.account.Draft;
import dev.enif.core.account.Quota;
import dev.enif.core.account.TagDecider;
import dev.enif.core.decision.CommonRefusal;
import dev.enif.core.decision.Dependents;
import dev.enif.core.decision.Result;
import dev.enif.core.id.ResourceKind;
import dev.enif.core.id.RouteTableId;
import dev.enif.core.id.VpcId;
import dev.enif.core.routing.RouteTableCommand.AssociateRouteTable;
import dev.enif.core.routing.RouteTableCommand.CreateRoute;
import dev.enif.core.routing.RouteTableCommand.CreateRouteTable;
import dev.enif.core.routing.RouteTableCommand.DeleteRoute;
import dev.enif.core.routing.RouteTableCommand.DeleteRouteTable;
import dev.enif.core.routing.RouteTableCommand.DisassociateRouteTable;
import dev.enif.core.routing.RouteTableCommand.ReplaceRoute;
import dev.enif.core.routing.RouteTableCommand.ReplaceRouteTableAssociation;
import dev.enif.core.routing.RouteTableEvent.RouteTableCreated;
import dev.enif.core.routing.RouteTableEvent.RouteTableDeleted;
import dev.enif.core.vpc.Vpc;
import java.util.List;

/**
 * Decides commands on route tables; those on single routes are {@link RouteDecider}'s, those on who
 * goes by which table {@link TableAssociating}'s.
 */
public final class RouteTableDecider {
    private RouteTableDecider() {}

    public static Result decide(Draft draft, RouteTableCommand command) {
        return switch (command) {
            case CreateRouteTable create -> create(draft, create);
            case DeleteRouteTable(var id) -> delete(draft, draft.require(id));
            case CreateRoute(var id, var destination, var target) ->
                    RouteDecider.create(draft, draft.require(id), destination, target);
            case ReplaceRoute(var id, var destination, var target) ->
                    RouteDecider.replace(draft, draft.require(id), destination, target);
            case DeleteRoute(var id, var destination) ->
                    RouteDecider.delete(draft, draft.require(id), destination);
            case RouteTableCommand.CreateListRoute(var id, var listId, var target) ->
                    ListRouteDecider.create(
                            draft, draft.require(id), draft.require(listId), target);
            case RouteTableCommand.ReplaceListRoute(var id, var listId, var target) ->
                    ListRouteDecider.replace(
                            draft, draft.require(id), draft.require(listId), target);
            case RouteTableCommand.DeleteListRoute(var id, var listId) ->
                    ListRouteDecider.delete(draft, draft.require(id), listId);
            case AssociateRouteTable(var id, var subnetId) ->
                    TableAssociating.associate(draft, draft.require(id), draft.require(subnetId));
            case RouteTableCommand.AssociateGatewayTable(var id, var gatewayId) ->
                    EdgeTables.associate(draft, draft.require(id), draft.require(gatewayId));
            case DisassociateRouteTable(var associationId) ->
                    TableAssociating.disassociate(draft, associationId);
            case ReplaceRouteTableAssociation(var associationId, var id) ->
                    TableAssociating.replace(draft, associationId, id);
        };
    }

    private static Result create(Draft draft, CreateRouteTable create) {
        TagDecider.requireValid(create.tags());
        Vpc vpc = draft.require(create.vpcId());
        draft.requireQuota(
                Quota.ROUTE_TABLES_PER_VPC,
                draft.account().routing().tablesOf(vpc.id()).size() + 1L);
        RouteTableId routeTableId = (RouteTableId) draft.newId(ResourceKind.ROUTE_TABLE);
        draft.happened(new RouteTableCreated(routeTableId, vpc.id(), create.tags()));
        return Result.of(routeTableId);
    }

    private static Result delete(Draft draft, RouteTable table) {
        List<VpcId> asMain = table.isMain() ? List.of(table.vpcId()) : List.of();
        Dependents dependents =
                Dependents.of(asMain, table.associations().values(), table.gateways().values());
        Draft.refuseIf(
                !dependents.isEmpty(),
                new CommonRefusal.DependencyViolation(table.id(), dependents));
        draft.happened(new RouteTableDeleted(table.id()));
        return Result.NOTHING;
    }
}

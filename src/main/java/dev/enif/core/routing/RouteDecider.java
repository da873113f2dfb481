/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.routing;

import dev.enif.core.account.Draft;
import dev.enif.core.account.Quota;
import dev.enif.core.decision.Result;
import dev.enif.core.net.Cidr4;
import dev.enif.core.routing.RouteTableEvent.RouteCreated;
import dev.enif.core.routing.RouteTableEvent.RouteDeleted;
import dev.enif.core.routing.RouteTableEvent.RouteReplaced;

/** Decides commands on single routes of a table. */
final class RouteDecider {
    private RouteDecider() {}

    static Result create(Draft draft, RouteTable table, Cidr4 destination, RouteTarget target) {
        Draft.refuseIf(
                table.routes().containsKey(destination) || isLocal(draft, table, destination),
                new RouteRefusal.AlreadyExists(destination));
        requireTarget(draft, table, destination, target);
        draft.requireQuota(Quota.ROUTES_PER_ROUTE_TABLE, table.routes().size() + 1L);
        draft.happened(
                new RouteCreated(
                        table.id(), new Route(destination, target, RouteOrigin.CREATE_ROUTE)));
        return Result.NOTHING;
    }

    static Result replace(Draft draft, RouteTable table, Cidr4 destination, RouteTarget target) {
        Route before = requireRoute(draft, table, destination, "replace");
        requireTarget(draft, table, destination, target);
        if (!before.target().equals(target)) {
            draft.happened(
                    new RouteReplaced(
                            table.id(), new Route(destination, target, RouteOrigin.CREATE_ROUTE)));
        }
        return Result.NOTHING;
    }

    static Result delete(Draft draft, RouteTable table, Cidr4 destination) {
        Route route = requireRoute(draft, table, destination, "remove");
        draft.happened(new RouteDeleted(table.id(), route.destination()));
        return Result.NOTHING;
    }

    /**
     * A route that was there before its destination became a block of the VPC is hidden by the
     * local one, and can still be deleted.
     */
    private static Route requireRoute(
            Draft draft, RouteTable table, Cidr4 destination, String change) {
        Route route = table.routes().get(destination);
        if (route != null) {
            return route;
        }
        throw Draft.refused(
                isLocal(draft, table, destination)
                        ? new RouteRefusal.LocalRouteStays(change, table.id(), destination)
                        : new RouteRefusal.NotFound(table.id(), destination));
    }

    private static boolean isLocal(Draft draft, RouteTable table, Cidr4 destination) {
        return Routing.localBlocks(draft.account(), table).contains(destination);
    }

    private static void requireTarget(
            Draft draft, RouteTable table, Cidr4 destination, RouteTarget target) {
        switch (target) {
            case RouteTarget.OfInternetGateway(var gatewayId) -> {
                for (Cidr4 block : Routing.localBlocks(draft.account(), table)) {
                    Draft.refuseIf(
                            block.contains(destination),
                            new RouteRefusal.WithinVpc(destination, block));
                }
                InternetGateway gateway = draft.account().internetGateways().find(gatewayId);
                if (gateway == null) {
                    throw Draft.refused(new RouteRefusal.GatewayNotFound(gatewayId));
                }
                Draft.refuseIf(
                        !gateway.isAttachedTo(table.vpcId()),
                        new RouteRefusal.OtherNetwork(table.id(), gatewayId));
            }
        }
    }
}

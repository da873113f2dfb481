/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.routing;

import dev.enif.core.account.Draft;
import dev.enif.core.account.Quota;
import dev.enif.core.decision.RefusedException;
import dev.enif.core.decision.Result;
import dev.enif.core.net.Cidr;
import dev.enif.core.prefixlist.AddressFamily;
import dev.enif.core.routing.RouteTableEvent.LocalRouteReplaced;
import dev.enif.core.routing.RouteTableEvent.LocalRouteRestored;
import dev.enif.core.routing.RouteTableEvent.RouteCreated;
import dev.enif.core.routing.RouteTableEvent.RouteDeleted;
import dev.enif.core.routing.RouteTableEvent.RouteReplaced;
import org.jspecify.annotations.Nullable;

/**
 * Decides commands on single routes. EC2's order of checks: the table, the destination, the target.
 */
final class RouteDecider {
    private RouteDecider() {}

    static Result create(Draft draft, RouteTable table, Cidr destination, WantedTarget wanted) {
        Draft.refuseIf(
                table.routes().containsKey(destination) || isLocal(draft, table, destination),
                new RouteRefusal.AlreadyExists(destination));
        RouteTarget target = RouteTargets.require(draft, table, destination, wanted);
        draft.requireQuota(
                Quota.ROUTES_PER_ROUTE_TABLE,
                ListRouteDecider.weight(draft, table, AddressFamily.of(destination)) + 1L);
        draft.happened(
                new RouteCreated(
                        table.id(), new Route(destination, target, RouteOrigin.CREATE_ROUTE)));
        EdgeTables.requireFit(draft, table.id());
        return Result.NOTHING;
    }

    static Result replace(Draft draft, RouteTable table, Cidr destination, WantedTarget wanted) {
        Route kept = table.routes().get(destination);
        if (isLocal(draft, table, destination)) {
            replaceLocal(draft, table, destination, kept, wanted);
            EdgeTables.requireFit(draft, table.id());
            return Result.NOTHING;
        }
        if (kept == null) {
            throw Draft.refused(new RouteRefusal.NotFound(table.id(), destination));
        }
        RouteTarget target = RouteTargets.require(draft, table, destination, wanted);
        if (!kept.target().equals(target)) {
            draft.happened(
                    new RouteReplaced(
                            table.id(), new Route(destination, target, RouteOrigin.CREATE_ROUTE)));
        }
        EdgeTables.requireFit(draft, table.id());
        return Result.NOTHING;
    }

    /**
     * @param kept what replaces the local route already; or one of before, which it hides
     */
    private static void replaceLocal(
            Draft draft,
            RouteTable table,
            Cidr destination,
            @Nullable Route kept,
            WantedTarget wanted) {
        Route replacing = kept != null && kept.replacesLocal() ? kept : null;
        switch (wanted) {
            case WantedTarget.Local _ -> {
                if (replacing != null) {
                    draft.happened(new LocalRouteRestored(table.id(), destination));
                }
            }
            case RouteTarget.OfInternetGateway _,
                    RouteTarget.OfEgressOnlyGateway _,
                    RouteTarget.OfPeering _ -> {
                Draft.refuseIf(
                        kept == null || replacing != null,
                        new RouteRefusal.LocalRouteStays("replace", table.id(), destination));
                RouteTargets.require(draft, table, destination, wanted);
            }
            case RouteTarget.OfInterface _,
                    RouteTarget.OfNatGateway _,
                    WantedTarget.OfInstance _ -> {
                RouteTarget target = RouteTargets.require(draft, table, destination, wanted);
                if (replacing == null || !replacing.target().equals(target)) {
                    draft.happened(new LocalRouteReplaced(table.id(), destination, target));
                }
            }
        }
    }

    /**
     * A route that was there before its destination became a block of the VPC is hidden by the
     * local one, and can still be deleted.
     *
     * @throws RefusedException if the table has no such route, or it is a local one
     */
    static Result delete(Draft draft, RouteTable table, Cidr destination) {
        Route kept = table.routes().get(destination);
        if (kept == null || kept.replacesLocal()) {
            throw Draft.refused(
                    isLocal(draft, table, destination)
                            ? new RouteRefusal.LocalRouteStays("remove", table.id(), destination)
                            : new RouteRefusal.NotFound(table.id(), destination));
        }
        draft.happened(new RouteDeleted(table.id(), kept.destination()));
        return Result.NOTHING;
    }

    private static boolean isLocal(Draft draft, RouteTable table, Cidr destination) {
        return Routing.localBlocks(draft.account(), table).contains(destination);
    }
}

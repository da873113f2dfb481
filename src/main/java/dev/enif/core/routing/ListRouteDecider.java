/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.routing;

import dev.enif.core.account.Draft;
import dev.enif.core.account.Present;
import dev.enif.core.account.Quota;
import dev.enif.core.decision.RefusedException;
import dev.enif.core.decision.Result;
import dev.enif.core.id.PrefixListId;
import dev.enif.core.id.RouteTableId;
import dev.enif.core.net.Cidr;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Cidr6;
import dev.enif.core.prefixlist.AddressFamily;
import dev.enif.core.prefixlist.PrefixList;

/**
 * Decides commands on routes whose destination is a prefix list. Each weighs as much as its list
 * may grow (EC2, "Managed prefix lists").
 */
public final class ListRouteDecider {
    private ListRouteDecider() {}

    static Result create(Draft draft, RouteTable table, PrefixList list, WantedTarget wanted) {
        Draft.refuseIf(
                table.listRoutes().containsKey(list.id()),
                new RouteRefusal.ListRouteExists(list.id()));
        RouteTarget target = RouteTargets.require(draft, table, all(list.family()), wanted);
        draft.happened(new RouteTableEvent.ListRouteCreated(table.id(), list.id(), target));
        EdgeTables.requireFit(draft, table.id());
        requireRoom(draft, draft.require(table.id()), list.family());
        return Result.NOTHING;
    }

    static Result replace(Draft draft, RouteTable table, PrefixList list, WantedTarget wanted) {
        RouteTarget kept = table.listRoutes().get(list.id());
        if (kept == null) {
            throw Draft.refused(new RouteRefusal.NoListRoute(table.id(), list.id()));
        }
        RouteTarget target = RouteTargets.require(draft, table, all(list.family()), wanted);
        if (!kept.equals(target)) {
            draft.happened(new RouteTableEvent.ListRouteReplaced(table.id(), list.id(), target));
        }
        return Result.NOTHING;
    }

    static Result delete(Draft draft, RouteTable table, PrefixListId listId) {
        Draft.refuseIf(
                !table.listRoutes().containsKey(listId),
                new RouteRefusal.NoListRoute(table.id(), listId));
        draft.happened(new RouteTableEvent.ListRouteDeleted(table.id(), listId));
        return Result.NOTHING;
    }

    /** What stands for the blocks of a list where a target asks for the place of a destination. */
    private static Cidr all(AddressFamily family) {
        return switch (family) {
            case IPV4 -> Cidr4.ALL;
            case IPV6 -> Cidr6.ALL;
        };
    }

    /**
     * How many routes of the family a table has that were made by commands; EC2 counts the versions
     * apart, and a list by the most entries that it may have.
     */
    static long weight(Draft draft, RouteTable table, AddressFamily family) {
        long made =
                table.routes().values().stream()
                        .filter(route -> !route.replacesLocal() && family.has(route.destination()))
                        .count();
        for (PrefixListId id : table.listRoutes().keySet()) {
            PrefixList list = Present.in(draft.account().prefixLists().find(id), id);
            made += list.family() == family ? list.maxEntries() : 0;
        }
        return made;
    }

    private static void requireRoom(Draft draft, RouteTable table, AddressFamily family) {
        draft.requireQuota(Quota.ROUTES_PER_ROUTE_TABLE, weight(draft, table, family));
    }

    /**
     * After a list was made larger.
     *
     * @throws RefusedException if a table that refers to it has too many routes then
     */
    public static void requireRoom(Draft draft, PrefixList list) {
        for (RouteTableId id : draft.account().references().to(list.id(), RouteTableId.class)) {
            requireRoom(draft, draft.require(id), list.family());
        }
    }
}

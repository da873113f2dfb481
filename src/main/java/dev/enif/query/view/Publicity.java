/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.query.view;

import dev.enif.core.account.AccountState;
import dev.enif.core.routing.RouteState;
import dev.enif.core.routing.RouteTable;
import dev.enif.core.routing.Routing;
import java.util.Optional;

/** Says whether subnets that go by a table are public ones, and why. */
record Publicity(boolean isPublic, String reason) {

    static Publicity of(AccountState account, RouteTable table) {
        Optional<Routing.Way> wayOut = Routing.wayOut(account, table);
        if (wayOut.isEmpty()) {
            return new Publicity(false, "private: " + withoutGateway(account, table));
        }
        Routing.Way way = wayOut.orElseThrow();
        String sends =
                table.id() + " sends " + way.destination() + " to " + way.target().toString();
        return switch (Routing.stateOf(account, table, way.target())) {
            case RouteState.ACTIVE -> new Publicity(true, "public: " + sends);
            case RouteState.BLACKHOLE ->
                    new Publicity(
                            false,
                            "private: " + sends + ", which is not attached to " + table.vpcId());
        };
    }

    /** How subnets leave that are not public. */
    private static String withoutGateway(AccountState account, RouteTable table) {
        return Routing.translatedWayOut(account, table)
                .filter(way -> Routing.stateOf(account, table, way.target()) == RouteState.ACTIVE)
                .map(way ->
                        "leaves by "
                                + way.target()
                                + ", as "
                                + table.id()
                                + " sends "
                                + way.destination()
                                + " there")
                .orElse("no route to an internet gateway");
    }
}

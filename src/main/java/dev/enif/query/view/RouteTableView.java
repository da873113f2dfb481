/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.query.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.enif.core.account.AccountState;
import dev.enif.core.id.RouteTableAssociationId;
import dev.enif.core.net.Cidr4;
import dev.enif.core.routing.Route;
import dev.enif.core.routing.RouteOrigin;
import dev.enif.core.routing.RouteState;
import dev.enif.core.routing.RouteTable;
import dev.enif.core.routing.Routing;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A route table.
 *
 * @param main whether subnets without a table of their own go by it
 * @param routes the local ones first, one for each block of the VPC, then the others by destination
 * @param associations the main one first, then those of subnets by id
 * @param revision rises with every change of this table, of its VPC's blocks and of whether its
 *     routes lead anywhere; the entity tag
 */
public record RouteTableView(
        String id,
        String vpcId,
        boolean main,
        List<RouteView> routes,
        List<AssociationView> associations,
        Map<String, String> tags,
        long revision)
        implements ResourceView {
    /** What stands in the place of the gateway of routes within the VPC, as in EC2. */
    public static final String LOCAL = "local";

    /**
     * One route.
     *
     * @param gatewayId where it leads to; {@code local} for the VPC itself
     * @param state {@code active}, or {@code blackhole} while the gateway is not attached to the
     *     VPC
     * @param origin {@code CreateRouteTable} for local ones, {@code CreateRoute} for others
     */
    public record RouteView(
            String destinationCidrBlock, String gatewayId, String state, String origin) {

        static RouteView local(Cidr4 block) {
            return new RouteView(
                    block.toString(),
                    LOCAL,
                    word(RouteState.ACTIVE),
                    word(RouteOrigin.CREATE_ROUTE_TABLE));
        }

        static RouteView of(Route route, RouteState state) {
            return new RouteView(
                    route.destination().toString(),
                    route.target().toString(),
                    word(state),
                    word(route.origin()));
        }

        private static String word(RouteState state) {
            return state.name().toLowerCase(Locale.ROOT);
        }

        private static String word(RouteOrigin origin) {
            return switch (origin) {
                case CREATE_ROUTE_TABLE -> "CreateRouteTable";
                case CREATE_ROUTE -> "CreateRoute";
            };
        }
    }

    /**
     * What makes subnets go by the table.
     *
     * @param main whether it is that of the VPC's main table
     * @param subnetId absent for the main one
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AssociationView(String id, boolean main, @Nullable String subnetId) {}

    public RouteTableView {
        routes = List.copyOf(routes);
        associations = List.copyOf(associations);
        tags = ResourceView.sorted(tags);
    }

    /** The table as it is in the image. */
    public static RouteTableView of(AccountState account, RouteTable table) {
        return new RouteTableView(
                table.id().value(),
                table.vpcId().value(),
                table.isMain(),
                routes(account, table),
                associations(table),
                table.tags().entries(),
                account.revision(table.id()));
    }

    private static List<RouteView> routes(AccountState account, RouteTable table) {
        List<RouteView> routes = new ArrayList<>();
        Routing.localBlocks(account, table).forEach(block -> routes.add(RouteView.local(block)));
        for (Route route : table.routes().values()) {
            routes.add(RouteView.of(route, Routing.stateOf(account, table, route)));
        }
        return routes;
    }

    private static List<AssociationView> associations(RouteTable table) {
        List<AssociationView> associations = new ArrayList<>();
        RouteTableAssociationId main = table.main();
        if (main != null) {
            associations.add(new AssociationView(main.value(), true, null));
        }
        table.associations()
                .forEach((id, subnetId) ->
                        associations.add(new AssociationView(id.value(), false, subnetId.value())));
        return associations;
    }
}

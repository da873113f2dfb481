/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.query.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.enif.core.account.AccountState;
import dev.enif.core.eni.Host;
import dev.enif.core.eni.NetworkInterface;
import dev.enif.core.id.EniId;
import dev.enif.core.id.InstanceId;
import dev.enif.core.id.PrefixListId;
import dev.enif.core.id.RouteTableAssociationId;
import dev.enif.core.net.Cidr;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Cidr6;
import dev.enif.core.routing.Route;
import dev.enif.core.routing.RouteOrigin;
import dev.enif.core.routing.RouteState;
import dev.enif.core.routing.RouteTable;
import dev.enif.core.routing.RouteTarget;
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
 * @param routes the local ones first, one for each block of the VPC, then the others by
 *     destination, and those to prefix lists
 * @param associations the main one first, then those of subnets by id, then those of gateways
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
     * One route: one destination and one target, the others absent.
     *
     * @param destinationPrefixListId a prefix list: all of its blocks, whichever they are
     * @param gatewayId an internet gateway; or {@code local} for the VPC itself
     * @param networkInterfaceId where it leads to, with {@code instanceId} while that is attached
     * @param state {@code active}, or {@code blackhole} while the target is gone, not attached to
     *     the VPC, or an interface of no instance that runs
     * @param origin {@code CreateRouteTable} for local ones, also after their target was replaced;
     *     {@code CreateRoute} for others
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RouteView(
            @Nullable String destinationCidrBlock,
            @Nullable String destinationIpv6CidrBlock,
            @Nullable String destinationPrefixListId,
            @Nullable String gatewayId,
            @Nullable String natGatewayId,
            @Nullable String networkInterfaceId,
            @Nullable String instanceId,
            @Nullable String egressOnlyInternetGatewayId,
            @Nullable String vpcPeeringConnectionId,
            String state,
            String origin) {

        static RouteView local(Cidr block) {
            return to(
                    block,
                    RouteState.ACTIVE,
                    RouteOrigin.CREATE_ROUTE_TABLE,
                    LOCAL,
                    null,
                    null,
                    null,
                    null,
                    null);
        }

        static RouteView of(AccountState account, RouteTable table, Route route) {
            return of(account, table, route.destination(), route.target(), route.origin());
        }

        /**
         * @param destination a block or the id of a prefix list
         */
        static RouteView of(
                AccountState account,
                RouteTable table,
                Object destination,
                RouteTarget leads,
                RouteOrigin origin) {
            String target = leads.toString();
            RouteState state = Routing.stateOf(account, table, leads);
            return switch (leads) {
                case RouteTarget.OfInternetGateway _ ->
                        to(destination, state, origin, target, null, null, null, null, null);
                case RouteTarget.OfNatGateway _ ->
                        to(destination, state, origin, null, target, null, null, null, null);
                case RouteTarget.OfInterface(var eniId) -> {
                    String instance = instanceOf(account, eniId);
                    yield to(destination, state, origin, null, null, target, instance, null, null);
                }
                case RouteTarget.OfEgressOnlyGateway _ ->
                        to(destination, state, origin, null, null, null, null, target, null);
                case RouteTarget.OfPeering _ ->
                        to(destination, state, origin, null, null, null, null, null, target);
            };
        }

        private static RouteView to(
                Object destination,
                RouteState state,
                RouteOrigin origin,
                @Nullable String gatewayId,
                @Nullable String natGatewayId,
                @Nullable String networkInterfaceId,
                @Nullable String instanceId,
                @Nullable String egressOnlyInternetGatewayId,
                @Nullable String vpcPeeringConnectionId) {
            return new RouteView(
                    destination instanceof Cidr4 ? destination.toString() : null,
                    destination instanceof Cidr6 ? destination.toString() : null,
                    destination instanceof PrefixListId ? destination.toString() : null,
                    gatewayId,
                    natGatewayId,
                    networkInterfaceId,
                    instanceId,
                    egressOnlyInternetGatewayId,
                    vpcPeeringConnectionId,
                    word(state),
                    word(origin));
        }

        private static @Nullable String instanceOf(AccountState account, EniId eniId) {
            NetworkInterface eni = account.networkInterfaces().find(eniId);
            InstanceId host = eni == null ? null : Host.of(account, eni);
            return host == null ? null : host.value();
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
     * What makes subnets, or a gateway, go by the table.
     *
     * @param main whether it is that of the VPC's main table
     * @param subnetId absent for the main one and a gateway's
     * @param gatewayId the internet gateway whose inbound traffic goes by the table
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AssociationView(
            String id, boolean main, @Nullable String subnetId, @Nullable String gatewayId) {}

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
        for (Cidr block : Routing.localBlocks(account, table)) {
            Route kept = table.routes().get(block);
            routes.add(
                    kept != null && kept.replacesLocal()
                            ? RouteView.of(account, table, kept)
                            : RouteView.local(block));
        }
        for (Route route : table.routes().values()) {
            if (!route.replacesLocal()) {
                routes.add(RouteView.of(account, table, route));
            }
        }
        table.listRoutes()
                .forEach((listId, target) ->
                        routes.add(
                                RouteView.of(
                                        account, table, listId, target, RouteOrigin.CREATE_ROUTE)));
        return routes;
    }

    private static List<AssociationView> associations(RouteTable table) {
        List<AssociationView> associations = new ArrayList<>();
        RouteTableAssociationId main = table.main();
        if (main != null) {
            associations.add(new AssociationView(main.value(), true, null, null));
        }
        table.associations()
                .forEach((id, subnetId) ->
                        associations.add(
                                new AssociationView(id.value(), false, subnetId.value(), null)));
        table.gateways()
                .forEach((id, gatewayId) ->
                        associations.add(
                                new AssociationView(id.value(), false, null, gatewayId.value())));
        return associations;
    }
}

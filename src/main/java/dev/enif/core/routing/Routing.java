/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.routing;

import dev.enif.core.account.AccountState;
import dev.enif.core.account.Present;
import dev.enif.core.id.RouteTableId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Ipv4;
import dev.enif.core.vpc.Subnet;
import dev.enif.core.vpc.Vpc;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads route tables: the routes that they keep and the local ones that follow from the VPC's
 * blocks. The longest prefix wins, and of equal ones the local route.
 */
public final class Routing {
    private static final RouteMatch NO_ROUTE = new RouteMatch.NoRoute();

    private Routing() {}

    /** The table that the subnet goes by: its own, else the main one of its VPC. */
    public static RouteTable tableOf(AccountState account, Subnet subnet) {
        RouteTableId id =
                account.routing()
                        .tableOf(subnet.id())
                        .or(() -> account.routing().mainTableOf(subnet.vpcId()))
                        .orElseThrow(() ->
                                new IllegalStateException(subnet.id() + " has no route table"));
        return Present.in(account.routeTables().find(id), id);
    }

    /** Where the subnet's traffic to that address goes. */
    public static RouteMatch match(AccountState account, SubnetId subnetId, Ipv4 destination) {
        Subnet subnet = Present.in(account.subnets().find(subnetId), subnetId);
        return match(account, tableOf(account, subnet), destination);
    }

    /** Where the table sends traffic to that address. O(log n). */
    public static RouteMatch match(AccountState account, RouteTable table, Ipv4 destination) {
        Route kept = longest(table, destination);
        for (Cidr4 block : localBlocks(account, table)) {
            if (block.contains(destination)
                    && (kept == null || kept.destination().length() <= block.length())) {
                return new RouteMatch.Local(block);
            }
        }
        return kept == null
                ? NO_ROUTE
                : switch (kept.target()) {
                    case RouteTarget.OfInternetGateway(var gatewayId) ->
                            new RouteMatch.ToInternetGateway(
                                    kept, gatewayId, stateOf(account, table, kept));
                };
    }

    /** One look-up for each length of a prefix, however many routes there are. */
    private static @Nullable Route longest(RouteTable table, Ipv4 destination) {
        Route found = null;
        for (int length = 32; length >= 0 && found == null; length--) {
            found = table.routes().get(new Cidr4(destination, length));
        }
        return found;
    }

    /** The destinations of the table's local routes: the blocks of its VPC. */
    public static List<Cidr4> localBlocks(AccountState account, RouteTable table) {
        Vpc vpc = Present.in(account.vpcs().find(table.vpcId()), table.vpcId());
        return vpc.blocks().stream().map(Vpc.Block::cidr).toList();
    }

    /** Whether a route that the table keeps leads anywhere. */
    public static RouteState stateOf(AccountState account, RouteTable table, Route route) {
        return switch (route.target()) {
            case RouteTarget.OfInternetGateway(var gatewayId) ->
                    account.routing().gatewayOf(table.vpcId()).filter(gatewayId::equals).isPresent()
                            ? RouteState.ACTIVE
                            : RouteState.BLACKHOLE;
        };
    }

    /**
     * Whether subnets that go by the table are public ones in EC2's sense: some route of it leads
     * to an internet gateway.
     */
    public static boolean isPublic(AccountState account, RouteTable table) {
        return wayOut(account, table)
                .filter(route -> stateOf(account, table, route) == RouteState.ACTIVE)
                .isPresent();
    }

    /**
     * The route to an internet gateway by which the table's subnets are public, or would be if the
     * gateway were attached: the first of those that lead there, else the first of those that do
     * not.
     */
    public static Optional<Route> wayOut(AccountState account, RouteTable table) {
        Route blackhole = null;
        for (Route route : table.routes().values()) {
            switch (route.target()) {
                case RouteTarget.OfInternetGateway _ -> {
                    if (stateOf(account, table, route) == RouteState.ACTIVE) {
                        return Optional.of(route);
                    }
                    blackhole = blackhole == null ? route : blackhole;
                }
            }
        }
        return Optional.ofNullable(blackhole);
    }
}

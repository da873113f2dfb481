/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.routing;

import dev.enif.core.account.AccountState;
import dev.enif.core.account.Present;
import dev.enif.core.eni.Host;
import dev.enif.core.eni.NetworkInterface;
import dev.enif.core.id.EniId;
import dev.enif.core.id.InstanceId;
import dev.enif.core.id.PrefixListId;
import dev.enif.core.id.RouteTableId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.instance.Instance;
import dev.enif.core.instance.PowerState;
import dev.enif.core.nat.NatGateway;
import dev.enif.core.net.Cidr;
import dev.enif.core.net.Ip;
import dev.enif.core.net.Ipv4;
import dev.enif.core.net.Ipv6;
import dev.enif.core.peering.PeeringConnection;
import dev.enif.core.prefixlist.PrefixList;
import dev.enif.core.vpc.Subnet;
import dev.enif.core.vpc.Vpc;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads route tables: the longest prefix that holds a destination decides. At the same length a
 * route to a block beats one to a prefix list, of prefix lists the lowest id (EC2 takes any), and
 * the local route wins, which only a route of before the destination became a block of the VPC can
 * meet; unless its own target was replaced. Pure functions of the image.
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
    public static RouteMatch match(AccountState account, SubnetId subnetId, Ip destination) {
        Subnet subnet = Present.in(account.subnets().find(subnetId), subnetId);
        return match(account, tableOf(account, subnet), destination);
    }

    /** Where the table sends traffic to that address. O(log n). */
    public static RouteMatch match(AccountState account, RouteTable table, Ip destination) {
        Route fixed = longest(table, destination);
        Listed listed = longestListed(account, table, destination);
        if (listed != null
                && fixed != null
                && fixed.destination().length() >= listed.route().destination().length()) {
            listed = null;
        }
        Route kept = listed == null ? fixed : listed.route();
        for (Cidr block : localBlocks(account, table)) {
            if (block.contains(destination) && (kept == null || beats(block, kept))) {
                return new RouteMatch.Local(block);
            }
        }
        return kept == null
                ? NO_ROUTE
                : new RouteMatch.Routed(
                        kept,
                        stateOf(account, table, kept.target()),
                        listed == null ? null : listed.listId());
    }

    /** A block of a prefix list, as a route. */
    private record Listed(PrefixListId listId, Route route) {}

    /** Of overlapping lists the longest prefix, then the one with the lowest id. */
    private static @Nullable Listed longestListed(
            AccountState account, RouteTable table, Ip destination) {
        Listed found = null;
        for (Map.Entry<PrefixListId, RouteTarget> entry : table.listRoutes().entrySet()) {
            PrefixList list = account.prefixLists().find(entry.getKey());
            for (Cidr block : list == null ? Set.<Cidr>of() : list.entries().keySet()) {
                if (block.contains(destination)
                        && (found == null
                                || found.route().destination().length() < block.length())) {
                    found =
                            new Listed(
                                    entry.getKey(),
                                    new Route(block, entry.getValue(), RouteOrigin.CREATE_ROUTE));
                }
            }
        }
        return found;
    }

    private static boolean beats(Cidr block, Route kept) {
        return kept.destination().equals(block)
                ? !kept.replacesLocal()
                : kept.destination().length() < block.length();
    }

    /** One look-up for each length of a prefix, however many routes there are. */
    private static @Nullable Route longest(RouteTable table, Ip destination) {
        int longest =
                switch (destination) {
                    case Ipv4 _ -> 32;
                    case Ipv6 _ -> 128;
                };
        Route found = null;
        for (int length = longest;
                length >= 0 && found == null && !table.routes().isEmpty();
                length--) {
            found = table.routes().get(Cidr.around(destination, length));
        }
        return found;
    }

    /** The destinations of the table's local routes: the blocks of its VPC. */
    public static List<Cidr> localBlocks(AccountState account, RouteTable table) {
        Vpc vpc = Present.in(account.vpcs().find(table.vpcId()), table.vpcId());
        return vpc.cidrs();
    }

    /** Whether a route that the table keeps leads anywhere. */
    public static RouteState stateOf(AccountState account, RouteTable table, Route route) {
        return stateOf(account, table, route.target());
    }

    /** Whether a route of the table to that target leads anywhere. */
    public static RouteState stateOf(AccountState account, RouteTable table, RouteTarget target) {
        boolean active =
                switch (target) {
                    case RouteTarget.OfInternetGateway(var gatewayId) ->
                            account.routing()
                                    .gatewayOf(table.vpcId())
                                    .filter(gatewayId::equals)
                                    .isPresent();
                    case RouteTarget.OfInterface(var eniId) -> isRunning(account, eniId);
                    case RouteTarget.OfNatGateway(var natGatewayId) -> {
                        NatGateway nat = account.natGateways().find(natGatewayId);
                        yield nat != null && nat.isAvailable();
                    }
                    case RouteTarget.OfEgressOnlyGateway(var gatewayId) ->
                            account.egressOnlyGateways().contains(gatewayId);
                    case RouteTarget.OfPeering(var peeringId) -> {
                        PeeringConnection peering = account.peeringConnections().find(peeringId);
                        yield peering != null && peering.isActive() && peering.joins(table.vpcId());
                    }
                };
        return active ? RouteState.ACTIVE : RouteState.BLACKHOLE;
    }

    /** Whether the interface is there, on an instance that runs. */
    private static boolean isRunning(AccountState account, EniId eniId) {
        NetworkInterface eni = account.networkInterfaces().find(eniId);
        InstanceId host = eni == null ? null : Host.of(account, eni);
        Instance instance = host == null ? null : account.instances().find(host);
        return instance != null && instance.state() == PowerState.RUNNING;
    }

    /**
     * Whether subnets that go by the table are public ones in EC2's sense: some route of it leads
     * to an internet gateway.
     */
    public static boolean isPublic(AccountState account, RouteTable table) {
        return wayOut(account, table)
                .filter(way -> stateOf(account, table, way.target()) == RouteState.ACTIVE)
                .isPresent();
    }

    /**
     * How a table sends traffic out of its VPC.
     *
     * @param destination a block, or a prefix list
     */
    public record Way(String destination, RouteTarget target) {}

    /**
     * The route to an internet gateway by which the table's subnets are public, or would be if the
     * gateway were attached: the first of those that lead there, else the first of those that do
     * not; those to prefix lists last.
     */
    public static Optional<Way> wayOut(AccountState account, RouteTable table) {
        return first(account, table, RouteTarget.OfInternetGateway.class);
    }

    /** The route by which the table's subnets leave through a NAT gateway; as {@link #wayOut}. */
    public static Optional<Way> translatedWayOut(AccountState account, RouteTable table) {
        return first(account, table, RouteTarget.OfNatGateway.class);
    }

    private static Optional<Way> first(
            AccountState account, RouteTable table, Class<? extends RouteTarget> kind) {
        Way blackhole = null;
        List<Way> ways = new ArrayList<>();
        table.routes()
                .values()
                .forEach(
                        route -> ways.add(new Way(route.destination().toString(), route.target())));
        table.listRoutes().forEach((listId, target) -> ways.add(new Way(listId.value(), target)));
        for (Way way : ways) {
            if (kind.isInstance(way.target())) {
                if (stateOf(account, table, way.target()) == RouteState.ACTIVE) {
                    return Optional.of(way);
                }
                blackhole = blackhole == null ? way : blackhole;
            }
        }
        return Optional.ofNullable(blackhole);
    }
}

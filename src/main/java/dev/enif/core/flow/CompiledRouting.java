/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.flow;

import dev.enif.core.account.AccountState;
import dev.enif.core.id.EniId;
import dev.enif.core.id.InternetGatewayId;
import dev.enif.core.id.PrefixListId;
import dev.enif.core.id.RouteTableId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.id.VpcId;
import dev.enif.core.net.Cidr;
import dev.enif.core.net.Ip;
import dev.enif.core.peering.PeeringConnection;
import dev.enif.core.routing.Route;
import dev.enif.core.routing.RouteTable;
import dev.enif.core.routing.RouteTarget;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashPMap;
import org.pcollections.HashTreePMap;

/**
 * What the rule table needs of route tables. Immutable. Whether a route leads anywhere is asked for
 * when it is looked up, so that attaching a gateway compiles no table.
 */
final class CompiledRouting {
    static final CompiledRouting EMPTY =
            new CompiledRouting(
                    HashTreePMap.empty(),
                    HashTreePMap.empty(),
                    HashTreePMap.empty(),
                    HashTreePMap.empty());

    /**
     * @param longestFirst its routes
     * @param lists its routes to prefix lists, the lowest id first
     * @param subnets that go by it of their own
     * @param gateways whose inbound traffic goes by it
     */
    private record Compiled(
            VpcId vpcId,
            boolean main,
            List<Route> longestFirst,
            List<Map.Entry<PrefixListId, RouteTarget>> lists,
            List<SubnetId> subnets,
            List<InternetGatewayId> gateways) {
        static Compiled of(RouteTable table) {
            return new Compiled(
                    table.vpcId(),
                    table.isMain(),
                    table.routes().values().stream()
                            .sorted(
                                    Comparator.comparingInt(
                                                    (Route route) -> route.destination().length())
                                            .reversed())
                            .toList(),
                    List.copyOf(table.listRoutes().entrySet()),
                    List.copyOf(table.associations().values()),
                    List.copyOf(table.gateways().values()));
        }

        @Nullable Route longest(Ip address) {
            for (Route route : longestFirst) {
                if (route.destination().contains(address)) {
                    return route;
                }
            }
            return null;
        }
    }

    private final HashPMap<RouteTableId, Compiled> tables;
    private final HashPMap<SubnetId, Compiled> ofSubnets;
    private final HashPMap<VpcId, Compiled> mains;
    private final HashPMap<InternetGatewayId, Compiled> edges;

    private CompiledRouting(
            HashPMap<RouteTableId, Compiled> tables,
            HashPMap<SubnetId, Compiled> ofSubnets,
            HashPMap<VpcId, Compiled> mains,
            HashPMap<InternetGatewayId, Compiled> edges) {
        this.tables = tables;
        this.ofSubnets = ofSubnets;
        this.mains = mains;
        this.edges = edges;
    }

    CompiledRouting without(RouteTableId id) {
        Compiled old = tables.get(id);
        return old == null
                ? this
                : new CompiledRouting(
                        tables.minus(id),
                        ofSubnets.minusAll(old.subnets()),
                        old.main() ? mains.minus(old.vpcId()) : mains,
                        edges.minusAll(old.gateways()));
    }

    /**
     * Subnets pass from one table to another in one decision: of all tables that change, take the
     * old ones away before this.
     */
    CompiledRouting with(AccountState account, RouteTableId id) {
        RouteTable table = account.routeTables().find(id);
        if (table == null) {
            return this;
        }
        Compiled compiled = Compiled.of(table);
        HashPMap<SubnetId, Compiled> subnets = ofSubnets;
        for (SubnetId subnetId : compiled.subnets()) {
            subnets = subnets.plus(subnetId, compiled);
        }
        HashPMap<InternetGatewayId, Compiled> gateways = edges;
        for (InternetGatewayId gatewayId : compiled.gateways()) {
            gateways = gateways.plus(gatewayId, compiled);
        }
        return new CompiledRouting(
                tables.plus(id, compiled),
                subnets,
                compiled.main() ? mains.plus(compiled.vpcId(), compiled) : mains,
                gateways);
    }

    /** Where the table that the interface's subnet goes by sends a packet. */
    CompiledWay way(RuleTable table, CompiledInterface from, Ip destination) {
        Compiled own = ofSubnets.get(from.subnetId());
        Compiled routes = own == null ? mains.get(from.vpcId()) : own;
        if (routes == null) {
            throw new IllegalStateException(from.subnetId() + " has no route table");
        }
        return way(table, routes, table.vpcOf(from), destination);
    }

    /** Where the table of the gateway sends what comes in by it; local if it has none. */
    CompiledWay edgeWay(
            RuleTable table, InternetGatewayId gatewayId, CompiledVpc vpc, Ip destination) {
        Compiled routes = edges.get(gatewayId);
        return routes == null || !routes.vpcId().equals(vpc.id())
                ? CompiledWay.LOCAL
                : way(table, routes, vpc, destination);
    }

    private static CompiledWay way(
            RuleTable table, Compiled routes, CompiledVpc vpc, Ip destination) {
        Route kept = routes.longest(destination);
        int length = kept == null ? -1 : kept.destination().length();
        boolean replaced = kept != null && kept.replacesLocal();
        RouteTarget target = kept == null ? null : kept.target();
        for (Map.Entry<PrefixListId, RouteTarget> list : routes.lists()) {
            int listed = table.longestOf(list.getKey(), destination);
            if (listed > length) {
                length = listed;
                target = list.getValue();
                replaced = false;
            }
        }
        for (Cidr block : vpc.blocks()) {
            if (block.contains(destination)
                    && (replaced ? block.length() > length : block.length() >= length)) {
                return CompiledWay.LOCAL;
            }
        }
        return target == null ? CompiledWay.NONE : to(table, target, vpc.id());
    }

    private static CompiledWay to(RuleTable table, RouteTarget target, VpcId vpcId) {
        CompiledGateways gateways = table.gateways();
        return switch (target) {
            case RouteTarget.OfInternetGateway(var id) ->
                    vpcId.equals(gateways.attached().get(id)) ? CompiledWay.OUT : CompiledWay.LOST;
            case RouteTarget.OfEgressOnlyGateway(var id) ->
                    gateways.egressOnly().containsKey(id)
                            ? CompiledWay.EGRESS_ONLY
                            : CompiledWay.LOST;
            case RouteTarget.OfNatGateway(var id) -> {
                EniId eniId = gateways.eniOf(id);
                CompiledInterface eni = eniId == null ? null : table.find(eniId);
                yield eni == null ? CompiledWay.LOST : new CompiledWay(CompiledWay.Kind.NAT, eni);
            }
            case RouteTarget.OfPeering(var id) -> {
                PeeringConnection peering = gateways.peerings().get(id);
                yield peering == null || !peering.joins(vpcId)
                        ? CompiledWay.LOST
                        : new CompiledWay(CompiledWay.Kind.PEER, null, peering.peerOf(vpcId));
            }
            case RouteTarget.OfInterface(var eniId) -> {
                CompiledInterface eni = table.find(eniId);
                yield eni == null || !eni.attached()
                        ? CompiledWay.LOST
                        : new CompiledWay(CompiledWay.Kind.APPLIANCE, eni);
            }
        };
    }
}

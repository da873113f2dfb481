/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.flow;

import dev.enif.core.account.AccountState;
import dev.enif.core.flow.Leg.Way;
import dev.enif.core.id.InternetGatewayId;
import dev.enif.core.id.RouteTableId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.id.VpcId;
import dev.enif.core.net.Cidr;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Ip;
import dev.enif.core.routing.InternetGateway;
import dev.enif.core.routing.Route;
import dev.enif.core.routing.RouteTable;
import dev.enif.core.routing.RouteTarget;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashPMap;
import org.pcollections.HashTreePMap;

/**
 * What the rule table needs of route tables and gateways. Immutable. Whether a route leads anywhere
 * is asked for when it is looked up, so that attaching a gateway compiles no table.
 */
final class CompiledRouting {
    static final CompiledRouting EMPTY =
            new CompiledRouting(
                    HashTreePMap.empty(),
                    HashTreePMap.empty(),
                    HashTreePMap.empty(),
                    HashTreePMap.empty(),
                    HashTreePMap.empty());

    /**
     * @param destinations longest prefix first
     * @param replacesLocal by the same index: whether it stands in for a local route
     * @param gateways by the same index; null where the target is another one, which is not
     *     followed: what goes there is taken as lost
     * @param subnets that go by it of their own
     */
    private record Compiled(
            VpcId vpcId,
            boolean main,
            List<Cidr> destinations,
            List<Boolean> replacesLocal,
            List<@Nullable InternetGatewayId> gateways,
            List<SubnetId> subnets) {
        static Compiled of(RouteTable table) {
            List<Route> longestFirst =
                    table.routes().values().stream()
                            .sorted(
                                    Comparator.comparingInt(
                                                    (Route route) -> route.destination().length())
                                            .reversed())
                            .toList();
            return new Compiled(
                    table.vpcId(),
                    table.isMain(),
                    longestFirst.stream().map(Route::destination).toList(),
                    longestFirst.stream().map(Route::replacesLocal).toList(),
                    longestFirst.stream()
                            .<@Nullable InternetGatewayId>map(route -> gateway(route.target()))
                            .toList(),
                    List.copyOf(table.associations().values()));
        }

        private static @Nullable InternetGatewayId gateway(RouteTarget target) {
            return switch (target) {
                case RouteTarget.OfInternetGateway(var gatewayId) -> gatewayId;
                case RouteTarget.OfInterface _,
                        RouteTarget.OfNatGateway _,
                        RouteTarget.OfEgressOnlyGateway _ ->
                        null;
            };
        }
    }

    private final HashPMap<RouteTableId, Compiled> tables;
    private final HashPMap<SubnetId, Compiled> ofSubnets;
    private final HashPMap<VpcId, Compiled> mains;
    private final HashPMap<InternetGatewayId, VpcId> attached;
    private final HashPMap<VpcId, InternetGatewayId> gateways;

    private CompiledRouting(
            HashPMap<RouteTableId, Compiled> tables,
            HashPMap<SubnetId, Compiled> ofSubnets,
            HashPMap<VpcId, Compiled> mains,
            HashPMap<InternetGatewayId, VpcId> attached,
            HashPMap<VpcId, InternetGatewayId> gateways) {
        this.tables = tables;
        this.ofSubnets = ofSubnets;
        this.mains = mains;
        this.attached = attached;
        this.gateways = gateways;
    }

    CompiledRouting without(RouteTableId id) {
        Compiled old = tables.get(id);
        return old == null
                ? this
                : new CompiledRouting(
                        tables.minus(id),
                        ofSubnets.minusAll(old.subnets()),
                        old.main() ? mains.minus(old.vpcId()) : mains,
                        attached,
                        gateways);
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
        return new CompiledRouting(
                tables.plus(id, compiled),
                subnets,
                compiled.main() ? mains.plus(compiled.vpcId(), compiled) : mains,
                attached,
                gateways);
    }

    CompiledRouting without(InternetGatewayId id) {
        VpcId vpcId = attached.get(id);
        return vpcId == null
                ? this
                : new CompiledRouting(
                        tables, ofSubnets, mains, attached.minus(id), gateways.minus(vpcId));
    }

    /** As with tables: a VPC may change its gateway in one decision. */
    CompiledRouting with(AccountState account, InternetGatewayId id) {
        InternetGateway gateway = account.internetGateways().find(id);
        VpcId vpcId = gateway == null ? null : gateway.vpcId();
        return vpcId == null
                ? this
                : new CompiledRouting(
                        tables,
                        ofSubnets,
                        mains,
                        attached.plus(id, vpcId),
                        gateways.plus(vpcId, id));
    }

    /** Whether some internet gateway lets traffic into the VPC. */
    boolean isConnected(VpcId vpcId) {
        return gateways.containsKey(vpcId);
    }

    /**
     * Where the table that the subnet goes by sends a packet.
     *
     * @param blocks of the VPC: its local routes
     */
    Way way(SubnetId subnetId, VpcId vpcId, Cidr4[] blocks, Ip destination) {
        Compiled own = ofSubnets.get(subnetId);
        Compiled table = own == null ? mains.get(vpcId) : own;
        if (table == null) {
            throw new IllegalStateException(subnetId + " has no route table");
        }
        int kept = longest(table.destinations(), destination);
        int keptLength = kept < 0 ? -1 : table.destinations().get(kept).length();
        boolean replaced = kept >= 0 && table.replacesLocal().get(kept);
        for (Cidr block : blocks) {
            if (block.contains(destination)
                    && (replaced ? block.length() > keptLength : block.length() >= keptLength)) {
                return Way.LOCAL;
            }
        }
        return kept < 0 ? Way.NONE : out(table.gateways().get(kept), vpcId);
    }

    private Way out(@Nullable InternetGatewayId gatewayId, VpcId vpcId) {
        @Nullable VpcId leadsTo = gatewayId == null ? null : attached.get(gatewayId);
        return vpcId.equals(leadsTo) ? Way.OUT : Way.LOST;
    }

    private static int longest(List<Cidr> destinations, Ip address) {
        for (int index = 0; index < destinations.size(); index++) {
            if (destinations.get(index).contains(address)) {
                return index;
            }
        }
        return -1;
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.account;

import dev.enif.core.id.InternetGatewayId;
import dev.enif.core.id.RouteTableAssociationId;
import dev.enif.core.id.RouteTableId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.id.VpcId;
import dev.enif.core.routing.InternetGateway;
import dev.enif.core.routing.RouteTable;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;

/**
 * Which route tables and gateways belong to which VPC, subnet and association: a function of the
 * tables and gateways alone, never stored. Two main tables or two gateways of a VPC, two tables of
 * a subnet and two associations of one id are faults and throw.
 *
 * @param subnets the table that the subnet goes by of its own
 * @param associations the table that has the association, be it of a subnet, a gateway or the main
 *     one
 * @param edges the table that what comes in by the gateway goes by
 */
public record RoutingIndex(
        TreePMap<VpcId, RouteTableId> mainTables,
        TreePMap<VpcId, TreePSet<RouteTableId>> tables,
        TreePMap<SubnetId, RouteTableId> subnets,
        TreePMap<RouteTableAssociationId, RouteTableId> associations,
        TreePMap<VpcId, InternetGatewayId> gateways,
        TreePMap<InternetGatewayId, RouteTableId> edges) {
    public static final RoutingIndex EMPTY =
            new RoutingIndex(
                    TreePMap.empty(),
                    TreePMap.empty(),
                    TreePMap.empty(),
                    TreePMap.empty(),
                    TreePMap.empty(),
                    TreePMap.empty());

    static RoutingIndex of(Iterable<RouteTable> tables, Iterable<InternetGateway> gateways) {
        RoutingIndex index = EMPTY;
        for (RouteTable table : tables) {
            index = index.plus(table);
        }
        for (InternetGateway gateway : gateways) {
            index = index.plus(gateway);
        }
        return index;
    }

    /** The table that subnets of the VPC go by if they have none of their own. */
    public Optional<RouteTableId> mainTableOf(VpcId vpcId) {
        return Optional.ofNullable(mainTables.get(vpcId));
    }

    /** All tables of the VPC, the main one included. */
    public TreePSet<RouteTableId> tablesOf(VpcId vpcId) {
        return tables.getOrDefault(vpcId, TreePSet.empty());
    }

    /** The subnet's own table; empty if it goes by the main one. */
    public Optional<RouteTableId> tableOf(SubnetId subnetId) {
        return Optional.ofNullable(subnets.get(subnetId));
    }

    /** The table that has the association. */
    public Optional<RouteTableId> tableWith(RouteTableAssociationId associationId) {
        return Optional.ofNullable(associations.get(associationId));
    }

    /** The gateway that is attached to the VPC. */
    public Optional<InternetGatewayId> gatewayOf(VpcId vpcId) {
        return Optional.ofNullable(gateways.get(vpcId));
    }

    /** The table that what comes in by the gateway goes by; empty if it goes by none. */
    public Optional<RouteTableId> edgeTableOf(InternetGatewayId gatewayId) {
        return Optional.ofNullable(edges.get(gatewayId));
    }

    RoutingIndex plus(RouteTable table) {
        TreePMap<VpcId, RouteTableId> mains = mainTables;
        TreePMap<RouteTableAssociationId, RouteTableId> associated = associations;
        TreePMap<SubnetId, RouteTableId> own = subnets;
        RouteTableAssociationId main = table.main();
        if (main != null) {
            mains = plusNew(mains, table.vpcId(), table.id());
            associated = plusNew(associated, main, table.id());
        }
        for (Map.Entry<RouteTableAssociationId, SubnetId> entry : table.associations().entrySet()) {
            associated = plusNew(associated, entry.getKey(), table.id());
            own = plusNew(own, entry.getValue(), table.id());
        }
        TreePMap<InternetGatewayId, RouteTableId> edge = edges;
        for (Map.Entry<RouteTableAssociationId, InternetGatewayId> entry :
                table.gateways().entrySet()) {
            associated = plusNew(associated, entry.getKey(), table.id());
            edge = plusNew(edge, entry.getValue(), table.id());
        }
        TreePSet<RouteTableId> more = tablesOf(table.vpcId()).plus(table.id());
        return new RoutingIndex(
                mains, tables.plus(table.vpcId(), more), own, associated, gateways, edge);
    }

    RoutingIndex minus(RouteTable table) {
        RouteTableAssociationId main = table.main();
        TreePSet<RouteTableId> fewer = tablesOf(table.vpcId()).minus(table.id());
        TreePMap<RouteTableAssociationId, RouteTableId> left =
                associations
                        .minusAll(table.associations().keySet())
                        .minusAll(table.gateways().keySet());
        return new RoutingIndex(
                main == null ? mainTables : mainTables.minus(table.vpcId()),
                fewer.isEmpty() ? tables.minus(table.vpcId()) : tables.plus(table.vpcId(), fewer),
                subnets.minusAll(table.associations().values()),
                main == null ? left : left.minus(main),
                gateways,
                edges.minusAll(table.gateways().values()));
    }

    /** The table keeps its VPC; its routes are not looked at. */
    RoutingIndex replace(RouteTable before, RouteTable after) {
        return before.associations().equals(after.associations())
                        && before.gateways().equals(after.gateways())
                        && Objects.equals(before.main(), after.main())
                ? this
                : minus(before).plus(after);
    }

    RoutingIndex plus(InternetGateway gateway) {
        VpcId vpcId = gateway.vpcId();
        return vpcId == null ? this : with(plusNew(gateways, vpcId, gateway.id()));
    }

    RoutingIndex minus(InternetGateway gateway) {
        VpcId vpcId = gateway.vpcId();
        return vpcId == null ? this : with(gateways.minus(vpcId));
    }

    private RoutingIndex with(TreePMap<VpcId, InternetGatewayId> newGateways) {
        return new RoutingIndex(mainTables, tables, subnets, associations, newGateways, edges);
    }

    private static <K, V> TreePMap<K, V> plusNew(TreePMap<K, V> map, K key, V value) {
        V holder = map.get(key);
        if (holder != null) {
            throw new IllegalStateException(key + " of " + value + " is held by " + holder);
        }
        return map.plus(key, value);
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.account;

import dev.enif.core.id.InternetGatewayId;
import dev.enif.core.id.NatGatewayId;
import dev.enif.core.id.ResourceId;
import dev.enif.core.id.RouteTableId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.id.VpcId;
import dev.enif.core.routing.InternetGateway;
import dev.enif.core.routing.RouteTable;
import dev.enif.core.routing.RouteTarget;
import dev.enif.core.routing.Routing;
import dev.enif.core.vpc.Subnet;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Marks what shows something of a route table, gateway or VPC that changed: a subnet shows its
 * table and the routes by which it leaves; a table shows the VPC's blocks, as local routes, and
 * whether its routes lead anywhere. Bounded by the subnets and tables of the VPCs concerned.
 */
final class RoutingDependents {
    private RoutingDependents() {}

    /** After a table was made, changed or deleted; null stands for one that is not there. */
    static AccountState touch(
            AccountState state, @Nullable RouteTable before, @Nullable RouteTable after) {
        Set<SubnetId> left = ownSubnets(before);
        Set<SubnetId> came = ownSubnets(after);
        Set<SubnetId> touched = new HashSet<>(left);
        touched.addAll(came);
        RouteTable either = after == null ? before : after;
        if (either == null) {
            return state;
        }
        boolean otherState = !Objects.equals(waysOut(state, before), waysOut(state, after));
        if (!otherState) {
            left.retainAll(came);
            touched.removeAll(left);
        }
        if (!Objects.equals(main(before), main(after)) || otherState && either.isMain()) {
            touched.addAll(subnetsWithoutTable(state, either.vpcId()));
        }
        return put(state, touched);
    }

    /** After a gateway was made, attached, detached or deleted. */
    static AccountState touch(
            AccountState state, @Nullable InternetGateway before, @Nullable InternetGateway after) {
        VpcId left = before == null ? null : before.vpcId();
        VpcId came = after == null ? null : after.vpcId();
        InternetGateway either = after == null ? before : after;
        if (either == null || Objects.equals(left, came)) {
            return state;
        }
        AccountState touched = left == null ? state : touchRoutes(state, left, either.id());
        return came == null ? touched : touchRoutes(touched, came, either.id());
    }

    /** After the VPC changed: its blocks are local routes of all of its tables. */
    static AccountState touchTables(AccountState state, VpcId vpcId) {
        AccountState touched = state;
        for (RouteTableId id : state.routing().tablesOf(vpcId)) {
            touched = touched.put(Present.in(touched.routeTables().find(id), id));
        }
        return touched;
    }

    /**
     * After what these name came to lead somewhere, or ceased to: interfaces, NAT gateways,
     * egress-only gateways. Subnets show which NAT gateway they leave by, and none of the others.
     */
    static AccountState touchRoutesTo(
            AccountState state, Collection<? extends ResourceId> targets) {
        AccountState touched = state;
        for (ResourceId target : targets) {
            for (RouteTableId id : state.references().to(target, RouteTableId.class)) {
                RouteTable table = Present.in(touched.routeTables().find(id), id);
                touched =
                        target instanceof NatGatewayId
                                ? putShowing(touched, table)
                                : touched.put(table);
            }
        }
        return touched;
    }

    /** Puts the table and the subnets that show where it leads. */
    private static AccountState putShowing(AccountState state, RouteTable table) {
        AccountState touched = put(state.put(table), ownSubnets(table));
        return table.isMain() ? put(touched, subnetsWithoutTable(touched, table.vpcId())) : touched;
    }

    private static AccountState touchRoutes(
            AccountState state, VpcId vpcId, InternetGatewayId gatewayId) {
        AccountState touched = state;
        for (RouteTableId id : state.routing().tablesOf(vpcId)) {
            RouteTable table = Present.in(touched.routeTables().find(id), id);
            if (table.targets().anyMatch(new RouteTarget.OfInternetGateway(gatewayId)::equals)) {
                touched = putShowing(touched, table);
            }
        }
        return touched;
    }

    private static AccountState put(AccountState state, Set<SubnetId> subnetIds) {
        AccountState touched = state;
        for (SubnetId subnetId : subnetIds) {
            // Gone in the same decision, perhaps.
            Subnet subnet = touched.subnets().find(subnetId);
            touched = subnet == null ? touched : touched.put(subnet);
        }
        return touched;
    }

    private static Set<SubnetId> ownSubnets(@Nullable RouteTable table) {
        return table == null ? new HashSet<>() : new HashSet<>(table.associations().values());
    }

    private static Set<SubnetId> subnetsWithoutTable(AccountState state, VpcId vpcId) {
        Set<SubnetId> subnetIds = new HashSet<>(state.contents().subnetsOf(vpcId).values());
        subnetIds.removeAll(state.routing().subnets().keySet());
        return subnetIds;
    }

    private static @Nullable Object main(@Nullable RouteTable table) {
        return table == null ? null : table.main();
    }

    private static @Nullable Object waysOut(AccountState state, @Nullable RouteTable table) {
        return table == null
                ? null
                : List.of(Routing.wayOut(state, table), Routing.translatedWayOut(state, table));
    }
}

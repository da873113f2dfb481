/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core;

import dev.enif.core.account.AccountState;
import dev.enif.core.account.Tags;
import dev.enif.core.id.InternetGatewayId;
import dev.enif.core.id.PrefixListId;
import dev.enif.core.id.RouteTableAssociationId;
import dev.enif.core.id.RouteTableId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.id.VpcId;
import dev.enif.core.net.Cidr;
import dev.enif.core.net.Cidr4;
import dev.enif.core.prefixlist.PrefixList;
import dev.enif.core.routing.InternetGateway;
import dev.enif.core.routing.InternetGatewayCommand.AttachInternetGateway;
import dev.enif.core.routing.InternetGatewayCommand.CreateInternetGateway;
import dev.enif.core.routing.InternetGatewayCommand.DeleteInternetGateway;
import dev.enif.core.routing.InternetGatewayCommand.DetachInternetGateway;
import dev.enif.core.routing.RouteTable;
import dev.enif.core.routing.RouteTableCommand;
import dev.enif.core.routing.RouteTableCommand.AssociateRouteTable;
import dev.enif.core.routing.RouteTableCommand.CreateRoute;
import dev.enif.core.routing.RouteTableCommand.CreateRouteTable;
import dev.enif.core.routing.RouteTableCommand.DeleteRoute;
import dev.enif.core.routing.RouteTableCommand.DeleteRouteTable;
import dev.enif.core.routing.RouteTableCommand.DisassociateRouteTable;
import dev.enif.core.routing.RouteTableCommand.ReplaceRoute;
import dev.enif.core.routing.RouteTableCommand.ReplaceRouteTableAssociation;
import dev.enif.core.routing.RouteTarget;
import dev.enif.core.vpc.Subnet;
import dev.enif.core.vpc.Vpc;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Commands that somebody could send on gateways and route tables: mostly about what is there, often
 * wrong. The destinations are few, so that they collide.
 */
public final class RandomRoutingCommands {
    private static final List<Cidr4> DESTINATIONS =
            List.of(
                    Cidr4.ALL,
                    Cidr4.parse("10.0.0.0/8"),
                    Cidr4.parse("10.0.0.0/16"),
                    Cidr4.parse("10.0.1.0/24"),
                    Cidr4.parse("198.51.100.0/24"));

    private final RandomGenerator random;
    private final AccountState account;

    public RandomRoutingCommands(RandomGenerator random, AccountState account) {
        this.random = random;
        this.account = account;
    }

    public Object next() {
        return switch (random.nextInt(29)) {
            case 0 -> new CreateInternetGateway(Tags.NONE);
            case 1, 2, 3 -> new AttachInternetGateway(gateway(), vpc());
            case 4, 20, 21 -> detach();
            case 5 -> new DeleteInternetGateway(gateway());
            case 6, 7 -> new CreateRouteTable(vpc(), Tags.NONE);
            case 8 -> new DeleteRouteTable(table());
            case 9, 10, 11 -> createRoute();
            case 12, 22 -> replaceRoute();
            case 13 -> deleteRoute();
            case 23, 24, 25 -> listRoute();
            case 26, 27, 28 -> edge();
            case 14, 15, 16 -> new AssociateRouteTable(table(), subnet());
            case 17 -> new DisassociateRouteTable(association());
            default -> new ReplaceRouteTableAssociation(association(), table());
        };
    }

    /** Mostly from the VPC that it is attached to. */
    private Object detach() {
        InternetGateway gateway = any(account.internetGateways().values());
        VpcId vpcId = gateway == null || random.nextInt(6) == 0 ? null : gateway.vpcId();
        return new DetachInternetGateway(
                gateway == null ? gateway() : gateway.id(), vpcId == null ? vpc() : vpcId);
    }

    /** Mostly to the gateway of the table's VPC. */
    private Object createRoute() {
        RouteTableId routeTableId = table();
        RouteTable table = account.routeTables().find(routeTableId);
        InternetGatewayId gatewayId =
                table == null || random.nextInt(4) == 0
                        ? gateway()
                        : account.routing().gatewayOf(table.vpcId()).orElseGet(this::gateway);
        return new CreateRoute(routeTableId, destination(), target(gatewayId));
    }

    private Object replaceRoute() {
        RouteTableId id = table();
        return new ReplaceRoute(id, routed(id), target(gateway()));
    }

    private Object deleteRoute() {
        RouteTableId id = table();
        return new DeleteRoute(id, routed(id));
    }

    /** Mostly a destination that the table has a route for. */
    private Cidr routed(RouteTableId id) {
        RouteTable table = account.routeTables().find(id);
        Cidr own = table == null ? null : any(table.routes().keySet());
        return own == null || random.nextInt(4) == 0 ? destination() : own;
    }

    /** Mostly the gateway of the table's VPC; or ends such an association. */
    private Object edge() {
        RouteTableId routeTableId = table();
        RouteTable table = account.routeTables().find(routeTableId);
        if (table != null && !table.gateways().isEmpty() && random.nextBoolean()) {
            RouteTableAssociationId own = table.gateways().firstKey();
            return random.nextBoolean()
                    ? new DisassociateRouteTable(own)
                    : new ReplaceRouteTableAssociation(own, table());
        }
        return new RouteTableCommand.AssociateGatewayTable(
                routeTableId,
                table == null
                        ? gateway()
                        : account.routing().gatewayOf(table.vpcId()).orElseGet(this::gateway));
    }

    private Object listRoute() {
        PrefixList list = any(account.prefixLists().values());
        PrefixListId id = list == null ? new PrefixListId("pl-0000000000000000f") : list.id();
        return switch (random.nextInt(4)) {
            case 0 -> new RouteTableCommand.ReplaceListRoute(table(), id, target(gateway()));
            case 1 -> new RouteTableCommand.DeleteListRoute(table(), id);
            default -> {
                RouteTableId routeTableId = table();
                RouteTable table = account.routeTables().find(routeTableId);
                InternetGatewayId gatewayId =
                        table == null
                                ? gateway()
                                : account.routing()
                                        .gatewayOf(table.vpcId())
                                        .orElseGet(this::gateway);
                yield new RouteTableCommand.CreateListRoute(routeTableId, id, target(gatewayId));
            }
        };
    }

    private static RouteTarget target(InternetGatewayId gatewayId) {
        return new RouteTarget.OfInternetGateway(gatewayId);
    }

    private Cidr4 destination() {
        return DESTINATIONS.get(random.nextInt(DESTINATIONS.size()));
    }

    private InternetGatewayId gateway() {
        InternetGateway gateway = any(account.internetGateways().values());
        return gateway == null || random.nextInt(20) == 0
                ? new InternetGatewayId("igw-0000000000000000f")
                : gateway.id();
    }

    private RouteTableId table() {
        RouteTable table = any(account.routeTables().values());
        return table == null || random.nextInt(20) == 0
                ? new RouteTableId("rtb-0000000000000000f")
                : table.id();
    }

    private RouteTableAssociationId association() {
        RouteTable table = any(account.routeTables().values());
        if (table == null || random.nextInt(20) == 0) {
            return new RouteTableAssociationId("rtbassoc-0000000000000000f");
        }
        RouteTableAssociationId own = any(table.associations().keySet());
        RouteTableAssociationId main = table.main();
        return own == null ? main == null ? association() : main : own;
    }

    private VpcId vpc() {
        Vpc vpc = any(account.vpcs().values());
        return vpc == null ? CoreTest.VPC : vpc.id();
    }

    private SubnetId subnet() {
        Subnet subnet = any(account.subnets().values());
        return subnet == null ? CoreTest.SUBNET : subnet.id();
    }

    private <T> @Nullable T any(Iterable<T> values) {
        List<T> all = new ArrayList<>();
        values.forEach(all::add);
        return all.isEmpty() ? null : all.get(random.nextInt(all.size()));
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.testing;

import dev.enif.core.account.Draft;
import dev.enif.core.id.InternetGatewayId;
import dev.enif.core.id.ResourceKind;
import dev.enif.core.id.RouteTableAssociationId;
import dev.enif.core.id.RouteTableId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.id.VpcId;
import dev.enif.core.net.Cidr4;
import dev.enif.core.prefixlist.PrefixList;
import dev.enif.core.routing.InternetGateway;
import dev.enif.core.routing.InternetGatewayEvent;
import dev.enif.core.routing.Route;
import dev.enif.core.routing.RouteOrigin;
import dev.enif.core.routing.RouteTable;
import dev.enif.core.routing.RouteTableEvent;
import dev.enif.core.routing.RouteTarget;
import dev.enif.core.vpc.Subnet;
import dev.enif.core.vpc.Vpc;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Random changes of internet gateways and route tables. */
final class RandomRoutingSteps extends RandomDraws {
    RandomRoutingSteps(RandomGenerator random, Draft draft) {
        super(random, draft);
    }

    void gateway() {
        InternetGateway gateway = any(account().internetGateways().values());
        Vpc vpc = any(account().vpcs().values());
        if (gateway == null || account().internetGateways().size() < 3 && flip()) {
            draft.happened(
                    new InternetGatewayEvent.InternetGatewayCreated(
                            (InternetGatewayId) id(ResourceKind.INTERNET_GATEWAY), tags()));
        } else if (gateway.vpcId() != null) {
            detach(gateway);
        } else if (vpc != null
                && account().routing().gatewayOf(vpc.id()).isEmpty()
                && random.nextInt(4) > 0) {
            draft.happened(
                    new InternetGatewayEvent.InternetGatewayAttached(gateway.id(), vpc.id()));
        } else {
            draft.happened(new InternetGatewayEvent.InternetGatewayDeleted(gateway.id()));
        }
    }

    private void detach(InternetGateway gateway) {
        VpcId vpcId = gateway.vpcId();
        if (vpcId != null) {
            draft.happened(new InternetGatewayEvent.InternetGatewayDetached(gateway.id(), vpcId));
        }
    }

    void table() {
        RouteTable table = any(account().routeTables().values());
        Subnet subnet = any(account().subnets().values());
        if (table == null) {
            return;
        }
        switch (random.nextInt(7)) {
            case 0 -> {
                if (account().routeTables().size() < 6) {
                    draft.happened(
                            new RouteTableEvent.RouteTableCreated(
                                    (RouteTableId) id(ResourceKind.ROUTE_TABLE),
                                    table.vpcId(),
                                    tags()));
                }
            }
            case 1, 2, 3 -> route(table);
            case 4 -> {
                if (subnet != null
                        && subnet.vpcId().equals(table.vpcId())
                        && account().routing().tableOf(subnet.id()).isEmpty()) {
                    draft.happened(
                            new RouteTableEvent.RouteTableAssociated(
                                    table.id(), association(), subnet.id()));
                }
            }
            case 5 -> replaceAssociation(table);
            default -> {
                if (table.associations().isEmpty() && !table.isMain()) {
                    draft.happened(new RouteTableEvent.RouteTableDeleted(table.id()));
                } else if (subnet != null) {
                    leaveTable(subnet.id());
                }
            }
        }
    }

    private void route(RouteTable table) {
        Route route = any(table.routes().values());
        InternetGateway gateway = any(account().internetGateways().values());
        if (gateway != null && random.nextInt(6) == 0) {
            edge(table, gateway);
            return;
        }
        PrefixList list = any(account().prefixLists().values());
        if (list != null && gateway != null && random.nextInt(4) == 0) {
            RouteTarget target = new RouteTarget.OfInternetGateway(gateway.id());
            boolean known = table.listRoutes().containsKey(list.id());
            draft.happened(
                    !known
                            ? new RouteTableEvent.ListRouteCreated(table.id(), list.id(), target)
                            : flip()
                                    ? new RouteTableEvent.ListRouteReplaced(
                                            table.id(), list.id(), target)
                                    : new RouteTableEvent.ListRouteDeleted(table.id(), list.id()));
            return;
        }
        if (route != null && random.nextInt(4) == 0) {
            draft.happened(new RouteTableEvent.RouteDeleted(table.id(), route.destination()));
        } else if (gateway != null) {
            Cidr4 destination =
                    flip() ? Cidr4.ALL : Cidr4.parse("198." + random.nextInt(20) + ".0.0/16");
            Route made =
                    new Route(
                            destination,
                            new RouteTarget.OfInternetGateway(gateway.id()),
                            RouteOrigin.CREATE_ROUTE);
            draft.happened(
                    table.routes().containsKey(destination)
                            ? new RouteTableEvent.RouteReplaced(table.id(), made)
                            : new RouteTableEvent.RouteCreated(table.id(), made));
        }
    }

    private void edge(RouteTable table, InternetGateway gateway) {
        for (RouteTable other : all(account().routeTables().values())) {
            for (var association : Map.copyOf(other.gateways()).entrySet()) {
                if (association.getValue().equals(gateway.id())) {
                    draft.happened(
                            new RouteTableEvent.GatewayTableDisassociated(
                                    other.id(), association.getKey(), gateway.id()));
                }
            }
        }
        if (flip() && gateway.isAttachedTo(table.vpcId())) {
            draft.happened(
                    new RouteTableEvent.GatewayTableAssociated(
                            table.id(), association(), gateway.id()));
        }
    }

    /** Lets the table take the place of another one, as the main table or for one subnet. */
    private void replaceAssociation(RouteTable table) {
        RouteTable from = any(account().routeTables().values());
        if (from == null || from.equals(table) || !from.vpcId().equals(table.vpcId())) {
            return;
        }
        RouteTableAssociationId main = from.main();
        var association = any(from.associations().entrySet());
        if (main != null && flip()) {
            draft.happened(
                    new RouteTableEvent.MainRouteTableReplaced(
                            from.vpcId(), from.id(), main, table.id(), association()));
        } else if (association != null) {
            draft.happened(
                    new RouteTableEvent.RouteTableAssociationReplaced(
                            association.getValue(),
                            from.id(),
                            association.getKey(),
                            table.id(),
                            association()));
        }
    }

    /** Ends the subnet's own association, if it has one. */
    void leaveTable(SubnetId subnetId) {
        for (RouteTable table : all(account().routeTables().values())) {
            for (var association : Map.copyOf(table.associations()).entrySet()) {
                if (association.getValue().equals(subnetId)) {
                    draft.happened(
                            new RouteTableEvent.RouteTableDisassociated(
                                    table.id(), association.getKey(), subnetId));
                }
            }
        }
    }

    /** Takes all but the main table and the local routes away from a VPC without subnets. */
    void clear(VpcId vpcId) {
        for (InternetGateway gateway : all(account().internetGateways().values())) {
            if (gateway.isAttachedTo(vpcId)) {
                detach(gateway);
            }
        }
        for (RouteTable table : all(account().routeTables().values())) {
            if (table.vpcId().equals(vpcId) && !table.isMain()) {
                draft.happened(new RouteTableEvent.RouteTableDeleted(table.id()));
            }
        }
    }

    private RouteTableAssociationId association() {
        return (RouteTableAssociationId) id(ResourceKind.ROUTE_TABLE_ASSOCIATION);
    }
}

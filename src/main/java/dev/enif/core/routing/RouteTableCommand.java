/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.routing;

import dev.enif.core.account.Tags;
import dev.enif.core.id.InternetGatewayId;
import dev.enif.core.id.PrefixListId;
import dev.enif.core.id.RouteTableAssociationId;
import dev.enif.core.id.RouteTableId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.id.VpcId;
import dev.enif.core.net.Cidr;

/** Commands on route tables. */
public sealed interface RouteTableCommand {
    /** Makes a table with the VPC's local routes. Result: its id. */
    record CreateRouteTable(VpcId vpcId, Tags tags) implements RouteTableCommand {}

    /** Refused while it is the main table or subnets go by it. */
    record DeleteRouteTable(RouteTableId routeTableId) implements RouteTableCommand {}

    /** Destinations within the VPC are those of whole subnets, to an interface or NAT gateway. */
    record CreateRoute(RouteTableId routeTableId, Cidr destination, WantedTarget target)
            implements RouteTableCommand {}

    /**
     * Gives the route with that very destination another target: a local one an interface or a NAT
     * gateway of the VPC, or its own again.
     */
    record ReplaceRoute(RouteTableId routeTableId, Cidr destination, WantedTarget target)
            implements RouteTableCommand {}

    record DeleteRoute(RouteTableId routeTableId, Cidr destination) implements RouteTableCommand {}

    /** Routes to all blocks of a prefix list, whichever they are at the time. */
    record CreateListRoute(
            RouteTableId routeTableId, PrefixListId prefixListId, WantedTarget target)
            implements RouteTableCommand {}

    record ReplaceListRoute(
            RouteTableId routeTableId, PrefixListId prefixListId, WantedTarget target)
            implements RouteTableCommand {}

    record DeleteListRoute(RouteTableId routeTableId, PrefixListId prefixListId)
            implements RouteTableCommand {}

    /** Lets the subnet go by the table instead of the main one. Result: the association's id. */
    record AssociateRouteTable(RouteTableId routeTableId, SubnetId subnetId)
            implements RouteTableCommand {}

    /** Lets what comes in by the gateway go by the table. Result: the association's id. */
    record AssociateGatewayTable(RouteTableId routeTableId, InternetGatewayId gatewayId)
            implements RouteTableCommand {}

    /** Lets the subnet go by the main table again, or a gateway by none. */
    record DisassociateRouteTable(RouteTableAssociationId associationId)
            implements RouteTableCommand {}

    /**
     * Lets the subnet of the association, or for the main one the whole VPC, go by another table.
     * Result: the new association's id.
     */
    record ReplaceRouteTableAssociation(
            RouteTableAssociationId associationId, RouteTableId routeTableId)
            implements RouteTableCommand {}
}

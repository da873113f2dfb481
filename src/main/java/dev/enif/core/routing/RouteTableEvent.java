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

/**
 * Facts about one route table. Fields are added, never renamed or reused. A VPC's first main table
 * comes with the VPC, and its main table goes with it, without events of their own.
 */
public sealed interface RouteTableEvent {
    record RouteTableCreated(RouteTableId routeTableId, VpcId vpcId, Tags tags)
            implements RouteTableEvent {}

    record RouteCreated(RouteTableId routeTableId, Route route) implements RouteTableEvent {}

    /** The route with that destination is this one now. */
    record RouteReplaced(RouteTableId routeTableId, Route route) implements RouteTableEvent {}

    record RouteDeleted(RouteTableId routeTableId, Cidr destination) implements RouteTableEvent {}

    /** The block's traffic goes to that target now, not directly to where it is addressed. */
    record LocalRouteReplaced(RouteTableId routeTableId, Cidr destination, RouteTarget target)
            implements RouteTableEvent {}

    /** The block has its local route again, or is no block of the VPC any more. */
    record LocalRouteRestored(RouteTableId routeTableId, Cidr destination)
            implements RouteTableEvent {}

    /** All blocks of the list lead to that target now, whichever they are. */
    record ListRouteCreated(
            RouteTableId routeTableId, PrefixListId prefixListId, RouteTarget target)
            implements RouteTableEvent {}

    record ListRouteReplaced(
            RouteTableId routeTableId, PrefixListId prefixListId, RouteTarget target)
            implements RouteTableEvent {}

    record ListRouteDeleted(RouteTableId routeTableId, PrefixListId prefixListId)
            implements RouteTableEvent {}

    record RouteTableAssociated(
            RouteTableId routeTableId, RouteTableAssociationId associationId, SubnetId subnetId)
            implements RouteTableEvent {}

    record RouteTableDisassociated(
            RouteTableId routeTableId, RouteTableAssociationId associationId, SubnetId subnetId)
            implements RouteTableEvent {}

    /** The subnet passed from one table to another. */
    record RouteTableAssociationReplaced(
            SubnetId subnetId,
            RouteTableId fromRouteTableId,
            RouteTableAssociationId fromAssociationId,
            RouteTableId routeTableId,
            RouteTableAssociationId associationId)
            implements RouteTableEvent {}

    /** Another table of the VPC is its main one now. */
    record MainRouteTableReplaced(
            VpcId vpcId,
            RouteTableId fromRouteTableId,
            RouteTableAssociationId fromAssociationId,
            RouteTableId routeTableId,
            RouteTableAssociationId associationId)
            implements RouteTableEvent {}

    /** What comes in by the gateway goes by the table from now on. */
    record GatewayTableAssociated(
            RouteTableId routeTableId,
            RouteTableAssociationId associationId,
            InternetGatewayId gatewayId)
            implements RouteTableEvent {}

    record GatewayTableDisassociated(
            RouteTableId routeTableId,
            RouteTableAssociationId associationId,
            InternetGatewayId gatewayId)
            implements RouteTableEvent {}

    record RouteTableDeleted(RouteTableId routeTableId) implements RouteTableEvent {}
}

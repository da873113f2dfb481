/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.routing;

import dev.enif.core.Given;
import dev.enif.core.account.Tags;
import dev.enif.core.id.CidrAssociationId;
import dev.enif.core.id.EgressOnlyGatewayId;
import dev.enif.core.id.GroupId;
import dev.enif.core.id.InternetGatewayId;
import dev.enif.core.id.ResourceKind;
import dev.enif.core.id.RouteTableAssociationId;
import dev.enif.core.id.RouteTableId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.id.VpcId;
import dev.enif.core.nat.NatWorld;
import dev.enif.core.net.Cidr;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Cidr6;
import dev.enif.core.routing.EgressOnlyGatewayEvent.EgressOnlyGatewayCreated;
import dev.enif.core.routing.InternetGatewayEvent.InternetGatewayAttached;
import dev.enif.core.routing.InternetGatewayEvent.InternetGatewayCreated;
import dev.enif.core.routing.RouteTableEvent.RouteCreated;
import dev.enif.core.routing.RouteTableEvent.RouteTableAssociated;
import dev.enif.core.routing.RouteTableEvent.RouteTableCreated;
import dev.enif.core.vpc.SubnetEvent.SubnetCreated;
import dev.enif.core.vpc.VpcEvent.VpcCreated;

/**
 * What tests of routing start from, beside {@link NatWorld}: a second VPC, gateways and tables, as
 * events.
 */
abstract class RoutingWorld extends NatWorld {
    static final VpcId OTHER_VPC = new VpcId("vpc-00000000000000002");
    static final SubnetId OTHER_SUBNET = new SubnetId("subnet-00000000000000009");
    static final InternetGatewayId GATEWAY = new InternetGatewayId("igw-00000000000000001");
    static final InternetGatewayId GATEWAY_B = new InternetGatewayId("igw-00000000000000002");
    static final RouteTableId MAIN = new RouteTableId("rtb-00000000000000001");
    static final RouteTableAssociationId MAIN_ASSOCIATION =
            new RouteTableAssociationId("rtbassoc-00000000000000001");
    static final RouteTableId TABLE = new RouteTableId("rtb-0000000000000000a");
    static final RouteTableId TABLE_B = new RouteTableId("rtb-0000000000000000b");
    static final RouteTableAssociationId TABLE_ASSOCIATION =
            new RouteTableAssociationId("rtbassoc-0000000000000000a");
    static final RouteTableAssociationId ABSENT_ASSOCIATION =
            new RouteTableAssociationId("rtbassoc-0000000000000000f");

    static final Cidr4 BLOCK_CIDR = Cidr4.parse("10.0.0.0/16");
    static final Cidr4 SOME = Cidr4.parse("198.51.100.0/24");

    /** 10.8.0.0/16. */
    static final VpcCreated OTHER_VPC_CREATED =
            new VpcCreated(
                    OTHER_VPC,
                    new CidrAssociationId("vpc-cidr-assoc-00000000000000002"),
                    Cidr4.parse("10.8.0.0/16"),
                    new GroupId("sg-00000000000000009"),
                    Tags.NONE);

    static final SubnetCreated OTHER_SUBNET_CREATED =
            new SubnetCreated(
                    OTHER_SUBNET, OTHER_VPC, Cidr4.parse("10.8.0.0/24"), ZONE_A, Tags.NONE);

    static final InternetGatewayCreated GATEWAY_CREATED =
            new InternetGatewayCreated(GATEWAY, Tags.NONE);
    static final InternetGatewayCreated GATEWAY_B_CREATED =
            new InternetGatewayCreated(GATEWAY_B, Tags.NONE);
    static final InternetGatewayAttached ATTACHED = new InternetGatewayAttached(GATEWAY, VPC);
    static final RouteTableCreated TABLE_CREATED = new RouteTableCreated(TABLE, VPC, Tags.NONE);
    static final RouteTableCreated TABLE_B_CREATED = new RouteTableCreated(TABLE_B, VPC, Tags.NONE);
    static final RouteTableAssociated ASSOCIATED =
            new RouteTableAssociated(TABLE, TABLE_ASSOCIATION, SUBNET);

    static final EgressOnlyGatewayId EGRESS_ONLY =
            new EgressOnlyGatewayId("eigw-00000000000000001");
    static final EgressOnlyGatewayCreated EGRESS_ONLY_CREATED =
            new EgressOnlyGatewayCreated(EGRESS_ONLY, VPC, Tags.NONE);

    static final RouteTarget TO_EGRESS_ONLY = new RouteTarget.OfEgressOnlyGateway(EGRESS_ONLY);
    static final RouteTarget TO_NAT = new RouteTarget.OfNatGateway(NAT);
    static final RouteTarget TO_ENI = new RouteTarget.OfInterface(ENI);
    static final RouteTarget TO_GATEWAY = new RouteTarget.OfInternetGateway(GATEWAY);

    /** The world with an attached gateway and a table beside the main one, and these steps. */
    static Given routed(Object... steps) {
        return world(GATEWAY_CREATED, ATTACHED, TABLE_CREATED).and(steps);
    }

    static Route route(Cidr destination, RouteTarget target) {
        return new Route(destination, target, RouteOrigin.CREATE_ROUTE);
    }

    /** ::/0 to the egress-only gateway, in that table. */
    static RouteCreated outByIpv6(RouteTableId routeTableId) {
        return new RouteCreated(routeTableId, route(Cidr6.ALL, TO_EGRESS_ONLY));
    }

    static Route route(Cidr4 destination, InternetGatewayId gatewayId) {
        return new Route(
                destination,
                new RouteTarget.OfInternetGateway(gatewayId),
                RouteOrigin.CREATE_ROUTE);
    }

    /** 0.0.0.0/0 to the gateway, in that table. */
    static RouteCreated outBy(RouteTableId routeTableId) {
        return new RouteCreated(routeTableId, route(Cidr4.ALL, GATEWAY));
    }

    static InternetGatewayId madeGateway(int ordinal) {
        return (InternetGatewayId) made(ResourceKind.INTERNET_GATEWAY, ordinal);
    }

    static RouteTableId madeTable(int ordinal) {
        return (RouteTableId) made(ResourceKind.ROUTE_TABLE, ordinal);
    }

    static RouteTableAssociationId madeTableAssociation(int ordinal) {
        return (RouteTableAssociationId) made(ResourceKind.ROUTE_TABLE_ASSOCIATION, ordinal);
    }

    static RouteTable tableOf(Given given, RouteTableId routeTableId) {
        return there(given.account().routeTables().find(routeTableId));
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.core.Given;
import dev.enif.core.decision.CommonRefusal;
import dev.enif.core.id.InternetGatewayId;
import dev.enif.core.id.ResourceKind;
import dev.enif.core.id.RouteTableAssociationId;
import dev.enif.core.net.Cidr4;
import dev.enif.core.routing.InternetGatewayCommand.DetachInternetGateway;
import dev.enif.core.routing.InternetGatewayEvent.InternetGatewayAttached;
import dev.enif.core.routing.InternetGatewayEvent.InternetGatewayDetached;
import dev.enif.core.routing.RouteTableCommand.AssociateGatewayTable;
import dev.enif.core.routing.RouteTableCommand.CreateRoute;
import dev.enif.core.routing.RouteTableCommand.DeleteRouteTable;
import dev.enif.core.routing.RouteTableCommand.DisassociateRouteTable;
import dev.enif.core.routing.RouteTableCommand.ReplaceRoute;
import dev.enif.core.routing.RouteTableCommand.ReplaceRouteTableAssociation;
import dev.enif.core.routing.RouteTableEvent.GatewayTableAssociated;
import dev.enif.core.routing.RouteTableEvent.GatewayTableDisassociated;
import dev.enif.core.routing.RouteTableEvent.LocalRouteReplaced;
import dev.enif.core.routing.RouteTableEvent.RouteCreated;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tables by which the traffic goes that comes in by an internet gateway. */
class EdgeTablesTest extends RoutingWorld {
    private static final RouteTableAssociationId EDGE =
            new RouteTableAssociationId("rtbassoc-000000000000000e1");
    private static final Cidr4 SUBNET_CIDR = Cidr4.parse("10.0.0.0/24");

    private static Given edged(Object... steps) {
        return routed(TABLE_B_CREATED, ENI_CREATED)
                .and(new GatewayTableAssociated(TABLE, EDGE, GATEWAY))
                .and(steps);
    }

    private static RouteTableAssociationId association(int ordinal) {
        return (RouteTableAssociationId) made(ResourceKind.ROUTE_TABLE_ASSOCIATION, ordinal);
    }

    @Test
    void a_gateway_goes_by_one_table_of_its_vpc() {
        var then = routed().when(new AssociateGatewayTable(TABLE, GATEWAY));
        then.thenResult(association(0))
                .thenHappened(new GatewayTableAssociated(TABLE, association(0), GATEWAY));
        assertThat(then.account().routing().edgeTableOf(GATEWAY)).contains(TABLE);
        then.then()
                .when(new AssociateGatewayTable(TABLE, GATEWAY))
                .thenResult(association(0))
                .thenNothingHappened();
        edged().when(new AssociateGatewayTable(TABLE_B, GATEWAY))
                .thenRefused(new RouteTableRefusal.AlreadyAssociated(GATEWAY, TABLE, EDGE));
    }

    @Test
    void the_gateway_must_be_attached_to_the_tables_vpc() {
        routed(GATEWAY_B_CREATED)
                .when(new AssociateGatewayTable(TABLE, GATEWAY_B))
                .thenRefused(new RouteTableRefusal.OtherNetwork(TABLE, GATEWAY_B));
        routed(OTHER_VPC_CREATED, GATEWAY_B_CREATED)
                .and(new InternetGatewayAttached(GATEWAY_B, OTHER_VPC))
                .when(new AssociateGatewayTable(TABLE, GATEWAY_B))
                .thenRefused(new RouteTableRefusal.OtherNetwork(TABLE, GATEWAY_B));
        InternetGatewayId absent = new InternetGatewayId("igw-0000000000000000f");
        routed().when(new AssociateGatewayTable(TABLE, absent))
                .thenRefused(new CommonRefusal.NotFound(absent));
    }

    @Test
    void it_can_be_ended_and_replaced() {
        edged().when(new DisassociateRouteTable(EDGE))
                .thenHappened(new GatewayTableDisassociated(TABLE, EDGE, GATEWAY));
        edged().when(new ReplaceRouteTableAssociation(EDGE, TABLE_B))
                .thenResult(association(0))
                .thenHappened(
                        new GatewayTableDisassociated(TABLE, EDGE, GATEWAY),
                        new GatewayTableAssociated(TABLE_B, association(0), GATEWAY));
        edged().when(new ReplaceRouteTableAssociation(EDGE, TABLE))
                .thenResult(EDGE)
                .thenNothingHappened();
    }

    @Test
    void such_a_table_leads_blocks_and_subnets_of_the_vpc_to_interfaces_only() {
        edged().when(new CreateRoute(TABLE, SUBNET_CIDR, TO_ENI))
                .thenHappened(new RouteCreated(TABLE, route(SUBNET_CIDR, TO_ENI)));
        edged().when(new ReplaceRoute(TABLE, BLOCK_CIDR, TO_ENI))
                .thenHappened(new LocalRouteReplaced(TABLE, BLOCK_CIDR, TO_ENI));
        edged().when(new CreateRoute(TABLE, Cidr4.ALL, TO_GATEWAY))
                .thenRefused(new RouteTableRefusal.NotForGateway(TABLE, "0.0.0.0/0 to " + GATEWAY));
        edged().when(new CreateRoute(TABLE, SOME, TO_ENI))
                .thenRefused(new RouteTableRefusal.NotForGateway(TABLE, SOME + " to " + ENI));
        routed(outBy(TABLE))
                .when(new AssociateGatewayTable(TABLE, GATEWAY))
                .thenRefused("InvalidParameterValue");
    }

    @Test
    void neither_the_table_nor_the_attachment_goes_while_it_is_so() {
        edged().when(new DeleteRouteTable(TABLE))
                .thenRefused(new CommonRefusal.DependencyViolation(TABLE, List.of(GATEWAY)));
        edged().when(new DetachInternetGateway(GATEWAY, VPC))
                .thenRefused(new CommonRefusal.DependencyViolation(GATEWAY, List.of(TABLE)));
        edged(new DisassociateRouteTable(EDGE))
                .when(new DetachInternetGateway(GATEWAY, VPC))
                .thenHappened(new InternetGatewayDetached(GATEWAY, VPC));
    }
}

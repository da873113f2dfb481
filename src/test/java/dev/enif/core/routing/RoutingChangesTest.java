/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.core.Given;
import dev.enif.core.account.Tags;
import dev.enif.core.acl.DefaultAcl;
import dev.enif.core.id.ResourceId;
import dev.enif.core.net.Cidr4;
import dev.enif.core.routing.InternetGatewayCommand.AttachInternetGateway;
import dev.enif.core.routing.InternetGatewayCommand.CreateInternetGateway;
import dev.enif.core.routing.InternetGatewayCommand.DeleteInternetGateway;
import dev.enif.core.routing.InternetGatewayCommand.DetachInternetGateway;
import dev.enif.core.routing.RouteTableCommand.AssociateRouteTable;
import dev.enif.core.routing.RouteTableCommand.CreateRoute;
import dev.enif.core.routing.RouteTableCommand.CreateRouteTable;
import dev.enif.core.routing.RouteTableCommand.DeleteRoute;
import dev.enif.core.routing.RouteTableCommand.DeleteRouteTable;
import dev.enif.core.routing.RouteTableCommand.DisassociateRouteTable;
import dev.enif.core.routing.RouteTableCommand.ReplaceRouteTableAssociation;
import dev.enif.core.vpc.SubnetCommand.DeleteSubnet;
import dev.enif.core.vpc.VpcCommand.AssociateCidrBlock;
import dev.enif.core.vpc.VpcCommand.CreateVpc;
import dev.enif.core.vpc.VpcCommand.DeleteVpc;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whatever shows something of a change is among what the decision changed, and nothing else is. */
class RoutingChangesTest extends RoutingWorld {
    @Test
    void a_route_that_opens_or_closes_the_way_out_changes_the_subnets_that_go_by_its_table() {
        var open = new CreateRoute(TABLE, Cidr4.ALL, TO_GATEWAY);
        assertThat(changed(routed(), open)).containsExactlyInAnyOrder(TABLE);
        assertThat(changed(routed(ASSOCIATED), open)).containsExactlyInAnyOrder(TABLE, SUBNET);
        assertThat(changed(routed(), new CreateRoute(MAIN, Cidr4.ALL, TO_GATEWAY)))
                .containsExactlyInAnyOrder(MAIN, SUBNET, SUBNET_B);
        assertThat(changed(routed(ASSOCIATED), new CreateRoute(MAIN, Cidr4.ALL, TO_GATEWAY)))
                .containsExactlyInAnyOrder(MAIN, SUBNET_B);
        assertThat(changed(routed(ASSOCIATED, outBy(TABLE)), new DeleteRoute(TABLE, Cidr4.ALL)))
                .containsExactlyInAnyOrder(TABLE, SUBNET);
    }

    @Test
    void a_further_route_out_changes_its_table_only() {
        assertThat(
                        changed(
                                routed(ASSOCIATED, outBy(TABLE)),
                                new CreateRoute(TABLE, SOME, TO_GATEWAY)))
                .containsExactlyInAnyOrder(TABLE);
    }

    @Test
    void a_subnet_that_goes_by_another_table_changes_with_both() {
        assertThat(changed(routed(), new AssociateRouteTable(TABLE, SUBNET)))
                .containsExactlyInAnyOrder(TABLE, SUBNET);
        assertThat(changed(routed(ASSOCIATED), new DisassociateRouteTable(TABLE_ASSOCIATION)))
                .containsExactlyInAnyOrder(TABLE, SUBNET);
        assertThat(
                        changed(
                                routed(ASSOCIATED, TABLE_B_CREATED),
                                new ReplaceRouteTableAssociation(TABLE_ASSOCIATION, TABLE_B)))
                .containsExactlyInAnyOrder(TABLE, TABLE_B, SUBNET);
    }

    @Test
    void another_main_table_changes_the_subnets_without_one_of_their_own() {
        assertThat(
                        changed(
                                routed(ASSOCIATED),
                                new ReplaceRouteTableAssociation(MAIN_ASSOCIATION, TABLE)))
                .containsExactlyInAnyOrder(MAIN, TABLE, SUBNET_B);
    }

    @Test
    void a_gateway_changes_the_tables_with_routes_to_it_and_their_subnets() {
        var detach = new DetachInternetGateway(GATEWAY, VPC);
        assertThat(changed(routed(), detach)).containsExactlyInAnyOrder(GATEWAY);
        assertThat(changed(routed(ASSOCIATED, outBy(TABLE)), detach))
                .containsExactlyInAnyOrder(GATEWAY, TABLE, SUBNET);
        assertThat(changed(routed(ASSOCIATED, outBy(MAIN)), detach))
                .containsExactlyInAnyOrder(GATEWAY, MAIN, SUBNET_B);
        var detached = routed(ASSOCIATED, outBy(TABLE)).and(detach);
        assertThat(changed(detached, new AttachInternetGateway(GATEWAY, VPC)))
                .containsExactlyInAnyOrder(GATEWAY, TABLE, SUBNET);
        assertThat(changed(detached, new DeleteInternetGateway(GATEWAY)))
                .containsExactlyInAnyOrder(GATEWAY);
        assertThat(changed(given(), new CreateInternetGateway(Tags.NONE)))
                .containsExactlyInAnyOrder(madeGateway(0));
    }

    @Test
    void a_block_of_the_vpc_is_a_route_of_all_of_its_tables() {
        assertThat(
                        changed(
                                routed(OTHER_VPC_CREATED),
                                new AssociateCidrBlock(VPC, Cidr4.parse("10.1.0.0/16"))))
                .containsExactlyInAnyOrder(VPC, MAIN, TABLE, DefaultAcl.idOf(VPC));
    }

    @Test
    void tables_come_and_go_by_themselves_and_the_main_one_with_its_vpc() {
        assertThat(changed(world(), new CreateRouteTable(VPC, Tags.NONE)))
                .containsExactlyInAnyOrder(madeTable(0));
        assertThat(changed(routed(outBy(TABLE)), new DeleteRouteTable(TABLE)))
                .containsExactlyInAnyOrder(TABLE);
        assertThat(changed(given(), new CreateVpc(Cidr4.parse("10.0.0.0/16"), Tags.NONE)))
                .containsExactlyInAnyOrder(
                        madeVpc(0), madeGroup(2), madeTable(0), DefaultAcl.idOf(madeVpc(0)));
        assertThat(changed(given(VPC_CREATED, DEFAULT_GROUP_CREATED), new DeleteVpc(VPC)))
                .containsExactlyInAnyOrder(VPC, DEFAULT_GROUP, MAIN, DefaultAcl.idOf(VPC));
    }

    @Test
    void a_deleted_subnet_changes_the_table_that_it_leaves() {
        assertThat(changed(routed(ASSOCIATED), new DeleteSubnet(SUBNET)))
                .containsExactlyInAnyOrder(TABLE, SUBNET);
    }

    private static Set<ResourceId> changed(Given given, Object command) {
        return given.when(command).thenAccepted().account().changed();
    }
}

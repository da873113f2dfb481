/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.core.decision.CommonRefusal;
import dev.enif.core.id.SubnetId;
import dev.enif.core.routing.RouteTableCommand.AssociateRouteTable;
import dev.enif.core.routing.RouteTableCommand.DisassociateRouteTable;
import dev.enif.core.routing.RouteTableCommand.ReplaceRouteTableAssociation;
import dev.enif.core.routing.RouteTableEvent.MainRouteTableReplaced;
import dev.enif.core.routing.RouteTableEvent.RouteTableAssociated;
import dev.enif.core.routing.RouteTableEvent.RouteTableAssociationReplaced;
import dev.enif.core.routing.RouteTableEvent.RouteTableDisassociated;
import dev.enif.core.vpc.SubnetCommand.DeleteSubnet;
import dev.enif.core.vpc.SubnetEvent.SubnetDeleted;
import org.junit.jupiter.api.Test;

class TableAssociatingTest extends RoutingWorld {
    @Test
    void a_subnet_can_go_by_a_table_of_its_own() {
        var then = routed().when(new AssociateRouteTable(TABLE, SUBNET));
        then.thenResult(madeTableAssociation(0))
                .thenHappened(new RouteTableAssociated(TABLE, madeTableAssociation(0), SUBNET));
        assertThat(then.account().routing().tableOf(SUBNET)).contains(TABLE);
        assertThat(then.account().routing().tableOf(SUBNET_B)).isEmpty();
    }

    @Test
    void a_subnet_can_hold_on_to_the_main_table() {
        var then = routed().when(new AssociateRouteTable(MAIN, SUBNET));
        then.thenHappened(new RouteTableAssociated(MAIN, madeTableAssociation(0), SUBNET));
        assertThat(tableOf(then.then(), MAIN).main()).isEqualTo(MAIN_ASSOCIATION);
    }

    @Test
    void the_same_association_again_is_answered_by_the_one_that_is_there() {
        routed(ASSOCIATED)
                .when(new AssociateRouteTable(TABLE, SUBNET))
                .thenResult(TABLE_ASSOCIATION)
                .thenNothingHappened();
    }

    @Test
    void a_subnet_has_one_table_of_its_own_at_most() {
        var refusal = new RouteTableRefusal.AlreadyAssociated(SUBNET, TABLE, TABLE_ASSOCIATION);
        routed(TABLE_B_CREATED, ASSOCIATED)
                .when(new AssociateRouteTable(TABLE_B, SUBNET))
                .thenRefused(refusal);
        assertThat(refusal.code()).isEqualTo("Resource.AlreadyAssociated");
        assertThat(refusal.dependents()).containsExactly(TABLE.value());
    }

    @Test
    void a_table_is_for_the_subnets_of_its_vpc() {
        var refusal = new RouteTableRefusal.OtherNetwork(TABLE, OTHER_SUBNET);
        routed(OTHER_VPC_CREATED, OTHER_SUBNET_CREATED)
                .when(new AssociateRouteTable(TABLE, OTHER_SUBNET))
                .thenRefused(refusal);
        assertThat(refusal.code()).isEqualTo("InvalidParameterValue");
    }

    @Test
    void a_subnet_without_its_association_goes_by_the_main_table_again() {
        var then = routed(ASSOCIATED).when(new DisassociateRouteTable(TABLE_ASSOCIATION));
        then.thenResult()
                .thenHappened(new RouteTableDisassociated(TABLE, TABLE_ASSOCIATION, SUBNET));
        var subnet = there(then.account().subnets().find(SUBNET));
        assertThat(Routing.tableOf(then.account(), subnet).id()).isEqualTo(MAIN);
    }

    @Test
    void the_main_association_is_not_ended() {
        var refusal = new RouteTableRefusal.MainStays(MAIN, MAIN_ASSOCIATION);
        routed().when(new DisassociateRouteTable(MAIN_ASSOCIATION)).thenRefused(refusal);
        assertThat(refusal.code()).isEqualTo("InvalidParameterValue");
    }

    @Test
    void a_subnet_can_pass_to_another_table_with_a_new_association() {
        var then =
                routed(TABLE_B_CREATED, ASSOCIATED)
                        .when(new ReplaceRouteTableAssociation(TABLE_ASSOCIATION, TABLE_B));
        then.thenResult(madeTableAssociation(0))
                .thenHappened(
                        new RouteTableAssociationReplaced(
                                SUBNET,
                                TABLE,
                                TABLE_ASSOCIATION,
                                TABLE_B,
                                madeTableAssociation(0)));
        assertThat(then.account().routing().tableOf(SUBNET)).contains(TABLE_B);
        assertThat(then.account().routing().tableWith(TABLE_ASSOCIATION)).isEmpty();
        assertThat(tableOf(then.then(), TABLE).associations()).isEmpty();
    }

    @Test
    void another_table_can_be_the_main_one_with_a_new_association() {
        var then = routed().when(new ReplaceRouteTableAssociation(MAIN_ASSOCIATION, TABLE));
        then.thenResult(madeTableAssociation(0))
                .thenHappened(
                        new MainRouteTableReplaced(
                                VPC, MAIN, MAIN_ASSOCIATION, TABLE, madeTableAssociation(0)));
        assertThat(then.account().routing().mainTableOf(VPC)).contains(TABLE);
        assertThat(tableOf(then.then(), MAIN).isMain()).isFalse();
        assertThat(tableOf(then.then(), TABLE).main()).isEqualTo(madeTableAssociation(0));
        then.then()
                .when(new ReplaceRouteTableAssociation(MAIN_ASSOCIATION, MAIN))
                .thenRefused(new CommonRefusal.NotFound(MAIN_ASSOCIATION));
    }

    @Test
    void an_association_replaced_by_its_own_table_stays() {
        routed(ASSOCIATED)
                .when(new ReplaceRouteTableAssociation(TABLE_ASSOCIATION, TABLE))
                .thenResult(TABLE_ASSOCIATION)
                .thenNothingHappened();
        routed().when(new ReplaceRouteTableAssociation(MAIN_ASSOCIATION, MAIN))
                .thenResult(MAIN_ASSOCIATION)
                .thenNothingHappened();
    }

    @Test
    void an_association_stays_in_its_vpc() {
        var given = routed(OTHER_VPC_CREATED, ASSOCIATED);
        var otherMain = MainTable.idOf(OTHER_VPC);
        given.when(new ReplaceRouteTableAssociation(TABLE_ASSOCIATION, otherMain))
                .thenRefused(new RouteTableRefusal.OtherNetwork(otherMain, SUBNET));
        given.when(new ReplaceRouteTableAssociation(MAIN_ASSOCIATION, otherMain))
                .thenRefused(new RouteTableRefusal.OtherNetwork(otherMain, VPC));
    }

    @Test
    void a_deleted_subnet_leaves_its_table() {
        var then = routed(ASSOCIATED).when(new DeleteSubnet(SUBNET));
        then.thenHappened(
                new RouteTableDisassociated(TABLE, TABLE_ASSOCIATION, SUBNET),
                new SubnetDeleted(SUBNET));
        assertThat(tableOf(then.then(), TABLE).associations()).isEmpty();
        routed(ASSOCIATED)
                .when(new DeleteSubnet(SUBNET_B))
                .thenHappened(new SubnetDeleted(SUBNET_B));
    }

    @Test
    void what_is_not_there_is_refused() {
        var absentSubnet = new SubnetId("subnet-0000000000000000f");
        routed().when(new AssociateRouteTable(TABLE_B, SUBNET))
                .thenRefused(new CommonRefusal.NotFound(TABLE_B));
        routed().when(new AssociateRouteTable(TABLE, absentSubnet))
                .thenRefused(new CommonRefusal.NotFound(absentSubnet));
        var refusal = new CommonRefusal.NotFound(ABSENT_ASSOCIATION);
        routed().when(new DisassociateRouteTable(ABSENT_ASSOCIATION)).thenRefused(refusal);
        routed().when(new ReplaceRouteTableAssociation(ABSENT_ASSOCIATION, TABLE))
                .thenRefused(refusal);
        routed().when(new ReplaceRouteTableAssociation(MAIN_ASSOCIATION, TABLE_B))
                .thenRefused(new CommonRefusal.NotFound(TABLE_B));
        assertThat(refusal.code()).isEqualTo("InvalidAssociationID.NotFound");
        assertThat(refusal.message())
                .isEqualTo("The association ID '" + ABSENT_ASSOCIATION + "' does not exist");
    }
}

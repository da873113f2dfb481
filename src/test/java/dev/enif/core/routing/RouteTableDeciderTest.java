/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.core.account.Quota;
import dev.enif.core.account.QuotaEvent.QuotaChanged;
import dev.enif.core.account.QuotaRefusal;
import dev.enif.core.account.TagCommand.AddTags;
import dev.enif.core.account.TagEvent.TagsReplaced;
import dev.enif.core.account.TagRefusal;
import dev.enif.core.account.Tags;
import dev.enif.core.decision.CommonRefusal;
import dev.enif.core.decision.Dependents;
import dev.enif.core.id.VpcId;
import dev.enif.core.routing.RouteTableCommand.CreateRouteTable;
import dev.enif.core.routing.RouteTableCommand.DeleteRouteTable;
import dev.enif.core.routing.RouteTableEvent.RouteTableAssociated;
import dev.enif.core.routing.RouteTableEvent.RouteTableCreated;
import dev.enif.core.routing.RouteTableEvent.RouteTableDeleted;
import java.util.List;
import org.junit.jupiter.api.Test;

class RouteTableDeciderTest extends RoutingWorld {
    @Test
    void a_vpc_is_born_with_a_main_table_of_its_own_digits() {
        var table = tableOf(given(VPC_CREATED), MAIN);
        assertThat(table.vpcId()).isEqualTo(VPC);
        assertThat(table.main()).isEqualTo(MAIN_ASSOCIATION);
        assertThat(table.routes()).isEmpty();
        assertThat(given(VPC_CREATED).account().routing().mainTableOf(VPC)).contains(MAIN);
    }

    @Test
    void a_new_table_has_no_subnets_and_no_routes_but_the_local_ones() {
        var tags = tags("Name", "public");
        var then = world().when(new CreateRouteTable(VPC, tags));
        then.thenResult(madeTable(0)).thenHappened(new RouteTableCreated(madeTable(0), VPC, tags));
        var table = tableOf(then.then(), madeTable(0));
        assertThat(table.isMain()).isFalse();
        assertThat(table.associations()).isEmpty();
        assertThat(table.routes()).isEmpty();
        assertThat(Routing.localBlocks(then.account(), table)).containsExactly(BLOCK_CIDR);
    }

    @Test
    void tags_of_a_new_table_are_checked() {
        world().when(new CreateRouteTable(VPC, tags("aws:x", "")))
                .thenRefused(new TagRefusal.ReservedKey("aws:x"));
    }

    @Test
    void the_main_table_counts_for_the_quota_of_the_vpc() {
        var refused =
                world(new QuotaChanged(Quota.ROUTE_TABLES_PER_VPC, 2), TABLE_CREATED)
                        .when(new CreateRouteTable(VPC, Tags.NONE))
                        .thenRefused(new QuotaRefusal.LimitExceeded(Quota.ROUTE_TABLES_PER_VPC, 2))
                        .refused();
        assertThat(refused.code()).isEqualTo("RouteTableLimitExceeded");
        world(new QuotaChanged(Quota.ROUTE_TABLES_PER_VPC, 2), TABLE_CREATED, OTHER_VPC_CREATED)
                .when(new CreateRouteTable(OTHER_VPC, Tags.NONE))
                .thenAccepted();
    }

    @Test
    void a_table_that_nobody_goes_by_can_be_deleted_with_its_routes() {
        var then = routed(outBy(TABLE)).when(new DeleteRouteTable(TABLE));
        then.thenResult().thenHappened(new RouteTableDeleted(TABLE));
        assertThat(then.account().routing().tablesOf(VPC)).containsExactly(MAIN);
    }

    @Test
    void a_table_that_subnets_go_by_stays_and_they_are_named() {
        routed(ASSOCIATED, new RouteTableAssociated(TABLE, ABSENT_ASSOCIATION, SUBNET_B))
                .when(new DeleteRouteTable(TABLE))
                .thenRefused(
                        new CommonRefusal.DependencyViolation(
                                TABLE, Dependents.of(List.of(SUBNET, SUBNET_B))));
    }

    @Test
    void the_main_table_stays_and_its_vpc_is_named() {
        routed().when(new DeleteRouteTable(MAIN))
                .thenRefused(new CommonRefusal.DependencyViolation(MAIN, List.of(VPC)));
    }

    @Test
    void tables_and_vpcs_that_are_not_there_are_refused() {
        var absent = new VpcId("vpc-0000000000000000f");
        world().when(new CreateRouteTable(absent, Tags.NONE))
                .thenRefused(new CommonRefusal.NotFound(absent));
        var refusal = new CommonRefusal.NotFound(TABLE);
        world().when(new DeleteRouteTable(TABLE)).thenRefused(refusal);
        assertThat(refusal.code()).isEqualTo("InvalidRouteTableID.NotFound");
        assertThat(refusal.message()).isEqualTo("The routeTable ID '" + TABLE + "' does not exist");
    }

    @Test
    void tables_have_tags_the_main_one_too_and_associations_have_none() {
        var tags = tags("Name", "main");
        var then = world().when(new AddTags(List.of(MAIN), tags));
        then.thenHappened(new TagsReplaced(MAIN, tags));
        assertThat(tableOf(then.then(), MAIN).tags()).isEqualTo(tags);
        world().when(new AddTags(List.of(MAIN_ASSOCIATION), tags))
                .thenRefused(new TagRefusal.NotTaggable(MAIN_ASSOCIATION));
    }
}

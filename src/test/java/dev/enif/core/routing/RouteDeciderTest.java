/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.core.account.Quota;
import dev.enif.core.account.QuotaEvent.QuotaChanged;
import dev.enif.core.account.QuotaRefusal;
import dev.enif.core.decision.CommonRefusal;
import dev.enif.core.id.CidrAssociationId;
import dev.enif.core.net.Cidr4;
import dev.enif.core.routing.InternetGatewayEvent.InternetGatewayAttached;
import dev.enif.core.routing.InternetGatewayEvent.InternetGatewayDetached;
import dev.enif.core.routing.RouteTableCommand.CreateRoute;
import dev.enif.core.routing.RouteTableCommand.DeleteRoute;
import dev.enif.core.routing.RouteTableCommand.ReplaceRoute;
import dev.enif.core.routing.RouteTableEvent.RouteCreated;
import dev.enif.core.routing.RouteTableEvent.RouteDeleted;
import dev.enif.core.routing.RouteTableEvent.RouteReplaced;
import dev.enif.core.vpc.VpcCommand.AssociateCidrBlock;
import dev.enif.core.vpc.VpcEvent.CidrBlockAssociated;
import dev.enif.core.vpc.VpcRefusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RouteDeciderTest extends RoutingWorld {
    private static final RouteTarget TO_GATEWAY_B = new RouteTarget.OfInternetGateway(GATEWAY_B);
    private static final CidrBlockAssociated SECOND_BLOCK =
            new CidrBlockAssociated(
                    VPC,
                    new CidrAssociationId("vpc-cidr-assoc-0000000000000000a"),
                    Cidr4.parse("10.1.0.0/16"));

    @Test
    void a_route_can_lead_to_the_gateway_of_the_vpc() {
        var then = routed().when(new CreateRoute(TABLE, Cidr4.ALL, TO_GATEWAY));
        then.thenResult().thenHappened(outBy(TABLE));
        assertThat(tableOf(then.then(), TABLE).routes().values())
                .containsExactly(route(Cidr4.ALL, GATEWAY));
    }

    @Test
    void the_main_table_takes_routes_too() {
        routed().when(new CreateRoute(MAIN, SOME, TO_GATEWAY))
                .thenHappened(new RouteCreated(MAIN, route(SOME, GATEWAY)));
    }

    @Test
    void host_bits_of_a_destination_do_not_count() {
        var given = routed(new RouteCreated(TABLE, route(SOME, GATEWAY)));
        var withHostBits = Cidr4.parse("198.51.100.7/24");
        given.when(new CreateRoute(TABLE, withHostBits, TO_GATEWAY))
                .thenRefused(new RouteRefusal.AlreadyExists(SOME));
        given.when(new DeleteRoute(TABLE, withHostBits))
                .thenHappened(new RouteDeleted(TABLE, SOME));
    }

    @Test
    void a_destination_has_one_route() {
        var refusal = new RouteRefusal.AlreadyExists(Cidr4.ALL);
        routed(outBy(TABLE))
                .when(new CreateRoute(TABLE, Cidr4.ALL, TO_GATEWAY))
                .thenRefused(refusal);
        routed(outBy(TABLE)).when(new CreateRoute(MAIN, Cidr4.ALL, TO_GATEWAY)).thenAccepted();
        assertThat(refusal.code()).isEqualTo("RouteAlreadyExists");
        assertThat(refusal.message())
                .isEqualTo("The route identified by 0.0.0.0/0 already exists.");
    }

    @Test
    void a_block_that_a_route_leads_into_is_no_block_of_the_vpc() {
        Cidr4 part = Cidr4.parse("10.1.2.0/24");
        var given = routed(new RouteCreated(TABLE, route(part, GATEWAY)));

        given.when(new AssociateCidrBlock(VPC, Cidr4.parse("10.1.0.0/16")))
                .thenRefused(
                        new VpcRefusal.BlockRouted(VPC, Cidr4.parse("10.1.0.0/16"), TABLE, part));
        given.when(new AssociateCidrBlock(VPC, part)).thenRefused("InvalidVpc.Range");
        given.when(new AssociateCidrBlock(VPC, Cidr4.parse("10.1.2.0/25"))).thenAccepted();
    }

    @Test
    void every_block_of_the_vpc_is_a_route_already() {
        routed().when(new CreateRoute(TABLE, BLOCK_CIDR, TO_GATEWAY))
                .thenRefused(new RouteRefusal.AlreadyExists(BLOCK_CIDR));
        routed(SECOND_BLOCK)
                .when(new CreateRoute(TABLE, SECOND_BLOCK.cidr(), TO_GATEWAY))
                .thenRefused(new RouteRefusal.AlreadyExists(SECOND_BLOCK.cidr()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/17", "10.0.1.0/24", "10.0.255.255/32"})
    void what_lies_in_the_vpc_does_not_go_to_a_gateway(String text) {
        var destination = Cidr4.parse(text);
        var refusal = new RouteRefusal.WithinVpc(destination, BLOCK_CIDR);
        routed().when(new CreateRoute(TABLE, destination, TO_GATEWAY)).thenRefused(refusal);
        assertThat(refusal.code()).isEqualTo("InvalidParameterValue");
    }

    @Test
    void a_destination_wider_than_the_vpc_may_go_to_a_gateway() {
        routed().when(new CreateRoute(TABLE, Cidr4.parse("10.0.0.0/8"), TO_GATEWAY)).thenAccepted();
    }

    @Test
    void a_gateway_that_is_not_there_is_no_target() {
        var refusal = new RouteRefusal.TargetNotFound(TO_GATEWAY_B);
        routed().when(new CreateRoute(TABLE, Cidr4.ALL, TO_GATEWAY_B)).thenRefused(refusal);
        routed(outBy(TABLE))
                .when(new ReplaceRoute(TABLE, Cidr4.ALL, TO_GATEWAY_B))
                .thenRefused(refusal);
        assertThat(refusal.code()).isEqualTo("InvalidGatewayID.NotFound");
    }

    @Test
    void a_gateway_that_is_not_attached_to_the_vpc_is_no_target() {
        var refusal = new RouteRefusal.OtherNetwork(TABLE, TO_GATEWAY_B);
        routed(GATEWAY_B_CREATED)
                .when(new CreateRoute(TABLE, Cidr4.ALL, TO_GATEWAY_B))
                .thenRefused(refusal);
        var attachedElsewhere =
                routed(
                        outBy(TABLE),
                        GATEWAY_B_CREATED,
                        OTHER_VPC_CREATED,
                        new InternetGatewayAttached(GATEWAY_B, OTHER_VPC));
        attachedElsewhere.when(new CreateRoute(TABLE, SOME, TO_GATEWAY_B)).thenRefused(refusal);
        attachedElsewhere
                .when(new ReplaceRoute(TABLE, Cidr4.ALL, TO_GATEWAY_B))
                .thenRefused(refusal);
        assertThat(refusal.code()).isEqualTo("InvalidParameterValue");
    }

    @Test
    void a_route_over_the_quota_is_refused() {
        var refused =
                routed(new QuotaChanged(Quota.ROUTES_PER_ROUTE_TABLE, 1), outBy(TABLE))
                        .when(new CreateRoute(TABLE, SOME, TO_GATEWAY))
                        .thenRefused(
                                new QuotaRefusal.LimitExceeded(Quota.ROUTES_PER_ROUTE_TABLE, 1))
                        .refused();
        assertThat(refused.code()).isEqualTo("RouteLimitExceeded");
    }

    @Test
    void a_black_hole_can_be_replaced_by_the_gateway_that_came() {
        routed(
                        outBy(TABLE),
                        new InternetGatewayDetached(GATEWAY, VPC),
                        GATEWAY_B_CREATED,
                        new InternetGatewayAttached(GATEWAY_B, VPC))
                .when(new ReplaceRoute(TABLE, Cidr4.ALL, TO_GATEWAY_B))
                .thenResult()
                .thenHappened(new RouteReplaced(TABLE, route(Cidr4.ALL, GATEWAY_B)));
    }

    @Test
    void to_replace_a_route_by_itself_is_no_event() {
        routed(outBy(TABLE))
                .when(new ReplaceRoute(TABLE, Cidr4.ALL, TO_GATEWAY))
                .thenAccepted()
                .thenNothingHappened();
    }

    @Test
    void a_route_can_be_deleted() {
        var then = routed(outBy(TABLE)).when(new DeleteRoute(TABLE, Cidr4.ALL));
        then.thenResult().thenHappened(new RouteDeleted(TABLE, Cidr4.ALL));
        assertThat(tableOf(then.then(), TABLE).routes()).isEmpty();
    }

    @Test
    void local_routes_stay() {
        var deletion = new RouteRefusal.LocalRouteStays("remove", TABLE, BLOCK_CIDR);
        routed().when(new DeleteRoute(TABLE, BLOCK_CIDR)).thenRefused(deletion);
        routed().when(new ReplaceRoute(TABLE, BLOCK_CIDR, TO_GATEWAY))
                .thenRefused(new RouteRefusal.LocalRouteStays("replace", TABLE, BLOCK_CIDR));
        assertThat(deletion.code()).isEqualTo("InvalidParameterValue");
        assertThat(deletion.message())
                .isEqualTo("cannot remove local route 10.0.0.0/16 in route table " + TABLE);
    }

    @Test
    void a_route_that_a_later_block_hides_can_be_deleted_but_not_replaced() {
        var given =
                routed(new RouteCreated(TABLE, route(SECOND_BLOCK.cidr(), GATEWAY)), SECOND_BLOCK);
        given.when(new ReplaceRoute(TABLE, SECOND_BLOCK.cidr(), TO_GATEWAY))
                .thenRefused(new RouteRefusal.WithinVpc(SECOND_BLOCK.cidr(), SECOND_BLOCK.cidr()));
        given.when(new DeleteRoute(TABLE, SECOND_BLOCK.cidr()))
                .thenHappened(new RouteDeleted(TABLE, SECOND_BLOCK.cidr()));
    }

    @Test
    void a_route_is_named_by_its_very_destination() {
        var refusal = new RouteRefusal.NotFound(TABLE, SOME);
        routed(outBy(TABLE)).when(new DeleteRoute(TABLE, SOME)).thenRefused(refusal);
        routed(outBy(TABLE)).when(new ReplaceRoute(TABLE, SOME, TO_GATEWAY)).thenRefused(refusal);
        assertThat(refusal.code()).isEqualTo("InvalidRoute.NotFound");
    }

    @Test
    void routes_of_a_table_that_is_not_there_are_refused() {
        var refusal = new CommonRefusal.NotFound(TABLE_B);
        routed().when(new CreateRoute(TABLE_B, SOME, TO_GATEWAY)).thenRefused(refusal);
        routed().when(new ReplaceRoute(TABLE_B, SOME, TO_GATEWAY)).thenRefused(refusal);
        routed().when(new DeleteRoute(TABLE_B, SOME)).thenRefused(refusal);
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.core.Given;
import dev.enif.core.account.Quota;
import dev.enif.core.account.QuotaEvent.QuotaChanged;
import dev.enif.core.id.CidrAssociationId;
import dev.enif.core.net.Cidr;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Ip;
import dev.enif.core.routing.RouteTableCommand.CreateRoute;
import dev.enif.core.routing.RouteTableCommand.DeleteRoute;
import dev.enif.core.routing.RouteTableCommand.ReplaceRoute;
import dev.enif.core.routing.RouteTableEvent.LocalRouteReplaced;
import dev.enif.core.routing.RouteTableEvent.LocalRouteRestored;
import dev.enif.core.routing.RouteTableEvent.RouteCreated;
import dev.enif.core.vpc.VpcCommand.DisassociateCidrBlock;
import dev.enif.core.vpc.VpcEvent.CidrBlockAssociated;
import dev.enif.core.vpc.VpcEvent.CidrBlockDisassociated;
import org.junit.jupiter.api.Test;

class LocalRouteTest extends RoutingWorld {
    private static final WantedTarget LOCAL = new WantedTarget.Local();
    private static final Cidr4 SUBNET_CIDR = Cidr4.parse("10.0.0.0/24");
    private static final CidrAssociationId SECOND =
            new CidrAssociationId("vpc-cidr-assoc-0000000000000000a");
    private static final Cidr4 SECOND_CIDR = Cidr4.parse("10.1.0.0/16");

    private static Given base() {
        return world(launched()).and(ENI_CREATED, TABLE_CREATED);
    }

    private static Given replaced() {
        return base().and(new LocalRouteReplaced(TABLE, BLOCK_CIDR, TO_ENI));
    }

    private static RouteMatch match(Given given, String address) {
        return Routing.match(given.account(), tableOf(given, TABLE), Ip.parse(address));
    }

    private static ReplaceRoute replace(Cidr destination, WantedTarget target) {
        return new ReplaceRoute(TABLE, destination, target);
    }

    @Test
    void its_target_can_be_an_interface_instead() {
        var then = base().when(replace(BLOCK_CIDR, TO_ENI));
        then.thenHappened(new LocalRouteReplaced(TABLE, BLOCK_CIDR, TO_ENI));
        var route = new Route(BLOCK_CIDR, TO_ENI, RouteOrigin.CREATE_ROUTE_TABLE);
        assertThat(tableOf(then.then(), TABLE).routes().values()).containsExactly(route);
        assertThat(match(then.then(), "10.0.0.9"))
                .isEqualTo(new RouteMatch.Routed(route, RouteState.BLACKHOLE));
        base().when(replace(BLOCK_CIDR, new WantedTarget.OfInstance(INSTANCE)))
                .thenHappened(
                        new LocalRouteReplaced(
                                TABLE, BLOCK_CIDR, new RouteTarget.OfInterface(PRIMARY)));
    }

    @Test
    void its_target_can_be_a_nat_gateway_instead() {
        translating()
                .and(TABLE_CREATED)
                .when(replace(BLOCK_CIDR, TO_NAT))
                .thenHappened(new LocalRouteReplaced(TABLE, BLOCK_CIDR, TO_NAT));
    }

    @Test
    void its_target_cannot_lead_out_of_the_vpc() {
        var refusal = new RouteRefusal.LocalRouteStays("replace", TABLE, BLOCK_CIDR);
        routed().when(replace(BLOCK_CIDR, TO_GATEWAY)).thenRefused(refusal);
        routed(ENI_CREATED, new LocalRouteReplaced(TABLE, BLOCK_CIDR, TO_ENI))
                .when(replace(BLOCK_CIDR, TO_GATEWAY))
                .thenRefused(refusal);
    }

    @Test
    void its_own_target_can_be_restored() {
        var then = replaced().when(replace(BLOCK_CIDR, LOCAL));
        then.thenHappened(new LocalRouteRestored(TABLE, BLOCK_CIDR));
        assertThat(tableOf(then.then(), TABLE).routes()).isEmpty();
        assertThat(match(then.then(), "10.0.0.9")).isEqualTo(new RouteMatch.Local(BLOCK_CIDR));
        base().when(replace(BLOCK_CIDR, LOCAL)).thenAccepted().thenNothingHappened();
    }

    @Test
    void the_same_target_again_changes_nothing() {
        replaced().when(replace(BLOCK_CIDR, TO_ENI)).thenAccepted().thenNothingHappened();
        replaced()
                .when(replace(BLOCK_CIDR, new RouteTarget.OfInterface(PRIMARY)))
                .thenHappened(
                        new LocalRouteReplaced(
                                TABLE, BLOCK_CIDR, new RouteTarget.OfInterface(PRIMARY)));
    }

    @Test
    void it_can_neither_be_deleted_nor_made_anew() {
        replaced()
                .when(new DeleteRoute(TABLE, BLOCK_CIDR))
                .thenRefused(new RouteRefusal.LocalRouteStays("remove", TABLE, BLOCK_CIDR));
        replaced()
                .when(new CreateRoute(TABLE, BLOCK_CIDR, TO_ENI))
                .thenRefused(new RouteRefusal.AlreadyExists(BLOCK_CIDR));
    }

    @Test
    void only_a_local_route_has_the_target_local() {
        var made = new RouteCreated(TABLE, route(SOME, TO_ENI));
        base().and(made)
                .when(replace(SOME, LOCAL))
                .thenRefused(new RouteRefusal.NotLocal(TABLE, SOME));
        base().when(new CreateRoute(TABLE, SOME, LOCAL))
                .thenRefused(new RouteRefusal.NotLocal(TABLE, SOME));
        base().when(replace(SOME, LOCAL)).thenRefused(new RouteRefusal.NotFound(TABLE, SOME));
    }

    @Test
    void other_tables_keep_theirs() {
        assertThat(Routing.match(replaced().account(), tableOf(replaced(), MAIN), ENI_ADDRESS))
                .isEqualTo(new RouteMatch.Local(BLOCK_CIDR));
    }

    @Test
    void a_route_to_a_whole_subnet_beats_it() {
        var more = route(SUBNET_CIDR, new RouteTarget.OfInterface(PRIMARY));
        var given = replaced().and(new RouteCreated(TABLE, more));
        assertThat(match(given, "10.0.0.200"))
                .isEqualTo(new RouteMatch.Routed(more, RouteState.ACTIVE));
        assertThat(match(given, "10.0.1.200")).isInstanceOf(RouteMatch.Routed.class);
        var local = base().and(new RouteCreated(TABLE, more));
        assertThat(match(local, "10.0.1.200")).isEqualTo(new RouteMatch.Local(BLOCK_CIDR));
    }

    @Test
    void it_goes_with_its_block_whatever_its_target() {
        var given =
                base().and(
                                new CidrBlockAssociated(VPC, SECOND, SECOND_CIDR),
                                new LocalRouteReplaced(TABLE, SECOND_CIDR, TO_ENI));
        var then = given.when(new DisassociateCidrBlock(VPC, SECOND));
        then.thenHappened(
                new LocalRouteRestored(TABLE, SECOND_CIDR),
                new CidrBlockDisassociated(VPC, SECOND));
        assertThat(match(then.then(), "10.1.0.1")).isEqualTo(new RouteMatch.NoRoute());
    }

    @Test
    void it_is_no_route_of_those_that_are_counted() {
        replaced()
                .and(new QuotaChanged(Quota.ROUTES_PER_ROUTE_TABLE, 1))
                .when(new CreateRoute(TABLE, SOME, TO_ENI))
                .thenAccepted();
    }
}

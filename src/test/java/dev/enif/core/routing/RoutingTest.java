/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.core.Given;
import dev.enif.core.account.AccountState;
import dev.enif.core.id.CidrAssociationId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.net.Cidr;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Cidr6;
import dev.enif.core.net.Ip;
import dev.enif.core.net.Ipv4;
import dev.enif.core.net.Ipv6;
import dev.enif.core.routing.InternetGatewayEvent.InternetGatewayAttached;
import dev.enif.core.routing.InternetGatewayEvent.InternetGatewayDeleted;
import dev.enif.core.routing.InternetGatewayEvent.InternetGatewayDetached;
import dev.enif.core.routing.RouteTableEvent.LocalRouteReplaced;
import dev.enif.core.routing.RouteTableEvent.MainRouteTableReplaced;
import dev.enif.core.routing.RouteTableEvent.RouteCreated;
import dev.enif.core.vpc.VpcEvent.CidrBlockAssociated;
import dev.enif.testing.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class RoutingTest extends RoutingWorld {
    private static final RouteMatch NO_ROUTE = new RouteMatch.NoRoute();

    @Test
    void traffic_within_the_vpc_is_local_whatever_the_table() {
        var local = new RouteMatch.Local(BLOCK_CIDR);
        assertThat(match(world(), SUBNET, "10.0.1.7")).isEqualTo(local);
        assertThat(match(routed(outBy(MAIN)), SUBNET, "10.0.200.7")).isEqualTo(local);
        assertThat(match(routed(outBy(TABLE), ASSOCIATED), SUBNET, "10.0.1.7")).isEqualTo(local);
    }

    @Test
    void without_a_route_there_is_none() {
        assertThat(match(world(), SUBNET, "8.8.8.8")).isEqualTo(NO_ROUTE);
        assertThat(match(world(), SUBNET, "10.1.0.1")).isEqualTo(NO_ROUTE);
    }

    @Test
    void a_subnet_goes_by_the_main_table_until_it_has_one_of_its_own() {
        assertThat(match(routed(outBy(MAIN)), SUBNET, "8.8.8.8"))
                .isEqualTo(out(Cidr4.ALL, RouteState.ACTIVE));
        assertThat(match(routed(outBy(MAIN), ASSOCIATED), SUBNET, "8.8.8.8")).isEqualTo(NO_ROUTE);
        assertThat(match(routed(outBy(MAIN), ASSOCIATED), SUBNET_B, "8.8.8.8"))
                .isEqualTo(out(Cidr4.ALL, RouteState.ACTIVE));
        assertThat(
                        match(
                                routed(
                                        outBy(TABLE),
                                        new MainRouteTableReplaced(
                                                VPC,
                                                MAIN,
                                                MAIN_ASSOCIATION,
                                                TABLE,
                                                ABSENT_ASSOCIATION)),
                                SUBNET,
                                "8.8.8.8"))
                .isEqualTo(out(Cidr4.ALL, RouteState.ACTIVE));
    }

    @Test
    void a_route_to_a_gateway_that_is_not_there_still_matches_as_a_black_hole() {
        var detached = new InternetGatewayDetached(GATEWAY, VPC);
        var hole = out(Cidr4.ALL, RouteState.BLACKHOLE);
        assertThat(match(routed(outBy(MAIN), detached), SUBNET, "8.8.8.8")).isEqualTo(hole);
        assertThat(
                        match(
                                routed(outBy(MAIN), detached, new InternetGatewayDeleted(GATEWAY)),
                                SUBNET,
                                "8.8.8.8"))
                .isEqualTo(hole);
        assertThat(
                        match(
                                routed(
                                        outBy(MAIN),
                                        detached,
                                        OTHER_VPC_CREATED,
                                        new InternetGatewayAttached(GATEWAY, OTHER_VPC)),
                                SUBNET,
                                "8.8.8.8"))
                .isEqualTo(hole);
        assertThat(match(routed(outBy(MAIN), detached, ATTACHED), SUBNET, "8.8.8.8"))
                .isEqualTo(out(Cidr4.ALL, RouteState.ACTIVE));
    }

    @Test
    void the_longest_prefix_wins_and_of_equal_ones_the_local_route() {
        var wide = Cidr4.parse("10.0.0.0/8");
        var equal = Cidr4.parse("10.1.0.0/16");
        var inside = Cidr4.parse("10.1.7.0/24");
        var given =
                routed(
                        outBy(MAIN),
                        new RouteCreated(MAIN, route(wide, GATEWAY)),
                        new RouteCreated(MAIN, route(equal, GATEWAY)),
                        new RouteCreated(MAIN, route(inside, GATEWAY)));
        assertThat(match(given, SUBNET, "10.1.0.1")).isEqualTo(out(equal, RouteState.ACTIVE));
        assertThat(match(given, SUBNET, "10.2.0.1")).isEqualTo(out(wide, RouteState.ACTIVE));
        assertThat(match(given, SUBNET, "10.0.0.1")).isEqualTo(new RouteMatch.Local(BLOCK_CIDR));

        var withBlock =
                given.and(
                        new CidrBlockAssociated(
                                VPC,
                                new CidrAssociationId("vpc-cidr-assoc-0000000000000000a"),
                                equal));
        assertThat(match(withBlock, SUBNET, "10.1.0.1")).isEqualTo(new RouteMatch.Local(equal));
        assertThat(match(withBlock, SUBNET, "10.1.7.1")).isEqualTo(out(inside, RouteState.ACTIVE));
    }

    @Test
    void a_table_is_public_while_a_route_of_it_leads_to_a_gateway() {
        assertThat(isPublic(routed(outBy(TABLE)))).isTrue();
        assertThat(isPublic(routed(new RouteCreated(TABLE, route(SOME, GATEWAY))))).isTrue();
        assertThat(isPublic(routed(outBy(MAIN)))).isFalse();
        assertThat(isPublic(routed(outBy(TABLE), new InternetGatewayDetached(GATEWAY, VPC))))
                .isFalse();
    }

    @Test
    void the_longest_prefix_is_the_one_that_a_scan_of_all_finds() {
        Seeds.check(
                200,
                random -> {
                    List<Object> steps = new ArrayList<>();
                    for (int count = random.nextInt(12); count > 0; count--) {
                        steps.add(new RouteCreated(MAIN, route(anyBlock(random), GATEWAY)));
                    }
                    AccountState account = routed(steps.toArray()).account();
                    RouteTable table = there(account.routeTables().find(MAIN));
                    for (int count = 0; count < 20; count++) {
                        Ipv4 address = anyBlock(random).network().plus(random.nextInt(3));
                        assertThat(Routing.match(account, SUBNET, address))
                                .isEqualTo(scanned(table, address));
                    }
                });
    }

    /** Whatever the targets are, and with the target of the local route replaced or not. */
    @Test
    void destinations_of_both_versions_and_replaced_local_routes_are_read_as_a_scan_reads_them() {
        Seeds.check(
                200,
                random -> {
                    List<Object> steps = new ArrayList<>(List.of(ENI_CREATED, EGRESS_ONLY_CREATED));
                    for (int count = random.nextInt(12); count > 0; count--) {
                        Cidr destination = random.nextBoolean() ? anyBlock(random) : any6(random);
                        RouteTarget target =
                                random.nextBoolean()
                                        ? TO_GATEWAY
                                        : random.nextBoolean() ? TO_ENI : TO_EGRESS_ONLY;
                        steps.add(new RouteCreated(MAIN, route(destination, target)));
                    }
                    if (random.nextBoolean()) {
                        steps.add(new LocalRouteReplaced(MAIN, BLOCK_CIDR, TO_ENI));
                    }
                    AccountState account = routed(steps.toArray()).account();
                    RouteTable table = there(account.routeTables().find(MAIN));
                    for (int count = 0; count < 20; count++) {
                        Ip address =
                                random.nextBoolean()
                                        ? anyBlock(random).network()
                                        : any6(random).network();
                        assertThat(Routing.match(account, SUBNET, address))
                                .isEqualTo(read(account, table, address));
                    }
                });
    }

    /** Every route and the local one in one list, the longest taken; the local one first. */
    private static RouteMatch read(AccountState account, RouteTable table, Ip address) {
        Route replaced = table.routes().get(BLOCK_CIDR);
        boolean isReplaced = replaced != null && replaced.replacesLocal();
        RouteMatch found =
                BLOCK_CIDR.contains(address) && !isReplaced
                        ? new RouteMatch.Local(BLOCK_CIDR)
                        : NO_ROUTE;
        int longest = found.equals(NO_ROUTE) ? -1 : BLOCK_CIDR.length();
        for (Route route : table.routes().values()) {
            if (route.destination().contains(address) && route.destination().length() > longest) {
                longest = route.destination().length();
                found = new RouteMatch.Routed(route, Routing.stateOf(account, table, route));
            }
        }
        return found;
    }

    private static Cidr6 any6(RandomGenerator random) {
        long high = 0x2001_0db8_0000_0000L | random.nextInt(4);
        return new Cidr6(new Ipv6(high, (long) random.nextInt(4) << 40), random.nextInt(129));
    }

    /** All blocks of few addresses: they often hold each other. */
    private static Cidr4 anyBlock(RandomGenerator random) {
        return new Cidr4(new Ipv4(10 << 24 | random.nextInt(4) << 15), random.nextInt(33));
    }

    private static RouteMatch scanned(RouteTable table, Ipv4 address) {
        RouteMatch found = NO_ROUTE;
        int longest = -1;
        for (Route route : table.routes().values()) {
            if (route.destination().contains(address) && route.destination().length() > longest) {
                longest = route.destination().length();
                found = new RouteMatch.Routed(route, RouteState.ACTIVE);
            }
        }
        return BLOCK_CIDR.contains(address) && longest <= BLOCK_CIDR.length()
                ? new RouteMatch.Local(BLOCK_CIDR)
                : found;
    }

    private static RouteMatch match(Given given, SubnetId subnetId, String address) {
        return Routing.match(given.account(), subnetId, Ipv4.parse(address));
    }

    private static RouteMatch out(Cidr4 destination, RouteState state) {
        return new RouteMatch.Routed(route(destination, GATEWAY), state);
    }

    private static boolean isPublic(Given given) {
        return Routing.isPublic(given.account(), tableOf(given, TABLE));
    }
}

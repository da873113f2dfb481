/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.core.Given;
import dev.enif.core.eni.EniCommand.DeleteEni;
import dev.enif.core.eni.EniCommand.DetachEni;
import dev.enif.core.id.ResourceId;
import dev.enif.core.instance.InstanceCommand.StartInstance;
import dev.enif.core.instance.InstanceCommand.StopInstance;
import dev.enif.core.instance.InstanceCommand.TerminateInstance;
import dev.enif.core.nat.NatGatewayCommand.DeleteNatGateway;
import dev.enif.core.nat.NatGatewayEvent.NatGatewayForgotten;
import dev.enif.core.net.Cidr;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Cidr6;
import dev.enif.core.net.Ip;
import dev.enif.core.routing.RouteTableEvent.RouteCreated;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** When a route leads nowhere, and which resources change when that does. */
class RouteStateTest extends RoutingWorld {
    /** A table, gone by by a subnet, with a route to an interface attached to an instance. */
    private static Given toAppliance() {
        return world(launched())
                .and(
                        ENI_CREATED,
                        attached(ENI, ATTACHMENT, INSTANCE, 1),
                        TABLE_CREATED,
                        ASSOCIATED,
                        new RouteCreated(TABLE, route(SOME, TO_ENI)));
    }

    private static RouteState state(Given given, Cidr destination) {
        RouteTable table = tableOf(given, TABLE);
        return Routing.stateOf(given.account(), table, there(table.routes().get(destination)));
    }

    private static Set<ResourceId> changed(Given given) {
        return given.account().changed();
    }

    @Test
    void an_interface_is_reached_while_its_instance_runs() {
        assertThat(state(toAppliance(), SOME)).isEqualTo(RouteState.ACTIVE);
        Given stopped = toAppliance().and(new StopInstance(INSTANCE));
        assertThat(state(stopped, SOME)).isEqualTo(RouteState.BLACKHOLE);
        assertThat(changed(stopped)).contains(TABLE, INSTANCE).doesNotContain(SUBNET);
        Given started = stopped.and(new StartInstance(INSTANCE));
        assertThat(state(started, SOME)).isEqualTo(RouteState.ACTIVE);
        assertThat(changed(started)).contains(TABLE, INSTANCE);
    }

    @Test
    void an_interface_that_is_detached_or_deleted_is_not_reached() {
        Given detached = toAppliance().and(new DetachEni(ENI, null, false));
        assertThat(state(detached, SOME)).isEqualTo(RouteState.BLACKHOLE);
        assertThat(changed(detached)).contains(TABLE, ENI);
        Given deleted = detached.and(new DeleteEni(ENI));
        assertThat(state(deleted, SOME)).isEqualTo(RouteState.BLACKHOLE);
        assertThat(changed(deleted)).contains(TABLE, ENI);
        Given terminated = toAppliance().and(new TerminateInstance(INSTANCE));
        assertThat(state(terminated, SOME)).isEqualTo(RouteState.BLACKHOLE);
        assertThat(changed(terminated)).contains(TABLE);
    }

    @Test
    void a_nat_gateway_is_reached_until_it_is_deleted() {
        Given given =
                translating()
                        .and(
                                TABLE_CREATED,
                                ASSOCIATED,
                                new RouteCreated(TABLE, route(Cidr4.ALL, TO_NAT)));
        assertThat(state(given, Cidr4.ALL)).isEqualTo(RouteState.ACTIVE);
        Given deleted = given.and(new DeleteNatGateway(NAT));
        assertThat(state(deleted, Cidr4.ALL)).isEqualTo(RouteState.BLACKHOLE);
        assertThat(changed(deleted)).contains(TABLE, SUBNET, NAT);
        assertThat(state(deleted.and(new NatGatewayForgotten(NAT)), Cidr4.ALL))
                .isEqualTo(RouteState.BLACKHOLE);
    }

    @Test
    void the_longest_prefix_of_the_right_version_decides() {
        Cidr6 some = Cidr6.parse("2001:db8::/32");
        Route wide = route(Cidr6.ALL, TO_EGRESS_ONLY);
        Route narrow = route(some, TO_ENI);
        Given given =
                toAppliance()
                        .and(
                                EGRESS_ONLY_CREATED,
                                new RouteCreated(TABLE, wide),
                                new RouteCreated(TABLE, narrow));
        RouteTable table = tableOf(given, TABLE);
        assertThat(Routing.match(given.account(), table, Ip.parse("2001:db8::7")))
                .isEqualTo(new RouteMatch.Routed(narrow, RouteState.ACTIVE));
        assertThat(Routing.match(given.account(), table, Ip.parse("2001:db9::7")))
                .isEqualTo(new RouteMatch.Routed(wide, RouteState.ACTIVE));
        assertThat(Routing.match(given.account(), table, Ip.parse("192.0.2.1")))
                .isEqualTo(new RouteMatch.NoRoute());
    }
}

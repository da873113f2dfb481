/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.core.Given;
import dev.enif.core.account.Quota;
import dev.enif.core.account.QuotaEvent.QuotaChanged;
import dev.enif.core.account.QuotaRefusal;
import dev.enif.core.decision.CommonRefusal;
import dev.enif.core.eni.InterfaceType;
import dev.enif.core.id.InstanceId;
import dev.enif.core.nat.NatGatewayCommand.DeleteNatGateway;
import dev.enif.core.net.Cidr;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Cidr6;
import dev.enif.core.routing.RouteTableCommand.CreateRoute;
import dev.enif.core.routing.RouteTableCommand.ReplaceRoute;
import dev.enif.core.routing.RouteTableEvent.RouteCreated;
import dev.enif.core.routing.RouteTableEvent.RouteReplaced;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTargetsTest extends RoutingWorld {
    private static final Cidr4 SUBNET_CIDR = Cidr4.parse("10.0.0.0/24");

    private static CreateRoute create(Cidr destination, WantedTarget target) {
        return new CreateRoute(TABLE, destination, target);
    }

    private static RouteCreated created(Cidr destination, RouteTarget target) {
        return new RouteCreated(TABLE, route(destination, target));
    }

    private static Given translated() {
        return translating().and(TABLE_CREATED);
    }

    @Test
    void a_route_leads_to_an_interface_attached_or_not() {
        world(ENI_CREATED, TABLE_CREATED)
                .when(create(Cidr4.ALL, TO_ENI))
                .thenHappened(created(Cidr4.ALL, TO_ENI));
        world(ENI_CREATED, TABLE_CREATED)
                .when(create(Cidr6.ALL, TO_ENI))
                .thenHappened(created(Cidr6.ALL, TO_ENI));
    }

    @Test
    void an_instance_stands_for_the_only_interface_that_it_has_then() {
        var toInstance = new WantedTarget.OfInstance(INSTANCE);
        world(launched())
                .and(TABLE_CREATED)
                .when(create(SOME, toInstance))
                .thenHappened(created(SOME, new RouteTarget.OfInterface(PRIMARY)));
    }

    @Test
    void an_instance_with_several_interfaces_does_not_say_which_one() {
        var refusal = new RouteRefusal.InterfaceUnclear(INSTANCE, List.of(PRIMARY, ENI));
        world(launched())
                .and(ENI_CREATED, attached(ENI, ATTACHMENT, INSTANCE, 1), TABLE_CREATED)
                .when(create(SOME, new WantedTarget.OfInstance(INSTANCE)))
                .thenRefused(refusal);
        assertThat(refusal.code()).isEqualTo("InvalidInstanceID");
        assertThat(refusal.message()).startsWith("There are multiple interfaces attached");
    }

    @Test
    void an_instance_or_interface_that_is_not_there_is_no_target() {
        var absent = new InstanceId("i-0000000000000000f");
        world(TABLE_CREATED)
                .when(create(SOME, new WantedTarget.OfInstance(absent)))
                .thenRefused(new CommonRefusal.NotFound(absent));
        world(TABLE_CREATED)
                .when(create(SOME, TO_ENI))
                .thenRefused(new CommonRefusal.NotFound(ENI));
    }

    @Test
    void an_interface_of_another_vpc_is_no_target() {
        var other = new RouteTableEvent.RouteTableCreated(TABLE, OTHER_VPC, tags());
        var refusal = new RouteRefusal.OtherNetwork(TABLE, TO_ENI);
        world(ENI_CREATED, OTHER_VPC_CREATED, other)
                .when(create(SOME, TO_ENI))
                .thenRefused(refusal);
        assertThat(refusal.message()).endsWith("belong to different networks");
    }

    @Test
    void an_interface_that_a_service_manages_is_no_target() {
        translated()
                .when(create(SOME, new RouteTarget.OfInterface(NAT_ENI)))
                .thenRefused(new RouteRefusal.ManagedTarget(NAT_ENI, InterfaceType.NAT_GATEWAY));
    }

    @Test
    void a_route_leads_to_a_nat_gateway_of_the_vpc_for_ipv4() {
        translated().when(create(Cidr4.ALL, TO_NAT)).thenHappened(created(Cidr4.ALL, TO_NAT));
        translated()
                .when(create(Cidr6.ALL, TO_NAT))
                .thenRefused(new RouteRefusal.WrongVersion(Cidr6.ALL, TO_NAT));
        var other = new RouteTableEvent.RouteTableCreated(TABLE, OTHER_VPC, tags());
        translating()
                .and(OTHER_VPC_CREATED, other)
                .when(create(Cidr4.ALL, TO_NAT))
                .thenRefused(new RouteRefusal.OtherNetwork(TABLE, TO_NAT));
    }

    @Test
    void a_nat_gateway_that_is_deleted_or_not_there_is_no_target() {
        world(TABLE_CREATED)
                .when(create(Cidr4.ALL, TO_NAT))
                .thenRefused(new CommonRefusal.NotFound(NAT));
        translated()
                .and(new DeleteNatGateway(NAT))
                .when(create(Cidr4.ALL, TO_NAT))
                .thenRefused(new RouteRefusal.TargetNotFound(TO_NAT));
        assertThat(new RouteRefusal.TargetNotFound(TO_NAT).code()).isEqualTo("NatGatewayNotFound");
    }

    @Test
    void a_route_leads_to_an_egress_only_gateway_of_the_vpc_for_ipv6() {
        var given = world(EGRESS_ONLY_CREATED, TABLE_CREATED);
        given.when(create(Cidr6.ALL, TO_EGRESS_ONLY)).thenHappened(outByIpv6(TABLE));
        given.when(create(Cidr4.ALL, TO_EGRESS_ONLY))
                .thenRefused(new RouteRefusal.WrongVersion(Cidr4.ALL, TO_EGRESS_ONLY));
        var absent = new RouteRefusal.TargetNotFound(TO_EGRESS_ONLY);
        world(TABLE_CREATED).when(create(Cidr6.ALL, TO_EGRESS_ONLY)).thenRefused(absent);
        assertThat(absent.code()).isEqualTo("InvalidGatewayID.NotFound");
    }

    @Test
    void a_route_of_ipv6_leads_to_the_internet_gateway_too() {
        routed().when(create(Cidr6.ALL, TO_GATEWAY)).thenHappened(created(Cidr6.ALL, TO_GATEWAY));
    }

    @Test
    void within_the_vpc_a_route_takes_the_traffic_to_a_whole_subnet() {
        translated().when(create(SUBNET_CIDR, TO_NAT)).thenHappened(created(SUBNET_CIDR, TO_NAT));
        world(ENI_CREATED, TABLE_CREATED)
                .when(create(SUBNET_CIDR, TO_ENI))
                .thenHappened(created(SUBNET_CIDR, TO_ENI));
        world(launched())
                .and(TABLE_CREATED)
                .when(create(SUBNET_CIDR, new WantedTarget.OfInstance(INSTANCE)))
                .thenHappened(created(SUBNET_CIDR, new RouteTarget.OfInterface(PRIMARY)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/25", "10.0.0.0/23", "10.0.7.0/24", "10.0.0.9/32"})
    void within_the_vpc_no_other_destination_is_taken(String text) {
        var destination = Cidr4.parse(text);
        var refusal = new RouteRefusal.NoSubnet(destination, BLOCK_CIDR);
        world(ENI_CREATED, TABLE_CREATED).when(create(destination, TO_ENI)).thenRefused(refusal);
        assertThat(refusal.code()).isEqualTo("InvalidParameterValue");
    }

    @Test
    void within_the_vpc_no_gateway_that_leads_out_is_a_target() {
        routed().when(create(SUBNET_CIDR, TO_GATEWAY))
                .thenRefused(new RouteRefusal.WithinVpc(SUBNET_CIDR, BLOCK_CIDR));
    }

    @Test
    void a_route_can_change_from_one_kind_of_target_to_another() {
        translated()
                .and(created(Cidr4.ALL, TO_NAT), ENI_CREATED)
                .when(new ReplaceRoute(TABLE, Cidr4.ALL, TO_ENI))
                .thenHappened(new RouteReplaced(TABLE, route(Cidr4.ALL, TO_ENI)));
    }

    @Test
    void the_versions_are_counted_apart() {
        var given =
                routed(
                        new QuotaChanged(Quota.ROUTES_PER_ROUTE_TABLE, 1),
                        created(Cidr4.ALL, TO_GATEWAY));
        given.when(create(SOME, TO_GATEWAY))
                .thenRefused(new QuotaRefusal.LimitExceeded(Quota.ROUTES_PER_ROUTE_TABLE, 1));
        given.when(create(Cidr6.ALL, TO_GATEWAY)).thenAccepted();
    }
}

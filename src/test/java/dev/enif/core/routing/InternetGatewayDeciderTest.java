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
import dev.enif.core.routing.InternetGatewayCommand.AttachInternetGateway;
import dev.enif.core.routing.InternetGatewayCommand.CreateInternetGateway;
import dev.enif.core.routing.InternetGatewayCommand.DeleteInternetGateway;
import dev.enif.core.routing.InternetGatewayCommand.DetachInternetGateway;
import dev.enif.core.routing.InternetGatewayEvent.InternetGatewayAttached;
import dev.enif.core.routing.InternetGatewayEvent.InternetGatewayCreated;
import dev.enif.core.routing.InternetGatewayEvent.InternetGatewayDeleted;
import dev.enif.core.routing.InternetGatewayEvent.InternetGatewayDetached;
import java.util.List;
import org.junit.jupiter.api.Test;

class InternetGatewayDeciderTest extends RoutingWorld {
    @Test
    void a_gateway_is_born_attached_to_nothing() {
        var tags = tags("Name", "out");
        var then = given().when(new CreateInternetGateway(tags));
        then.thenResult(madeGateway(0))
                .thenHappened(new InternetGatewayCreated(madeGateway(0), tags));
        assertThat(there(then.account().internetGateways().find(madeGateway(0))).vpcId()).isNull();
    }

    @Test
    void tags_of_a_new_gateway_are_checked() {
        given().when(new CreateInternetGateway(tags("aws:x", "")))
                .thenRefused(new TagRefusal.ReservedKey("aws:x"));
    }

    @Test
    void a_sixth_gateway_is_refused() {
        var create = new CreateInternetGateway(Tags.NONE);
        var refused =
                given(create, create, create, create, create)
                        .when(create)
                        .thenRefused(new QuotaRefusal.LimitExceeded(Quota.INTERNET_GATEWAYS, 5))
                        .refused();
        assertThat(refused.code()).isEqualTo("InternetGatewayLimitExceeded");
        given(new QuotaChanged(Quota.INTERNET_GATEWAYS, 6), create, create, create, create, create)
                .when(create)
                .thenAccepted();
    }

    @Test
    void a_gateway_can_be_attached_to_a_vpc_without_one() {
        var then = world(GATEWAY_CREATED).when(new AttachInternetGateway(GATEWAY, VPC));
        then.thenResult().thenHappened(new InternetGatewayAttached(GATEWAY, VPC));
        assertThat(then.account().routing().gatewayOf(VPC)).contains(GATEWAY);
    }

    @Test
    void a_gateway_is_attached_once() {
        var refusal = new InternetGatewayRefusal.AlreadyAttached(GATEWAY, VPC);
        routed(OTHER_VPC_CREATED)
                .when(new AttachInternetGateway(GATEWAY, OTHER_VPC))
                .thenRefused(refusal);
        routed().when(new AttachInternetGateway(GATEWAY, VPC)).thenRefused(refusal);
        assertThat(refusal.code()).isEqualTo("Resource.AlreadyAssociated");
    }

    @Test
    void a_vpc_has_one_gateway_at_most() {
        var refusal = new InternetGatewayRefusal.OtherGateway(VPC, GATEWAY);
        routed(GATEWAY_B_CREATED)
                .when(new AttachInternetGateway(GATEWAY_B, VPC))
                .thenRefused(refusal);
        assertThat(refusal.code()).isEqualTo("InvalidParameterValue");
        assertThat(refusal.message())
                .startsWith("Network " + VPC + " already has an internet gateway attached");
    }

    @Test
    void a_gateway_can_be_detached_and_attached_elsewhere() {
        var then = routed(OTHER_VPC_CREATED).when(new DetachInternetGateway(GATEWAY, VPC));
        then.thenResult().thenHappened(new InternetGatewayDetached(GATEWAY, VPC));
        assertThat(then.account().routing().gatewayOf(VPC)).isEmpty();
        then.then()
                .when(new AttachInternetGateway(GATEWAY, OTHER_VPC))
                .thenHappened(new InternetGatewayAttached(GATEWAY, OTHER_VPC));
    }

    @Test
    void a_gateway_is_detached_from_its_own_vpc_only() {
        routed(OTHER_VPC_CREATED)
                .when(new DetachInternetGateway(GATEWAY, OTHER_VPC))
                .thenRefused(new InternetGatewayRefusal.NotAttached(GATEWAY, OTHER_VPC));
        world(GATEWAY_CREATED)
                .when(new DetachInternetGateway(GATEWAY, VPC))
                .thenRefused("Gateway.NotAttached");
    }

    @Test
    void a_gateway_stays_while_an_elastic_ip_stands_for_an_address_of_the_vpc() {
        var refused =
                routed(ENI_CREATED, allocated(), associated(ENI, ENI_ADDRESS))
                        .when(new DetachInternetGateway(GATEWAY, VPC))
                        .thenRefused(
                                new InternetGatewayRefusal.MappedAddresses(
                                        VPC, Dependents.of(List.of(ENI))))
                        .refused();
        assertThat(refused.code()).isEqualTo("DependencyViolation");
        assertThat(refused.dependents()).containsExactly(ENI.value());
    }

    @Test
    void a_gateway_stays_while_an_interface_of_the_vpc_has_a_lent_address() {
        routed().and(launched(true))
                .and(lent())
                .when(new DetachInternetGateway(GATEWAY, VPC))
                .thenRefused(
                        new InternetGatewayRefusal.MappedAddresses(
                                VPC, Dependents.of(List.of(PRIMARY))));
    }

    @Test
    void public_addresses_of_another_vpc_do_not_hold_a_gateway() {
        world(OTHER_VPC_CREATED, GATEWAY_CREATED, ENI_CREATED)
                .and(allocated(), associated(ENI, ENI_ADDRESS))
                .and(new InternetGatewayAttached(GATEWAY, OTHER_VPC))
                .when(new DetachInternetGateway(GATEWAY, OTHER_VPC))
                .thenAccepted();
    }

    @Test
    void a_gateway_that_is_attached_to_nothing_can_be_deleted() {
        var then = world(GATEWAY_CREATED).when(new DeleteInternetGateway(GATEWAY));
        then.thenResult().thenHappened(new InternetGatewayDeleted(GATEWAY));
        assertThat(then.account().internetGateways().size()).isZero();
    }

    @Test
    void an_attached_gateway_stays_and_its_vpc_is_named() {
        routed().when(new DeleteInternetGateway(GATEWAY))
                .thenRefused(new CommonRefusal.DependencyViolation(GATEWAY, List.of(VPC)));
    }

    @Test
    void gateways_and_vpcs_that_are_not_there_are_refused() {
        var absent = new VpcId("vpc-0000000000000000f");
        var refusal = new CommonRefusal.NotFound(GATEWAY);
        world().when(new AttachInternetGateway(GATEWAY, VPC)).thenRefused(refusal);
        world().when(new DetachInternetGateway(GATEWAY, VPC)).thenRefused(refusal);
        world().when(new DeleteInternetGateway(GATEWAY)).thenRefused(refusal);
        routed().when(new AttachInternetGateway(GATEWAY, absent))
                .thenRefused(new CommonRefusal.NotFound(absent));
        routed().when(new DetachInternetGateway(GATEWAY, absent))
                .thenRefused(new CommonRefusal.NotFound(absent));
        assertThat(refusal.message())
                .isEqualTo("The internetGateway ID '" + GATEWAY + "' does not exist");
    }

    @Test
    void a_gateway_has_tags() {
        var tags = tags("Name", "out");
        var then = routed().when(new AddTags(List.of(GATEWAY), tags));
        then.thenHappened(new TagsReplaced(GATEWAY, tags));
        assertThat(there(then.account().internetGateways().find(GATEWAY)).tags()).isEqualTo(tags);
        assertThat(then.account().routing().gatewayOf(VPC)).contains(GATEWAY);
    }
}

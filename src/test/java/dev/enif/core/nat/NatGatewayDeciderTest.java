/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.nat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.core.Given;
import dev.enif.core.account.Quota;
import dev.enif.core.account.QuotaEvent.QuotaChanged;
import dev.enif.core.account.QuotaRefusal;
import dev.enif.core.account.Tags;
import dev.enif.core.decision.CommonRefusal;
import dev.enif.core.elasticip.ElasticIpCommand.AssociateElasticIp;
import dev.enif.core.elasticip.ElasticIpCommand.Target;
import dev.enif.core.elasticip.ElasticIpEvent.ElasticIpDisassociated;
import dev.enif.core.elasticip.ElasticIpRefusal;
import dev.enif.core.eni.AddressRefusal;
import dev.enif.core.eni.EniEvent.EniDeleted;
import dev.enif.core.eni.EniEvent.HandedToService;
import dev.enif.core.eni.InterfaceType;
import dev.enif.core.id.AllocationId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.nat.NatGatewayCommand.CreateNatGateway;
import dev.enif.core.nat.NatGatewayCommand.DeleteNatGateway;
import dev.enif.core.nat.NatGatewayEvent.NatGatewayDeleted;
import dev.enif.core.net.Ipv4;
import dev.enif.core.vpc.SubnetCommand.DeleteSubnet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NatGatewayDeciderTest extends NatWorld {
    private static final Ipv4 FIRST = ip("10.0.0.4");

    private static CreateNatGateway makePublic(@Nullable Ipv4 address) {
        return new CreateNatGateway(SUBNET, Connectivity.PUBLIC, ALLOCATION, address, Tags.NONE);
    }

    private static CreateNatGateway makePrivate(SubnetId subnetId) {
        return new CreateNatGateway(subnetId, Connectivity.PRIVATE, null, null, Tags.NONE);
    }

    @Test
    void a_public_one_gets_an_interface_of_its_own_with_the_elastic_ip() {
        var then = connected(allocated()).when(makePublic(null));
        then.thenResult(madeNat(0))
                .thenHappened(
                        madeEni(1, madeNat(0), SUBNET, FIRST),
                        new HandedToService(madeEni(1), InterfaceType.NAT_GATEWAY),
                        madeAssociated(2, madeEni(1), FIRST),
                        created(madeNat(0), SUBNET, Connectivity.PUBLIC, madeEni(1)));
        var eni = there(then.account().networkInterfaces().find(madeEni(1)));
        assertThat(eni.isRequesterManaged()).isTrue();
        assertThat(eni.sourceDestCheck()).isFalse();
        assertThat(eni.groupIds()).isEmpty();
    }

    @Test
    void a_private_one_has_no_elastic_ip_and_needs_no_internet_gateway() {
        world().when(makePrivate(SUBNET))
                .thenHappened(
                        madeEni(1, madeNat(0), SUBNET, FIRST),
                        new HandedToService(madeEni(1), InterfaceType.NAT_GATEWAY),
                        created(madeNat(0), SUBNET, Connectivity.PRIVATE, madeEni(1)));
    }

    @Test
    void its_address_can_be_chosen_among_the_free_ones() {
        connected(allocated())
                .when(makePublic(ip("10.0.0.77")))
                .thenHappened(
                        madeEni(1, madeNat(0), SUBNET, ip("10.0.0.77")),
                        new HandedToService(madeEni(1), InterfaceType.NAT_GATEWAY),
                        madeAssociated(2, madeEni(1), ip("10.0.0.77")),
                        created(madeNat(0), SUBNET, Connectivity.PUBLIC, madeEni(1)));
        connected(allocated(), ENI_CREATED)
                .when(makePublic(ENI_ADDRESS))
                .thenRefused(new AddressRefusal.AddressInUse(ENI_ADDRESS, ENI));
    }

    @Test
    void a_public_one_needs_an_elastic_ip_that_stands_for_nothing() {
        var given = connected(allocated(), ENI_CREATED);
        given.when(new CreateNatGateway(SUBNET, Connectivity.PUBLIC, null, null, Tags.NONE))
                .thenRefused(new NatGatewayRefusal.AllocationMissing());
        given.and(associated(ENI, ENI_ADDRESS))
                .when(makePublic(null))
                .thenRefused(new ElasticIpRefusal.AlreadyAssociated(ALLOCATION, ASSOCIATION, ENI));
        var absent = new AllocationId("eipalloc-0000000000000000f");
        given.when(new CreateNatGateway(SUBNET, Connectivity.PUBLIC, absent, null, Tags.NONE))
                .thenRefused(new CommonRefusal.NotFound(absent));
    }

    @Test
    void a_private_one_takes_no_elastic_ip() {
        connected(allocated())
                .when(
                        new CreateNatGateway(
                                SUBNET, Connectivity.PRIVATE, ALLOCATION, null, Tags.NONE))
                .thenRefused("InvalidParameterCombination");
    }

    @Test
    void a_public_one_needs_an_internet_gateway() {
        var refusal = new NatGatewayRefusal.NoInternetGateway(VPC);
        world(allocated()).when(makePublic(null)).thenRefused(refusal);
        assertThat(refusal.code()).isEqualTo("Gateway.NotAttached");
    }

    @Test
    void its_subnet_must_be_there() {
        var absent = new SubnetId("subnet-0000000000000000f");
        world().when(makePrivate(absent)).thenRefused(new CommonRefusal.NotFound(absent));
    }

    @Test
    void a_zone_has_only_so_many_and_deleted_ones_do_not_count() {
        var given =
                world(new QuotaChanged(Quota.NAT_GATEWAYS_PER_ZONE, 1)).and(makePrivate(SUBNET));
        given.when(makePrivate(SUBNET))
                .thenRefused(new QuotaRefusal.LimitExceeded(Quota.NAT_GATEWAYS_PER_ZONE, 1));
        given.when(makePrivate(SUBNET_B)).thenAccepted();
        var made = given.account().natGateways().values().iterator().next();
        given.and(new DeleteNatGateway(made.id())).when(makePrivate(SUBNET)).thenAccepted();
        assertThat(Quota.NAT_GATEWAYS_PER_ZONE.code()).isEqualTo("NatGatewayLimitExceeded");
        assertThat(Quota.NAT_GATEWAYS_PER_ZONE.defaultValue()).isEqualTo(5);
    }

    @Test
    void its_interface_counts_as_one_of_the_account() {
        world(new QuotaChanged(Quota.NETWORK_INTERFACES, 0))
                .when(makePrivate(SUBNET))
                .thenRefused(new QuotaRefusal.LimitExceeded(Quota.NETWORK_INTERFACES, 0));
    }

    @Test
    void a_deleted_one_leaves_its_elastic_ip_and_takes_its_interface_along() {
        var then = translating().when(new DeleteNatGateway(NAT));
        then.thenHappened(
                new ElasticIpDisassociated(ALLOCATION, ASSOCIATION, ELASTIC, NAT_ENI, NAT_ADDRESS),
                new EniDeleted(NAT_ENI),
                new NatGatewayDeleted(NAT, START_MILLIS));
        assertThat(there(then.account().natGateways().find(NAT)).isAvailable()).isFalse();
        then.then()
                .and(ENI_CREATED)
                .when(new AssociateElasticIp(ALLOCATION, new Target.OfEni(ENI, null), false))
                .thenAccepted();
    }

    @Test
    void a_deleted_one_is_not_there_for_commands() {
        var refusal = new CommonRefusal.NotFound(NAT);
        world().when(new DeleteNatGateway(NAT)).thenRefused(refusal);
        translating()
                .and(new DeleteNatGateway(NAT))
                .when(new DeleteNatGateway(NAT))
                .thenRefused(refusal);
        assertThat(refusal.code()).isEqualTo("NatGatewayNotFound");
    }

    @Test
    void its_subnet_stays_while_it_is_there_and_the_refusal_names_it() {
        Given given = translating();
        assertThat(given.when(new DeleteSubnet(SUBNET)).refused().dependents())
                .containsExactly(NAT.value(), NAT_ENI.value());
        given.and(new DeleteNatGateway(NAT)).when(new DeleteSubnet(SUBNET)).thenAccepted();
    }
}

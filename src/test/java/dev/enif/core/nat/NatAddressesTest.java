/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.nat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.core.Given;
import dev.enif.core.account.Quota;
import dev.enif.core.account.QuotaEvent.QuotaChanged;
import dev.enif.core.account.QuotaRefusal;
import dev.enif.core.decision.CommonRefusal;
import dev.enif.core.elasticip.ElasticIp;
import dev.enif.core.elasticip.ElasticIpEvent.ElasticIpAssociated;
import dev.enif.core.elasticip.ElasticIpEvent.ElasticIpDisassociated;
import dev.enif.core.elasticip.ElasticIpRefusal;
import dev.enif.core.eni.AddressRefusal;
import dev.enif.core.eni.EniEvent.AddressesAssigned;
import dev.enif.core.eni.EniEvent.AddressesUnassigned;
import dev.enif.core.id.AssociationId;
import dev.enif.core.nat.NatGatewayCommand.AssignNatAddresses;
import dev.enif.core.nat.NatGatewayCommand.AssociateNatAddresses;
import dev.enif.core.nat.NatGatewayCommand.DeleteNatGateway;
import dev.enif.core.nat.NatGatewayCommand.DisassociateNatAddresses;
import dev.enif.core.nat.NatGatewayCommand.UnassignNatAddresses;
import dev.enif.core.net.Ipv4;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NatAddressesTest extends NatWorld {
    private static final Ipv4 FIRST = ip("10.0.0.4");
    private static final Ipv4 SECOND = ip("10.0.0.50");

    private static Given isPublic() {
        return translating().and(allocatedB());
    }

    private static Given isPrivate() {
        return world(managed()).and(created(NAT, SUBNET, Connectivity.PRIVATE, NAT_ENI));
    }

    /** With the second Elastic IP on a second address. */
    private static Given withSecond() {
        return isPublic()
                .and(new AddressesAssigned(NAT_ENI, List.of(SECOND)), associatedB(NAT_ENI, SECOND));
    }

    private static AssociateNatAddresses associate(Ipv4... addresses) {
        return new AssociateNatAddresses(NAT, List.of(ALLOCATION_B), List.of(addresses));
    }

    @Test
    void a_public_one_gets_a_further_address_for_each_elastic_ip() {
        var then = isPublic().when(associate());
        then.thenResult(madeAssociation(0))
                .thenHappened(
                        new AddressesAssigned(NAT_ENI, List.of(FIRST)),
                        new ElasticIpAssociated(
                                ALLOCATION_B, madeAssociation(0), ELASTIC_B, NAT_ENI, FIRST));
        assertThat(then.account().changed()).contains(NAT, NAT_ENI, SUBNET, ALLOCATION_B);
        isPublic()
                .when(associate(SECOND))
                .thenHappened(
                        new AddressesAssigned(NAT_ENI, List.of(SECOND)),
                        new ElasticIpAssociated(
                                ALLOCATION_B, madeAssociation(0), ELASTIC_B, NAT_ENI, SECOND));
    }

    @Test
    void an_elastic_ip_that_stands_for_something_does_not_come() {
        isPublic()
                .when(new AssociateNatAddresses(NAT, List.of(ALLOCATION), List.of()))
                .thenRefused(
                        new ElasticIpRefusal.AlreadyAssociated(ALLOCATION, ASSOCIATION, NAT_ENI));
        isPublic()
                .when(
                        new AssociateNatAddresses(
                                NAT, List.of(ALLOCATION_B, ALLOCATION_B), List.of(FIRST, SECOND)))
                .thenRefused("InvalidParameterValue");
        isPublic()
                .when(new AssociateNatAddresses(NAT, List.of(), List.of()))
                .thenRefused("InvalidParameterValue");
    }

    @Test
    void addresses_that_are_named_are_as_many_as_the_elastic_ips_and_free() {
        isPublic().when(associate(FIRST, SECOND)).thenRefused("InvalidParameterCombination");
        isPublic()
                .and(ENI_CREATED)
                .when(associate(ENI_ADDRESS))
                .thenRefused(new AddressRefusal.AddressInUse(ENI_ADDRESS, ENI));
    }

    @Test
    void it_has_two_elastic_ips_unless_the_quota_says_more() {
        var third = translating().and(allocatedB());
        withSecond()
                .when(new AssociateNatAddresses(NAT, List.of(ALLOCATION_B), List.of()))
                .thenRefused("Resource.AlreadyAssociated");
        assertThat(Quota.ELASTIC_IPS_PER_NAT_GATEWAY.defaultValue()).isEqualTo(2);
        assertThat(Quota.ELASTIC_IPS_PER_NAT_GATEWAY.maximum()).isEqualTo(8);
        third.and(new QuotaChanged(Quota.ELASTIC_IPS_PER_NAT_GATEWAY, 1))
                .when(associate())
                .thenRefused(new QuotaRefusal.LimitExceeded(Quota.ELASTIC_IPS_PER_NAT_GATEWAY, 1));
    }

    @Test
    void a_second_elastic_ip_leaves_with_its_address_and_the_first_stays() {
        withSecond()
                .when(new DisassociateNatAddresses(NAT, List.of(ASSOCIATION_B)))
                .thenHappened(
                        new ElasticIpDisassociated(
                                ALLOCATION_B, ASSOCIATION_B, ELASTIC_B, NAT_ENI, SECOND),
                        new AddressesUnassigned(NAT_ENI, List.of(SECOND)));
        withSecond()
                .when(new DisassociateNatAddresses(NAT, List.of(ASSOCIATION)))
                .thenRefused(new NatGatewayRefusal.PrimaryStays(NAT, ASSOCIATION));
        var absent = new AssociationId("eipassoc-0000000000000000f");
        withSecond()
                .when(new DisassociateNatAddresses(NAT, List.of(ASSOCIATION_B, absent)))
                .thenRefused(new CommonRefusal.NotFound(absent));
        withSecond()
                .when(new DisassociateNatAddresses(NAT, List.of()))
                .thenRefused("InvalidParameterValue");
    }

    @Test
    void a_deleted_one_leaves_all_of_its_elastic_ips() {
        withSecond()
                .when(new DeleteNatGateway(NAT))
                .thenAccepted()
                .account()
                .elasticIps()
                .values()
                .forEach(elasticIp -> assertThat(elasticIp.binding()).isEqualTo(ElasticIp.FREE));
    }

    @Test
    void a_private_one_gets_further_addresses_by_name_or_by_number() {
        isPrivate()
                .when(new AssignNatAddresses(NAT, List.of(), 2))
                .thenResult(FIRST, ip("10.0.0.5"))
                .thenHappened(new AddressesAssigned(NAT_ENI, List.of(FIRST, ip("10.0.0.5"))));
        isPrivate()
                .when(new AssignNatAddresses(NAT, List.of(SECOND), 0))
                .thenHappened(new AddressesAssigned(NAT_ENI, List.of(SECOND)));
        isPrivate()
                .when(new AssignNatAddresses(NAT, List.of(SECOND), 1))
                .thenRefused("InvalidParameterCombination");
        isPrivate()
                .when(new AssignNatAddresses(NAT, List.of(), 0))
                .thenRefused("InvalidParameterValue");
        isPrivate()
                .when(new AssignNatAddresses(NAT, List.of(NAT_ADDRESS), 0))
                .thenRefused(new AddressRefusal.AddressInUse(NAT_ADDRESS, NAT_ENI));
    }

    @Test
    void it_has_eight_addresses_at_most() {
        List<Ipv4> seven = IntStream.range(60, 67).mapToObj(last -> ip("10.0.0." + last)).toList();
        isPrivate()
                .and(new AddressesAssigned(NAT_ENI, seven))
                .when(new AssignNatAddresses(NAT, List.of(), 1))
                .thenRefused("PrivateIpAddressLimitExceeded");
    }

    @Test
    void a_private_one_gives_further_addresses_back() {
        Given given = isPrivate().and(new AddressesAssigned(NAT_ENI, List.of(SECOND)));
        given.when(new UnassignNatAddresses(NAT, List.of(SECOND)))
                .thenHappened(new AddressesUnassigned(NAT_ENI, List.of(SECOND)));
        given.when(new UnassignNatAddresses(NAT, List.of(NAT_ADDRESS)))
                .thenRefused(new AddressRefusal.PrimaryAddressStays(NAT_ADDRESS, NAT_ENI));
        given.when(new UnassignNatAddresses(NAT, List.of(FIRST)))
                .thenRefused(new AddressRefusal.NotAssigned(FIRST, NAT_ENI));
        given.when(new UnassignNatAddresses(NAT, List.of())).thenRefused("InvalidParameterValue");
    }

    @Test
    void each_kind_has_its_own_way_to_addresses() {
        var ofPrivate = new NatGatewayRefusal.OtherConnectivity(NAT, Connectivity.PRIVATE);
        var ofPublic = new NatGatewayRefusal.OtherConnectivity(NAT, Connectivity.PUBLIC);
        Given given = isPrivate().and(allocatedB());
        given.when(associate()).thenRefused(ofPrivate);
        given.when(new DisassociateNatAddresses(NAT, List.of(ASSOCIATION))).thenRefused(ofPrivate);
        isPublic().when(new AssignNatAddresses(NAT, List.of(), 1)).thenRefused(ofPublic);
        withSecond().when(new UnassignNatAddresses(NAT, List.of(SECOND))).thenRefused(ofPublic);
    }

    @Test
    void a_deleted_one_gets_none() {
        isPublic()
                .and(new DeleteNatGateway(NAT))
                .when(associate())
                .thenRefused(new CommonRefusal.NotFound(NAT));
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.eni;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.core.Given;
import dev.enif.core.InstanceWorld;
import dev.enif.core.account.Tags;
import dev.enif.core.decision.CommonRefusal;
import dev.enif.core.elasticip.ElasticIp;
import dev.enif.core.elasticip.ElasticIpEvent.ElasticIpAssociated;
import dev.enif.core.elasticip.ElasticIpEvent.ElasticIpDisassociated;
import dev.enif.core.eni.EniCommand.AssignAddresses;
import dev.enif.core.eni.EniCommand.CreateEni;
import dev.enif.core.eni.EniCommand.UnassignAddresses;
import dev.enif.core.eni.EniEvent.AddressesAssigned;
import dev.enif.core.eni.EniEvent.AddressesUnassigned;
import dev.enif.core.id.EniId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Ipv4;
import dev.enif.core.vpc.SubnetEvent.SubnetCreated;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class AssignAddressesTest extends InstanceWorld {
    private static final EniId THIRD = new EniId("eni-00000000000000003");

    private static List<Ipv4> ips(String... addresses) {
        return Arrays.stream(addresses).map(Ipv4::parse).toList();
    }

    private static AssignAddresses assign(String... addresses) {
        return new AssignAddresses(ENI, ips(addresses), 0, false);
    }

    private static AssignAddresses assign(int count) {
        return new AssignAddresses(ENI, List.of(), count, false);
    }

    private static AssignAddresses takeOver(String... addresses) {
        return new AssignAddresses(ENI, ips(addresses), 0, true);
    }

    private static UnassignAddresses unassign(String... addresses) {
        return new UnassignAddresses(ENI, ips(addresses));
    }

    /** The interface, and another one whose .12 and .13 are secondary. */
    private static Given two() {
        return world(ENI_CREATED, eni(ENI_B, "10.0.0.11", "10.0.0.12", "10.0.0.13"));
    }

    @Test
    void addresses_are_assigned_by_name_or_by_count() {
        world(ENI_CREATED)
                .when(assign("10.0.0.50", "10.0.0.40"))
                .thenResult("10.0.0.50", "10.0.0.40")
                .thenHappened(new AddressesAssigned(ENI, ips("10.0.0.50", "10.0.0.40")));
        world(ENI_CREATED, eni(ENI_B, "10.0.0.5"))
                .when(assign(3))
                .thenResult("10.0.0.4", "10.0.0.6", "10.0.0.7")
                .thenHappened(new AddressesAssigned(ENI, ips("10.0.0.4", "10.0.0.6", "10.0.0.7")));
    }

    @Test
    void a_request_names_addresses_or_a_count() {
        world(ENI_CREATED)
                .when(new AssignAddresses(ENI, ips("10.0.0.10"), 1, true))
                .thenRefused("InvalidParameterCombination");
        world(ENI_CREATED).when(assign()).thenRefused("InvalidParameterValue");
        world(ENI_CREATED).when(assign(-1)).thenRefused("InvalidParameterValue");
        world(ENI_CREATED)
                .when(assign("10.0.0.10", "10.0.0.10"))
                .thenRefused("InvalidParameterValue");
        world().when(assign(1)).thenRefused(new CommonRefusal.NotFound(ENI));
    }

    @Test
    void they_must_be_usable_addresses_of_the_subnet() {
        world(ENI_CREATED)
                .when(assign("10.0.0.10", "10.0.1.10"))
                .thenRefused(
                        new AddressRefusal.OutsideSubnet(
                                ip("10.0.1.10"), SUBNET, Cidr4.parse("10.0.0.0/24")));
        world(ENI_CREATED)
                .when(assign("10.0.0.255"))
                .thenRefused(
                        new AddressRefusal.Reserved(
                                ip("10.0.0.255"), SUBNET, Cidr4.parse("10.0.0.0/24")));
    }

    @Test
    void a_held_address_needs_leave_to_be_taken_over() {
        two().when(assign("10.0.0.40", "10.0.0.12"))
                .thenRefused(new AddressRefusal.AlreadyAssigned(ip("10.0.0.12"), ENI_B));
        two().when(assign("10.0.0.9"))
                .thenRefused(new AddressRefusal.AlreadyAssigned(ip("10.0.0.9"), ENI));
    }

    @Test
    void secondary_addresses_are_taken_over() {
        two().when(takeOver("10.0.0.13", "10.0.0.40", "10.0.0.12"))
                .thenResult("10.0.0.13", "10.0.0.40", "10.0.0.12")
                .thenHappened(
                        new AddressesUnassigned(ENI_B, ips("10.0.0.13", "10.0.0.12")),
                        new AddressesAssigned(ENI, ips("10.0.0.13", "10.0.0.40", "10.0.0.12")));
    }

    @Test
    void addresses_are_taken_over_from_several() {
        two().and(eni(THIRD, "10.0.0.21", "10.0.0.22"))
                .when(takeOver("10.0.0.12", "10.0.0.22"))
                .thenHappened(
                        new AddressesUnassigned(ENI_B, ips("10.0.0.12")),
                        new AddressesUnassigned(THIRD, ips("10.0.0.22")),
                        new AddressesAssigned(ENI, ips("10.0.0.12", "10.0.0.22")));
    }

    @Test
    void an_elastic_ip_follows_its_address() {
        var then =
                two().and(allocated(), associated(ENI_B, ip("10.0.0.12")))
                        .when(takeOver("10.0.0.12", "10.0.0.13"))
                        .thenHappened(
                                new ElasticIpDisassociated(
                                        ALLOCATION, ASSOCIATION, ELASTIC, ENI_B, ip("10.0.0.12")),
                                new AddressesUnassigned(ENI_B, ips("10.0.0.12", "10.0.0.13")),
                                new AddressesAssigned(ENI, ips("10.0.0.12", "10.0.0.13")),
                                new ElasticIpAssociated(
                                        ALLOCATION,
                                        madeAssociation(0),
                                        ELASTIC,
                                        ENI,
                                        ip("10.0.0.12")));
        assertThat(there(then.account().elasticIps().find(ALLOCATION)).binding())
                .isEqualTo(
                        new ElasticIp.Binding.Associated(madeAssociation(0), ENI, ip("10.0.0.12")));
    }

    @Test
    void a_primary_address_is_never_taken_over() {
        two().when(takeOver("10.0.0.12", "10.0.0.11"))
                .thenRefused(new AddressRefusal.PrimaryAddressStays(ip("10.0.0.11"), ENI_B));
    }

    @Test
    void what_it_has_already_is_accepted_with_leave() {
        two().when(takeOver("10.0.0.9")).thenResult("10.0.0.9").thenNothingHappened();
        two().when(takeOver("10.0.0.9", "10.0.0.40"))
                .thenHappened(new AddressesAssigned(ENI, ips("10.0.0.40")));
    }

    @Test
    void addresses_are_limited_by_the_type_when_attached_and_to_fifty_when_not() {
        Given attached = world(launched()).and(ENI_CREATED, attached(ENI, ATTACHMENT, INSTANCE, 1));
        attached.when(assign(9)).thenAccepted();
        attached.when(assign(10))
                .thenRefused(new AddressRefusal.TooManyAddresses(11, 10, "m5.large"));
        attached.and(assign(9))
                .when(assign("10.0.0.200"))
                .thenRefused(new AddressRefusal.TooManyAddresses(11, 10, "m5.large"));
        world(ENI_CREATED).when(assign(49)).thenAccepted();
        world(ENI_CREATED)
                .when(assign(50))
                .thenRefused(new AddressRefusal.TooManyAddresses(51, 50, "no instance"));
        world(ENI_CREATED)
                .when(assign(Integer.MAX_VALUE))
                .thenRefused("PrivateIpAddressLimitExceeded");
    }

    @Test
    void a_full_subnet_is_refused_but_still_reassigns() {
        SubnetId small = new SubnetId("subnet-00000000000000028");
        Given full =
                world(new SubnetCreated(small, VPC, Cidr4.parse("10.0.2.0/28"), ZONE_A, Tags.NONE))
                        .and(
                                eni(ENI, small, ZONE_A, ip("10.0.2.4")),
                                new CreateEni(
                                        small,
                                        "",
                                        new AddressRequest(ip("10.0.2.5"), List.of(), 8),
                                        List.of(),
                                        Tags.NONE));
        full.when(assign(1)).thenAccepted();
        full.when(assign(2)).thenRefused(new AddressRefusal.SubnetFull(small, 1, 2));
        full.and(assign(1)).when(takeOver("10.0.2.6")).thenAccepted();
    }

    @Test
    void secondary_addresses_are_given_back_and_elastic_ips_kept() {
        world(eni(ENI, "10.0.0.9", "10.0.0.10", "10.0.0.11"))
                .and(allocated(), associated(ENI, ip("10.0.0.10")))
                .when(unassign("10.0.0.10", "10.0.0.11"))
                .thenHappened(
                        new ElasticIpDisassociated(
                                ALLOCATION, ASSOCIATION, ELASTIC, ENI, ip("10.0.0.10")),
                        new AddressesUnassigned(ENI, ips("10.0.0.10", "10.0.0.11")));
    }

    @Test
    void the_primary_address_and_others_addresses_are_not_given_back() {
        two().when(unassign("10.0.0.9"))
                .thenRefused(new AddressRefusal.PrimaryAddressStays(ip("10.0.0.9"), ENI));
        two().when(unassign("10.0.0.12"))
                .thenRefused(new AddressRefusal.NotAssigned(ip("10.0.0.12"), ENI));
        two().when(unassign()).thenRefused("InvalidParameterValue");
        two().when(unassign("10.0.0.9", "10.0.0.9")).thenRefused("InvalidParameterValue");
        world().when(unassign("10.0.0.9")).thenRefused(new CommonRefusal.NotFound(ENI));
    }
}

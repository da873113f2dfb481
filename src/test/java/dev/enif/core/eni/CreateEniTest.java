/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.eni;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.core.Given;
import dev.enif.core.InstanceWorld;
import dev.enif.core.account.Quota;
import dev.enif.core.account.QuotaCommand.SetQuota;
import dev.enif.core.account.QuotaRefusal;
import dev.enif.core.account.Tags;
import dev.enif.core.decision.CommonRefusal;
import dev.enif.core.eni.EniCommand.CreateEni;
import dev.enif.core.eni.EniEvent.EniCreated;
import dev.enif.core.id.GroupId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.id.VpcId;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Ipv4;
import dev.enif.core.securitygroup.SecurityGroupEvent.GroupCreated;
import dev.enif.core.vpc.SubnetEvent.SubnetCreated;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CreateEniTest extends InstanceWorld {
    private static final SubnetId UNKNOWN_SUBNET = new SubnetId("subnet-0000000000000dead");
    private static final GroupId UNKNOWN_GROUP = new GroupId("sg-0000000000000dead");
    private static final VpcId OTHER_VPC = new VpcId("vpc-0000000000000cafe");
    private static final GroupId OTHER_GROUP = new GroupId("sg-0000000000000cafe");
    private static final GroupCreated OTHER_GROUP_CREATED =
            new GroupCreated(OTHER_GROUP, OTHER_VPC, "web", "elsewhere", List.of(), Tags.NONE);

    /** Eleven addresses are for interfaces: .4 to .14. */
    private static final SubnetId SMALL = new SubnetId("subnet-00000000000000028");

    private static final SubnetCreated SMALL_CREATED =
            new SubnetCreated(SMALL, VPC, Cidr4.parse("10.0.2.0/28"), ZONE_A, Tags.NONE);

    private static CreateEni create(AddressRequest request, GroupId... groupIds) {
        return new CreateEni(SUBNET, "", request, List.of(groupIds), Tags.NONE);
    }

    private static CreateEni createIn(SubnetId subnetId, AddressRequest request) {
        return new CreateEni(subnetId, "", request, List.of(), Tags.NONE);
    }

    private static AddressRequest request(
            @Nullable String primary, List<String> secondary, int count) {
        return new AddressRequest(
                primary == null ? null : ip(primary),
                secondary.stream().map(Ipv4::parse).toList(),
                count);
    }

    private static AddressRequest request(@Nullable String primary, String... secondary) {
        return request(primary, List.of(secondary), 0);
    }

    private static EniCreated created(GroupId groupId, String... addresses) {
        return new EniCreated(
                madeEni(0),
                VPC,
                SUBNET,
                ZONE_A,
                madeMac(0),
                "",
                IntStream.range(0, addresses.length)
                        .mapToObj(index -> ip(addresses[index]))
                        .toList(),
                List.of(groupId),
                Tags.NONE);
    }

    @Test
    void it_gets_the_lowest_free_address_and_the_default_group() {
        world().when(create(AddressRequest.ANY))
                .thenResult(madeEni(0))
                .thenHappened(created(DEFAULT_GROUP, "10.0.0.4"));
        world(eni(ENI, "10.0.0.4"), eni(ENI_B, "10.0.0.6"))
                .when(create(AddressRequest.ANY))
                .thenHappened(created(DEFAULT_GROUP, "10.0.0.5"));
    }

    @Test
    void it_has_a_zone_a_description_and_tags() {
        var command =
                new CreateEni(
                        SUBNET_B, "eth1 ü", AddressRequest.ANY, List.of(GROUP), tags("a", "1"));
        world().when(command)
                .thenHappened(
                        new EniCreated(
                                madeEni(0),
                                VPC,
                                SUBNET_B,
                                ZONE_B,
                                madeMac(0),
                                "eth1 ü",
                                List.of(ip("10.0.1.4")),
                                List.of(GROUP),
                                tags("a", "1")));
    }

    @Test
    void addresses_are_taken_by_name_by_count_or_both_for_primary_and_secondaries() {
        world().when(create(request("10.0.0.9"))).thenHappened(created(DEFAULT_GROUP, "10.0.0.9"));
        world().when(create(request("10.0.0.9", "10.0.0.200", "10.0.0.8")))
                .thenHappened(created(DEFAULT_GROUP, "10.0.0.9", "10.0.0.200", "10.0.0.8"));
        world().when(create(request("10.0.0.5", List.of(), 2)))
                .thenHappened(created(DEFAULT_GROUP, "10.0.0.5", "10.0.0.4", "10.0.0.6"));
        world().when(create(request(null, List.of(), 2)))
                .thenHappened(created(DEFAULT_GROUP, "10.0.0.4", "10.0.0.5", "10.0.0.6"));
        world().when(create(request(null, "10.0.0.4", "10.0.0.5")))
                .thenHappened(created(DEFAULT_GROUP, "10.0.0.6", "10.0.0.4", "10.0.0.5"));
    }

    @Test
    void the_subnet_must_exist() {
        world().when(createIn(UNKNOWN_SUBNET, AddressRequest.ANY))
                .thenRefused(new CommonRefusal.NotFound(UNKNOWN_SUBNET));
    }

    @Test
    void a_group_must_exist_and_be_of_the_vpc() {
        world().when(create(AddressRequest.ANY, GROUP, UNKNOWN_GROUP))
                .thenRefused(new CommonRefusal.NotFound(UNKNOWN_GROUP));
        world(OTHER_GROUP_CREATED)
                .when(create(AddressRequest.ANY, GROUP, OTHER_GROUP))
                .thenRefused(new EniRefusal.DifferentNetworks(OTHER_GROUP, OTHER_VPC, VPC));
    }

    @Test
    void a_group_given_twice_counts_once() {
        world().when(create(AddressRequest.ANY, GROUP, GROUP))
                .thenHappened(created(GROUP, "10.0.0.4"));
    }

    @Test
    void groups_are_limited_per_interface() {
        List<Object> steps = new ArrayList<>();
        List<GroupId> six = new ArrayList<>();
        for (int number = 0; number < 6; number++) {
            six.add(new GroupId("sg-0000000000000010" + number));
            steps.add(
                    new GroupCreated(
                            six.get(number), VPC, "g" + number, "g", List.of(), Tags.NONE));
        }
        var command = new CreateEni(SUBNET, "", AddressRequest.ANY, six, Tags.NONE);
        Given world = world(steps.toArray());
        world.when(command)
                .thenRefused(
                        new QuotaRefusal.LimitExceeded(Quota.SECURITY_GROUPS_PER_INTERFACE, 5));
        world.and(new SetQuota(Quota.SECURITY_GROUPS_PER_INTERFACE, 6))
                .when(command)
                .thenAccepted();
    }

    @Test
    void secondaries_by_name_and_by_count_contradict_each_other() {
        world().when(create(request("10.0.0.9", List.of("10.0.0.10"), 1)))
                .thenRefused("InvalidParameterCombination");
        world().when(create(request(null, List.of(), -1))).thenRefused("InvalidParameterValue");
    }

    @Test
    void an_address_given_twice_is_refused() {
        world().when(create(request("10.0.0.9", "10.0.0.9")))
                .thenRefused(new CommonRefusal.InvalidValue("Address 10.0.0.9 is given twice"));
        world().when(create(request(null, "10.0.0.9", "10.0.0.9")))
                .thenRefused("InvalidParameterValue");
    }

    @Test
    void an_unattached_interface_has_at_most_fifty_addresses() {
        world().when(create(request("10.0.0.9", List.of(), 49))).thenAccepted();
        world().when(create(request("10.0.0.9", List.of(), 50)))
                .thenRefused(new AddressRefusal.TooManyAddresses(51, 50, "no instance"));
        world().when(create(request(null, List.of(), Integer.MAX_VALUE)))
                .thenRefused("PrivateIpAddressLimitExceeded");
    }

    @Test
    void an_address_must_be_of_the_subnet() {
        world().when(create(request("10.0.0.9", "10.9.0.1")))
                .thenRefused(
                        new AddressRefusal.OutsideSubnet(
                                ip("10.9.0.1"), SUBNET, Cidr4.parse("10.0.0.0/24")));
    }

    @Test
    void the_subnets_own_addresses_are_reserved() {
        for (String reserved :
                List.of("10.0.0.0", "10.0.0.1", "10.0.0.2", "10.0.0.3", "10.0.0.255")) {
            world().when(create(request(reserved)))
                    .thenRefused(
                            new AddressRefusal.Reserved(
                                    ip(reserved), SUBNET, Cidr4.parse("10.0.0.0/24")));
        }
        world().when(create(request("10.0.0.4", "10.0.0.254"))).thenAccepted();
    }

    @Test
    void a_held_address_is_refused_and_its_holder_named() {
        world(ENI_CREATED)
                .when(create(request("10.0.0.8", "10.0.0.9")))
                .thenRefused(new AddressRefusal.AddressInUse(ENI_ADDRESS, ENI));
        assertThat(new AddressRefusal.AddressInUse(ENI_ADDRESS, ENI).code())
                .isEqualTo("InvalidIPAddress.InUse");
    }

    @Test
    void a_full_subnet_is_refused() {
        Given full = world(SMALL_CREATED, createIn(SMALL, request("10.0.2.4", List.of(), 8)));
        full.when(createIn(SMALL, request(null, List.of(), 1))).thenAccepted();
        full.when(createIn(SMALL, request(null, List.of(), 2)))
                .thenRefused(new AddressRefusal.SubnetFull(SMALL, 2, 3));
        full.when(createIn(SMALL, request("10.0.2.14", "10.0.2.13"))).thenAccepted();
        full.when(createIn(SMALL, request(null, "10.0.2.13", "10.0.2.14")))
                .thenRefused(new AddressRefusal.SubnetFull(SMALL, 2, 3));
    }

    @Test
    void interfaces_are_limited_per_account() {
        Given world = world(ENI_CREATED, new SetQuota(Quota.NETWORK_INTERFACES, 1));
        world.when(create(AddressRequest.ANY))
                .thenRefused(new QuotaRefusal.LimitExceeded(Quota.NETWORK_INTERFACES, 1));
        world.and(new SetQuota(Quota.NETWORK_INTERFACES, 2))
                .when(create(AddressRequest.ANY))
                .thenAccepted();
    }

    @Test
    void description_and_tags_are_bounded() {
        world().when(
                        new CreateEni(
                                SUBNET, "x".repeat(255), AddressRequest.ANY, List.of(), Tags.NONE))
                .thenAccepted();
        world().when(
                        new CreateEni(
                                SUBNET, "x".repeat(256), AddressRequest.ANY, List.of(), Tags.NONE))
                .thenRefused("InvalidParameterValue");
        world().when(new CreateEni(SUBNET, "\u0001", AddressRequest.ANY, List.of(), Tags.NONE))
                .thenRefused("InvalidParameterValue");
        world().when(new CreateEni(SUBNET, "", AddressRequest.ANY, List.of(), tags("aws:x", "1")))
                .thenRefused("InvalidParameterValue");
    }

    /** Each command breaks every rule from its own on; the first one broken is told. */
    @Test
    void the_checks_have_the_order_of_ec2() {
        Given world =
                world(ENI_CREATED, OTHER_GROUP_CREATED)
                        .and(
                                new SetQuota(Quota.NETWORK_INTERFACES, 1),
                                new SetQuota(Quota.SECURITY_GROUPS_PER_INTERFACE, 1));
        AddressRequest contradicting = request("10.0.0.1", List.of("10.9.0.1"), 1);
        world.when(
                        new CreateEni(
                                UNKNOWN_SUBNET,
                                "",
                                contradicting,
                                List.of(UNKNOWN_GROUP),
                                Tags.NONE))
                .thenRefused("InvalidSubnetID.NotFound");
        world.when(create(contradicting, OTHER_GROUP, UNKNOWN_GROUP))
                .thenRefused("InvalidGroup.NotFound");
        world.when(create(contradicting, OTHER_GROUP, GROUP)).thenRefused("InvalidParameter");
        world.when(create(contradicting, DEFAULT_GROUP, GROUP))
                .thenRefused("SecurityGroupsPerInterfaceLimitExceeded");
        world.when(create(contradicting, GROUP)).thenRefused("InvalidParameterCombination");
        world.when(create(request("10.0.0.9", "10.9.0.1"), GROUP))
                .thenRefused("InvalidParameterValue");
        world.when(create(request("10.0.0.9"), GROUP)).thenRefused("InvalidIPAddress.InUse");
        world.when(create(AddressRequest.ANY, GROUP)).thenRefused("NetworkInterfaceLimitExceeded");
        Given full =
                world.and(SMALL_CREATED, new SetQuota(Quota.NETWORK_INTERFACES, 2))
                        .and(createIn(SMALL, request(null, List.of(), 10)));
        full.when(createIn(SMALL, AddressRequest.ANY))
                .thenRefused("InsufficientFreeAddressesInSubnet");
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.eni;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.core.Given;
import dev.enif.core.InstanceWorld;
import dev.enif.core.account.Tags;
import dev.enif.core.decision.CommonRefusal;
import dev.enif.core.eni.EniCommand.AssignIpv6;
import dev.enif.core.eni.EniCommand.CreateEni;
import dev.enif.core.eni.EniCommand.DeleteEni;
import dev.enif.core.eni.EniCommand.UnassignIpv6;
import dev.enif.core.eni.EniEvent.Ipv6AddressesAssigned;
import dev.enif.core.eni.EniEvent.Ipv6AddressesUnassigned;
import dev.enif.core.eni.EniEvent.PrefixesDelegated;
import dev.enif.core.id.CidrAssociationId;
import dev.enif.core.id.SubnetCidrAssociationId;
import dev.enif.core.net.Cidr;
import dev.enif.core.net.Cidr6;
import dev.enif.core.net.Ipv6;
import dev.enif.core.vpc.SubnetCommand.DisassociateSubnetIpv6Block;
import dev.enif.core.vpc.SubnetCommand.ModifySubnet;
import dev.enif.core.vpc.SubnetEvent.Ipv6AssignmentChanged;
import dev.enif.core.vpc.SubnetEvent.SubnetIpv6BlockAssociated;
import dev.enif.core.vpc.SubnetEvent.SubnetIpv6BlockDisassociated;
import dev.enif.core.vpc.SubnetRefusal;
import dev.enif.core.vpc.VpcEvent.Ipv6BlockAssociated;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Ipv6AddressesTest extends InstanceWorld {
    static final Cidr6 BLOCK_6 = Cidr6.parse("2001:db8:0:101::/64");
    private static final SubnetCidrAssociationId BLOCK_ASSOCIATION =
            new SubnetCidrAssociationId("subnet-cidr-assoc-00000000000000001");
    private static final Ipv6 TEN = Ipv6.parse("2001:db8:0:101::10");
    private static final Ipv6 ELEVEN = Ipv6.parse("2001:db8:0:101::11");

    /** The subnet with an IPv6 block, and two interfaces in it. */
    static Given dual(Object... steps) {
        return world(
                        new Ipv6BlockAssociated(
                                VPC,
                                new CidrAssociationId("vpc-cidr-assoc-00000000000000002"),
                                Cidr6.parse("2001:db8:0:100::/56"),
                                false),
                        new SubnetIpv6BlockAssociated(SUBNET, BLOCK_ASSOCIATION, BLOCK_6),
                        ENI_CREATED,
                        eni(ENI_B, "10.0.0.11"))
                .and(steps);
    }

    private static AssignIpv6 assign(Ipv6... addresses) {
        return new AssignIpv6(ENI, List.of(addresses), 0);
    }

    @Test
    void addresses_are_assigned_by_name_and_taken_back() {
        var then = dual().when(assign(TEN, ELEVEN));
        then.thenResult(TEN.toString(), ELEVEN.toString())
                .thenHappened(new Ipv6AddressesAssigned(ENI, List.of(TEN, ELEVEN)));
        NetworkInterface eni = there(then.account().networkInterfaces().find(ENI));
        assertThat(eni.owns(TEN)).isTrue();
        then.then()
                .when(new UnassignIpv6(ENI, List.of(TEN)))
                .thenHappened(new Ipv6AddressesUnassigned(ENI, List.of(TEN)));
    }

    @Test
    void addresses_by_count_are_spread_over_the_block_and_the_same_if_decided_again() {
        var once = dual().when(new AssignIpv6(ENI, List.of(), 3));
        List<Ipv6> first = there(once.account().networkInterfaces().find(ENI)).further().ipv6();
        assertThat(first).doesNotHaveDuplicates().hasSize(3).allMatch(BLOCK_6::contains);
        dual().when(new AssignIpv6(ENI, List.of(), 3))
                .thenHappened(new Ipv6AddressesAssigned(ENI, first));
        var more = once.then().when(new AssignIpv6(ENI, List.of(), 2));
        assertThat(there(more.account().networkInterfaces().find(ENI)).further().ipv6())
                .doesNotHaveDuplicates()
                .hasSize(5)
                .startsWith(first.toArray(Ipv6[]::new));
        var other = once.then().when(new AssignIpv6(ENI_B, List.of(), 3));
        assertThat(there(other.account().networkInterfaces().find(ENI_B)).further().ipv6())
                .doesNotContainAnyElementsOf(first);
    }

    @Test
    void none_is_given_out_that_another_interface_has() {
        Given taken = dual(new Ipv6AddressesAssigned(ENI_B, List.of(TEN)));
        taken.when(assign(TEN)).thenRefused(new AddressRefusal.AddressInUse(TEN, ENI_B));
        Given delegated =
                dual(new PrefixesDelegated(ENI_B, List.of(Cidr.parse("2001:db8:0:101:5::/80"))));
        Ipv6 within = Ipv6.parse("2001:db8:0:101:5::1");
        delegated.when(assign(within)).thenRefused(new AddressRefusal.AddressInUse(within, ENI_B));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2001:db8:0:101::",
                "2001:db8:0:101::3",
                "2001:db8:0:101:ffff:ffff:ffff:ffff"
            })
    void the_subnet_keeps_the_first_four_and_the_last(String text) {
        Ipv6 address = Ipv6.parse(text);
        dual().when(assign(address))
                .thenRefused(new AddressRefusal.Reserved(address, SUBNET, BLOCK_6));
    }

    @Test
    void they_are_of_the_subnets_block() {
        Ipv6 elsewhere = Ipv6.parse("2001:db8:0:102::10");
        dual().when(assign(elsewhere))
                .thenRefused(new AddressRefusal.OutsideSubnet(elsewhere, SUBNET, BLOCK_6));
        world(ENI_CREATED)
                .when(new AssignIpv6(ENI, List.of(), 1))
                .thenRefused(new AddressRefusal.NoIpv6Block(SUBNET));
    }

    @Test
    void a_request_that_says_nothing_or_too_much_is_refused() {
        dual().when(assign()).thenRefused("InvalidParameterValue");
        dual().when(new AssignIpv6(ENI, List.of(TEN), 1))
                .thenRefused("InvalidParameterCombination");
        dual().when(new AssignIpv6(ENI, List.of(), -1)).thenRefused("InvalidParameterValue");
        dual().when(assign(TEN, TEN)).thenRefused("InvalidParameterValue");
        dual().when(new UnassignIpv6(ENI, List.of())).thenRefused("InvalidParameterValue");
        dual().when(new UnassignIpv6(ENI, List.of(TEN)))
                .thenRefused(new AddressRefusal.NotAssigned(TEN, ENI));
    }

    @Test
    void an_attached_interface_has_as_many_as_its_type_takes() {
        Given plugged = dual().and(launched()).and(attached(ENI, ATTACHMENT, INSTANCE, 1));
        plugged.when(new AssignIpv6(ENI, List.of(), 10)).thenAccepted();
        plugged.when(new AssignIpv6(ENI, List.of(), 11))
                .thenRefused("PrivateIpAddressLimitExceeded");
        Given free = dual().and(launched()).and(new AssignIpv6(ENI, List.of(), 11));
        free.when(new EniCommand.AttachEni(ENI, INSTANCE, 1, 0))
                .thenRefused("PrivateIpAddressLimitExceeded");
    }

    @Test
    void a_new_interface_gets_what_it_asks_for_or_what_its_subnet_says() {
        Given asking = dual(new Ipv6AssignmentChanged(SUBNET, true));
        var asSubnet =
                asking.when(new CreateEni(SUBNET, "", AddressRequest.ANY, List.of(), Tags.NONE));
        assertThat(further(asSubnet.then(), 0).ipv6()).hasSize(1);
        var none = asking.when(create(new FurtherRequest(List.of(), 0, List.of(), 0, 0)));
        assertThat(further(none.then(), 0)).isEqualTo(FurtherAddresses.NONE);
        var named = asking.when(create(new FurtherRequest(List.of(TEN), null, List.of(), 0, 0)));
        assertThat(further(named.then(), 0).ipv6()).containsExactly(TEN);
        dual().when(create(new FurtherRequest(List.of(TEN), 1, List.of(), 0, 0)))
                .thenRefused("InvalidParameterCombination");
    }

    static CreateEni create(FurtherRequest further) {
        return new CreateEni(
                SUBNET, "", new AddressRequest(null, List.of(), 0, further), List.of(), Tags.NONE);
    }

    static FurtherAddresses further(Given given, int ordinal) {
        return there(given.account().networkInterfaces().find(madeEni(ordinal))).further();
    }

    @Test
    void a_subnet_assigns_them_only_with_a_block_and_forgets_it_with_the_block() {
        world().when(new ModifySubnet(SUBNET, null, true))
                .thenRefused(new SubnetRefusal.WithoutIpv6(SUBNET));
        dual().when(new ModifySubnet(SUBNET, null, true))
                .thenHappened(new Ipv6AssignmentChanged(SUBNET, true));
        dual(new Ipv6AssignmentChanged(SUBNET, true))
                .when(new DisassociateSubnetIpv6Block(SUBNET, BLOCK_ASSOCIATION))
                .thenHappened(
                        new Ipv6AssignmentChanged(SUBNET, false),
                        new SubnetIpv6BlockDisassociated(SUBNET, BLOCK_ASSOCIATION));
    }

    @Test
    void a_block_stays_while_somebody_has_addresses_of_it() {
        Given held =
                dual(
                        new Ipv6AddressesAssigned(ENI, List.of(TEN)),
                        new PrefixesDelegated(ENI_B, List.of(Cidr.parse("2001:db8:0:101:5::/80"))));
        held.when(new DisassociateSubnetIpv6Block(SUBNET, BLOCK_ASSOCIATION))
                .thenRefused(new CommonRefusal.DependencyViolation(SUBNET, List.of(ENI, ENI_B)));
        held.and(new DeleteEni(ENI), new DeleteEni(ENI_B))
                .when(new DisassociateSubnetIpv6Block(SUBNET, BLOCK_ASSOCIATION))
                .thenHappened(new SubnetIpv6BlockDisassociated(SUBNET, BLOCK_ASSOCIATION));
    }

    @Test
    void managed_interfaces_get_none() {
        Given nat = dual(new EniEvent.HandedToService(ENI, InterfaceType.NAT_GATEWAY));
        Stream.of(
                        new AssignIpv6(ENI, List.of(), 1),
                        new EniCommand.DelegatePrefixes(ENI, List.of(), 1, 0))
                .forEach(command -> nat.when(command).thenRefused("AuthFailure"));
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.eni;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.core.Given;
import dev.enif.core.InstanceWorld;
import dev.enif.core.eni.EniCommand.AssignAddresses;
import dev.enif.core.eni.EniCommand.DelegatePrefixes;
import dev.enif.core.eni.EniCommand.UnassignAddresses;
import dev.enif.core.eni.EniCommand.WithdrawPrefixes;
import dev.enif.core.eni.EniEvent.AddressesAssigned;
import dev.enif.core.eni.EniEvent.PrefixesDelegated;
import dev.enif.core.eni.EniEvent.PrefixesWithdrawn;
import dev.enif.core.net.Cidr;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrefixDelegationTest extends InstanceWorld {
    private static List<Cidr> prefixes(String... texts) {
        return Arrays.stream(texts).map(Cidr::parse).toList();
    }

    private static DelegatePrefixes delegate(String... texts) {
        return new DelegatePrefixes(ENI, prefixes(texts), 0, 0);
    }

    private static PrefixesDelegated delegated(String... texts) {
        return new PrefixesDelegated(ENI, prefixes(texts));
    }

    @Test
    void prefixes_are_delegated_by_name_and_withdrawn() {
        var then = Ipv6AddressesTest.dual().when(delegate("10.0.0.32/28", "2001:db8:0:101:5::/80"));
        then.thenResult("10.0.0.32/28", "2001:db8:0:101:5::/80")
                .thenHappened(delegated("10.0.0.32/28", "2001:db8:0:101:5::/80"));
        NetworkInterface eni = there(then.account().networkInterfaces().find(ENI));
        assertThat(eni.owns(ip("10.0.0.47"))).isTrue();
        assertThat(eni.owns(ip("10.0.0.48"))).isFalse();
        then.then()
                .when(new WithdrawPrefixes(ENI, prefixes("10.0.0.32/28")))
                .thenHappened(new PrefixesWithdrawn(ENI, prefixes("10.0.0.32/28")));
    }

    @Test
    void by_count_the_lowest_that_are_wholly_free_are_taken() {
        // .9 and .11 are held, and the first block has addresses that the subnet keeps.
        Ipv6AddressesTest.dual(new AddressesAssigned(ENI_B, List.of(ip("10.0.0.40"))))
                .when(new DelegatePrefixes(ENI, List.of(), 2, 2))
                .thenHappened(
                        delegated(
                                "10.0.0.16/28",
                                "10.0.0.48/28",
                                "2001:db8:0:101:1::/80",
                                "2001:db8:0:101:2::/80"));
    }

    @Test
    void no_address_within_one_is_given_out_again() {
        Given given = world(ENI_CREATED, eni(ENI_B, "10.0.0.11"), delegated("10.0.0.16/28"));
        given.when(new AssignAddresses(ENI_B, List.of(), 8, false))
                .thenResult(
                        "10.0.0.4",
                        "10.0.0.5",
                        "10.0.0.6",
                        "10.0.0.7",
                        "10.0.0.8",
                        "10.0.0.10",
                        "10.0.0.12",
                        "10.0.0.13");
        given.when(new AssignAddresses(ENI_B, List.of(ip("10.0.0.17")), 0, false))
                .thenRefused(new AddressRefusal.AlreadyAssigned(ip("10.0.0.17"), ENI));
        given.when(new AssignAddresses(ENI_B, List.of(ip("10.0.0.17")), 0, true))
                .thenRefused(new PrefixRefusal.InPrefix(ip("10.0.0.17"), ENI));
        given.when(new UnassignAddresses(ENI, List.of(ip("10.0.0.17"))))
                .thenRefused(new PrefixRefusal.InPrefix(ip("10.0.0.17"), ENI));
        given.when(new DelegatePrefixes(ENI_B, prefixes("10.0.0.16/28"), 0, 0))
                .thenRefused(
                        new PrefixRefusal.PrefixInUse(Cidr.parse("10.0.0.16/28"), List.of(ENI)));
    }

    @Test
    void a_block_of_which_somebody_holds_an_address_is_in_use() {
        world(ENI_CREATED, eni(ENI_B, "10.0.0.31"))
                .when(delegate("10.0.0.16/28"))
                .thenRefused(
                        new PrefixRefusal.PrefixInUse(Cidr.parse("10.0.0.16/28"), List.of(ENI_B)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.0/28",
                "10.0.0.240/28",
                "2001:db8:0:101::/80",
                "2001:db8:0:101:ffff::/80"
            })
    void the_first_and_the_last_of_a_subnet_are_its_own(String text) {
        Ipv6AddressesTest.dual()
                .when(delegate(text))
                .thenRefused(new PrefixRefusal.PrefixReserved(Cidr.parse(text), SUBNET));
    }

    @Test
    void they_have_one_length_for_each_family_and_are_of_the_subnet() {
        Ipv6AddressesTest.dual()
                .when(delegate("10.0.0.32/27"))
                .thenRefused(new PrefixRefusal.PrefixLength(Cidr.parse("10.0.0.32/27"), 28));
        Ipv6AddressesTest.dual()
                .when(delegate("2001:db8:0:101::/64"))
                .thenRefused(new PrefixRefusal.PrefixLength(Cidr.parse("2001:db8:0:101::/64"), 80));
        Ipv6AddressesTest.dual()
                .when(delegate("10.0.1.16/28"))
                .thenRefused(
                        new PrefixRefusal.PrefixOutsideSubnet(
                                Cidr.parse("10.0.1.16/28"), SUBNET, Cidr.parse("10.0.0.0/24")));
        world(ENI_CREATED)
                .when(delegate("2001:db8:0:101:5::/80"))
                .thenRefused(new AddressRefusal.NoIpv6Block(SUBNET));
    }

    @Test
    void a_request_that_says_nothing_or_too_much_is_refused() {
        world(ENI_CREATED).when(delegate()).thenRefused("InvalidParameterValue");
        world(ENI_CREATED)
                .when(new DelegatePrefixes(ENI, prefixes("10.0.0.32/28"), 1, 0))
                .thenRefused("InvalidParameterCombination");
        world(ENI_CREATED)
                .when(delegate("10.0.0.32/28", "10.0.0.32/28"))
                .thenRefused("InvalidParameterValue");
        world(ENI_CREATED)
                .when(new WithdrawPrefixes(ENI, List.of()))
                .thenRefused("InvalidParameterValue");
        world(ENI_CREATED)
                .when(new WithdrawPrefixes(ENI, prefixes("10.0.0.32/28")))
                .thenRefused(new PrefixRefusal.PrefixNotDelegated(Cidr.parse("10.0.0.32/28"), ENI));
    }

    @Test
    void a_prefix_takes_one_place_of_the_types_and_all_its_addresses_of_the_subnet() {
        Given plugged =
                world(launched()).and(ENI_CREATED).and(attached(ENI, ATTACHMENT, INSTANCE, 1));
        plugged.when(new DelegatePrefixes(ENI, List.of(), 9, 0)).thenAccepted();
        plugged.when(new DelegatePrefixes(ENI, List.of(), 10, 0))
                .thenRefused("PrivateIpAddressLimitExceeded");
        // Of the 16 blocks of a /24 the first and the last are the subnet's, and one is in use.
        world(ENI_CREATED, eni(ENI_B, "10.0.0.31"))
                .when(new DelegatePrefixes(ENI, List.of(), 14, 0))
                .thenRefused(new PrefixRefusal.NoFreePrefix(SUBNET, 13, 14));
        Given full =
                world(ENI_CREATED, eni(ENI_B, "10.0.0.31"))
                        .and(new DelegatePrefixes(ENI, List.of(), 13, 0));
        // 251 less 13 * 16 less .9 and .31.
        full.when(new AssignAddresses(ENI_B, List.of(), 42, false))
                .thenRefused("InsufficientFreeAddressesInSubnet");
        full.when(new AssignAddresses(ENI_B, List.of(), 41, false)).thenAccepted();
    }

    @Test
    void a_new_interface_may_have_some() {
        var then =
                Ipv6AddressesTest.dual()
                        .when(
                                Ipv6AddressesTest.create(
                                        new FurtherRequest(
                                                List.of(), null, prefixes("10.0.0.32/28"), 0, 1)));
        assertThat(Ipv6AddressesTest.further(then.then(), 0).prefixes())
                .isEqualTo(prefixes("10.0.0.32/28", "2001:db8:0:101:1::/80"));
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.enif.testing.Seeds;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceIdTest {
    @ParameterizedTest
    @EnumSource(ResourceKind.class)
    void an_id_of_every_kind_is_read_back_by_its_prefix(ResourceKind kind) {
        for (var digits : new String[] {"0123456789abcdef0", "0123abcd"}) {
            var text = kind.prefix() + "-" + digits;
            var id = ResourceId.parse(text);
            assertThat(id.kind()).isEqualTo(kind);
            assertThat(id.value()).isEqualTo(text);
            assertThat(id).hasToString(text);
            assertThat(kind.parse(text)).isEqualTo(id);
        }
    }

    @ParameterizedTest
    @EnumSource(ResourceKind.class)
    void a_text_of_another_shape_is_refused_with_the_code_of_its_kind(ResourceKind kind) {
        var prefix = kind.prefix();
        for (var text :
                new String[] {
                    "",
                    prefix,
                    prefix + "-",
                    prefix + "-0123456789abcdef",
                    prefix + "-0123456789abcdef01",
                    prefix + "-0123456789abcdeF0",
                    prefix + "-0123456789abcdeg0",
                    prefix + "_0123456789abcdef0",
                    "x" + prefix + "-0123456789abcdef0",
                    prefix + "-0123456789abcdef0 "
                }) {
            assertThatThrownBy(() -> kind.parse(text))
                    .isInstanceOfSatisfying(
                            MalformedIdException.class,
                            malformed ->
                                    assertThat(malformed.code()).isEqualTo(kind.malformedCode()));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "NETWORK_INTERFACE, InvalidNetworkInterfaceId.Malformed, InvalidNetworkInterfaceID.NotFound",
        "SECURITY_GROUP, InvalidGroupId.Malformed, InvalidGroup.NotFound",
        "INTERNET_GATEWAY, InvalidInternetGatewayId.Malformed, InvalidInternetGatewayID.NotFound",
        "ROUTE_TABLE, InvalidRouteTableId.Malformed, InvalidRouteTableID.NotFound",
        "ROUTE_TABLE_ASSOCIATION, InvalidAssociationID.Malformed, InvalidAssociationID.NotFound",
        "SUBNET, InvalidSubnetID.Malformed, InvalidSubnetID.NotFound",
        "SECURITY_GROUP_RULE, InvalidSecurityGroupRuleId.Malformed,"
                + " InvalidSecurityGroupRuleId.NotFound"
    })
    void codes_are_spelled_as_ec2_does(ResourceKind kind, String malformed, String notFound) {
        assertThat(kind.malformedCode()).isEqualTo(malformed);
        assertThat(kind.notFoundCode()).isEqualTo(notFound);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "vpc", "lt-0123456789abcdef0", "VPC-0123456789abcdef0"})
    void an_id_of_no_known_kind_is_refused(String text) {
        assertThatThrownBy(() -> ResourceId.parse(text)).isInstanceOf(MalformedIdException.class);
    }

    @Test
    void prefixes_are_unique() {
        Set<String> prefixes = new HashSet<>();
        for (var kind : ResourceKind.values()) {
            assertThat(prefixes.add(kind.prefix())).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12345678901", "1234567890123", "12345678901a", "١٢٣٤٥٦٧٨٩٠١٢"})
    void an_account_id_is_twelve_ascii_digits(String text) {
        assertThatThrownBy(() -> new AccountId(text)).isInstanceOf(MalformedIdException.class);
    }

    @Test
    void accounts_spread_evenly_over_the_partitions() {
        int[] counts = new int[64];
        for (int number = 0; number < 64_000; number++) {
            counts[new AccountId("%012d".formatted(number)).partition(64)]++;
        }
        assertThat(Arrays.stream(counts).boxed())
                .allSatisfy(count -> assertThat(count).isBetween(700, 1_300));
    }

    @Test
    void the_partition_of_an_account_never_changes() {
        assertThat(new AccountId("123456789012").partition(64)).isEqualTo(7);
        assertThat(new AccountId("000000000000").partition(64)).isEqualTo(21);
        Seeds.check(
                100,
                random -> {
                    var account =
                            new AccountId("%012d".formatted(random.nextLong(1_000_000_000_000L)));
                    assertThat(account.partition(1)).isZero();
                    assertThat(account.partition(7)).isBetween(0, 6);
                });
    }
}

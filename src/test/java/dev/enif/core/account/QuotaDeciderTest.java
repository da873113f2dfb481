/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.core.CoreTest;
import dev.enif.core.account.QuotaCommand.SetQuota;
import dev.enif.core.account.QuotaEvent.QuotaChanged;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QuotaDeciderTest extends CoreTest {
    @ParameterizedTest
    @EnumSource(Quota.class)
    void every_quota_starts_at_its_default_and_is_set_within_its_bounds(Quota quota) {
        assertThat(given().account().quota(quota)).isEqualTo(quota.defaultValue());
        assertThat(quota.defaultValue()).isLessThanOrEqualTo(quota.maximum());
        given().when(new SetQuota(quota, 0)).thenHappened(new QuotaChanged(quota, 0));
        given().when(new SetQuota(quota, quota.maximum() + 1))
                .thenRefused(
                        new QuotaRefusal.OutOfRange(quota, quota.maximum() + 1, quota.maximum()));
        given().when(new SetQuota(quota, -1))
                .thenRefused(new QuotaRefusal.OutOfRange(quota, -1, quota.maximum()));
    }

    @Test
    void a_quota_set_to_its_default_stays_there_if_the_default_changes() {
        var then = given().when(new SetQuota(Quota.VPCS, Quota.VPCS.defaultValue()));
        then.thenHappened(new QuotaChanged(Quota.VPCS, Quota.VPCS.defaultValue()));
        assertThat(then.account().quotas()).containsKey(Quota.VPCS);
    }

    @Test
    void groups_an_interface_times_rules_a_group_is_at_most_a_thousand() {
        given().when(new SetQuota(Quota.RULES_PER_SECURITY_GROUP, 200)).thenAccepted();
        given().when(new SetQuota(Quota.RULES_PER_SECURITY_GROUP, 201))
                .thenRefused(
                        new QuotaRefusal.GroupsTimesRules(Quota.RULES_PER_SECURITY_GROUP, 201, 5));
        given(new SetQuota(Quota.RULES_PER_SECURITY_GROUP, 100))
                .when(new SetQuota(Quota.SECURITY_GROUPS_PER_INTERFACE, 11))
                .thenRefused(
                        new QuotaRefusal.GroupsTimesRules(
                                Quota.SECURITY_GROUPS_PER_INTERFACE, 11, 100));
        given(new SetQuota(Quota.SECURITY_GROUPS_PER_INTERFACE, 1))
                .when(new SetQuota(Quota.RULES_PER_SECURITY_GROUP, 1_000))
                .thenAccepted();
    }
}

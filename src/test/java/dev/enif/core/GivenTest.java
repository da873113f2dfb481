/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.core.account.Quota;
import dev.enif.core.account.QuotaCommand.SetQuota;
import dev.enif.core.account.QuotaEvent.QuotaChanged;
import dev.enif.core.account.QuotaRefusal;
import org.junit.jupiter.api.Test;

class GivenTest extends CoreTest {
    @Test
    void events_and_commands_are_folded_in_order() {
        var given =
                given(VPC_CREATED, DEFAULT_GROUP_CREATED, new SetQuota(Quota.VPCS, 7))
                        .and(SUBNET_CREATED, ENI_CREATED);
        assertThat(given.account().quota(Quota.VPCS)).isEqualTo(7);
        assertThat(given.account().networkInterfaces().contains(ENI)).isTrue();
    }

    @Test
    void what_happened_is_told_and_folded() {
        var then =
                given(VPC_CREATED)
                        .when(new SetQuota(Quota.VPCS, 7))
                        .thenResult()
                        .thenHappened(new QuotaChanged(Quota.VPCS, 7));
        assertThat(then.account().quota(Quota.VPCS)).isEqualTo(7);
    }

    @Test
    void a_quota_beyond_its_maximum_is_refused() {
        given().when(new SetQuota(Quota.SECURITY_GROUPS_PER_INTERFACE, 17))
                .thenRefused(
                        new QuotaRefusal.OutOfRange(Quota.SECURITY_GROUPS_PER_INTERFACE, 17, 16));
        given().when(new SetQuota(Quota.VPCS, -1)).thenRefused("InvalidParameterValue");
    }
}

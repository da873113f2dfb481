/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.elasticip;

import dev.enif.core.Given;
import dev.enif.core.InstanceWorld;
import dev.enif.core.account.Quota;
import dev.enif.core.account.QuotaCommand.SetQuota;
import dev.enif.core.account.QuotaRefusal;
import dev.enif.core.account.Tags;
import dev.enif.core.decision.CommonRefusal;
import dev.enif.core.elasticip.ElasticIpCommand.AllocateElasticIp;
import dev.enif.core.elasticip.ElasticIpCommand.ReleaseElasticIp;
import dev.enif.core.elasticip.ElasticIpEvent.ElasticIpAllocated;
import dev.enif.core.elasticip.ElasticIpEvent.ElasticIpReleased;
import dev.enif.core.net.Ipv4;
import org.junit.jupiter.api.Test;

class AllocateElasticIpTest extends InstanceWorld {
    private static final AllocateElasticIp ANY = new AllocateElasticIp(null, Tags.NONE);

    private static AllocateElasticIp allocate(Ipv4 address) {
        return new AllocateElasticIp(address, Tags.NONE);
    }

    @Test
    void the_pool_gives_its_next_free_address() {
        world().when(ANY)
                .thenResult(madeAllocation(0))
                .thenHappened(new ElasticIpAllocated(madeAllocation(0), FIRST_FREE, Tags.NONE));
        world(allocate(FIRST_FREE))
                .when(new AllocateElasticIp(null, tags("a", "1")))
                .thenHappened(
                        new ElasticIpAllocated(
                                madeAllocation(0), ip("203.0.113.2"), tags("a", "1")));
    }

    @Test
    void a_free_address_can_be_named() {
        world().when(allocate(ELASTIC))
                .thenHappened(new ElasticIpAllocated(madeAllocation(0), ELASTIC, Tags.NONE));
    }

    @Test
    void a_taken_or_foreign_address_is_not_available() {
        world(allocated())
                .when(allocate(ELASTIC))
                .thenRefused(new ElasticIpRefusal.NotAvailable(ELASTIC));
        world(launched(true))
                .and(lent())
                .when(allocate(LENT))
                .thenRefused(new ElasticIpRefusal.NotAvailable(LENT));
        world().when(allocate(ip("8.8.8.8")))
                .thenRefused(new ElasticIpRefusal.NotAvailable(ip("8.8.8.8")));
        world().when(allocate(ip("203.0.113.0"))).thenRefused("InvalidAddress.NotFound");
    }

    @Test
    void a_released_address_is_free_again() {
        world(allocated(), new ReleaseElasticIp(ALLOCATION)).when(allocate(ELASTIC)).thenAccepted();
    }

    @Test
    void they_are_limited_per_account() {
        Given five = world(ANY, ANY, ANY, ANY, ANY);
        five.when(ANY).thenRefused(new QuotaRefusal.LimitExceeded(Quota.ELASTIC_IPS, 5));
        five.when(allocate(ip("8.8.8.8"))).thenRefused("AddressLimitExceeded");
    }

    @Test
    void an_empty_pool_gives_none() {
        Given given = world(new SetQuota(Quota.ELASTIC_IPS, 1_000));
        for (int number = 0; number < 254; number++) {
            given = given.and(ANY);
        }
        given.when(ANY).thenRefused(new ElasticIpRefusal.NoneFree());
    }

    @Test
    void tags_are_bounded() {
        world().when(new AllocateElasticIp(null, tags("aws:x", "1")))
                .thenRefused("InvalidParameterValue");
    }

    @Test
    void a_free_one_is_released() {
        world(allocated())
                .when(new ReleaseElasticIp(ALLOCATION))
                .thenHappened(new ElasticIpReleased(ALLOCATION, ELASTIC));
    }

    @Test
    void an_associated_one_is_not_released() {
        world(ENI_CREATED, allocated(), associated(ENI, ENI_ADDRESS))
                .when(new ReleaseElasticIp(ALLOCATION))
                .thenRefused(new ElasticIpRefusal.AddressInUse(ELASTIC, ASSOCIATION, ENI));
    }

    @Test
    void an_unknown_one_is_not_released() {
        world().when(new ReleaseElasticIp(ALLOCATION))
                .thenRefused(new CommonRefusal.NotFound(ALLOCATION));
    }
}

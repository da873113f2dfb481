/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.core.account.AccountState;
import dev.enif.core.elasticip.ElasticIp;
import dev.enif.core.eni.Attachment;
import dev.enif.core.eni.NetworkInterface;
import dev.enif.core.failover.FailoverGroup;
import dev.enif.core.failover.FailoverProgress;
import dev.enif.core.failover.FailoverSource;
import dev.enif.core.failover.FailoverTarget;
import dev.enif.core.id.EniId;
import dev.enif.core.id.FailoverGroupId;
import dev.enif.core.id.InstanceId;
import dev.enif.core.id.ResourceId;
import dev.enif.core.loadbalancer.InstanceHealth;
import dev.enif.core.partition.PartitionState;
import dev.enif.core.partition.Timer;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What must hold of failover groups whenever a decision is over. */
public final class FailoverLaws {
    private FailoverLaws() {}

    public static void check(PartitionState state) {
        Set<Timer> expected = new HashSet<>();
        for (AccountState account : state.accounts().values()) {
            Set<ResourceId> targets = new HashSet<>();
            for (FailoverGroup group : account.failoverGroups().values()) {
                assertThat(targets.add(group.target().id()))
                        .as("%s is protected once", group.target().id())
                        .isTrue();
                check(account, group);
                if (group.deadlineMillis() != Long.MAX_VALUE) {
                    expected.add(new Timer(group.deadlineMillis(), account.id(), group.id()));
                }
            }
        }
        Set<Timer> timers = new HashSet<>();
        for (Timer timer : state.timers()) {
            if (timer.resource() instanceof FailoverGroupId) {
                timers.add(timer);
            }
        }
        assertThat(timers).isEqualTo(expected);
    }

    private static void check(AccountState account, FailoverGroup group) {
        assertThat(group.holder())
                .as("the holder of %s is where its resource is", group.id())
                .isEqualTo(holder(account, group.target()));
        if (group.paused()) {
            assertThat(group.progress()).isEqualTo(FailoverProgress.STEADY);
        }
        InstanceId holder = group.holder();
        if (group.settings().source() == FailoverSource.TARGET_HEALTH
                && !group.paused()
                && holder != null) {
            assertThat(group.failure().isPresent())
                    .as("%s has failed exactly if its holder is an unhealthy target", group.id())
                    .isEqualTo(InstanceHealth.unhealthyIn(account, holder).isPresent());
        }
        group.settings()
                .standbys()
                .forEach(standby ->
                        assertThat(account.instances().contains(standby.instanceId())).isTrue());
    }

    private static @Nullable InstanceId holder(AccountState account, FailoverTarget target) {
        return switch (target) {
            case FailoverTarget.OfEni(var eniId) -> instance(account, eniId);
            case FailoverTarget.OfElasticIp(var allocationId) -> {
                ElasticIp elasticIp = CoreTest.there(account.elasticIps().find(allocationId));
                yield elasticIp.binding() instanceof ElasticIp.Binding.Associated associated
                        ? instance(account, associated.eniId())
                        : null;
            }
        };
    }

    private static @Nullable InstanceId instance(AccountState account, EniId eniId) {
        NetworkInterface eni = CoreTest.there(account.networkInterfaces().find(eniId));
        return eni.attachment() instanceof Attachment.Attached attached
                ? attached.instanceId()
                : null;
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.testing;

import dev.enif.core.account.Draft;
import dev.enif.core.elasticip.ElasticIp;
import dev.enif.core.eni.NetworkInterface;
import dev.enif.core.failover.FailoverCause;
import dev.enif.core.failover.FailoverGroup;
import dev.enif.core.failover.FailoverGroupEvent;
import dev.enif.core.failover.FailoverSettings;
import dev.enif.core.failover.FailoverSource;
import dev.enif.core.failover.FailoverTarget;
import dev.enif.core.failover.Standby;
import dev.enif.core.flow.Endpoint;
import dev.enif.core.flow.Flow;
import dev.enif.core.id.FailoverGroupId;
import dev.enif.core.id.InstanceId;
import dev.enif.core.id.ResourceKind;
import dev.enif.core.instance.Instance;
import dev.enif.core.net.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Random changes of failover groups, as events: what a fold and a view must be able to take. */
final class RandomFailoverSteps extends RandomDraws {
    private static final int MOST_GROUPS = 4;

    RandomFailoverSteps(RandomGenerator random, Draft draft) {
        super(random, draft);
    }

    void group() {
        FailoverGroup group = any(account().failoverGroups().values());
        Instance instance = any(account().instances().values());
        if (instance == null) {
            return;
        }
        if (group == null || account().failoverGroups().size() < MOST_GROUPS && flip()) {
            create(instance.id());
            return;
        }
        FailoverGroupId id = group.id();
        InstanceId other = instance.id();
        long term = group.term();
        draft.happened(
                switch (random.nextInt(13)) {
                    case 0, 1 ->
                            new FailoverGroupEvent.HeartbeatReceived(
                                    id, other, term, 1_000L + random.nextInt(60_000), now());
                    case 2 ->
                            new FailoverGroupEvent.ImpairedReportsCounted(
                                    id, other, random.nextInt(3));
                    case 3 ->
                            new FailoverGroupEvent.FailureDetected(
                                    id, other, term, cause(), now() - random.nextInt(100));
                    case 4 -> new FailoverGroupEvent.FailureRecovered(id, other, term, now());
                    case 5, 6 ->
                            new FailoverGroupEvent.FailedOver(
                                    id, term + 1, group.holder(), other, cause(), now(), now());
                    case 7 ->
                            new FailoverGroupEvent.StandbysExhausted(
                                    id, other, term, cause(), now(), now());
                    case 8 ->
                            new FailoverGroupEvent.HolderChanged(
                                    id,
                                    term + 1,
                                    group.holder(),
                                    flip() ? other : null,
                                    cause(),
                                    now());
                    case 9 -> new FailoverGroupEvent.FailoverGroupModified(id, settings(other));
                    case 10 ->
                            flip()
                                    ? new FailoverGroupEvent.FailoverGroupPaused(id)
                                    : new FailoverGroupEvent.FailoverGroupResumed(id, now());
                    case 11 -> new FailoverGroupEvent.StandbyRemoved(id, other);
                    default -> new FailoverGroupEvent.FailoverGroupDeleted(id);
                });
    }

    private void create(InstanceId instanceId) {
        FailoverTarget target = target();
        if (target != null) {
            draft.happened(
                    new FailoverGroupEvent.FailoverGroupCreated(
                            (FailoverGroupId) id(ResourceKind.FAILOVER_GROUP),
                            target,
                            settings(instanceId),
                            flip() ? instanceId : null,
                            tags()));
        }
    }

    private @Nullable FailoverTarget target() {
        ElasticIp elasticIp = any(account().elasticIps().values());
        if (elasticIp != null && flip()) {
            return new FailoverTarget.OfElasticIp(elasticIp.id());
        }
        NetworkInterface eni = any(account().networkInterfaces().values());
        return eni == null ? null : new FailoverTarget.OfEni(eni.id());
    }

    private FailoverCause cause() {
        FailoverCause[] causes = FailoverCause.values();
        return causes[random.nextInt(causes.length)];
    }

    private FailoverSettings settings(InstanceId instanceId) {
        NetworkInterface eni = any(account().networkInterfaces().values());
        List<Standby> standbys = new ArrayList<>();
        standbys.add(
                flip()
                        ? Standby.on(instanceId)
                        : new Standby(
                                instanceId,
                                eni == null ? null : eni.id(),
                                random.nextInt(4),
                                random.nextInt(2)));
        List<Flow> flows =
                eni == null
                        ? List.of()
                        : List.of(
                                Flow.tcp(
                                        new Endpoint.OfInstance(instanceId),
                                        new Endpoint.OfInterface(
                                                eni.id(), flip() ? null : eni.primary().address()),
                                        443),
                                new Flow(
                                        new Endpoint.OfAddress(eni.primary().address()),
                                        new Endpoint.InVpc(eni.vpcId(), eni.primary().address()),
                                        Protocol.ICMP,
                                        -1,
                                        8,
                                        0,
                                        Flow.Asked.values()[random.nextInt(4)]));
        return new FailoverSettings(
                word(),
                standbys,
                FailoverSource.values()[random.nextInt(4)],
                1 + random.nextInt(3),
                random.nextInt(600_001),
                random.nextInt(1_000_000),
                flows);
    }
}

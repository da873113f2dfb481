/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core;

import dev.enif.core.account.AccountState;
import dev.enif.core.account.Tags;
import dev.enif.core.elasticip.ElasticIp;
import dev.enif.core.eni.Attachment;
import dev.enif.core.eni.EniCommand.DetachEni;
import dev.enif.core.eni.EniCommand.MoveEni;
import dev.enif.core.eni.NetworkInterface;
import dev.enif.core.failover.FailoverGroup;
import dev.enif.core.failover.FailoverGroupCommand.CreateFailoverGroup;
import dev.enif.core.failover.FailoverGroupCommand.DeleteFailoverGroup;
import dev.enif.core.failover.FailoverGroupCommand.FailOver;
import dev.enif.core.failover.FailoverGroupCommand.Heartbeat;
import dev.enif.core.failover.FailoverGroupCommand.ModifyFailoverGroup;
import dev.enif.core.failover.FailoverGroupCommand.PauseFailoverGroup;
import dev.enif.core.failover.FailoverGroupCommand.ResumeFailoverGroup;
import dev.enif.core.failover.FailoverSettings;
import dev.enif.core.failover.FailoverSource;
import dev.enif.core.failover.FailoverTarget;
import dev.enif.core.failover.Standby;
import dev.enif.core.id.FailoverGroupId;
import dev.enif.core.id.InstanceId;
import dev.enif.core.instance.Health;
import dev.enif.core.instance.Instance;
import dev.enif.core.instance.InstanceCommand.ReportHealth;
import dev.enif.core.instance.InstanceCommand.StartInstance;
import dev.enif.core.instance.InstanceCommand.StopInstance;
import dev.enif.core.instance.PowerState;
import dev.enif.core.loadbalancer.NamedTarget;
import dev.enif.core.loadbalancer.TargetGroup;
import dev.enif.core.loadbalancer.TargetGroupCommand.ReportTargetHealth;
import dev.enif.core.loadbalancer.TargetId;
import dev.enif.core.net.Zone;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Commands that somebody could send on failover groups, and what goes wrong around them: holders
 * that beat or forget to, that stop, that are taken for dead and still act in their old term.
 */
public final class RandomFailoverCommands {
    private final RandomGenerator random;
    private final AccountState account;

    public RandomFailoverCommands(RandomGenerator random, AccountState account) {
        this.random = random;
        this.account = account;
    }

    public Object next() {
        FailoverGroup group = any(account.failoverGroups().values());
        if (group == null || account.failoverGroups().size() < 6 && random.nextInt(6) == 0) {
            return new CreateFailoverGroup(target(), settings(), Tags.NONE);
        }
        FailoverGroupId id = group.id();
        return switch (random.nextInt(23)) {
            case 0, 1, 2, 3, 4, 5 -> heartbeat(group);
            case 6, 7 ->
                    new FailOver(
                            id,
                            random.nextBoolean() ? null : instance(group),
                            random.nextBoolean() ? null : term(group));
            case 8 -> modify(id);
            case 9 -> new PauseFailoverGroup(id);
            case 10 -> new ResumeFailoverGroup(id);
            case 11 -> new DeleteFailoverGroup(id);
            case 12, 13 -> new StopInstance(instance(group));
            case 14, 15 -> new StartInstance(instance(group));
            case 16, 17 ->
                    new ReportHealth(
                            instance(group),
                            Health.values()[random.nextInt(Health.values().length)]);
            case 18, 19, 20 -> targetHealth(group);
            default -> stale(group);
        };
    }

    private Object heartbeat(FailoverGroup group) {
        InstanceId holder = group.holder();
        return new Heartbeat(
                group.id(),
                holder == null || random.nextInt(6) == 0 ? instance(group) : holder,
                term(group),
                1_000L + random.nextInt(60_000));
    }

    private Object targetHealth(FailoverGroup group) {
        TargetGroup targets = any(account.targetGroups().values());
        return targets == null
                ? stale(group)
                : new ReportTargetHealth(
                        targets.id(),
                        new NamedTarget(new TargetId.OfInstance(instance(group)), null),
                        random.nextInt(3) == 0);
    }

    /** Mostly the one in force. */
    private long term(FailoverGroup group) {
        return random.nextInt(4) == 0 ? random.nextLong(group.term() + 2) : group.term();
    }

    private Object modify(FailoverGroupId id) {
        FailoverSettings settings = settings();
        return new ModifyFailoverGroup(
                id,
                null,
                random.nextBoolean() ? settings.standbys() : null,
                random.nextInt(4) == 0 ? settings.source() : null,
                random.nextBoolean() ? settings.misses() : null,
                random.nextBoolean() ? settings.holdOffMillis() : null,
                random.nextBoolean() ? settings.minimumIntervalMillis() : null,
                null);
    }

    /** Somebody acts on the interface in a term that may be over. */
    private Object stale(FailoverGroup group) {
        if (group.target() instanceof FailoverTarget.OfEni(var eniId)) {
            NetworkInterface eni = account.networkInterfaces().find(eniId);
            return eni != null && eni.attachment() instanceof Attachment.Attached attached
                    ? new MoveEni(
                            eniId,
                            attached.attachmentId(),
                            instance(group),
                            null,
                            0,
                            random.nextInt(3) == 0 ? null : term(group))
                    : new DetachEni(eniId, null, true, term(group));
        }
        return new StopInstance(instance(group));
    }

    private FailoverTarget target() {
        ElasticIp elasticIp = any(account.elasticIps().values());
        if (elasticIp != null && random.nextInt(3) == 0) {
            return new FailoverTarget.OfElasticIp(elasticIp.id());
        }
        List<NetworkInterface> movable = new ArrayList<>();
        for (NetworkInterface eni : account.networkInterfaces().values()) {
            if (!(eni.attachment() instanceof Attachment.Attached attached
                    && attached.isPrimary())) {
                movable.add(eni);
            }
        }
        NetworkInterface eni = any(movable);
        return new FailoverTarget.OfEni(eni == null ? CoreTest.ENI : eni.id());
    }

    private FailoverSettings settings() {
        Set<InstanceId> standbys = new LinkedHashSet<>();
        for (int left = 1 + random.nextInt(3); left > 0; left--) {
            standbys.add(living());
        }
        return new FailoverSettings(
                "group " + random.nextInt(3),
                standbys.stream().map(Standby::on).toList(),
                FailoverSource.values()[random.nextInt(4)],
                1 + random.nextInt(2),
                random.nextBoolean() ? 0 : random.nextInt(60_000),
                random.nextBoolean() ? 0 : random.nextInt(120_000),
                List.of());
    }

    private InstanceId instance(FailoverGroup group) {
        Standby standby = any(group.settings().standbys());
        InstanceId holder = group.holder();
        if (holder != null && random.nextBoolean()) {
            return holder;
        }
        return standby == null ? living() : standby.instanceId();
    }

    /** One that lives, mostly of the first zone, so that groups come about. */
    private InstanceId living() {
        List<Instance> found = new ArrayList<>();
        Zone zone = random.nextInt(8) == 0 ? CoreTest.ZONE_B : CoreTest.ZONE_A;
        for (Instance instance : account.instances().values()) {
            if (instance.state() != PowerState.TERMINATED && instance.zone().equals(zone)) {
                found.add(instance);
            }
        }
        Instance instance = any(found);
        return instance == null ? CoreTest.INSTANCE : instance.id();
    }

    private <T> @Nullable T any(Iterable<T> values) {
        List<T> all = new ArrayList<>();
        values.forEach(all::add);
        return all.isEmpty() ? null : all.get(random.nextInt(all.size()));
    }
}

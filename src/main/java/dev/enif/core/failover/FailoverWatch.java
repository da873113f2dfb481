/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.failover;

import dev.enif.core.account.AccountState;
import dev.enif.core.account.Draft;
import dev.enif.core.account.Present;
import dev.enif.core.failover.FailoverGroupEvent.FailureDetected;
import dev.enif.core.failover.FailoverGroupEvent.FailureRecovered;
import dev.enif.core.failover.FailoverGroupEvent.HolderChanged;
import dev.enif.core.failover.FailoverGroupEvent.ImpairedReportsCounted;
import dev.enif.core.failover.FailoverGroupEvent.StandbyRemoved;
import dev.enif.core.failover.FailoverGroupEvent.StandbysExhausted;
import dev.enif.core.failover.FailoverProgress.Detected;
import dev.enif.core.id.FailoverGroupId;
import dev.enif.core.id.InstanceId;
import dev.enif.core.id.InternetGatewayId;
import dev.enif.core.id.ResourceId;
import dev.enif.core.id.TargetGroupId;
import dev.enif.core.instance.Health;
import dev.enif.core.instance.Instance;
import dev.enif.core.instance.PowerState;
import dev.enif.core.loadbalancer.InstanceHealth;
import dev.enif.core.loadbalancer.TargetGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Looks, at the end of every decision, at the groups that it may concern: they note who holds their
 * resource now, detect failures, and move. All of it is part of that decision, so no command comes
 * in between, and no group is ever seen with a holder that has not got the resource.
 */
public final class FailoverWatch {
    /** A move may concern other groups, and theirs others; more rounds than that are a fault. */
    private static final int MOST_ROUNDS = 1_000;

    private final Draft draft;
    private final FailoverGroupId id;

    private FailoverWatch(Draft draft, FailoverGroupId id) {
        this.draft = draft;
        this.id = id;
    }

    /** Lets every group act that a change of this draft may concern. */
    public static void look(Draft draft) {
        if (draft.account().failoverGroups().size() == 0) {
            return;
        }
        for (int round = 0; round < MOST_ROUNDS; round++) {
            AccountState before = draft.account();
            for (FailoverGroupId id : concerned(before)) {
                new FailoverWatch(draft, id).look();
            }
            if (draft.account() == before) {
                return;
            }
        }
        throw new IllegalStateException("the failover groups do not come to rest");
    }

    private static Set<FailoverGroupId> concerned(AccountState account) {
        Set<FailoverGroupId> found = new TreeSet<>();
        for (ResourceId changed : account.changed()) {
            if (changed instanceof FailoverGroupId own && account.failoverGroups().contains(own)) {
                found.add(own);
            }
            if (changed instanceof InternetGatewayId) {
                found.addAll(exhausted(account));
            }
            if (changed instanceof TargetGroupId targets) {
                found.addAll(watching(account, targets));
            }
            found.addAll(account.references().to(changed, FailoverGroupId.class));
        }
        return found;
    }

    /** Those that name an instance among the targets. */
    private static Set<FailoverGroupId> watching(AccountState account, TargetGroupId id) {
        Set<FailoverGroupId> found = new TreeSet<>();
        TargetGroup targets = account.targetGroups().find(id);
        if (targets != null) {
            for (ResourceId named : targets.references()) {
                if (named instanceof InstanceId) {
                    found.addAll(account.references().to(named, FailoverGroupId.class));
                }
            }
        }
        return found;
    }

    /** An Elastic IP can go only where a gateway lets traffic in, and no group names gateways. */
    private static List<FailoverGroupId> exhausted(AccountState account) {
        List<FailoverGroupId> found = new ArrayList<>();
        for (FailoverGroup group : account.failoverGroups().values()) {
            if (group.progress() instanceof FailoverProgress.Exhausted) {
                found.add(group.id());
            }
        }
        return found;
    }

    /** The group's deadline may have passed: decides what is due. */
    public static void due(Draft draft, FailoverGroupId id) {
        FailoverGroup group = draft.account().failoverGroups().find(id);
        if (group == null || group.deadlineMillis() > draft.timeMillis()) {
            return;
        }
        InstanceId holder = group.holder();
        if (group.progress() instanceof FailoverProgress.Steady && holder != null) {
            draft.happened(
                    new FailureDetected(
                            id,
                            holder,
                            group.term(),
                            FailoverCause.LEASE_EXPIRED,
                            group.leaseEndMillis()));
        }
        new FailoverWatch(draft, id).look();
    }

    /**
     * Counts a report about an instance, one that repeats what is known included: each tells again
     * that it is still so.
     */
    public static void reported(Draft draft, InstanceId instanceId, Health health) {
        if (health != Health.IMPAIRED) {
            return;
        }
        AccountState account = draft.account();
        for (FailoverGroupId id : account.references().to(instanceId, FailoverGroupId.class)) {
            FailoverGroup group = Present.in(account.failoverGroups().find(id), id);
            if (watchesStatus(group)
                    && instanceId.equals(group.holder())
                    && group.missed() < group.settings().misses()) {
                draft.happened(new ImpairedReportsCounted(id, instanceId, group.missed() + 1));
            }
        }
    }

    private static boolean watchesStatus(FailoverGroup group) {
        return !group.paused() && group.settings().source() == FailoverSource.INSTANCE_STATUS;
    }

    private static boolean watchesTargets(FailoverGroup group) {
        return !group.paused() && group.settings().source() == FailoverSource.TARGET_HEALTH;
    }

    private void look() {
        removeTerminated();
        noteHolder();
        if (watchesStatus(group())) {
            watchStatus();
        }
        if (watchesTargets(group())) {
            watchTargets();
        }
        group().failure().ifPresent(this::moveIfDue);
    }

    private FailoverGroup group() {
        return Present.in(draft.account().failoverGroups().find(id), id);
    }

    private void removeTerminated() {
        for (Standby standby : group().settings().standbys()) {
            if (isTerminated(standby.instanceId())) {
                draft.happened(new StandbyRemoved(id, standby.instanceId()));
            }
        }
    }

    private boolean isTerminated(InstanceId instanceId) {
        Instance instance = draft.account().instances().find(instanceId);
        return instance == null || instance.state() == PowerState.TERMINATED;
    }

    private void noteHolder() {
        FailoverGroup group = group();
        InstanceId before = group.holder();
        InstanceId now = Protection.holder(draft.account(), group.target());
        if (Objects.equals(before, now)) {
            return;
        }
        boolean terminated = before != null && now == null && isTerminated(before);
        long term = group.term() + 1;
        draft.happened(
                new HolderChanged(
                        id,
                        term,
                        before,
                        now,
                        terminated
                                ? FailoverCause.INSTANCE_TERMINATED
                                : FailoverCause.OTHER_COMMAND,
                        draft.timeMillis()));
        if (before != null
                && terminated
                && !group.paused()
                && group.settings().source() != FailoverSource.EXPLICIT
                && group.failure().isEmpty()) {
            detect(before, FailoverCause.INSTANCE_TERMINATED);
        }
    }

    private void detect(InstanceId instanceId, FailoverCause cause) {
        draft.happened(
                new FailureDetected(id, instanceId, group().term(), cause, draft.timeMillis()));
    }

    private void watchStatus() {
        InstanceId holder = group().holder();
        if (holder == null) {
            return;
        }
        Instance instance = draft.require(holder);
        if (group().missed() > 0 && instance.health() == Health.OK) {
            draft.happened(new ImpairedReportsCounted(id, holder, 0));
        }
        note(holder, wrong(group(), instance));
    }

    private void watchTargets() {
        InstanceId holder = group().holder();
        if (holder != null) {
            note(
                    holder,
                    InstanceHealth.unhealthyIn(draft.account(), holder)
                            .map(_ -> FailoverCause.TARGET_UNHEALTHY));
        }
    }

    /** What is wrong with the holder now, if anything. */
    private void note(InstanceId holder, Optional<FailoverCause> wrong) {
        FailoverGroup group = group();
        if (group.failure().isEmpty()) {
            wrong.ifPresent(cause -> detect(holder, cause));
        } else if (wrong.isEmpty()) {
            draft.happened(new FailureRecovered(id, holder, group.term(), draft.timeMillis()));
        }
    }

    private static Optional<FailoverCause> wrong(FailoverGroup group, Instance holder) {
        if (holder.state() != PowerState.RUNNING) {
            return Optional.of(FailoverCause.INSTANCE_STOPPED);
        }
        return group.missed() >= group.settings().misses()
                ? Optional.of(FailoverCause.INSTANCE_IMPAIRED)
                : Optional.empty();
    }

    private void moveIfDue(Detected failure) {
        FailoverGroup group = group();
        if (group.moveAtMillis(failure) > draft.timeMillis()) {
            return;
        }
        Optional<Standby> standby = Takeover.first(draft, group);
        if (standby.isPresent()) {
            Takeover.carryOut(draft, group, standby.get(), failure.cause(), Optional.of(failure));
        } else if (group.progress() instanceof Detected) {
            draft.happened(
                    new StandbysExhausted(
                            id,
                            failure.instanceId(),
                            group.term(),
                            failure.cause(),
                            failure.atMillis(),
                            draft.timeMillis()));
        }
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.failover;

import dev.enif.core.account.Draft;
import dev.enif.core.account.Quota;
import dev.enif.core.account.TagDecider;
import dev.enif.core.decision.CommonRefusal;
import dev.enif.core.decision.RefusedException;
import dev.enif.core.decision.Result;
import dev.enif.core.failover.FailoverGroupCommand.CreateFailoverGroup;
import dev.enif.core.failover.FailoverGroupCommand.DeleteFailoverGroup;
import dev.enif.core.failover.FailoverGroupCommand.FailOver;
import dev.enif.core.failover.FailoverGroupCommand.Heartbeat;
import dev.enif.core.failover.FailoverGroupCommand.ModifyFailoverGroup;
import dev.enif.core.failover.FailoverGroupCommand.PauseFailoverGroup;
import dev.enif.core.failover.FailoverGroupCommand.ResumeFailoverGroup;
import dev.enif.core.failover.FailoverGroupEvent.FailoverGroupCreated;
import dev.enif.core.failover.FailoverGroupEvent.FailoverGroupDeleted;
import dev.enif.core.failover.FailoverGroupEvent.FailoverGroupModified;
import dev.enif.core.failover.FailoverGroupEvent.FailoverGroupPaused;
import dev.enif.core.failover.FailoverGroupEvent.FailoverGroupResumed;
import dev.enif.core.failover.FailoverGroupEvent.FailureRecovered;
import dev.enif.core.failover.FailoverGroupEvent.HeartbeatReceived;
import dev.enif.core.id.FailoverGroupId;
import dev.enif.core.id.InstanceId;
import dev.enif.core.id.ResourceKind;

/** Decides commands on failover groups. */
public final class FailoverGroupDecider {
    private FailoverGroupDecider() {}

    /**
     * Decides within the draft and returns the result.
     *
     * @throws RefusedException if the command is refused; the draft is then to be thrown away
     */
    public static Result decide(Draft draft, FailoverGroupCommand command) {
        return switch (command) {
            case CreateFailoverGroup create -> create(draft, create);
            case ModifyFailoverGroup modify -> modify(draft, modify);
            case Heartbeat heartbeat -> heartbeat(draft, heartbeat);
            case FailOver failOver -> failOver(draft, failOver);
            case PauseFailoverGroup(var id) -> pause(draft, draft.require(id));
            case ResumeFailoverGroup(var id) -> resume(draft, draft.require(id));
            case DeleteFailoverGroup(var id) -> delete(draft, draft.require(id));
        };
    }

    /**
     * Order of checks: the values, the quota, the resource, whether it is free to be protected, the
     * standbys one by one.
     */
    private static Result create(Draft draft, CreateFailoverGroup command) {
        FailoverSettings settings = command.settings();
        SettingsRules.requireValid(settings);
        TagDecider.requireValid(command.tags());
        draft.requireQuota(Quota.FAILOVER_GROUPS, draft.account().failoverGroups().size() + 1L);
        SettingsRules.requireProtectable(draft, command.target());
        SettingsRules.requireStandbys(draft, command.target(), settings.standbys());
        FailoverGroupId groupId = (FailoverGroupId) draft.newId(ResourceKind.FAILOVER_GROUP);
        InstanceId holder = Protection.holder(draft.account(), command.target());
        draft.happened(
                new FailoverGroupCreated(
                        groupId, command.target(), settings, holder, command.tags()));
        return Result.of(groupId);
    }

    /** What is as asked already leaves no event. */
    private static Result modify(Draft draft, ModifyFailoverGroup command) {
        FailoverGroup group = draft.require(command.groupId());
        FailoverSettings before = group.settings();
        FailoverSettings after =
                new FailoverSettings(
                        command.name() == null ? before.name() : command.name(),
                        command.standbys() == null ? before.standbys() : command.standbys(),
                        command.source() == null ? before.source() : command.source(),
                        command.misses() == null ? before.misses() : command.misses(),
                        command.holdOffMillis() == null
                                ? before.holdOffMillis()
                                : command.holdOffMillis(),
                        command.minimumIntervalMillis() == null
                                ? before.minimumIntervalMillis()
                                : command.minimumIntervalMillis(),
                        command.flows() == null ? before.flows() : command.flows());
        if (after.equals(before)) {
            return Result.NOTHING;
        }
        SettingsRules.requireValues(after);
        if (command.standbys() != null) {
            // Those of before may have gone; a change of something else is not to fail for that.
            SettingsRules.requireCount(after.standbys());
            SettingsRules.requireStandbys(draft, group.target(), after.standbys());
        }
        draft.happened(new FailoverGroupModified(group.id(), after));
        return Result.NOTHING;
    }

    /**
     * A heartbeat counts until the group has moved, after its lease has run out too: what is not
     * decided yet has not happened.
     */
    private static Result heartbeat(Draft draft, Heartbeat command) {
        FailoverGroup group = draft.require(command.groupId());
        draft.require(command.instanceId());
        long lease = command.leaseMillis();
        Draft.refuseIf(
                lease < Lease.SHORTEST_MILLIS || lease > Lease.LONGEST_MILLIS,
                new CommonRefusal.InvalidValue(
                        "Value ( "
                                + lease
                                + " ) for parameter leaseMillis is invalid. Expecting "
                                + Lease.SHORTEST_MILLIS
                                + " to "
                                + Lease.LONGEST_MILLIS));
        Protection.requireTerm(group, command.term());
        Draft.refuseIf(
                !command.instanceId().equals(group.holder()),
                new FailoverRefusal.NotHolder(group.id(), command.instanceId(), group.holder()));
        Draft.refuseIf(
                group.settings().source() != FailoverSource.HEARTBEAT,
                new FailoverRefusal.NoHeartbeats(group.id(), group.settings().source()));
        draft.happened(
                new HeartbeatReceived(
                        group.id(), command.instanceId(), group.term(), lease, draft.timeMillis()));
        if (group.failure().isPresent()) {
            draft.happened(
                    new FailureRecovered(
                            group.id(), command.instanceId(), group.term(), draft.timeMillis()));
        }
        return Result.NOTHING;
    }

    private static Result failOver(Draft draft, FailOver command) {
        FailoverGroup group = draft.require(command.groupId());
        InstanceId named = command.standby();
        if (named != null) {
            draft.require(named);
        }
        if (command.expectedTerm() != null) {
            Protection.requireTerm(group, command.expectedTerm());
        }
        Standby standby = named == null ? any(draft, group) : named(draft, group, named);
        return Result.of(
                Takeover.carryOut(draft, group, standby, FailoverCause.REQUESTED, group.failure()));
    }

    private static Standby any(Draft draft, FailoverGroup group) {
        return Takeover.first(draft, group)
                .orElseThrow(() ->
                        Draft.refused(
                                new FailoverRefusal.NoStandby(
                                        group.id(), Drill.obstacles(draft, group))));
    }

    /** Who names a standby knows how it is: it must run, and may be reported to be unwell. */
    private static Standby named(Draft draft, FailoverGroup group, InstanceId instanceId) {
        Standby standby = group.settings().find(instanceId);
        if (standby == null) {
            throw Draft.refused(new FailoverRefusal.NotAStandby(group.id(), instanceId));
        }
        Takeover.requireOther(group, instanceId);
        Takeover.requireRunning(draft.require(instanceId));
        return standby;
    }

    private static Result pause(Draft draft, FailoverGroup group) {
        if (!group.paused()) {
            draft.happened(new FailoverGroupPaused(group.id()));
        }
        return Result.NOTHING;
    }

    private static Result resume(Draft draft, FailoverGroup group) {
        if (group.paused()) {
            draft.happened(new FailoverGroupResumed(group.id(), draft.timeMillis()));
        }
        return Result.NOTHING;
    }

    private static Result delete(Draft draft, FailoverGroup group) {
        draft.happened(new FailoverGroupDeleted(group.id()));
        return Result.NOTHING;
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.failover;

import dev.enif.core.account.AccountState;
import dev.enif.core.account.Present;
import dev.enif.core.failover.FailoverGroupEvent.FailedOver;
import dev.enif.core.failover.FailoverGroupEvent.FailoverGroupCreated;
import dev.enif.core.failover.FailoverGroupEvent.FailoverGroupDeleted;
import dev.enif.core.failover.FailoverGroupEvent.FailoverGroupModified;
import dev.enif.core.failover.FailoverGroupEvent.FailoverGroupPaused;
import dev.enif.core.failover.FailoverGroupEvent.FailoverGroupResumed;
import dev.enif.core.failover.FailoverGroupEvent.FailureDetected;
import dev.enif.core.failover.FailoverGroupEvent.FailureRecovered;
import dev.enif.core.failover.FailoverGroupEvent.HeartbeatReceived;
import dev.enif.core.failover.FailoverGroupEvent.HolderChanged;
import dev.enif.core.failover.FailoverGroupEvent.ImpairedReportsCounted;
import dev.enif.core.failover.FailoverGroupEvent.StandbyRemoved;
import dev.enif.core.failover.FailoverGroupEvent.StandbysExhausted;
import dev.enif.core.failover.FailoverProgress.Detected;
import dev.enif.core.id.FailoverGroupId;

/** Folds events of failover groups. */
public final class FailoverGroupEvolver {
    private FailoverGroupEvolver() {}

    public static AccountState evolve(AccountState state, FailoverGroupEvent event) {
        return switch (event) {
            case FailoverGroupCreated created -> state.put(created(created));
            case FailoverGroupModified(var id, var settings) ->
                    state.put(modified(group(state, id), settings));
            case HeartbeatReceived(var id, _, _, long leaseMillis, long at) -> {
                FailoverGroup group = group(state, id);
                Lease lease = new Lease(leaseMillis, at);
                yield state.put(group.withHealth(lease, group.missed(), group.progress()));
            }
            case ImpairedReportsCounted(var id, _, int count) -> {
                FailoverGroup group = group(state, id);
                yield state.put(group.withHealth(group.lease(), count, group.progress()));
            }
            case FailureDetected(var id, var instanceId, _, var cause, long at) ->
                    state.put(progressed(group(state, id), new Detected(instanceId, cause, at)));
            case FailureRecovered(var id, _, _, _) ->
                    state.put(progressed(group(state, id), FailoverProgress.STEADY));
            case FailedOver(var id, long term, _, var to, _, _, long at) ->
                    state.put(
                            progressed(
                                    group(state, id).withHolder(term, to, at),
                                    FailoverProgress.STEADY));
            case StandbysExhausted(var id, var instanceId, _, var cause, long detectedAt, _) ->
                    state.put(
                            progressed(
                                    group(state, id),
                                    new FailoverProgress.Exhausted(
                                            new Detected(instanceId, cause, detectedAt))));
            case HolderChanged changed -> state.put(changed(group(state, changed), changed));
            case StandbyRemoved(var id, var instanceId) -> {
                FailoverGroup group = group(state, id);
                yield state.put(group.withSettings(group.settings().without(instanceId)));
            }
            case FailoverGroupPaused(var id) ->
                    state.put(
                            progressed(group(state, id), FailoverProgress.STEADY).withPaused(true));
            case FailoverGroupResumed(var id, long at) -> state.put(resumed(group(state, id), at));
            case FailoverGroupDeleted(var id) -> state.remove(group(state, id).id());
        };
    }

    private static FailoverGroup created(FailoverGroupCreated created) {
        return new FailoverGroup(
                created.groupId(),
                created.target(),
                created.settings(),
                false,
                FailoverGroup.FIRST_TERM,
                created.holder(),
                0,
                null,
                0,
                FailoverProgress.STEADY,
                created.tags());
    }

    /** What another source told is forgotten; that the holder is terminated, each tells. */
    private static FailoverGroup modified(FailoverGroup group, FailoverSettings settings) {
        if (settings.source() == group.settings().source()) {
            return group.withSettings(settings);
        }
        boolean remains =
                settings.source() != FailoverSource.EXPLICIT
                        && group.failure()
                                .filter(failure ->
                                        failure.cause() == FailoverCause.INSTANCE_TERMINATED)
                                .isPresent();
        return group.withSettings(settings)
                .withHealth(null, 0, remains ? group.progress() : FailoverProgress.STEADY);
    }

    /** Whoever gave it to another holder has ended the failure; a terminated one has not. */
    private static FailoverGroup changed(FailoverGroup group, HolderChanged changed) {
        FailoverGroup held =
                group.withHolder(changed.term(), changed.toInstanceId(), changed.atMillis());
        return changed.cause() == FailoverCause.INSTANCE_TERMINATED
                ? held
                : progressed(held, FailoverProgress.STEADY);
    }

    private static FailoverGroup resumed(FailoverGroup group, long atMillis) {
        Lease lease = group.lease();
        return group.withPaused(false)
                .withHealth(
                        lease == null ? null : lease.renewed(atMillis), 0, FailoverProgress.STEADY);
    }

    private static FailoverGroup progressed(FailoverGroup group, FailoverProgress progress) {
        return group.withHealth(group.lease(), group.missed(), progress);
    }

    private static FailoverGroup group(AccountState state, HolderChanged changed) {
        return group(state, changed.groupId());
    }

    private static FailoverGroup group(AccountState state, FailoverGroupId groupId) {
        return Present.in(state.failoverGroups().find(groupId), groupId);
    }
}

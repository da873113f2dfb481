/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.failover;

import dev.enif.core.account.Entity;
import dev.enif.core.account.Hash64;
import dev.enif.core.account.Tags;
import dev.enif.core.flow.Flow;
import dev.enif.core.id.FailoverGroupId;
import dev.enif.core.id.InstanceId;
import dev.enif.core.id.ResourceId;
import java.util.Collection;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A protected resource with the instances that may hold it.
 *
 * @param term 1 at first; rises by one with each change of holder, whatever brought it about
 * @param holder the instance that has the resource, or null if none has; never differs from where
 *     the resource is
 * @param lastMoveMillis log time at which the holder got it, milliseconds since 1970; 0 if it had
 *     it when the group was made
 * @param lease null until the first heartbeat: a group that never got one does not run out
 * @param missed how many reports of an impaired holder came in a row
 */
public record FailoverGroup(
        FailoverGroupId id,
        FailoverTarget target,
        FailoverSettings settings,
        boolean paused,
        long term,
        @Nullable InstanceId holder,
        long lastMoveMillis,
        @Nullable Lease lease,
        int missed,
        FailoverProgress progress,
        Tags tags)
        implements Entity<FailoverGroupId> {
    /** The term of a group that was just made. */
    public static final long FIRST_TERM = 1;

    /** The failure that it has not recovered from, or moved away from, yet. */
    public Optional<FailoverProgress.Detected> failure() {
        return switch (progress) {
            case FailoverProgress.Steady _ -> Optional.empty();
            case FailoverProgress.Detected detected -> Optional.of(detected);
            case FailoverProgress.Exhausted(var detected) -> Optional.of(detected);
        };
    }

    /** When the holder's lease has run out often enough: log time, or {@link Long#MAX_VALUE}. */
    public long leaseEndMillis() {
        return settings.source() != FailoverSource.HEARTBEAT || lease == null || holder == null
                ? Long.MAX_VALUE
                : lease.renewedAtMillis() + lease.lengthMillis() * settings.misses();
    }

    /** When it may move because of that failure, at the earliest: log time. */
    long moveAtMillis(FailoverProgress.Detected failure) {
        long held = failure.atMillis() + settings.holdOffMillis();
        return lastMoveMillis == 0
                ? held
                : Math.max(held, lastMoveMillis + settings.minimumIntervalMillis());
    }

    /**
     * When something is to be decided though no command comes: log time, or {@link Long#MAX_VALUE}.
     * A group without a standby that could take over waits for a command that makes one fit.
     */
    public long deadlineMillis() {
        if (paused) {
            return Long.MAX_VALUE;
        }
        return switch (progress) {
            case FailoverProgress.Steady _ -> leaseEndMillis();
            case FailoverProgress.Detected detected -> moveAtMillis(detected);
            case FailoverProgress.Exhausted _ -> Long.MAX_VALUE;
        };
    }

    FailoverGroup withSettings(FailoverSettings newSettings) {
        return new FailoverGroup(
                id,
                target,
                newSettings,
                paused,
                term,
                holder,
                lastMoveMillis,
                lease,
                missed,
                progress,
                tags);
    }

    FailoverGroup withPaused(boolean newPaused) {
        return new FailoverGroup(
                id,
                target,
                settings,
                newPaused,
                term,
                holder,
                lastMoveMillis,
                lease,
                missed,
                progress,
                tags);
    }

    /** With another holder, whose lease begins anew. */
    FailoverGroup withHolder(long newTerm, @Nullable InstanceId newHolder, long atMillis) {
        return new FailoverGroup(
                id,
                target,
                settings,
                paused,
                newTerm,
                newHolder,
                newHolder == null ? lastMoveMillis : atMillis,
                lease == null ? null : lease.renewed(atMillis),
                0,
                progress,
                tags);
    }

    FailoverGroup withHealth(@Nullable Lease newLease, int newMissed, FailoverProgress progressed) {
        return new FailoverGroup(
                id,
                target,
                settings,
                paused,
                term,
                holder,
                lastMoveMillis,
                newLease,
                newMissed,
                progressed,
                tags);
    }

    @Override
    public FailoverGroup withTags(Tags newTags) {
        return new FailoverGroup(
                id,
                target,
                settings,
                paused,
                term,
                holder,
                lastMoveMillis,
                lease,
                missed,
                progress,
                newTags);
    }

    /** The resource, and whose changes matter: the holder, the standbys, their interfaces. */
    @Override
    public Collection<? extends ResourceId> references() {
        TreeSet<ResourceId> named = new TreeSet<>();
        named.add(target.id());
        if (holder != null) {
            named.add(holder);
        }
        for (Standby standby : settings.standbys()) {
            named.add(standby.instanceId());
            if (standby.eniId() != null) {
                named.add(standby.eniId());
            }
        }
        return named;
    }

    @Override
    public long fingerprint() {
        Hash64 hash =
                new Hash64()
                        .add(id)
                        .add(target)
                        .add(settings.name())
                        .addAll(settings.standbys())
                        .add(settings.source())
                        .add(settings.misses())
                        .add(settings.holdOffMillis())
                        .add(settings.minimumIntervalMillis())
                        .add(paused)
                        .add(term)
                        .add(String.valueOf(holder))
                        .add(lastMoveMillis)
                        .add(String.valueOf(lease))
                        .add(missed)
                        .add(progress)
                        .add(settings.flows().size());
        for (Flow flow : settings.flows()) {
            hash.add(WatchedFlows.text(flow));
        }
        return hash.add(tags).value();
    }
}

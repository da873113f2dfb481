/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.failover;

import dev.enif.core.account.Tags;
import dev.enif.core.id.FailoverGroupId;
import dev.enif.core.id.InstanceId;
import org.jspecify.annotations.Nullable;

/**
 * Facts about one failover group. Fields are added, never renamed or reused. Times are log time,
 * milliseconds since 1970.
 */
public sealed interface FailoverGroupEvent {
    FailoverGroupId groupId();

    /**
     * @param holder who had the resource then, if anybody
     */
    record FailoverGroupCreated(
            FailoverGroupId groupId,
            FailoverTarget target,
            FailoverSettings settings,
            @Nullable InstanceId holder,
            Tags tags)
            implements FailoverGroupEvent {}

    /** The settings as they are from now on. */
    record FailoverGroupModified(FailoverGroupId groupId, FailoverSettings settings)
            implements FailoverGroupEvent {}

    record HeartbeatReceived(
            FailoverGroupId groupId,
            InstanceId instanceId,
            long term,
            long leaseMillis,
            long atMillis)
            implements FailoverGroupEvent {}

    /** So many reports of an impaired holder came in a row; 0 after one that it is well. */
    record ImpairedReportsCounted(FailoverGroupId groupId, InstanceId instanceId, int count)
            implements FailoverGroupEvent {}

    /** The holder has failed. */
    record FailureDetected(
            FailoverGroupId groupId,
            InstanceId instanceId,
            long term,
            FailoverCause cause,
            long detectedAtMillis)
            implements FailoverGroupEvent {}

    /** What was detected is over, before the group moved. */
    record FailureRecovered(
            FailoverGroupId groupId, InstanceId instanceId, long term, long atMillis)
            implements FailoverGroupEvent {}

    /**
     * The resource was moved in the same decision.
     *
     * @param term that begins with it
     * @param fromInstanceId the holder before, or the one that failed; null if there was none
     * @param detectedAtMillis when the failure began; {@code decidedAtMillis} if none was known
     */
    record FailedOver(
            FailoverGroupId groupId,
            long term,
            @Nullable InstanceId fromInstanceId,
            InstanceId toInstanceId,
            FailoverCause cause,
            long detectedAtMillis,
            long decidedAtMillis)
            implements FailoverGroupEvent {
        /** From the failure to the decision, by log time alone. */
        public long decidedAfterMillis() {
            return Math.max(0, decidedAtMillis - detectedAtMillis);
        }

        /**
         * From the decision until now.
         *
         * @param nowMillis by the clock of who asks, which may be behind that of the log: never
         *     below zero
         */
        public long shownAfterMillis(long nowMillis) {
            return Math.max(0, nowMillis - decidedAtMillis);
        }
    }

    /** The holder has failed, and no standby can take over. Once for each failure. */
    record StandbysExhausted(
            FailoverGroupId groupId,
            InstanceId instanceId,
            long term,
            FailoverCause cause,
            long detectedAtMillis,
            long atMillis)
            implements FailoverGroupEvent {}

    /**
     * The resource changed hands beside the group, or lost its holder.
     *
     * @param term that begins with it
     */
    record HolderChanged(
            FailoverGroupId groupId,
            long term,
            @Nullable InstanceId fromInstanceId,
            @Nullable InstanceId toInstanceId,
            FailoverCause cause,
            long atMillis)
            implements FailoverGroupEvent {}

    /** A terminated instance takes nothing over any more. */
    record StandbyRemoved(FailoverGroupId groupId, InstanceId instanceId)
            implements FailoverGroupEvent {}

    record FailoverGroupPaused(FailoverGroupId groupId) implements FailoverGroupEvent {}

    record FailoverGroupResumed(FailoverGroupId groupId, long atMillis)
            implements FailoverGroupEvent {}

    record FailoverGroupDeleted(FailoverGroupId groupId) implements FailoverGroupEvent {}
}

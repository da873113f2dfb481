/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.failover;

import dev.enif.core.account.Tags;
import dev.enif.core.flow.Flow;
import dev.enif.core.id.FailoverGroupId;
import dev.enif.core.id.InstanceId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Commands on failover groups. */
public sealed interface FailoverGroupCommand {
    /** Result: the group's id. */
    record CreateFailoverGroup(FailoverTarget target, FailoverSettings settings, Tags tags)
            implements FailoverGroupCommand {}

    /** Changes what is given; null leaves it. Lists replace the whole list. */
    record ModifyFailoverGroup(
            FailoverGroupId groupId,
            @Nullable String name,
            @Nullable List<Standby> standbys,
            @Nullable FailoverSource source,
            @Nullable Integer misses,
            @Nullable Long holdOffMillis,
            @Nullable Long minimumIntervalMillis,
            @Nullable List<Flow> flows)
            implements FailoverGroupCommand {
        public ModifyFailoverGroup {
            standbys = standbys == null ? null : List.copyOf(standbys);
            flows = flows == null ? null : List.copyOf(flows);
        }
    }

    /**
     * The holder lives. Comes from it or from somebody for it.
     *
     * @param term that the sender believes in; another one refuses
     * @param leaseMillis within which the next one will come; {@value Lease#SHORTEST_MILLIS} to
     *     {@value Lease#LONGEST_MILLIS}
     */
    record Heartbeat(FailoverGroupId groupId, InstanceId instanceId, long term, long leaseMillis)
            implements FailoverGroupCommand {}

    /**
     * Moves now, paused or not. Result: the id of the new attachment or association.
     *
     * @param standby one of the group's; null for the first that can take over
     * @param expectedTerm if given, the term that the caller saw; another one refuses
     */
    record FailOver(
            FailoverGroupId groupId, @Nullable InstanceId standby, @Nullable Long expectedTerm)
            implements FailoverGroupCommand {}

    /** No automatic move from now on; what was detected is forgotten. */
    record PauseFailoverGroup(FailoverGroupId groupId) implements FailoverGroupCommand {}

    /** Watches again; a lease begins anew. */
    record ResumeFailoverGroup(FailoverGroupId groupId) implements FailoverGroupCommand {}

    /** The resource stays where it is. */
    record DeleteFailoverGroup(FailoverGroupId groupId) implements FailoverGroupCommand {}
}

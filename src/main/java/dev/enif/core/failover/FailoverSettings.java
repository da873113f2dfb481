/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.failover;

import dev.enif.core.flow.Flow;
import dev.enif.core.id.InstanceId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a caller may choose, and change, about a group.
 *
 * @param standbys who may take over, the preferred one first; no instance twice. The present holder
 *     may be among them: it is passed over while it holds
 * @param misses how many leases in a row must run out, or reports of an impaired instance come,
 *     before it counts as a failure; 1 to {@value #MOST_MISSES}
 * @param holdOffMillis how long a failure must last before the group moves; 0 to {@value
 *     #LONGEST_HOLD_OFF_MILLIS}
 * @param minimumIntervalMillis how long after one change of holder the next automatic one may come
 *     at the earliest; 0 to {@value #LONGEST_INTERVAL_MILLIS}
 * @param flows what a drill looks at; at most {@value #MOST_FLOWS}
 */
public record FailoverSettings(
        String name,
        List<Standby> standbys,
        FailoverSource source,
        int misses,
        long holdOffMillis,
        long minimumIntervalMillis,
        List<Flow> flows) {
    public static final int LONGEST_NAME = 255;
    public static final int MOST_STANDBYS = 16;
    public static final int MOST_MISSES = 10;
    public static final int MOST_FLOWS = 100;
    public static final long LONGEST_HOLD_OFF_MILLIS = 600_000;
    public static final long LONGEST_INTERVAL_MILLIS = 86_400_000;

    public FailoverSettings {
        standbys = List.copyOf(standbys);
        flows = List.copyOf(flows);
    }

    /** The standby on that instance, or null. */
    public @Nullable Standby find(InstanceId instanceId) {
        for (Standby standby : standbys) {
            if (standby.instanceId().equals(instanceId)) {
                return standby;
            }
        }
        return null;
    }

    FailoverSettings without(InstanceId instanceId) {
        List<Standby> left = new ArrayList<>(standbys);
        left.removeIf(standby -> standby.instanceId().equals(instanceId));
        return new FailoverSettings(
                name, left, source, misses, holdOffMillis, minimumIntervalMillis, flows);
    }
}

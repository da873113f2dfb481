/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.projection;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** What stands in the way of projecting, by partition. Thread-safe. */
final class ProjectionStatus {
    private final Map<Integer, String> outages = new ConcurrentHashMap<>();
    private final Map<Integer, String> stopped = new ConcurrentHashMap<>();

    /** True if it is news: it was well before. */
    boolean outage(int partition, RuntimeException cause) {
        return outages.put(partition, String.valueOf(cause.getMessage())) == null;
    }

    /** True if there was an outage. */
    boolean recovered(int partition) {
        return outages.remove(partition) != null;
    }

    void stopped(int partition, RuntimeException cause) {
        stopped.put(partition, String.valueOf(cause.getMessage()));
    }

    /** The partition is somebody else's, or begun anew. */
    void forget(int partition) {
        outages.remove(partition);
        stopped.remove(partition);
    }

    /** What stands in the way, in words, by partition. */
    SortedMap<Integer, String> troubles() {
        var troubles = new TreeMap<Integer, String>(outages);
        troubles.putAll(stopped);
        return troubles;
    }
}

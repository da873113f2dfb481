/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.projection;

import dev.enif.log.LogRange;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many records each partition of this process is behind the end of its log, as a gauge. It goes
 * on growing when nothing is projected, which is when it matters. Thread-safe.
 */
final class ProjectionLag {
    private final MeterRegistry metrics;
    private final Map<Integer, Long> positions = new ConcurrentHashMap<>();
    private final Map<Integer, Long> ends = new ConcurrentHashMap<>();
    private final Map<Integer, Gauge> gauges = new ConcurrentHashMap<>();

    ProjectionLag(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    /** The partition's rows are those of the log up to there. */
    void reached(int partition, long nextOffset) {
        positions.put(partition, nextOffset);
    }

    /**
     * Shows the partitions that are assigned, and no other any more.
     *
     * @param logs of all partitions
     */
    synchronized void show(Set<Integer> assigned, List<LogRange> logs) {
        for (LogRange log : logs) {
            int partition = log.identity().partition();
            if (assigned.contains(partition)) {
                ends.put(partition, log.endOffset());
                gauges.computeIfAbsent(partition, this::gauge);
            } else {
                forget(partition);
            }
        }
    }

    private Gauge gauge(int partition) {
        return Gauge.builder("enif.projection.lag.events", () -> behind(partition))
                .tag("partition", Integer.toString(partition))
                .register(metrics);
    }

    /** Not a number while the position is not known. */
    private double behind(int partition) {
        Long position = positions.get(partition);
        Long end = ends.get(partition);
        return position == null || end == null ? Double.NaN : Math.max(0, end - position);
    }

    /** Somebody else's progress is not known here, and would look like a standstill. */
    private void forget(int partition) {
        positions.remove(partition);
        ends.remove(partition);
        Gauge gauge = gauges.remove(partition);
        if (gauge != null) {
            metrics.remove(gauge);
        }
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.flow.stream;

import dev.enif.core.monitoring.FlowLogDecider;
import java.time.Duration;
import java.util.List;

/**
 * What one stream of flow logs does.
 *
 * @param region as lines say it
 * @param intervalSeconds which flow logs it writes: those of that interval
 * @param writeEvery how long sums stay open at most; no longer than the interval
 * @param mostSums how many sums may be open; then they are written before their time
 * @param rememberedIds how many ids of records of each partition are remembered, to know repeats
 * @param first whether it is the one of all streams that writes dead letters
 */
public record FlowLogSettings(
        String region,
        int intervalSeconds,
        Duration writeEvery,
        int mostSums,
        int rememberedIds,
        boolean first) {
    private static final int MOST_SUMS = 100_000;
    private static final int REMEMBERED = 50_000;

    /**
     * The streams that a region needs: one for each interval that flow logs can have.
     *
     * @param writeEvery how long sums stay open at most, if that is less than the interval
     */
    public static List<FlowLogSettings> of(String region, Duration writeEvery) {
        return FlowLogDecider.INTERVALS.stream()
                .map(seconds -> of(region, seconds, writeEvery))
                .toList();
    }

    private static FlowLogSettings of(String region, int seconds, Duration writeEvery) {
        Duration interval = Duration.ofSeconds(seconds);
        return new FlowLogSettings(
                region,
                seconds,
                writeEvery.compareTo(interval) < 0 ? writeEvery : interval,
                MOST_SUMS,
                REMEMBERED,
                seconds == FlowLogDecider.INTERVALS.getFirst());
    }
}

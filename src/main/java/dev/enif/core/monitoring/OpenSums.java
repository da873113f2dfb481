/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.monitoring;

import dev.enif.core.id.EniId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The sums that are not written yet, up to a number; for one thread. */
public final class OpenSums {
    private final long intervalMillis;
    private final int most;
    private final Map<FlowKey, FlowSum> sums = new HashMap<>();

    /**
     * @param intervalSeconds a line tells of no longer time
     * @param most how many there may be before they must be taken
     */
    public OpenSums(int intervalSeconds, int most) {
        this.intervalMillis = intervalSeconds * 1000L;
        this.most = most;
    }

    /** Where the interval begins that holds that time. */
    public long window(long millis) {
        return Math.floorDiv(millis, intervalMillis) * intervalMillis;
    }

    /**
     * Adds what a record tells of one interface.
     *
     * @param recordPlace where the record was read; unique
     */
    public void add(FlowKey key, FlowRecord record, String recordPlace) {
        sums.computeIfAbsent(key, it -> new FlowSum(it, idOf(it, recordPlace))).add(record);
    }

    /** A record begins one sum at most of each interface and direction. */
    private static String idOf(FlowKey key, String recordPlace) {
        EniId eni = key.place().eniId();
        return recordPlace + "-" + (key.egress() ? "e" : "i") + "-" + eni;
    }

    /** Whether no more may be added before all are taken. */
    public boolean isFull() {
        return sums.size() >= most;
    }

    public int size() {
        return sums.size();
    }

    /** Takes all, in no order. */
    public List<FlowSum> take() {
        List<FlowSum> taken = new ArrayList<>(sums.values());
        sums.clear();
        return taken;
    }
}

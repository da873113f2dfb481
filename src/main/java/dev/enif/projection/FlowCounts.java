/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.projection;

import dev.enif.log.codec.CountedFlow;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a batch of lines adds to the statistics, folded, in the order of its keys: two writers that
 * meet take rows in one order. For one thread.
 */
final class FlowCounts {
    private final SortedMap<TrafficKey, Count> traffic = new TreeMap<>();
    private final SortedMap<PairKey, Count> pairs = new TreeMap<>();
    private final SortedMap<RuleKey, Count> rules = new TreeMap<>();
    private final SortedSet<LocalDate> days = new TreeSet<>();
    private final LocalDate oldest;
    private final LocalDate newest;
    private int dropped;

    /** An interface's minute in one direction. */
    record TrafficKey(String account, String eniId, Instant bucket, boolean egress)
            implements Comparable<TrafficKey> {
        @Override
        public int compareTo(TrafficKey other) {
            int order = account.compareTo(other.account);
            order = order != 0 ? order : eniId.compareTo(other.eniId);
            order = order != 0 ? order : bucket.compareTo(other.bucket);
            return order != 0 ? order : Boolean.compare(egress, other.egress);
        }
    }

    /** A pair's hour. */
    record PairKey(String account, String source, String destination, Instant bucket)
            implements Comparable<PairKey> {
        @Override
        public int compareTo(PairKey other) {
            int order = account.compareTo(other.account);
            order = order != 0 ? order : source.compareTo(other.source);
            order = order != 0 ? order : destination.compareTo(other.destination);
            return order != 0 ? order : bucket.compareTo(other.bucket);
        }
    }

    /** A rule. */
    record RuleKey(String account, String ruleId) implements Comparable<RuleKey> {
        @Override
        public int compareTo(RuleKey other) {
            int order = account.compareTo(other.account);
            return order != 0 ? order : ruleId.compareTo(other.ruleId);
        }
    }

    /** Flows, packets and bytes: let pass, refused, and what nobody can say. */
    static final class Count {
        final long[] flows = new long[3];
        final long[] packets = new long[3];
        final long[] bytes = new long[3];
        long firstMillis = Long.MAX_VALUE;
        long lastMillis = Long.MIN_VALUE;

        private void add(CountedFlow flow) {
            int which =
                    switch (flow.judgement()) {
                        case "ACCEPTED" -> 0;
                        case "REJECTED" -> 1;
                        default -> 2;
                    };
            flows[which] = saturated(flows[which], flow.flows());
            packets[which] = saturated(packets[which], flow.packets());
            bytes[which] = saturated(bytes[which], flow.bytes());
            firstMillis = Math.min(firstMillis, flow.startMillis());
            lastMillis = Math.max(lastMillis, flow.endMillis());
        }

        /** As {@link dev.enif.core.monitoring.FlowSum} does; neither is negative. */
        private static long saturated(long sum, long more) {
            return sum + more < 0 ? Long.MAX_VALUE : sum + more;
        }
    }

    /**
     * @param oldest what began on an earlier day is not kept any more; nor is what begins after
     *     {@code newest}
     */
    FlowCounts(LocalDate oldest, LocalDate newest) {
        this.oldest = oldest;
        this.newest = newest;
    }

    void add(CountedFlow flow) {
        Instant start = Instant.ofEpochMilli(flow.startMillis());
        LocalDate day = LocalDate.ofInstant(start, ZoneOffset.UTC);
        if (day.isBefore(oldest) || day.isAfter(newest)) {
            dropped++;
            return;
        }
        days.add(day);
        count(
                        traffic,
                        new TrafficKey(
                                flow.account(),
                                flow.eniId(),
                                start.truncatedTo(ChronoUnit.MINUTES),
                                flow.egress()))
                .add(flow);
        if (flow.pair()) {
            count(
                            pairs,
                            new PairKey(
                                    flow.account(),
                                    flow.source(),
                                    flow.destination(),
                                    start.truncatedTo(ChronoUnit.HOURS)))
                    .add(flow);
        }
        @Nullable String rule = flow.ruleId();
        if (rule != null) {
            count(rules, new RuleKey(flow.account(), rule)).add(flow);
        }
    }

    private static <K> Count count(SortedMap<K, Count> counts, K key) {
        return counts.computeIfAbsent(key, _ -> new Count());
    }

    SortedMap<TrafficKey, Count> traffic() {
        return traffic;
    }

    SortedMap<PairKey, Count> pairs() {
        return pairs;
    }

    SortedMap<RuleKey, Count> rules() {
        return rules;
    }

    /** The days that rows are of. */
    SortedSet<LocalDate> days() {
        return days;
    }

    /** How many lines were of days that are not kept. */
    int dropped() {
        return dropped;
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.relay;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** How the relay of this process fares. Thread-safe. */
public final class RelayStatus {
    private static final System.Logger LOG = System.getLogger(RelayStatus.class.getName());

    private final Map<Integer, String> stopped = new ConcurrentHashMap<>();
    private final Map<Integer, Long> lags = new ConcurrentHashMap<>();
    private final AtomicLong published = new AtomicLong();
    private volatile @Nullable String trouble;

    /** The partitions that are relayed no further, with the reason, for people. */
    public Map<Integer, String> stopped() {
        return new TreeMap<>(stopped);
    }

    /** Why nothing can be relayed at the moment; empty if it can. */
    public Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    /** How many records of the partition are not read yet; 0 for those that others relay. */
    public long lag(int partition) {
        return lags.getOrDefault(partition, 0L);
    }

    /** How many events this process has published since its start. */
    public long published() {
        return published.get();
    }

    void stopped(int partition, String reason) {
        stopped.put(partition, reason);
        LOG.log(
                System.Logger.Level.ERROR,
                "Partition {0} is relayed no further: {1}",
                partition,
                reason);
    }

    void lags(int partition, long records) {
        lags.put(partition, records);
    }

    void published(int events) {
        published.addAndGet(events);
    }

    void troubled(Throwable outage) {
        if (trouble == null) {
            LOG.log(System.Logger.Level.WARNING, "The relay begins again", outage);
        }
        trouble = String.valueOf(outage.getMessage());
    }

    void well() {
        trouble = null;
    }

    /** All is begun again. */
    void forget() {
        stopped.clear();
        lags.clear();
    }

    /** The partitions are somebody else's now. */
    void forget(Collection<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
            stopped.remove(partition.partition());
            lags.remove(partition.partition());
        }
    }
}

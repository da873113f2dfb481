/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.flow.stream;

import dev.enif.core.monitoring.Judgement;
import dev.enif.core.monitoring.RecordRefusedException.Reason;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** How one stream of flow logs fares. Thread-safe. */
public final class FlowLogStatus {
    private static final System.Logger LOG = System.getLogger(FlowLogStatus.class.getName());

    private final LongAdder read = new LongAdder();
    private final LongAdder repeats = new LongAdder();
    private final LongAdder written = new LongAdder();
    private final AtomicLongArray judged = new AtomicLongArray(Judgement.values().length);
    private final AtomicLongArray refused = new AtomicLongArray(Reason.values().length);
    private final Map<Integer, Long> lags = new ConcurrentHashMap<>();
    private volatile int openSums;
    private volatile @Nullable String trouble;

    /** How many records were read, repeats and what was read again after trouble included. */
    public long read() {
        return read.sum();
    }

    /** How many of them had come before. */
    public long repeats() {
        return repeats.sum();
    }

    /** How many lines were written and committed. */
    public long written() {
        return written.sum();
    }

    /** How often a flow was told of an interface that way. */
    public long judged(Judgement judgement) {
        return judged.get(judgement.ordinal());
    }

    /** How many records could not be taken for that reason. */
    public long refused(Reason reason) {
        return refused.get(reason.ordinal());
    }

    /** How many sums are open. */
    public int openSums() {
        return openSums;
    }

    /** How many records of the partition are not read yet; 0 for those that others read. */
    public long lag(int partition) {
        return lags.getOrDefault(partition, 0L);
    }

    /** Why nothing can be read or written at the moment; empty if it can. */
    public Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    void read(int records) {
        read.add(records);
    }

    void repeated() {
        repeats.increment();
    }

    void wrote(int lines) {
        written.add(lines);
    }

    void told(Judgement judgement) {
        judged.incrementAndGet(judgement.ordinal());
    }

    void refuse(Reason reason) {
        refused.incrementAndGet(reason.ordinal());
    }

    void open(int sums) {
        openSums = sums;
    }

    void lags(int partition, long records) {
        lags.put(partition, records);
    }

    void troubled(Throwable outage) {
        if (outage instanceof FlowKnowledge.NotKnownException) {
            LOG.log(System.Logger.Level.DEBUG, "Flows wait: {0}", outage.getMessage());
        } else if (trouble == null) {
            LOG.log(System.Logger.Level.WARNING, "The flow logs begin again", outage);
        }
        trouble = String.valueOf(outage.getMessage());
    }

    void well() {
        trouble = null;
    }

    /** All is begun again. */
    void forget() {
        lags.clear();
        openSums = 0;
    }
}

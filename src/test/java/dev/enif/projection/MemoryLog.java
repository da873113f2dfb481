/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.projection;

import dev.enif.core.partition.PartitionState;
import dev.enif.log.Cursor;
import dev.enif.log.Image;
import dev.enif.log.LogIdentity;
import dev.enif.log.LogRange;
import dev.enif.log.codec.JsonCodec;
import dev.enif.testing.RandomLog;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;

/** One partition's log in memory. */
final class MemoryLog implements EventSource, StateBootstrap {
    private final RandomLog log;
    private final LogIdentity identity;

    MemoryLog(RandomLog log, String topicId) {
        this.log = log;
        this.identity = identity(topicId);
    }

    static LogIdentity identity(String topicId) {
        return new LogIdentity("cluster", topicId, 0);
    }

    /** A log of that many decisions with all that may lie between them. */
    static MemoryLog random(RandomGenerator random, int decisions) {
        return new MemoryLog(new RandomLog(random, 0, 1).goOn(decisions), "topic");
    }

    JsonCodec codec() {
        return log.codec();
    }

    long end() {
        return log.end();
    }

    /** The fold of all records. */
    PartitionState state() {
        return log.state();
    }

    Cursor cursor() {
        return log.cursor();
    }

    /** Records from one offset up to, not including, the other. */
    List<EventRecord> records(long from, long to) {
        List<RandomLog.Entry> entries = log.entries();
        return LongStream.range(from, Math.min(to, end()))
                .mapToObj(offset -> record(offset, entries.get((int) offset)))
                .toList();
    }

    private static EventRecord record(long offset, RandomLog.Entry entry) {
        return new EventRecord(offset, entry.headers(), entry.value());
    }

    @Override
    public LogRange range(int partition) {
        return new LogRange(identity, 0, end());
    }

    @Override
    public void replay(int partition, long from, long to, Consumer<EventRecord> taker) {
        records(from, to).forEach(taker);
    }

    /** A snapshot that is a while old; every other time, there is none. */
    @Override
    public Image<PartitionState> atOrBelow(LogRange range, long nextOffset) {
        return nextOffset % 2 == 0 || nextOffset < 10
                ? StateBootstrap.REPLAY.atOrBelow(range, nextOffset)
                : log.image(nextOffset / 2);
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.projection;

import dev.enif.core.partition.Decision;
import dev.enif.core.partition.PartitionState;
import dev.enif.log.Cursor;
import dev.enif.log.FrozenHeaders;
import dev.enif.log.Image;
import dev.enif.log.LogIdentity;
import dev.enif.log.LogRange;
import dev.enif.log.RecordHeader;
import dev.enif.log.codec.DecisionRecord;
import dev.enif.log.codec.FeatureLevel;
import dev.enif.log.codec.JsonCodec;
import dev.enif.log.codec.TermRecord;
import dev.enif.log.reader.PartitionReader;
import dev.enif.testing.RandomHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * One partition's log in memory, written as owners under faults write it: terms that begin, claims
 * and decisions that come twice, decisions of owners that were fenced off.
 */
final class MemoryLog implements EventSource, StateBootstrap {
    private final JsonCodec codec = new JsonCodec();
    private final List<EventRecord> records = new ArrayList<>();
    private final List<Image<PartitionState>> images = new ArrayList<>();
    private final LogIdentity identity;
    private final PartitionReader reader;

    MemoryLog(String topicId) {
        identity = new LogIdentity("cluster", topicId, 0);
        reader = new PartitionReader(0, Cursor.START, PartitionState.EMPTY, codec);
    }

    /** A log of that many decisions with all that may lie between them. */
    static MemoryLog random(RandomGenerator random, int decisions) {
        MemoryLog log = new MemoryLog("topic");
        RandomHistory history = new RandomHistory(random, 0, 1);
        RandomHistory zombie = new RandomHistory(random, 0, 1);
        Term term = log.begin("nonce0");
        for (int decided = 0; decided < decisions; ) {
            switch (random.nextInt(12)) {
                case 0 -> {
                    Term former = term;
                    term = log.begin("nonce" + log.records.size());
                    log.decide(former, former.seq + 1, zombie.next());
                }
                case 1 -> log.append(log.records.getLast());
                case 2 -> {
                    EventRecord old = log.records.get(random.nextInt(log.records.size()));
                    if (FrozenHeaders.parse(old.headers()) instanceof RecordHeader.Decision) {
                        log.append(old);
                    }
                }
                default -> {
                    log.decide(term, ++term.seq, history.next());
                    decided++;
                }
            }
        }
        return log;
    }

    private static final class Term {
        private final long offset;
        private long seq;

        private Term(long offset) {
            this.offset = offset;
        }
    }

    /** The owner's view: what it writes counts unless it is fenced off. */
    private Term begin(String nonce) {
        Term term = new Term(records.size());
        append(
                new RecordHeader.TermStarted(nonce),
                codec.encode(
                        new TermRecord(
                                nonce,
                                "node",
                                "1",
                                FeatureLevel.CURRENT,
                                RandomHistory.founding(0, 1))));
        return term;
    }

    private void decide(Term term, long seq, Decision decision) {
        append(
                new RecordHeader.Decision(term.offset, seq),
                codec.encode(new DecisionRecord(term.offset, seq, decision)));
    }

    private void append(RecordHeader header, byte[] value) {
        append(new EventRecord(records.size(), FrozenHeaders.write(header), value));
    }

    private void append(EventRecord record) {
        EventRecord placed = new EventRecord(records.size(), record.headers(), record.value());
        records.add(placed);
        reader.read(placed.offset(), placed.headers(), placed.value());
        images.add(new Image<>(reader.cursor(), reader.state()));
    }

    JsonCodec codec() {
        return codec;
    }

    long end() {
        return records.size();
    }

    /** The fold of all records. */
    PartitionState state() {
        return reader.state();
    }

    Cursor cursor() {
        return reader.cursor();
    }

    /** Records from one offset up to, not including, the other. */
    List<EventRecord> records(long from, long to) {
        return List.copyOf(records.subList((int) from, (int) Math.min(to, end())));
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
    public Image<PartitionState> atOrBelow(LogRange log, long nextOffset) {
        return nextOffset % 2 == 0 || nextOffset < 10
                ? StateBootstrap.REPLAY.atOrBelow(log, nextOffset)
                : images.get((int) nextOffset / 2);
    }
}

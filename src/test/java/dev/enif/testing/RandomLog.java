/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.testing;

import dev.enif.core.partition.Decision;
import dev.enif.core.partition.PartitionState;
import dev.enif.log.Cursor;
import dev.enif.log.FrozenHeaders;
import dev.enif.log.Image;
import dev.enif.log.RecordHeader;
import dev.enif.log.codec.DecisionRecord;
import dev.enif.log.codec.FeatureLevel;
import dev.enif.log.codec.JsonCodec;
import dev.enif.log.codec.TermRecord;
import dev.enif.log.reader.PartitionReader;
import dev.enif.log.reader.Step;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * One partition's log as owners under faults write it: terms that begin, claims and decisions that
 * come twice, decisions of owners that were fenced off. Not thread-safe.
 */
public final class RandomLog {
    /** A record without its place. */
    public record Entry(Map<String, String> headers, byte[] value) {}

    private final int partition;
    private final int partitions;
    private final RandomGenerator random;
    private final JsonCodec codec = new JsonCodec();
    private final RandomHistory history;
    private final RandomHistory zombie;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Image<PartitionState>> images = new ArrayList<>();
    private final SortedMap<Long, Decision> valid = new TreeMap<>();
    private final PartitionReader reader;
    private Term term;

    /** One that holds a claim and nothing else. */
    public RandomLog(RandomGenerator random, int partition, int partitions) {
        this.random = random;
        this.partition = partition;
        this.partitions = partitions;
        this.history = new RandomHistory(random, partition, partitions);
        this.zombie = new RandomHistory(random, partition, partitions);
        this.reader = new PartitionReader(partition, Cursor.START, PartitionState.EMPTY, codec);
        this.term = begin("nonce0");
    }

    private static final class Term {
        private final long offset;
        private long seq;

        private Term(long offset) {
            this.offset = offset;
        }
    }

    /** Goes on by that many decisions that count, with all that may lie between them. */
    public RandomLog goOn(int decisions) {
        for (int decided = 0; decided < decisions; ) {
            switch (random.nextInt(12)) {
                case 0 -> {
                    Term former = term;
                    term = begin("nonce" + entries.size());
                    decide(former, former.seq + 1, zombie.next());
                }
                case 1 -> append(entries.getLast());
                case 2 -> {
                    Entry old = entries.get(random.nextInt(entries.size()));
                    if (FrozenHeaders.parse(old.headers()) instanceof RecordHeader.Decision) {
                        append(old);
                    }
                }
                default -> {
                    decide(term, ++term.seq, history.next());
                    decided++;
                }
            }
        }
        return this;
    }

    /** Of the record that would come next: a valid one whose body nobody understands. */
    public Entry poison() {
        return new Entry(
                FrozenHeaders.write(new RecordHeader.Decision(term.offset, term.seq + 1)),
                "{}".getBytes(StandardCharsets.UTF_8));
    }

    /** The owner's view: what it writes counts unless it is fenced off. */
    private Term begin(String nonce) {
        Term begun = new Term(entries.size());
        append(
                new Entry(
                        FrozenHeaders.write(new RecordHeader.TermStarted(nonce)),
                        codec.encode(
                                new TermRecord(
                                        nonce,
                                        "node",
                                        "1",
                                        FeatureLevel.CURRENT,
                                        RandomHistory.founding(partition, partitions)))));
        return begun;
    }

    private void decide(Term by, long seq, Decision decision) {
        append(
                new Entry(
                        FrozenHeaders.write(new RecordHeader.Decision(by.offset, seq)),
                        codec.encode(new DecisionRecord(by.offset, seq, decision))));
    }

    private void append(Entry entry) {
        long offset = entries.size();
        entries.add(entry);
        if (reader.read(offset, entry.headers(), entry.value()) instanceof Step.Decided decided) {
            valid.put(offset, decided.record().decision());
        }
        images.add(new Image<>(reader.cursor(), reader.state()));
    }

    public int partition() {
        return partition;
    }

    public JsonCodec codec() {
        return codec;
    }

    /** All records; the index is the offset. */
    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** The decisions that count, by offset. */
    public SortedMap<Long, Decision> valid() {
        return new TreeMap<>(valid);
    }

    /** The fold of the records up to and including that offset. */
    public Image<PartitionState> image(long offset) {
        return images.get((int) offset);
    }

    public long end() {
        return entries.size();
    }

    /** The fold of all records. */
    public PartitionState state() {
        return reader.state();
    }

    public Cursor cursor() {
        return reader.cursor();
    }
}

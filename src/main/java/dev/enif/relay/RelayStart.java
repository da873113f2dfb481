/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.relay;

import dev.enif.log.Cursor;
import dev.enif.log.FrozenHeaders;
import dev.enif.log.LogRange;
import dev.enif.log.ReaderRule;
import dev.enif.log.RecordHeader;
import dev.enif.log.StartCheck;
import dev.enif.log.kafka.Headers;
import dev.enif.log.kafka.KafkaSettings;
import dev.enif.log.kafka.LogAdmin;
import dev.enif.log.kafka.Topics;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Finds where a partition's relay goes on. Every way to go on from a cursor that is missing, or
 * that does not belong to the log, would publish events twice or not at all: then it does not.
 */
final class RelayStart implements AutoCloseable {
    /** How many offsets of the log are looked at in one go backwards. */
    private static final long WALK = 20_000;

    private static final Duration POLL = Duration.ofMillis(250);
    private static final long PATIENCE_NANOS = Duration.ofSeconds(30).toNanos();

    private final Topics topics;
    private final String group;
    private final Consumer<byte[], byte[]> reader;
    private final Consumer<byte[], byte[]> looking;
    private final List<LogRange> logs;

    /**
     * @param reader the group's member, for offsets
     * @throws KafkaException if the cluster does not answer; worth another try
     */
    RelayStart(KafkaSettings kafka, Topics topics, Consumer<byte[], byte[]> reader) {
        this.topics = topics;
        this.group = Relay.group(topics);
        this.reader = reader;
        try (var admin = new LogAdmin(kafka, "relay-start")) {
            logs = admin.ranges(topics.events(), reader.partitionsFor(topics.events()).size());
        }
        looking =
                new KafkaConsumer<>(
                        kafka.consumer("relay-start"),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
    }

    /**
     * Where to go on in that partition of the log.
     *
     * @throws RelayStoppedException if that is not to be known
     * @throws KafkaException if the cluster does not answer; worth another try
     */
    RelayCursor find(TopicPartition partition, @Nullable OffsetAndMetadata committed) {
        LogRange log = logs.get(partition.partition());
        if (committed == null) {
            return begin(partition, log);
        }
        RelayCursor stored =
                committed.metadata().isEmpty()
                        ? setByHand(partition, log, committed.offset())
                        : RelayCursor.parse(
                                        partition.partition(),
                                        committed.offset(),
                                        committed.metadata())
                                .orElseThrow(() ->
                                        new RelayStoppedException(
                                                ("Group %s has committed an offset of %s with the"
                                                                + " metadata '%s', which no relay"
                                                                + " wrote")
                                                        .formatted(
                                                                group,
                                                                partition,
                                                                committed.metadata())));
        require(stored, log);
        if (stored.cursor().hasTerm()) {
            requireTerm(partition, stored.cursor());
        }
        return stored;
    }

    /**
     * The first start ever. The cursor is committed before anything is published: a first
     * transaction that is aborted leaves its marker in the public topic, which must not look like a
     * cursor that was lost.
     */
    private RelayCursor begin(TopicPartition partition, LogRange log) {
        var published = new TopicPartition(topics.changes(), partition.partition());
        long end = reader.endOffsets(Set.of(published)).getOrDefault(published, 0L);
        if (end > 0) {
            throw new RelayStoppedException(
                    ("Group %s has no committed offset for %s, but %s holds %d records: to begin"
                                    + " anew would publish them twice. Set the group's offset to the"
                                    + " one behind the last record that was published")
                            .formatted(group, partition, published, end));
        }
        var start = new RelayCursor(log.identity(), Cursor.START);
        reader.commitSync(Map.of(partition, new OffsetAndMetadata(0, start.metadata())));
        return start;
    }

    /** An operator knows the offset; the rest of the cursor follows from the log before it. */
    private RelayCursor setByHand(TopicPartition partition, LogRange log, long nextOffset) {
        var offset = new RelayCursor(log.identity(), new Cursor(nextOffset, Cursor.NO_TERM, "", 0));
        require(offset, log);
        var walked = new Cursor[] {Cursor.START};
        read(
                partition,
                beforeTheLastTerm(partition, log.startOffset(), nextOffset),
                nextOffset,
                (at, header) -> walked[0] = ReaderRule.read(walked[0], at, header).cursor());
        var cursor = walked[0];
        return new RelayCursor(
                log.identity(),
                new Cursor(nextOffset, cursor.term(), cursor.nonce(), cursor.seq()));
    }

    /**
     * From where on the log tells the whole cursor: the last claim of another nonce than the last
     * of all, since a claim that came twice began its term the first time. Looked for backwards,
     * for the log before it may be of any length.
     */
    private long beforeTheLastTerm(TopicPartition partition, long start, long end) {
        String last = null;
        for (long to = end; to > start; to -= WALK) {
            long from = Math.max(start, to - WALK);
            var claims = new ArrayDeque<Map.Entry<Long, String>>();
            read(
                    partition,
                    from,
                    to,
                    (at, header) -> {
                        if (header instanceof RecordHeader.TermStarted(var nonce)) {
                            claims.push(Map.entry(at, nonce));
                        }
                    });
            for (var claim : claims) {
                if (last == null) {
                    last = claim.getValue();
                } else if (!claim.getValue().equals(last)) {
                    return claim.getKey();
                }
            }
        }
        return start;
    }

    private static void require(RelayCursor stored, LogRange log) {
        StartCheck.check(stored.log(), stored.cursor(), log)
                .ifPresent(refusal -> {
                    throw new RelayStoppedException(refusal.sentence());
                });
    }

    private void requireTerm(TopicPartition partition, Cursor cursor) {
        read(
                partition,
                cursor.term(),
                cursor.term() + 1,
                (_, header) ->
                        StartCheck.checkTerm(cursor, header)
                                .ifPresent(refusal -> {
                                    throw new RelayStoppedException(refusal.sentence());
                                }));
    }

    /** Hands over the headers of the records from one offset up to, not including, the other. */
    private void read(
            TopicPartition partition, long from, long to, BiConsumer<Long, RecordHeader> taker) {
        if (from >= to) {
            return;
        }
        looking.assign(List.of(partition));
        looking.seek(partition, from);
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (looking.position(partition) < to) {
            for (ConsumerRecord<byte[], byte[]> record : looking.poll(POLL)) {
                if (record.offset() < to) {
                    taker.accept(record.offset(), FrozenHeaders.parse(Headers.frozen(record)));
                }
                deadline = System.nanoTime() + PATIENCE_NANOS;
            }
            if (System.nanoTime() - deadline > 0) {
                throw new KafkaException(
                        "No record of %s behind offset %d came"
                                .formatted(partition, looking.position(partition)));
            }
        }
    }

    @Override
    public void close() {
        looking.close(CloseOptions.timeout(Duration.ZERO));
    }
}

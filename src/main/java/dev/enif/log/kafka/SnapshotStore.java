/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.kafka;

import dev.enif.core.partition.PartitionState;
import dev.enif.log.FrozenHeaders;
import dev.enif.log.Image;
import dev.enif.log.LogRange;
import dev.enif.log.StartCheck;
import dev.enif.log.codec.JsonCodec;
import dev.enif.log.codec.UndecodableException;
import dev.enif.log.codec.snapshot.DamagedSnapshotException;
import dev.enif.log.codec.snapshot.SnapshotCodec;
import dev.enif.log.snapshot.SnapshotChoice;
import dev.enif.log.snapshot.SnapshotManifest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads snapshots: the newest that is whole, else the other slot's, else none, and the log is
 * folded from its start. Thread-safe.
 */
public final class SnapshotStore implements ImageSource {

    /** A manifest as it was found. */
    private record Found(SnapshotManifest manifest, long chunksFrom) {}

    private static final System.Logger LOG = System.getLogger(SnapshotStore.class.getName());

    private final KafkaSettings kafka;
    private final Topics topics;
    private final JsonCodec codec;
    private final Set<String> damaged = ConcurrentHashMap.newKeySet();

    public SnapshotStore(KafkaSettings kafka, Topics topics, JsonCodec codec) {
        this.kafka = kafka;
        this.topics = topics;
        this.codec = codec;
    }

    @Override
    public Image<PartitionState> load(LogRange log) {
        return atOrBelow(log, Long.MAX_VALUE);
    }

    /**
     * The newest image of that log that has read nothing at or behind {@code nextOffset}; the empty
     * one if none is stored that is as old.
     *
     * @throws StartRefusedException if what is stored does not belong to the log
     * @throws org.apache.kafka.common.KafkaException if the cluster cannot be asked; worth another
     *     try
     */
    public Image<PartitionState> atOrBelow(LogRange before, long nextOffset) {
        int partition = before.identity().partition();
        try (var consumer = open()) {
            var found = find(consumer, partition);
            var log = now(consumer, before);
            var choice =
                    SnapshotChoice.choose(
                            found.stream()
                                    .map(Found::manifest)
                                    .filter(it -> it.cursor().nextOffset() <= nextOffset)
                                    .toList(),
                            log,
                            SnapshotCodec::canRead);
            while (true) {
                switch (choice) {
                    case SnapshotChoice.Replay _ -> {
                        return ImageSource.REPLAY.load(log);
                    }
                    case SnapshotChoice.Refuse(var reason) ->
                            throw new StartRefusedException(reason);
                    case SnapshotChoice.Load load -> {
                        var image = tryToLoad(consumer, load.manifest(), found);
                        if (image != null) {
                            return image;
                        }
                        choice = load.otherwise(log);
                    }
                }
            }
        }
    }

    /**
     * The log as it is after the manifests were read: since the caller looked, its owner may have
     * gone on and written a snapshot of that.
     */
    private LogRange now(Consumer<byte[], byte[]> consumer, LogRange before) {
        var partition = new TopicPartition(topics.events(), before.identity().partition());
        long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        return new LogRange(
                before.identity(), before.startOffset(), Math.max(before.endOffset(), end));
    }

    /** What announces the partition's snapshots now, at most one for each slot. */
    public List<SnapshotManifest> manifests(int partition) {
        try (var consumer = open()) {
            return find(consumer, partition).stream().map(Found::manifest).toList();
        }
    }

    /** Those of {@link #manifests} that were not found damaged here. */
    List<SnapshotManifest> sound(int partition) {
        return manifests(partition).stream()
                .filter(manifest -> !damaged.contains(manifest.snapshotId()))
                .toList();
    }

    private Consumer<byte[], byte[]> open() {
        var properties = kafka.consumer("snapshots");
        // Few and large: what was fetched and not read yet should not be a second state in memory.
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "16");
        properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, Integer.toString(8 << 20));
        properties.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, Integer.toString(8 << 20));
        properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        return new KafkaConsumer<>(properties);
    }

    private List<Found> find(Consumer<byte[], byte[]> consumer, int partition) {
        var latest = new HashMap<String, ConsumerRecord<byte[], byte[]>>();
        var tail =
                new PartitionTail(
                        consumer, new TopicPartition(topics.snapshotManifests(), partition), 0);
        while (tail.hasNext()) {
            var record = tail.next();
            if (record.key() != null) {
                latest.put(new String(record.key(), StandardCharsets.US_ASCII), record);
            }
        }
        return decode(partition, latest);
    }

    private List<Found> decode(int partition, Map<String, ConsumerRecord<byte[], byte[]>> records) {
        var found = new ArrayList<Found>();
        for (var record : records.values()) {
            try {
                if (record.value() != null) {
                    found.add(new Found(codec.decodeManifest(record.value()), chunksFrom(record)));
                }
            } catch (UndecodableException undecodable) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "A snapshot of partition {0} is passed over: {1}",
                        partition,
                        undecodable.getMessage());
            }
        }
        return found;
    }

    private static long chunksFrom(ConsumerRecord<?, ?> record) {
        var from = Headers.last(record, SnapshotRecords.CHUNKS_FROM);
        try {
            return from == null ? 0 : Math.max(0, Long.parseLong(from));
        } catch (NumberFormatException e) {
            // Only saves time.
            return 0;
        }
    }

    private @Nullable Image<PartitionState> tryToLoad(
            Consumer<byte[], byte[]> consumer, SnapshotManifest manifest, List<Found> found) {
        long from =
                found.stream()
                        .filter(it -> it.manifest().equals(manifest))
                        .mapToLong(Found::chunksFrom)
                        .min()
                        .orElse(0);
        int partition = manifest.log().partition();
        try {
            var chunks =
                    new Chunks(
                            new PartitionTail(
                                    consumer,
                                    new TopicPartition(topics.snapshots(), partition),
                                    from),
                            manifest.snapshotId());
            var image = new Image<>(manifest.cursor(), SnapshotCodec.read(manifest, chunks));
            requireTerm(consumer, partition, image);
            return image;
        } catch (DamagedSnapshotException damage) {
            damaged.add(manifest.snapshotId());
            LOG.log(
                    System.Logger.Level.WARNING,
                    "A snapshot of partition {0} is passed over: {1}",
                    partition,
                    damage.getMessage());
            return null;
        }
    }

    /** The log must hold the claim that the image remembers, or it is not the log it was. */
    private void requireTerm(
            Consumer<byte[], byte[]> consumer, int partition, Image<PartitionState> image) {
        var cursor = image.cursor();
        if (!cursor.hasTerm()) {
            return;
        }
        var tail =
                new PartitionTail(
                        consumer, new TopicPartition(topics.events(), partition), cursor.term());
        Map<String, String> headers =
                tail.hasNext() ? headersAt(tail.next(), cursor.term()) : Map.of();
        StartCheck.checkTerm(cursor, FrozenHeaders.parse(headers))
                .ifPresent(refusal -> {
                    throw new StartRefusedException(refusal);
                });
    }

    private static Map<String, String> headersAt(
            ConsumerRecord<byte[], byte[]> record, long offset) {
        return record.offset() == offset ? Headers.frozen(record) : Map.of();
    }

    /** The chunks of one snapshot among whatever else lies in the partition. */
    private static final class Chunks implements Iterator<byte[]> {
        private final PartitionTail tail;
        private final String snapshotId;
        private byte @Nullable [] next;

        Chunks(PartitionTail tail, String snapshotId) {
            this.tail = tail;
            this.snapshotId = snapshotId;
        }

        @Override
        public boolean hasNext() {
            while (next == null && tail.hasNext()) {
                var record = tail.next();
                if (snapshotId.equals(Headers.last(record, SnapshotRecords.SNAPSHOT_ID))) {
                    next = record.value();
                }
            }
            return next != null;
        }

        @Override
        public byte[] next() {
            if (!hasNext() || next == null) {
                throw new NoSuchElementException();
            }
            var chunk = next;
            next = null;
            return chunk;
        }
    }
}

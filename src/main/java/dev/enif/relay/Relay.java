/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.relay;

import dev.enif.log.Cursor;
import dev.enif.log.FrozenHeaders;
import dev.enif.log.ReaderRule;
import dev.enif.log.Reading;
import dev.enif.log.codec.DecisionRecord;
import dev.enif.log.codec.JsonCodec;
import dev.enif.log.codec.UndecodableException;
import dev.enif.log.kafka.Headers;
import dev.enif.log.kafka.KafkaSettings;
import dev.enif.log.kafka.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the log, applies the reader rule, and publishes; the cursor is committed in the same
 * transaction. Several processes share the partitions as a consumer group; one that was stalled is
 * fenced by the group's generation when it commits. A partition without a committed cursor whose
 * public topic is not empty is **not** begun anew: that would publish everything twice, so it stops
 * there and says so. One thread of its own; the other methods may be called from any.
 */
public final class Relay implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Relay.class.getName());
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int MAX_RECORDS = 1_000;

    private final KafkaSettings kafka;
    private final Topics topics;
    private final JsonCodec codec;
    private final CloudEvents events;
    private final String group;
    private final Thread thread;
    private final Map<Integer, String> stopped = new ConcurrentHashMap<>();
    private final Map<TopicPartition, Cursor> cursors = new HashMap<>();

    private volatile boolean closing;
    private volatile @Nullable String trouble;
    private volatile long turnedNanos = System.nanoTime();
    private volatile @Nullable KafkaConsumer<byte[], byte[]> consumer;

    public Relay(KafkaSettings kafka, Topics topics, JsonCodec codec, String region) {
        this.kafka = kafka;
        this.topics = topics;
        this.codec = codec;
        this.events = new CloudEvents(codec, topics.changes(), region);
        this.group = topics.changes() + "-relay";
        this.thread = Thread.ofPlatform().name("enif-relay").unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /** Partitions that are relayed no further, with the reason. */
    public Map<Integer, String> stopped() {
        return Map.copyOf(stopped);
    }

    /** Why nothing can be relayed at the moment; empty if it can. */
    public Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    /** How long ago the loop came around. */
    public Duration sinceTurn() {
        return Duration.ofNanos(System.nanoTime() - turnedNanos);
    }

    public boolean isAlive() {
        return thread.isAlive();
    }

    private void run() {
        while (!closing) {
            try {
                session();
            } catch (WakeupException ended) {
                // Told to close.
            } catch (KafkaException outage) {
                trouble = String.valueOf(outage.getMessage());
                LOG.log(
                        System.Logger.Level.WARNING,
                        "The relay begins again after an outage",
                        outage);
                pause();
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
            closing = true;
        }
    }

    /**
     * One consumer and one producer, until either fails: then all is begun again from what was
     * committed.
     */
    private void session() {
        cursors.clear();
        try (KafkaConsumer<byte[], byte[]> reader = openConsumer();
                KafkaProducer<byte[], byte[]> writer = openProducer()) {
            consumer = reader;
            writer.initTransactions();
            reader.subscribe(List.of(topics.events()), new Assignment(reader));
            while (!closing) {
                turnedNanos = System.nanoTime();
                ConsumerRecords<byte[], byte[]> records = reader.poll(POLL);
                if (!records.isEmpty()) {
                    relay(reader, writer, records);
                }
                trouble = null;
            }
        } finally {
            consumer = null;
        }
    }

    private void relay(
            KafkaConsumer<byte[], byte[]> reader,
            KafkaProducer<byte[], byte[]> writer,
            ConsumerRecords<byte[], byte[]> records) {
        Map<TopicPartition, OffsetAndMetadata> progress = new HashMap<>();
        Map<TopicPartition, Cursor> after = new HashMap<>();
        writer.beginTransaction();
        try {
            for (TopicPartition partition : records.partitions()) {
                Cursor cursor = read(writer, partition, records.records(partition));
                if (cursor != null) {
                    after.put(partition, cursor);
                    progress.put(
                            partition,
                            new OffsetAndMetadata(
                                    cursor.nextOffset(), RelayCursor.metadata(cursor)));
                }
            }
            writer.sendOffsetsToTransaction(progress, reader.groupMetadata());
            writer.commitTransaction();
        } catch (KafkaException failed) {
            // Closing the producer aborts what it can; the broker aborts the rest when the next one
            // begins.
            throw failed;
        }
        cursors.putAll(after);
        stopped.keySet()
                .forEach(partition ->
                        reader.pause(Set.of(new TopicPartition(topics.events(), partition))));
    }

    private @Nullable Cursor read(
            KafkaProducer<byte[], byte[]> writer,
            TopicPartition partition,
            List<ConsumerRecord<byte[], byte[]>> records) {
        Cursor cursor = cursors.get(partition);
        if (cursor == null || stopped.containsKey(partition.partition())) {
            return null;
        }
        for (ConsumerRecord<byte[], byte[]> record : records) {
            if (record.offset() < cursor.nextOffset()) {
                continue;
            }
            Reading reading =
                    ReaderRule.read(
                            cursor, record.offset(), FrozenHeaders.parse(Headers.frozen(record)));
            if (reading instanceof Reading.Valid) {
                try {
                    DecisionRecord decision = codec.decodeDecision(record.value());
                    for (ProducerRecord<byte[], byte[]> event :
                            events.of(
                                    partition.partition(), record.offset(), decision.decision())) {
                        // A failed send fails the commit; the future says nothing more.
                        var _ = writer.send(event);
                    }
                } catch (UndecodableException undecodable) {
                    stop(
                            partition,
                            "record "
                                    + record.offset()
                                    + " counts but cannot be decoded: "
                                    + undecodable.getMessage());
                    return cursor;
                }
            }
            cursor = reading.cursor();
        }
        return cursor;
    }

    private void stop(TopicPartition partition, String reason) {
        stopped.put(partition.partition(), reason);
        LOG.log(
                System.Logger.Level.ERROR,
                "The relay stops at partition {0}: {1}",
                partition.partition(),
                reason);
    }

    private KafkaConsumer<byte[], byte[]> openConsumer() {
        Map<String, Object> settings = kafka.consumer("relay");
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, Integer.toString(MAX_RECORDS));
        settings.put(
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                CooperativeStickyAssignor.class.getName());
        return new KafkaConsumer<>(
                settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private KafkaProducer<byte[], byte[]> openProducer() {
        Map<String, Object> settings = kafka.producer("relay");
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, group + "-" + kafka.node());
        settings.put(ProducerConfig.LINGER_MS_CONFIG, "5");
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Override
    public void close() {
        closing = true;
        KafkaConsumer<byte[], byte[]> open = consumer;
        if (open != null) {
            open.wakeup();
        }
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
        }
    }

    /** Finds, for each partition that comes, the cursor to go on from. */
    private final class Assignment implements ConsumerRebalanceListener {
        private final KafkaConsumer<byte[], byte[]> reader;

        Assignment(KafkaConsumer<byte[], byte[]> reader) {
            this.reader = reader;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            Map<TopicPartition, OffsetAndMetadata> committed =
                    reader.committed(Set.copyOf(partitions));
            for (TopicPartition partition : partitions) {
                Cursor cursor = begin(partition, committed.get(partition));
                if (cursor == null) {
                    reader.seek(partition, 0);
                    reader.pause(Set.of(partition));
                } else {
                    stopped.remove(partition.partition());
                    cursors.put(partition, cursor);
                    reader.seek(partition, cursor.nextOffset());
                }
            }
        }

        private @Nullable Cursor begin(
                TopicPartition partition, @Nullable OffsetAndMetadata committed) {
            if (committed != null) {
                Cursor cursor =
                        RelayCursor.parse(committed.offset(), committed.metadata()).orElse(null);
                if (cursor == null) {
                    stop(
                            partition,
                            "the committed cursor of group "
                                    + group
                                    + " was not written by a relay");
                }
                return cursor;
            }
            TopicPartition published = new TopicPartition(topics.changes(), partition.partition());
            long end = reader.endOffsets(Set.of(published)).getOrDefault(published, 0L);
            if (end > 0) {
                stop(
                        partition,
                        "group "
                                + group
                                + " has no committed cursor, but "
                                + published
                                + " holds "
                                + end
                                + " records: beginning anew would publish them twice; restore the group's offsets");
                return null;
            }
            // Committed before anything is published: a first transaction that is aborted leaves
            // markers in the public topic, which
            // must not look like a lost cursor.
            reader.commitSync(
                    Map.of(
                            partition,
                            new OffsetAndMetadata(0, RelayCursor.metadata(Cursor.START))));
            return Cursor.START;
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            partitions.forEach(cursors::remove);
            partitions.forEach(partition -> stopped.remove(partition.partition()));
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            onPartitionsRevoked(partitions);
        }
    }
}

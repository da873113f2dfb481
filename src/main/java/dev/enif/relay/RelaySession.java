/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.relay;

import dev.enif.log.codec.JsonCodec;
import dev.enif.log.kafka.Faults;
import dev.enif.log.kafka.KafkaSettings;
import dev.enif.log.kafka.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.CloseOptions;
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
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * One consumer and one producer of the relay, until either fails: then all is begun again from what
 * was committed. For one thread, except {@link #wakeUp}.
 */
final class RelaySession implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration AT_THE_END = Duration.ofSeconds(2);
    private static final int MAX_RECORDS = 1_000;

    private final KafkaSettings kafka;
    private final Topics topics;
    private final JsonCodec codec;
    private final CloudEvents events;
    private final RelayStatus status;
    private final Faults faults;
    private final KafkaConsumer<byte[], byte[]> reader;
    private final KafkaProducer<byte[], byte[]> writer;
    private final Map<TopicPartition, PartitionRelay> partitions = new HashMap<>();

    /**
     * @param writerName distinguishes the relay's producers; of two with one name, the later fences
     *     the other
     */
    RelaySession(
            KafkaSettings kafka,
            Topics topics,
            JsonCodec codec,
            CloudEvents events,
            RelayStatus status,
            Faults faults,
            String writerName) {
        this.kafka = kafka;
        this.topics = topics;
        this.codec = codec;
        this.events = events;
        this.status = status;
        this.faults = faults;
        var group = Relay.group(topics);
        reader = openReader(kafka, group);
        try {
            writer = openWriter(kafka, group + "-" + writerName);
        } catch (RuntimeException unopened) {
            reader.close(CloseOptions.timeout(Duration.ZERO));
            throw unopened;
        }
    }

    /** Whether another producer has taken the name of this one. */
    static boolean isFenced(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProducerFencedException
                    || cause instanceof InvalidProducerEpochException) {
                return true;
            }
        }
        return false;
    }

    private static KafkaConsumer<byte[], byte[]> openReader(KafkaSettings kafka, String group) {
        Map<String, Object> settings = kafka.consumer("relay");
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, Integer.toString(MAX_RECORDS));
        // A transaction costs the broker several writes: what comes within a moment shares one.
        settings.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, "65536");
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, "50");
        settings.put(
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                CooperativeStickyAssignor.class.getName());
        settings.putIfAbsent(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, "10000");
        settings.putIfAbsent(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, "3000");
        settings.putIfAbsent(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, "60000");
        return new KafkaConsumer<>(
                settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static KafkaProducer<byte[], byte[]> openWriter(KafkaSettings kafka, String id) {
        Map<String, Object> settings = kafka.producer("relay");
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, id);
        // What a relay that died has left open holds up every reader of the public topic.
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, "15000");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, "5");
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Joins the group; fences whoever used the writer's name before. */
    void begin() {
        writer.initTransactions();
        reader.subscribe(List.of(topics.events()), new Assignment());
    }

    /** Publishes what has come since, if anything; waits for it a moment. */
    void turn() {
        ConsumerRecords<byte[], byte[]> records = reader.poll(POLL);
        if (!records.isEmpty()) {
            relay(records);
        }
        partitions
                .keySet()
                .forEach(partition ->
                        reader.currentLag(partition)
                                .ifPresent(lag -> status.lags(partition.partition(), lag)));
    }

    private void relay(ConsumerRecords<byte[], byte[]> records) {
        Map<TopicPartition, OffsetAndMetadata> progress = new HashMap<>();
        int published = 0;
        writer.beginTransaction();
        for (TopicPartition topicPartition : records.partitions()) {
            PartitionRelay partition = partitions.get(topicPartition);
            if (partition != null) {
                published += relay(topicPartition, partition, records.records(topicPartition));
                RelayCursor cursor = partition.cursor();
                progress.put(
                        topicPartition,
                        new OffsetAndMetadata(cursor.cursor().nextOffset(), cursor.metadata()));
            }
        }
        faults.at(Faults.Point.BEFORE_RELAY_COMMIT);
        // The group's generation goes with it: whoever was taken for dead is turned away here.
        writer.sendOffsetsToTransaction(progress, reader.groupMetadata());
        writer.commitTransaction();
        status.published(published);
    }

    private int relay(
            TopicPartition topicPartition,
            PartitionRelay partition,
            List<ConsumerRecord<byte[], byte[]>> records) {
        int published = 0;
        try {
            for (ConsumerRecord<byte[], byte[]> record : records) {
                for (ProducerRecord<byte[], byte[]> event : partition.read(record)) {
                    // A failed send fails the commit; the future says nothing more.
                    var _ = writer.send(event);
                    published++;
                }
            }
        } catch (RelayStoppedException stopped) {
            stop(topicPartition, stopped);
        }
        return published;
    }

    private void stop(TopicPartition partition, RelayStoppedException stopped) {
        reader.pause(Set.of(partition));
        status.stopped(partition.partition(), String.valueOf(stopped.getMessage()));
    }

    /** Ends a poll that waits; from any thread. */
    void wakeUp() {
        reader.wakeup();
    }

    /** Gives up what is not committed. */
    @Override
    public void close() {
        try {
            writer.close(AT_THE_END);
        } finally {
            try {
                reader.close(CloseOptions.timeout(AT_THE_END));
            } catch (InterruptException told) {
                Thread.currentThread().interrupt();
            }
            status.forget();
        }
    }

    /** Finds, for each partition that comes, where to go on. */
    private final class Assignment implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
            if (assigned.isEmpty()) {
                return;
            }
            // Waits for a commit that a former owner began: the client takes no other answer.
            Map<TopicPartition, OffsetAndMetadata> committed =
                    reader.committed(Set.copyOf(assigned));
            try (var start = new RelayStart(kafka, topics, reader)) {
                assigned.forEach(partition -> begin(start, partition, committed.get(partition)));
            }
        }

        private void begin(
                RelayStart start, TopicPartition partition, @Nullable OffsetAndMetadata committed) {
            try {
                RelayCursor from = start.find(partition, committed);
                partitions.put(partition, new PartitionRelay(from, codec, events));
                reader.seek(partition, from.cursor().nextOffset());
            } catch (RelayStoppedException stopped) {
                // Some position it must have, or the consumer would look for one.
                reader.seek(partition, 0);
                stop(partition, stopped);
            }
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
            revoked.forEach(partitions::remove);
            status.forget(revoked);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> lost) {
            onPartitionsRevoked(lost);
        }
    }
}

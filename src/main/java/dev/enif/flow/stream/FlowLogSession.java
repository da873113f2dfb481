/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.flow.stream;

import dev.enif.core.monitoring.FlowRecord;
import dev.enif.core.monitoring.RecentIds;
import dev.enif.core.monitoring.RecordRefusedException;
import dev.enif.log.kafka.KafkaSettings;
import dev.enif.log.kafka.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.RangeAssignor;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * One consumer and one producer of a stream of flow logs, until either fails: then all is begun
 * again from what was committed. Nothing is read while lines are written, so a slow broker slows
 * the reading. For one thread, except {@link #giveUp}.
 */
final class FlowLogSession implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration AT_THE_END = Duration.ofSeconds(2);
    private static final int MAX_RECORDS = 5_000;
    private static final int MAX_DEAD_LETTERS = 2_000;

    private final Topics topics;
    private final FlowKnowledge knowledge;
    private final FlowLogSettings settings;
    private final FlowLogStatus status;
    private final FlowSummer summer;
    private final KafkaConsumer<byte[], byte[]> reader;
    private final KafkaProducer<byte[], byte[]> writer;
    private final Map<TopicPartition, Long> next = new HashMap<>();
    private final Map<TopicPartition, Long> resumeAt = new HashMap<>();
    private final Map<TopicPartition, RecentIds> ids = new HashMap<>();
    private final List<ProducerRecord<byte[], byte[]>> deadLetters = new ArrayList<>();
    private long openedNanos;
    private volatile boolean givenUp;

    FlowLogSession(
            KafkaSettings kafka,
            Topics topics,
            FlowKnowledge knowledge,
            FlowLogSettings settings,
            FlowLogStatus status) {
        this.topics = topics;
        this.knowledge = knowledge;
        this.settings = settings;
        this.status = status;
        summer = new FlowSummer(settings, knowledge, status, System::currentTimeMillis);
        String group = FlowLogStream.group(topics, settings.intervalSeconds());
        reader = openReader(kafka, group);
        try {
            writer = openWriter(kafka, group + "-" + kafka.node() + "-" + UUID.randomUUID());
        } catch (RuntimeException unopened) {
            reader.close(CloseOptions.timeout(Duration.ZERO));
            throw unopened;
        }
    }

    private static KafkaConsumer<byte[], byte[]> openReader(KafkaSettings kafka, String group) {
        Map<String, Object> properties = kafka.consumer("flow-logs");
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, Integer.toString(MAX_RECORDS));
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        // Sums are of all partitions: when one goes, all are begun again.
        properties.put(
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, RangeAssignor.class.getName());
        properties.putIfAbsent(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, "10000");
        properties.putIfAbsent(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, "3000");
        properties.putIfAbsent(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, "60000");
        return new KafkaConsumer<>(
                properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static KafkaProducer<byte[], byte[]> openWriter(KafkaSettings kafka, String id) {
        Map<String, Object> properties = kafka.producer("flow-logs");
        properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, id);
        // What a process that died has left open holds up every reader of the lines.
        properties.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, "15000");
        properties.put(ProducerConfig.LINGER_MS_CONFIG, "5");
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, "10000");
        return new KafkaProducer<>(
                properties, new ByteArraySerializer(), new ByteArraySerializer());
    }

    void begin() {
        writer.initTransactions();
        reader.subscribe(List.of(topics.flows()), new Assignment());
    }

    /** Adds what has come since, if anything, and writes what is due; waits a moment. */
    void turn() {
        ConsumerRecords<byte[], byte[]> records = reader.poll(POLL);
        if (!records.isEmpty()) {
            // Whoever had an address when a flow started must be known before it is judged.
            knowledge.catchUp();
            for (ConsumerRecord<byte[], byte[]> record : records) {
                add(record);
            }
            status.read(records.count());
        }
        if (!next.isEmpty() && System.nanoTime() - openedNanos >= settings.writeEvery().toNanos()) {
            write();
        }
        status.open(summer.size());
        next.keySet()
                .forEach(partition ->
                        reader.currentLag(partition)
                                .ifPresent(lag -> status.lags(partition.partition(), lag)));
    }

    private void add(ConsumerRecord<byte[], byte[]> record) {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        boolean again = record.offset() < resumeAt.getOrDefault(partition, 0L);
        try {
            byte[] value = record.value() == null ? new byte[0] : record.value();
            FlowRecord flow = FlowRecordReader.read(value, null);
            RecentIds recent =
                    ids.computeIfAbsent(partition, _ -> new RecentIds(settings.rememberedIds()));
            boolean isNew = recent.add(flow.account(), flow.id());
            if (again) {
                return;
            }
            if (isNew) {
                summer.add(flow, record.partition() + "-" + record.offset());
            } else {
                status.repeated();
            }
        } catch (RecordRefusedException refused) {
            if (again) {
                return;
            }
            refuse(record, refused);
        }
        if (next.isEmpty()) {
            openedNanos = System.nanoTime();
        }
        next.put(partition, record.offset() + 1);
        if (summer.isFull() || deadLetters.size() >= MAX_DEAD_LETTERS) {
            write();
        }
    }

    private void refuse(ConsumerRecord<byte[], byte[]> record, RecordRefusedException refused) {
        status.refuse(refused.reason());
        if (settings.first()) {
            deadLetters.add(FlowLogRecords.deadLetter(topics, record, refused));
        }
    }

    /** Writes all that is open, and what was read with it, in one transaction. */
    void write() {
        if (next.isEmpty()) {
            return;
        }
        List<FlowSummer.Line> lines = summer.take();
        writer.beginTransaction();
        for (FlowSummer.Line line : lines) {
            // A failed send fails the commit; the future says nothing more.
            var _ = writer.send(FlowLogRecords.of(topics, line));
        }
        for (ProducerRecord<byte[], byte[]> deadLetter : deadLetters) {
            var _ = writer.send(deadLetter);
        }
        Map<TopicPartition, OffsetAndMetadata> progress = new HashMap<>();
        next.forEach((partition, offset) -> progress.put(partition, new OffsetAndMetadata(offset)));
        // The group's generation goes with it: whoever was taken for dead is turned away here.
        writer.sendOffsetsToTransaction(progress, reader.groupMetadata());
        writer.commitTransaction();
        status.wrote(lines.size());
        deadLetters.clear();
        next.clear();
    }

    private void forget() {
        summer.clear();
        deadLetters.clear();
        next.clear();
        resumeAt.clear();
        ids.clear();
        status.forget();
    }

    /** From now on nothing more is written; from any thread. */
    void giveUp() {
        givenUp = true;
        reader.wakeup();
    }

    /** Gives up what is not committed. */
    @Override
    public void close() {
        try {
            writer.close(givenUp ? Duration.ZERO : AT_THE_END);
        } finally {
            try {
                reader.close(CloseOptions.timeout(AT_THE_END));
            } catch (InterruptException told) {
                Thread.currentThread().interrupt();
            }
            status.forget();
        }
    }

    /** Begins at what was committed, or at the beginning, and reads the ids before it again. */
    private final class Assignment implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
            forget();
            if (assigned.isEmpty()) {
                return;
            }
            Map<TopicPartition, OffsetAndMetadata> committed =
                    reader.committed(Set.copyOf(assigned));
            Map<TopicPartition, Long> starts = reader.beginningOffsets(assigned);
            for (TopicPartition partition : assigned) {
                long start = starts.getOrDefault(partition, 0L);
                OffsetAndMetadata at = committed.get(partition);
                long resume = at == null ? start : Math.max(start, at.offset());
                resumeAt.put(partition, resume);
                reader.seek(partition, Math.max(start, resume - settings.rememberedIds()));
            }
        }

        /** Whoever has them next begins at what was committed. */
        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
            forget();
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> lost) {
            forget();
        }
    }
}

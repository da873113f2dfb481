/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.projection;

import dev.enif.log.LogRange;
import dev.enif.log.kafka.KafkaSettings;
import dev.enif.log.kafka.LogAdmin;
import dev.enif.log.kafka.Topics;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The log in Kafka, read by a consumer of its own for each replay. */
final class KafkaEventSource implements EventSource, AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(500);

    /** Without a record for that long, a replay is given up and begun anew. */
    private static final long PATIENCE_NANOS = Duration.ofSeconds(30).toNanos();

    private final KafkaSettings kafka;
    private final Topics topics;
    private final int partitions;
    private final LogAdmin admin;

    KafkaEventSource(KafkaSettings kafka, Topics topics, int partitions) {
        this.kafka = kafka;
        this.topics = topics;
        this.partitions = partitions;
        this.admin = new LogAdmin(kafka, "projection");
    }

    @Override
    public LogRange range(int partition) {
        return ranges().get(partition);
    }

    /**
     * The logs of all partitions as they are now, in order.
     *
     * @throws RuntimeException if the cluster does not answer; worth another try
     */
    List<LogRange> ranges() {
        return admin.ranges(topics.events(), partitions);
    }

    @Override
    public void replay(int partition, long from, long to, Consumer<EventRecord> taker) {
        if (from >= to) {
            return;
        }
        var topicPartition = new TopicPartition(topics.events(), partition);
        try (var consumer =
                new KafkaConsumer<>(
                        kafka.consumer("projection-replay-" + partition),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            consumer.assign(List.of(topicPartition));
            consumer.seek(topicPartition, from);
            long last = System.nanoTime();
            while (consumer.position(topicPartition) < to) {
                var polled = consumer.poll(POLL).records(topicPartition);
                for (ConsumerRecord<byte[], byte[]> record : polled) {
                    if (record.offset() < to) {
                        taker.accept(EventRecord.of(record));
                    }
                }
                if (!polled.isEmpty()) {
                    last = System.nanoTime();
                } else if (System.nanoTime() - last > PATIENCE_NANOS) {
                    throw new KafkaException(
                            "No record of %s behind offset %d came"
                                    .formatted(topicPartition, consumer.position(topicPartition)));
                }
            }
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}

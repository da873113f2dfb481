/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.flow;

import dev.enif.core.monitoring.Ownership;
import dev.enif.core.partition.PartitionState;
import dev.enif.log.Image;
import dev.enif.log.LogRange;
import dev.enif.log.codec.JsonCodec;
import dev.enif.log.kafka.Current;
import dev.enif.log.kafka.Follower;
import dev.enif.log.kafka.Headers;
import dev.enif.log.kafka.KafkaSettings;
import dev.enif.log.kafka.LogAdmin;
import dev.enif.log.kafka.Topics;
import dev.enif.log.reader.PartitionReader;
import dev.enif.log.reader.Step;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Learns who held which address in the day before the image that a follower begins from: folds that
 * day of the log once more, beside everything else, from the newest image that is older. Events do
 * not tell what an interface had before them, so nothing shorter is exact.
 */
public final class OwnersBefore implements Follower.Listener, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(OwnersBefore.class.getName());
    private static final Duration POLL = Duration.ofMillis(500);

    /** Without a record for that long it is given up. */
    private static final long STALLED_NANOS = Duration.ofSeconds(30).toNanos();

    /** Longer than that nobody waits; what is not known by then is late. */
    private static final long PATIENCE_NANOS = Duration.ofMinutes(10).toNanos();

    private final KafkaSettings kafka;
    private final Topics topics;
    private final JsonCodec codec;
    private final Images images;
    private final int partitions;
    private final FlowTables tables;
    private final Map<Integer, Long> pendingSinceNanos = new ConcurrentHashMap<>();
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("enif-flow-owners").factory());
    private volatile boolean closing;

    /** Stored folds. */
    @FunctionalInterface
    public interface Images {
        /** The newest image of that log that has read nothing at or behind that offset. */
        Image<PartitionState> atOrBelow(LogRange log, long nextOffset);
    }

    OwnersBefore(
            KafkaSettings kafka,
            Topics topics,
            JsonCodec codec,
            Images images,
            int partitions,
            FlowTables tables) {
        this.kafka = kafka;
        this.topics = topics;
        this.codec = codec;
        this.images = images;
        this.partitions = partitions;
        this.tables = tables;
    }

    @Override
    public void jumped(int partition, Current from) {
        if (from.state().founding() == null) {
            pendingSinceNanos.remove(partition);
            return;
        }
        Long since = System.nanoTime();
        pendingSinceNanos.put(partition, since);
        try {
            thread.execute(() -> learn(partition, from, since));
        } catch (RejectedExecutionException ended) {
            pendingSinceNanos.remove(partition);
        }
    }

    /** Why owners are not all known yet though they will be; empty if they are, or never will. */
    Optional<String> pending() {
        long now = System.nanoTime();
        return pendingSinceNanos.entrySet().stream()
                .filter(entry -> now - entry.getValue() < PATIENCE_NANOS)
                .findFirst()
                .map(entry ->
                        "Who held which address in partition %d is being read"
                                .formatted(entry.getKey()));
    }

    private void learn(int partition, Current from, Long since) {
        try {
            Ownership past = read(partition, from);
            // Another jump may have taken the place of this one, or does so now.
            if (since.equals(pendingSinceNanos.get(partition))
                    && !tables.owners(partition).precede(past, from.state().timeMillis())) {
                LOG.log(
                        System.Logger.Level.DEBUG,
                        "The owners before {0} are of no use any more",
                        from.position());
            }
        } catch (RuntimeException failure) {
            if (!closing) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "Who held which address before %s is not known: older flows are late"
                                .formatted(from.position()),
                        failure);
            }
        } finally {
            pendingSinceNanos.remove(partition, since);
        }
    }

    private Ownership read(int partition, Current from) {
        long end = from.cursor().nextOffset();
        TopicPartition topicPartition = new TopicPartition(topics.events(), partition);
        try (LogAdmin admin = new LogAdmin(kafka, "flow-owners");
                KafkaConsumer<byte[], byte[]> consumer =
                        new KafkaConsumer<>(
                                kafka.consumer("flow-owners"),
                                new ByteArrayDeserializer(),
                                new ByteArrayDeserializer())) {
            LogRange log = admin.ranges(topics.events(), partitions).get(partition);
            long dayBefore = from.state().timeMillis() - FlowTables.OWNERS_MILLIS;
            OffsetAndTimestamp first =
                    consumer.offsetsForTimes(Map.of(topicPartition, Math.max(0, dayBefore)))
                            .get(topicPartition);
            Image<PartitionState> image =
                    images.atOrBelow(log, first == null ? end : Math.min(end, first.offset()));
            Ownership past = new Ownership(FlowTables.OWNERS_MILLIS, FlowTables.MAX_ENDED_OWNERS);
            past.begin(image.state());
            PartitionReader reader =
                    new PartitionReader(partition, image.cursor(), image.state(), codec);
            consumer.assign(List.of(topicPartition));
            consumer.seek(topicPartition, image.cursor().nextOffset());
            fold(consumer, topicPartition, reader, end, past);
            if (!reader.cursor().equals(from.cursor())) {
                throw new IllegalStateException(
                        "The log leads to %s and not to %s"
                                .formatted(reader.cursor(), from.cursor()));
            }
            return past;
        }
    }

    private void fold(
            KafkaConsumer<byte[], byte[]> consumer,
            TopicPartition partition,
            PartitionReader reader,
            long end,
            Ownership past) {
        long last = System.nanoTime();
        while (consumer.position(partition) < end) {
            List<ConsumerRecord<byte[], byte[]>> polled = consumer.poll(POLL).records(partition);
            if (closing || polled.isEmpty() && System.nanoTime() - last > STALLED_NANOS) {
                throw new KafkaException("The log is not delivered");
            }
            for (ConsumerRecord<byte[], byte[]> record : polled) {
                last = System.nanoTime();
                if (record.offset() < end) {
                    Step step =
                            reader.read(record.offset(), Headers.frozen(record), record.value());
                    if (step instanceof Step.Decided decided) {
                        past.decided(decided.after());
                    }
                }
            }
        }
    }

    @Override
    public void close() {
        closing = true;
        thread.shutdown();
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.projection;

import dev.enif.log.Cursor;
import dev.enif.log.LogRange;
import dev.enif.log.kafka.KafkaSettings;
import dev.enif.log.kafka.Topics;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * One run that fills a generation from the log and makes it live. It goes on from wherever an
 * earlier run left the generation's positions. Confined to one thread.
 *
 * <p>The change-over never takes a reader back: the live generation's projectors are held, the new
 * one is brought at least as far, and both happen in the transaction that makes it live.
 */
final class Rebuild {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** How long the live generation's projectors may be held at a change-over. */
    private static final long HOLD_NANOS = Duration.ofSeconds(5).toNanos();

    /** Records that may be missing, over all partitions, when a change-over is tried. */
    private static final long CLOSE = 2_000;

    private final Generation building;
    private final ProjectionParts parts;
    private final Pool pool;
    private final Topics topics;
    private final KafkaSettings kafka;
    private final BooleanSupplier goesOn;
    private final Queue<Runnable> orders = new ConcurrentLinkedQueue<>();
    private final AtomicReference<RuntimeException> stopped = new AtomicReference<>();
    private final List<PartitionProjection> projections = new ArrayList<>();
    private List<LogRange> logs = List.of();

    /**
     * @param goesOn asked over and over; when false, the run ends early
     */
    Rebuild(
            Generation building,
            ProjectionParts parts,
            Pool pool,
            Topics topics,
            KafkaSettings kafka,
            BooleanSupplier goesOn) {
        this.building = building;
        this.parts = parts;
        this.pool = pool;
        this.topics = topics;
        this.kafka = kafka;
        this.goesOn = goesOn;
    }

    /**
     * Returns when the generation is live, or the run was ended early.
     *
     * @throws RuntimeException if a record cannot be followed, or in an outage; a further run may
     *     succeed
     */
    void run(Executor loader) {
        var settings = kafka.consumer("rebuild");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "2000");
        try (var consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> all =
                    IntStream.range(0, parts.partitions())
                            .mapToObj(partition -> new TopicPartition(topics.events(), partition))
                            .toList();
            logs = parts.logs();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            consumer.pause(all);
            for (TopicPartition topicPartition : all) {
                var projection =
                        parts.projection(
                                topicPartition.partition(),
                                () -> building,
                                new Orders(consumer, topicPartition),
                                loader);
                projections.add(projection);
                projection.start();
            }
            follow(consumer);
        } finally {
            projections.forEach(PartitionProjection::close);
        }
    }

    private void follow(KafkaConsumer<byte[], byte[]> consumer) {
        while (goesOn.getAsBoolean()) {
            step(consumer);
            if (missing(parts.generations().reached(parts.live())) <= CLOSE
                    && changeOver(consumer)) {
                return;
            }
        }
    }

    private void step(KafkaConsumer<byte[], byte[]> consumer) {
        for (Runnable order = orders.poll(); order != null; order = orders.poll()) {
            order.run();
        }
        var batch = consumer.poll(POLL);
        for (TopicPartition topicPartition : batch.partitions()) {
            projections
                    .get(topicPartition.partition())
                    .project(batch.records(topicPartition).stream().map(EventRecord::of).toList());
        }
        RuntimeException cause = stopped.get();
        if (cause != null) {
            throw cause;
        }
    }

    /**
     * How many records the generation is behind what is live; never negative. Where the live rows
     * are those of another log, or there are none, it is to be where the log ended when the run
     * began.
     */
    private long missing(List<Generations.Reached> live) {
        long missing = 0;
        for (LogRange log : logs) {
            long wanted =
                    live.stream()
                            .filter(reached -> reached.log().equals(log.identity()))
                            .findFirst()
                            .map(Generations.Reached::nextOffset)
                            .orElse(log.endOffset());
            long reached =
                    projections
                            .get(log.identity().partition())
                            .cursor()
                            .map(Cursor::nextOffset)
                            .orElse(0L);
            missing += Math.max(0, wanted - reached);
        }
        return missing;
    }

    /** False, and nothing changed, if it would have held the projectors for too long. */
    private boolean changeOver(KafkaConsumer<byte[], byte[]> consumer) {
        Generation previous = parts.live();
        SqlConnection connection = pool.getConnection().await().atMost(PATIENCE);
        try {
            Transaction transaction = connection.begin().await().atMost(PATIENCE);
            List<Generations.Reached> held = Generations.hold(connection, previous);
            long begun = System.nanoTime();
            while (missing(held) > 0) {
                if (System.nanoTime() - begun > HOLD_NANOS || !goesOn.getAsBoolean()) {
                    transaction.rollback().await().atMost(PATIENCE);
                    return false;
                }
                step(consumer);
            }
            Generations.makeLive(connection, building);
            transaction.commit().await().atMost(PATIENCE);
        } finally {
            // Ends the transaction, too, if something was thrown.
            connection.close().await().atMost(PATIENCE);
        }
        return true;
    }

    /** What the projections ask of the consumer, which belongs to the run's thread. */
    private final class Orders implements Progress {
        private final KafkaConsumer<byte[], byte[]> consumer;
        private final TopicPartition topicPartition;

        Orders(KafkaConsumer<byte[], byte[]> consumer, TopicPartition topicPartition) {
            this.consumer = consumer;
            this.topicPartition = topicPartition;
        }

        @Override
        public void seek(int partition, long offset) {
            orders.add(() -> {
                consumer.seek(topicPartition, offset);
                consumer.resume(List.of(topicPartition));
            });
        }

        @Override
        public void stopped(int partition, RuntimeException cause) {
            stopped.set(cause);
        }
    }
}

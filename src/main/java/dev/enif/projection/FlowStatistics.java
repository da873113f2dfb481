/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.projection;

import dev.enif.log.codec.CountedFlow;
import dev.enif.log.codec.UndecodableException;
import dev.enif.log.kafka.KafkaSettings;
import dev.enif.log.kafka.Topics;
import dev.enif.projection.FlowStatisticsStore.Move;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Counts the lines of flow logs into PostgreSQL: each once, for where the counting stands is moved
 * in the transaction that counts. Days older than the retention are dropped. Several processes
 * share the partitions as a consumer group. One thread of its own, which outlasts outages.
 */
public final class FlowStatistics implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(FlowStatistics.class.getName());
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration AT_THE_END = Duration.ofSeconds(10);
    private static final long FORGET_EVERY_NANOS = Duration.ofMinutes(10).toNanos();
    private static final int MAX_RECORDS = 5_000;

    private final KafkaSettings kafka;
    private final Topics topics;
    private final Runnable schema;
    private final Supplier<Instant> clock;
    private final int retentionDays;
    private final FlowStatisticsStore store;
    private final Thread thread;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Map<Integer, Long> places = new HashMap<>();
    private final LongAdder counted = new LongAdder();
    private final LongAdder dropped = new LongAdder();
    private volatile @Nullable String trouble;
    private volatile long turnedNanos = System.nanoTime();
    private long forgotNanos;

    /**
     * @param schema returns once the tables are there; throws as long as the database is away
     * @param retentionDays how many days are kept before today
     */
    public FlowStatistics(
            KafkaSettings kafka,
            Topics topics,
            DataSource database,
            Runnable schema,
            Supplier<Instant> clock,
            int retentionDays) {
        this.kafka = kafka;
        this.topics = topics;
        this.schema = schema;
        this.clock = clock;
        this.retentionDays = retentionDays;
        store = new FlowStatisticsStore(database);
        thread = Thread.ofPlatform().daemon().name("enif-flow-statistics").unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /** How many lines this process has counted. */
    public long counted() {
        return counted.sum();
    }

    /** How many it did not, since they are of days that are not kept. */
    public long dropped() {
        return dropped.sum();
    }

    /** Why nothing can be counted at the moment; empty if it can. */
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
        while (!isClosing()) {
            turnedNanos = System.nanoTime();
            try {
                schema.run();
                forget();
                follow();
            } catch (InterruptException told) {
                closing.countDown();
            } catch (SQLException | RuntimeException outage) {
                // Whatever it is: a thread that has ended counts nothing ever after.
                if (trouble == null) {
                    LOG.log(System.Logger.Level.WARNING, "Flows cannot be counted now", outage);
                }
                trouble = String.valueOf(outage.getMessage());
                pause();
            }
        }
    }

    private void follow() throws SQLException {
        try (var consumer = new KafkaConsumer<byte[], byte[]>(properties())) {
            consumer.subscribe(List.of(topics.flowLogs()), new Assignment(consumer));
            while (!isClosing()) {
                ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
                turnedNanos = System.nanoTime();
                if (!records.isEmpty() && !count(records)) {
                    // Somebody else has the partitions, or my own commit was never heard of.
                    return;
                }
                trouble = null;
                if (System.nanoTime() - forgotNanos > FORGET_EVERY_NANOS) {
                    forget();
                }
            }
        }
    }

    private Map<String, Object> properties() {
        Map<String, Object> properties = kafka.consumer("flow-statistics");
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, topics.flowLogs() + "-statistics");
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, Integer.toString(MAX_RECORDS));
        properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        properties.putIfAbsent(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, "10000");
        properties.putIfAbsent(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, "3000");
        return properties;
    }

    private boolean count(ConsumerRecords<byte[], byte[]> records) throws SQLException {
        LocalDate today = today();
        FlowCounts counts = new FlowCounts(today.minusDays(retentionDays), today.plusDays(1));
        Map<Integer, Move> moves = new HashMap<>();
        int lines = 0;
        for (TopicPartition partition : records.partitions()) {
            long next = 0;
            for (ConsumerRecord<byte[], byte[]> record : records.records(partition)) {
                next = record.offset() + 1;
                lines += count(counts, record);
            }
            long from = places.getOrDefault(partition.partition(), 0L);
            moves.put(partition.partition(), new Move(from, next));
        }
        if (!store.add(counts, moves)) {
            return false;
        }
        moves.forEach((partition, move) -> places.put(partition, move.to()));
        counted.add(lines - counts.dropped());
        dropped.add(counts.dropped());
        return true;
    }

    private static int count(FlowCounts counts, ConsumerRecord<byte[], byte[]> record) {
        Header header = record.headers().lastHeader(CountedFlow.HEADER);
        if (header == null) {
            return 0;
        }
        try {
            counts.add(CountedFlow.decode(header.value()));
            return 1;
        } catch (UndecodableException broken) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "The line at %d:%d cannot be counted"
                            .formatted(record.partition(), record.offset()),
                    broken);
            return 0;
        }
    }

    private void forget() throws SQLException {
        forgotNanos = System.nanoTime();
        int days = store.forget(today().minusDays(retentionDays));
        if (days > 0) {
            LOG.log(System.Logger.Level.INFO, "Dropped the flows of {0} days", days);
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.get(), ZoneOffset.UTC);
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    private void pause() {
        try {
            var _ = closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException told) {
            closing.countDown();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            if (thread.isAlive()) {
                thread.join(AT_THE_END);
            }
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
        }
    }

    /** Goes on where the database says. */
    private final class Assignment implements ConsumerRebalanceListener {
        private final KafkaConsumer<byte[], byte[]> consumer;

        Assignment(KafkaConsumer<byte[], byte[]> consumer) {
            this.consumer = consumer;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
            if (assigned.isEmpty()) {
                return;
            }
            try {
                Map<Integer, Long> stored = store.places();
                Map<TopicPartition, Long> starts = consumer.beginningOffsets(assigned);
                for (TopicPartition partition : assigned) {
                    long place = stored.getOrDefault(partition.partition(), 0L);
                    places.put(partition.partition(), place);
                    consumer.seek(partition, Math.max(place, starts.getOrDefault(partition, 0L)));
                }
            } catch (SQLException outage) {
                throw new IllegalStateException("The places cannot be read", outage);
            }
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
            revoked.forEach(partition -> places.remove(partition.partition()));
        }
    }
}

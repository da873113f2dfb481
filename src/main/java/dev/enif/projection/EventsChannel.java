/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.projection;

import dev.enif.log.kafka.Topics;
import dev.enif.query.PositionBoard;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.annotations.Blocking;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * The channel {@code events}: batches of the log, for the partitions that the consumer group
 * assigns to this process. The group spreads the work and no more: that no two processes disturb
 * each other is up to the positions in the database.
 */
@ApplicationScoped
@Identifier(EventsChannel.NAME)
public class EventsChannel implements KafkaConsumerRebalanceListener {
    /** Of the channel and of its rebalance listener, in {@code application.properties}. */
    static final String NAME = "events";

    private static final Logger LOG = Logger.getLogger(EventsChannel.class);
    private static final Duration BETWEEN_HINTS = Duration.ofSeconds(1);
    private static final int HINTS_A_MEASUREMENT = 10;

    /** A partition that looks for its position for longer hangs, or readers wait all the same. */
    private static final Duration LONG = Duration.ofMinutes(1);

    private final ProjectionStatus status = new ProjectionStatus();
    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(
                    Thread.ofVirtual().name("enif-projection-", 0).factory());
    private final AtomicBoolean measures = new AtomicBoolean();
    private final ExecutorService writers;
    private final ProjectionParts parts;
    private final ProjectionLag lag;
    private final ChannelProgress progress;
    private final Projections projections;

    /**
     * @param connections what the pool holds. Projectors take no more than half, for they can all
     *     wait at once for a rebuild that changes over, which needs connections for going on; and
     *     so do queries.
     */
    @Inject
    EventsChannel(
            ProjectionParts parts,
            Topics topics,
            KafkaClientService clients,
            PositionBoard board,
            MeterRegistry metrics,
            @ConfigProperty(name = "quarkus.datasource.reactive.max-size") int connections) {
        writers =
                Executors.newFixedThreadPool(
                        Math.max(1, connections / 2),
                        Thread.ofVirtual().name("enif-projection-write-", 0).factory());
        this.parts = parts;
        lag = new ProjectionLag(metrics);
        progress = new ChannelProgress(topics.events(), clients, status, board, metrics, lag);
        projections =
                new Projections(
                        partition -> parts.projection(partition, parts::live, progress, threads),
                        writers);
    }

    @Incoming(NAME)
    @Blocking
    void project(ConsumerRecords<byte[], byte[]> batch) {
        projections.project(batch);
    }

    @Override
    public void onPartitionsAssigned(
            Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        List<Integer> assigned = numbers(partitions);
        assigned.forEach(status::forget);
        projections.assigned(assigned);
        if (!measures.getAndSet(true)) {
            threads.execute(this::measure);
        }
    }

    @Override
    public void onPartitionsRevoked(
            Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        List<Integer> revoked = numbers(partitions);
        projections.revoked(revoked);
        revoked.forEach(status::forget);
    }

    @Override
    public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        onPartitionsRevoked(consumer, partitions);
    }

    /** What stands in the way of projecting, in words, by partition: for health. */
    public SortedMap<Integer, String> troubles() {
        SortedMap<Integer, String> troubles = status.troubles();
        projections
                .byPartition()
                .forEach((partition, projection) ->
                        projection
                                .loading()
                                .filter(took -> took.compareTo(LONG) > 0)
                                .ifPresent(took ->
                                        troubles.putIfAbsent(
                                                partition,
                                                "has looked for its position for "
                                                        + took.toSeconds()
                                                        + " s")));
        return troubles;
    }

    /** The partitions that are assigned to this process and have found their position. */
    public long projected() {
        return projections.byPartition().values().stream()
                .filter(projection -> projection.cursor().isPresent())
                .count();
    }

    private void measure() {
        for (int turn = 0; !Thread.currentThread().isInterrupted(); turn++) {
            try {
                progress.hint();
                if (turn % HINTS_A_MEASUREMENT == 0) {
                    lag.show(projections.byPartition().keySet(), parts.logs());
                }
            } catch (RuntimeException unknown) {
                LOG.debug("It is not known how far the projections are behind", unknown);
            }
            LockSupport.parkNanos(BETWEEN_HINTS.toNanos());
        }
    }

    @PreDestroy
    void close() {
        projections.revoked(projections.byPartition().keySet());
        threads.shutdownNow();
        writers.shutdownNow();
    }

    private static List<Integer> numbers(Collection<TopicPartition> partitions) {
        return partitions.stream().map(TopicPartition::partition).toList();
    }
}

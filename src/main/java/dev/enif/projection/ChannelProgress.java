/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.projection;

import dev.enif.core.failover.FailoverGroupEvent.FailedOver;
import dev.enif.log.Cursor;
import dev.enif.log.VoidReason;
import dev.enif.query.PositionBoard;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Carries what becomes of the channel's partitions to the log, metrics, readers and the consumer.
 */
final class ChannelProgress implements Progress {
    private static final Logger LOG = Logger.getLogger(ChannelProgress.class);

    private static final long LATE_MILLIS = 600_000;

    private final String topic;
    private final KafkaClientService clients;
    private final ProjectionStatus status;
    private final PositionBoard board;
    private final MeterRegistry metrics;
    private final ProjectionLag lag;
    private final Map<Integer, Long> unhinted = new ConcurrentHashMap<>();

    ChannelProgress(
            String topic,
            KafkaClientService clients,
            ProjectionStatus status,
            PositionBoard board,
            MeterRegistry metrics,
            ProjectionLag lag) {
        this.topic = topic;
        this.clients = clients;
        this.status = status;
        this.board = board;
        this.metrics = metrics;
        this.lag = lag;
    }

    @Override
    public void advanced(int partition, Cursor cursor, int rows, long tookNanos) {
        board.reached(partition, cursor.nextOffset());
        lag.reached(partition, cursor.nextOffset());
        metrics.counter("enif.projection.rows").increment(rows);
        if (tookNanos > 0) {
            metrics.timer("enif.projection.apply").record(tookNanos, TimeUnit.NANOSECONDS);
        }
        unhinted.put(partition, cursor.nextOffset());
    }

    /**
     * Log time against this process's clock; what is only read again, long after, says nothing
     * about how soon a failover is shown.
     */
    @Override
    public void failedOver(int partition, FailedOver event) {
        long shownAfterMillis = event.shownAfterMillis(System.currentTimeMillis());
        if (shownAfterMillis <= LATE_MILLIS) {
            metrics.timer("enif.failover.shown", "reader", "view")
                    .record(shownAfterMillis, TimeUnit.MILLISECONDS);
        }
    }

    /**
     * Commits how far each partition is as the group's offset, if it has moved since. That is for
     * people who look at the group's lag; nothing rests on it, and each commit is a write of the
     * broker's: so it is done once in a while, not with each batch.
     */
    void hint() {
        if (!unhinted.isEmpty()) {
            onPollingThread(this::hint);
        }
    }

    private void hint(Consumer<?, ?> consumer) {
        var hints = new HashMap<TopicPartition, OffsetAndMetadata>();
        unhinted.forEach((partition, nextOffset) -> {
            var topicPartition = new TopicPartition(topic, partition);
            if (consumer.assignment().contains(topicPartition)) {
                hints.put(topicPartition, new OffsetAndMetadata(nextOffset));
            }
            unhinted.remove(partition, nextOffset);
        });
        if (!hints.isEmpty()) {
            consumer.commitAsync(
                    hints,
                    (_, failure) -> {
                        if (failure != null) {
                            LOG.debugf(failure, "The offsets %s were not committed", hints);
                            hints.forEach((at, offset) ->
                                    unhinted.putIfAbsent(at.partition(), offset.offset()));
                        }
                    });
        }
    }

    @Override
    public void voided(int partition, long offset, VoidReason reason) {
        LOG.debugf("Record %d of partition %d is void: %s", offset, partition, reason);
        metrics.counter(
                        "enif.void.records",
                        "reader",
                        "projection",
                        "reason",
                        reason.name().toLowerCase(Locale.ROOT))
                .increment();
    }

    @Override
    public void outage(int partition, RuntimeException cause) {
        if (status.outage(partition, cause)) {
            LOG.warnf(cause, "Partition %d is not projected until this is over", partition);
        }
    }

    @Override
    public void recovered(int partition) {
        if (status.recovered(partition)) {
            LOG.infof("Partition %d is projected again", partition);
        }
    }

    @Override
    public void stopped(int partition, RuntimeException cause) {
        status.stopped(partition, cause);
        LOG.errorf(cause, "Partition %d is projected no further", partition);
    }

    @Override
    public void seek(int partition, long offset) {
        onPollingThread(consumer -> {
            var topicPartition = new TopicPartition(topic, partition);
            if (consumer.assignment().contains(topicPartition)) {
                consumer.seek(topicPartition, offset);
            }
        });
    }

    private void onPollingThread(java.util.function.Consumer<Consumer<?, ?>> action) {
        KafkaConsumer<byte[], byte[]> consumer = clients.getConsumer(EventsChannel.NAME);
        if (consumer != null) {
            consumer.runOnPollingThread(
                            (java.util.function.Consumer<Consumer<byte[], byte[]>>) action::accept)
                    .subscribe()
                    .with(
                            _ -> {},
                            failure -> LOG.debug("The consumer did not take an order", failure));
        }
    }
}

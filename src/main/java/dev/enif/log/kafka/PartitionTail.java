/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.kafka;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * The records of a partition from an offset to where it ended when this was made. For one thread,
 * which has the consumer to itself.
 */
final class PartitionTail implements Iterator<ConsumerRecord<byte[], byte[]>> {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumer<byte[], byte[]> consumer;
    private final TopicPartition partition;
    private final long end;
    private final Queue<ConsumerRecord<byte[], byte[]>> polled = new ArrayDeque<>();

    /**
     * @param from the lowest offset wanted; one that the partition has no more means its start
     */
    PartitionTail(Consumer<byte[], byte[]> consumer, TopicPartition partition, long from) {
        this.consumer = consumer;
        this.partition = partition;
        var only = List.of(partition);
        consumer.assign(only);
        end = consumer.endOffsets(only, PATIENCE).getOrDefault(partition, 0L);
        long start = consumer.beginningOffsets(only, PATIENCE).getOrDefault(partition, 0L);
        consumer.seek(partition, Math.min(end, Math.max(start, from)));
    }

    /**
     * @throws TimeoutException if the cluster does not deliver
     */
    @Override
    public boolean hasNext() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (polled.isEmpty() && consumer.position(partition, PATIENCE) < end) {
            consumer.poll(POLL).forEach(polled::add);
            if (polled.isEmpty() && System.nanoTime() - deadline > 0) {
                throw new TimeoutException(
                        partition + " was not delivered up to offset " + (end - 1));
            }
        }
        return !polled.isEmpty();
    }

    @Override
    public ConsumerRecord<byte[], byte[]> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return polled.remove();
    }
}

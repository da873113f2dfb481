/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.projection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * The partitions that this process projects: as many as are assigned to it. {@link #project} is
 * called by one thread at a time; the rest by any.
 */
final class Projections {
    private final IntFunction<PartitionProjection> maker;
    private final ExecutorService executor;
    private final Map<Integer, PartitionProjection> byPartition = new ConcurrentHashMap<>();

    /**
     * @param executor runs the partitions of one batch side by side
     */
    Projections(IntFunction<PartitionProjection> maker, ExecutorService executor) {
        this.maker = maker;
        this.executor = executor;
    }

    void assigned(Collection<Integer> partitions) {
        for (int partition : partitions) {
            PartitionProjection projection = maker.apply(partition);
            PartitionProjection before = byPartition.put(partition, projection);
            if (before != null) {
                before.close();
            }
            projection.start();
        }
    }

    void revoked(Collection<Integer> partitions) {
        for (int partition : partitions) {
            PartitionProjection projection = byPartition.remove(partition);
            if (projection != null) {
                projection.close();
            }
        }
    }

    /** Those that are assigned now. */
    Map<Integer, PartitionProjection> byPartition() {
        return Map.copyOf(byPartition);
    }

    /**
     * Projects a batch; records of partitions that are not assigned any more are dropped. Returns
     * when each partition has done what it could.
     */
    void project(ConsumerRecords<byte[], byte[]> batch) {
        List<Future<?>> running = new ArrayList<>();
        for (TopicPartition topicPartition : batch.partitions()) {
            PartitionProjection projection = byPartition.get(topicPartition.partition());
            if (projection != null) {
                List<EventRecord> records = records(batch.records(topicPartition));
                running.add(executor.submit(() -> projection.project(records)));
            }
        }
        running.forEach(Projections::await);
    }

    private static List<EventRecord> records(List<ConsumerRecord<byte[], byte[]>> consumed) {
        return consumed.stream().map(EventRecord::of).toList();
    }

    private static void await(Future<?> running) {
        try {
            running.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException fault) {
            throw new IllegalStateException("a projection failed in a way nobody foresaw", fault);
        }
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.kafka;

import dev.enif.log.LogIdentity;
import dev.enif.log.LogRange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;

/** Asks the cluster which log this is and how far it reaches. Blocks, for a bounded time. */
public final class LogAdmin implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Admin admin;

    public LogAdmin(KafkaSettings kafka, String purpose) {
        this.admin = Admin.create(kafka.admin(purpose));
    }

    /**
     * The ranges of all partitions of a topic, in order.
     *
     * @throws KafkaException if the cluster does not answer
     */
    public List<LogRange> ranges(String topic, int partitions) {
        var cluster = await(admin.describeCluster().clusterId());
        var described = await(admin.describeTopics(List.of(topic)).allTopicNames()).get(topic);
        if (described == null || described.partitions().size() != partitions) {
            throw new KafkaException(
                    "Topic %s does not have %d partitions".formatted(topic, partitions));
        }
        var starts = offsets(topic, partitions, OffsetSpec.earliest());
        var ends = offsets(topic, partitions, OffsetSpec.latest());
        var ranges = new ArrayList<LogRange>();
        for (int partition = 0; partition < partitions; partition++) {
            ranges.add(
                    new LogRange(
                            new LogIdentity(cluster, described.topicId().toString(), partition),
                            starts.getOrDefault(partition, 0L),
                            ends.getOrDefault(partition, 0L)));
        }
        return ranges;
    }

    private Map<Integer, Long> offsets(String topic, int partitions, OffsetSpec spec) {
        var asked = new HashMap<TopicPartition, OffsetSpec>();
        for (int partition = 0; partition < partitions; partition++) {
            asked.put(new TopicPartition(topic, partition), spec);
        }
        Map<TopicPartition, ListOffsetsResult.ListOffsetsResultInfo> answered =
                await(admin.listOffsets(asked).all());
        var offsets = new HashMap<Integer, Long>();
        answered.forEach(
                (topicPartition, info) -> offsets.put(topicPartition.partition(), info.offset()));
        return offsets;
    }

    static <T> T await(KafkaFuture<T> future) {
        try {
            return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new KafkaException(String.valueOf(e.getMessage()), e);
        } catch (TimeoutException e) {
            throw new KafkaException("The cluster did not answer in " + PATIENCE, e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
    }
}

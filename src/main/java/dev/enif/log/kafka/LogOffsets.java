/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** Asks how far one topic reaches, without blocking. Thread-safe. */
public final class LogOffsets implements AutoCloseable {

    /**
     * A partition as it is now.
     *
     * @param start its lowest offset
     * @param end the offset after its highest
     */
    public record Range(long start, long end) {}

    private final Admin admin;
    private final String topic;

    public LogOffsets(KafkaSettings kafka, String topic, String purpose) {
        this.admin = Admin.create(kafka.admin(purpose));
        this.topic = topic;
    }

    /** Where the partition starts and ends now. */
    public CompletionStage<Range> range(int partition) {
        var starts = ask(List.of(partition), OffsetSpec.earliest());
        var ends = ask(List.of(partition), OffsetSpec.latest());
        return starts.thenCombine(
                ends,
                (start, end) ->
                        new Range(
                                start.getOrDefault(partition, 0L),
                                end.getOrDefault(partition, 0L)));
    }

    /** Where the partitions end now. */
    CompletionStage<Map<Integer, Long>> ends(Iterable<Integer> partitions) {
        return ask(partitions, OffsetSpec.latest());
    }

    private CompletionStage<Map<Integer, Long>> ask(Iterable<Integer> partitions, OffsetSpec spec) {
        var asked = new HashMap<TopicPartition, OffsetSpec>();
        partitions.forEach(partition -> asked.put(new TopicPartition(topic, partition), spec));
        try {
            return admin.listOffsets(asked)
                    .all()
                    .toCompletionStage()
                    .thenApply(LogOffsets::byPartition);
        } catch (RuntimeException failure) {
            return CompletableFuture.failedStage(failure);
        }
    }

    private static Map<Integer, Long> byPartition(
            Map<TopicPartition, ListOffsetsResultInfo> answered) {
        return answered.entrySet().stream()
                .collect(
                        Collectors.toMap(
                                entry -> entry.getKey().partition(),
                                entry -> entry.getValue().offset()));
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
    }
}

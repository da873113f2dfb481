/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.client;

import dev.enif.testing.Await;
import dev.enif.testing.TestServers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The lines of flow logs, as a reader of the topic gets them. */
public final class FlowLogTopic {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private FlowLogTopic() {}

    /** All lines of the account, once there are as many as expected. */
    public static List<String> lines(String account, int expected) {
        Map<String, Object> settings =
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        TestServers.kafka().bootstrapServers(),
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed");
        try (var consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> all =
                    IntStream.range(0, Api.PARTITIONS)
                            .mapToObj(partition -> new TopicPartition("eni.flow-logs", partition))
                            .toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            List<String> lines = new ArrayList<>();
            Await.until(
                    expected + " lines are written",
                    PATIENCE,
                    () -> {
                        consumer.poll(Duration.ofMillis(100))
                                .forEach(record -> {
                                    var header = record.headers().lastHeader("enif_account");
                                    if (new String(header.value(), StandardCharsets.UTF_8)
                                            .equals(account)) {
                                        lines.add(record.value());
                                    }
                                });
                        return lines.size() >= expected;
                    });
            return lines;
        }
    }
}

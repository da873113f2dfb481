/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a whole topic with a plain consumer, and applies the reader rule as it is written in
 * ARCHITECTURE.md: none of the service's own reading code is used, so that a mistake in it cannot
 * hide itself.
 */
public final class LogWalk {
    private static final ObjectMapper JSON = new ObjectMapper();

    private LogWalk() {}

    /** A record that counts. */
    public record Valid(
            int partition, long offset, long term, long seq, byte[] value, JsonNode body) {}

    /** All records of a topic by partition, in order. */
    public static Map<Integer, List<ConsumerRecord<byte[], byte[]>>> read(
            String bootstrapServers, String topic) {
        Map<Integer, List<ConsumerRecord<byte[], byte[]>>> all = new HashMap<>();
        try (KafkaConsumer<byte[], byte[]> consumer = open(bootstrapServers)) {
            List<TopicPartition> partitions = partitions(consumer, topic);
            partitions.forEach(partition -> all.put(partition.partition(), new ArrayList<>()));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(record ->
                                all.computeIfAbsent(record.partition(), _ -> new ArrayList<>())
                                        .add(record));
            }
        }
        return all;
    }

    /** The records of a partition that count, in order. */
    public static List<Valid> valid(List<ConsumerRecord<byte[], byte[]>> records) {
        List<Valid> valid = new ArrayList<>();
        long term = -1;
        String nonce = "";
        long seq = 0;
        for (ConsumerRecord<byte[], byte[]> record : records) {
            String kind = header(record, "kind");
            if ("term-started".equals(kind)) {
                String claimed = String.valueOf(header(record, "nonce"));
                if (!claimed.equals(nonce)) {
                    term = record.offset();
                    nonce = claimed;
                    seq = 0;
                }
            } else if ("decision".equals(kind)
                    && Long.toString(term).equals(header(record, "term"))
                    && Long.toString(seq + 1).equals(header(record, "seq"))) {
                seq++;
                valid.add(
                        new Valid(
                                record.partition(),
                                record.offset(),
                                term,
                                seq,
                                record.value(),
                                json(record.value())));
            }
        }
        return valid;
    }

    /** By partition, where a topic ends now. */
    static Map<Integer, Long> ends(String bootstrapServers, String topic) {
        Map<Integer, Long> ends = new HashMap<>();
        try (KafkaConsumer<byte[], byte[]> consumer = open(bootstrapServers)) {
            consumer.endOffsets(partitions(consumer, topic))
                    .forEach((partition, end) -> ends.put(partition.partition(), end));
        }
        return ends;
    }

    private static KafkaConsumer<byte[], byte[]> open(String bootstrapServers) {
        Properties settings = new Properties();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        return new KafkaConsumer<>(
                settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static List<TopicPartition> partitions(
            KafkaConsumer<byte[], byte[]> consumer, String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
    }

    /** The body of the first claim, which founds the partition. */
    static Optional<byte[]> firstClaim(List<ConsumerRecord<byte[], byte[]>> records) {
        return records.stream()
                .filter(record -> "term-started".equals(header(record, "kind")))
                .findFirst()
                .map(ConsumerRecord::value);
    }

    /** How many decisions do not count. */
    public static long voids(List<ConsumerRecord<byte[], byte[]>> records) {
        return records.stream().filter(it -> "decision".equals(header(it, "kind"))).count()
                - valid(records).size();
    }

    static JsonNode json(byte[] bytes) {
        try {
            return JSON.readTree(bytes);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static @Nullable String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.US_ASCII);
    }
}

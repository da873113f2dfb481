/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.kafka;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * How to reach the cluster, and what every client of ours has in common.
 *
 * @param bootstrapServers hosts and ports, separated by commas
 * @param node this process's name in client ids and in the log
 * @param properties further properties of the client, for TLS and SASL; they cannot override what
 *     the protocol rests on
 */
public record KafkaSettings(String bootstrapServers, String node, Map<String, String> properties) {

    private static final int REQUEST_TIMEOUT_MILLIS = 5_000;

    /** Two clients of one process must not share an id, or they share their measurements. */
    private static final AtomicLong CLIENTS = new AtomicLong();

    public KafkaSettings {
        properties = Map.copyOf(properties);
        if (bootstrapServers.isBlank() || node.isBlank()) {
            throw new IllegalArgumentException("Neither servers nor node may be blank");
        }
    }

    public KafkaSettings(String bootstrapServers, String node) {
        this(bootstrapServers, node, Map.of());
    }

    /** Properties of an admin client. */
    public Map<String, Object> admin(String purpose) {
        return common(purpose);
    }

    /**
     * Properties of a consumer: commits nothing by itself, and never jumps when its offset is gone.
     */
    public Map<String, Object> consumer(String purpose) {
        var all = common(purpose);
        all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        all.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted");
        all.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        return all;
    }

    /**
     * Properties of an idempotent producer that sends at once. lz4, since other codecs are lost
     * without a word in a native image.
     */
    public Map<String, Object> producer(String purpose) {
        var all = common(purpose);
        all.put(ProducerConfig.ACKS_CONFIG, "all");
        all.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
        all.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, "5");
        all.put(ProducerConfig.LINGER_MS_CONFIG, "0");
        all.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        all.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "10000");
        all.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, "3000");
        return all;
    }

    /**
     * As {@link #producer}, for records that are small and soon forgotten: a compressor takes 128
     * KiB of memory for each batch, and a batch often holds one record.
     */
    public Map<String, Object> uncompressedProducer(String purpose) {
        var all = producer(purpose);
        all.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "none");
        return all;
    }

    private Map<String, Object> common(String purpose) {
        var all = new HashMap<String, Object>(properties);
        all.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        all.put(
                CommonClientConfigs.CLIENT_ID_CONFIG,
                "enif-%s-%s-%d".formatted(purpose, node, CLIENTS.incrementAndGet()));
        all.put(
                CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG,
                Integer.toString(REQUEST_TIMEOUT_MILLIS));
        all.put(CommonClientConfigs.RECONNECT_BACKOFF_MS_CONFIG, "50");
        all.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, "1000");
        all.put(CommonClientConfigs.RETRY_BACKOFF_MS_CONFIG, "50");
        all.put(CommonClientConfigs.RETRY_BACKOFF_MAX_MS_CONFIG, "1000");
        all.put(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, "false");
        return all;
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.bench;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Plain idempotent appends of records of a decision's size, by one producer. Thread-safe. */
final class RawAppends implements AutoCloseable {
    static final int RECORD_BYTES = 700;
    private static final String TOPIC = "append";

    private final byte[] value = new byte[RECORD_BYTES];
    private final KafkaProducer<byte[], byte[]> producer;

    RawAppends(String bootstrapServers) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1)))
                    .all()
                    .get(30, TimeUnit.SECONDS);
        }
        RandomGenerator.getDefault().nextBytes(value);
        producer =
                new KafkaProducer<>(
                        Map.of(
                                "bootstrap.servers",
                                bootstrapServers,
                                "acks",
                                "all",
                                "enable.idempotence",
                                true,
                                "linger.ms",
                                0,
                                "compression.type",
                                "lz4"),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
        producer.partitionsFor(TOPIC);
    }

    /** Appends one; the number does not matter. */
    CompletionStage<Boolean> append(int number) {
        var appended = new CompletableFuture<Boolean>();
        var _ =
                producer.send(
                        new ProducerRecord<>(TOPIC, value),
                        (_, failure) -> {
                            if (failure == null) {
                                appended.complete(true);
                            } else {
                                appended.completeExceptionally(failure);
                            }
                        });
        return appended;
    }

    @Override
    public void close() {
        producer.close();
    }
}

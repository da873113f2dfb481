/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.flow.stream;

import dev.enif.core.id.AccountId;
import dev.enif.core.monitoring.FlowRecord;
import dev.enif.core.monitoring.RecordRefusedException;
import dev.enif.log.kafka.KafkaSettings;
import dev.enif.log.kafka.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Takes flow records, one a line, and appends those that are sound to {@code eni.flows}. Whoever
 * does not see the answer sends the same again: repeats are dropped by their ids. Thread-safe.
 */
public final class FlowRecordIntake implements AutoCloseable {
    /** How many lines may come at once. */
    public static final int MOST_LINES = 10_000;

    private static final int MOST_AT_ONCE = 64;

    private final KafkaSettings kafka;
    private final Topics topics;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);
    private @Nullable Producer<byte[], byte[]> producer;

    /**
     * A line that was not taken.
     *
     * @param line counted from 1
     */
    public record LineError(int line, String reason, String detail) {}

    /** What became of the lines. */
    public record Taken(int accepted, List<LineError> errors) {
        public Taken {
            errors = List.copyOf(errors);
        }
    }

    /** Too many are being taken at once. */
    public static final class BusyException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    public FlowRecordIntake(KafkaSettings kafka, Topics topics) {
        this.kafka = kafka;
        this.topics = topics;
    }

    /**
     * Takes the lines of one sender; completes once all that are sound are acknowledged. Fails with
     * {@link BusyException}, or with a {@link KafkaException} in an outage: then some may have been
     * taken. May block for a few seconds in an outage.
     *
     * @param lines blank ones are passed over; at most {@value #MOST_LINES}
     */
    public CompletionStage<Taken> take(AccountId sender, List<String> lines) {
        if (!places.tryAcquire()) {
            return CompletableFuture.failedStage(new BusyException());
        }
        CompletionStage<Taken> taken;
        try {
            taken = append(sender, lines);
        } catch (RuntimeException failure) {
            taken = CompletableFuture.failedStage(failure);
        }
        return taken.whenComplete((_, _) -> places.release());
    }

    private CompletionStage<Taken> append(AccountId sender, List<String> lines) {
        List<LineError> errors = new ArrayList<>();
        List<FlowRecord> sound = new ArrayList<>();
        for (int index = 0; index < lines.size(); index++) {
            if (lines.get(index).isBlank()) {
                continue;
            }
            try {
                byte[] bytes = lines.get(index).getBytes(StandardCharsets.UTF_8);
                sound.add(FlowRecordReader.read(bytes, sender));
            } catch (RecordRefusedException refused) {
                errors.add(new LineError(index + 1, refused.reason().wireName(), refused.detail()));
            }
        }
        List<CompletableFuture<Void>> acknowledged = new ArrayList<>();
        for (FlowRecord record : sound) {
            acknowledged.add(append(record));
        }
        return CompletableFuture.allOf(acknowledged.toArray(CompletableFuture[]::new))
                .thenApply(_ -> new Taken(sound.size(), errors));
    }

    /** Repeats come to the same partition, for the key is where the flow was seen. */
    private CompletableFuture<Void> append(FlowRecord record) {
        CompletableFuture<Void> acknowledged = new CompletableFuture<>();
        var _ =
                producer()
                        .send(
                                new ProducerRecord<>(
                                        topics.flows(),
                                        record.interfaceId()
                                                .value()
                                                .getBytes(StandardCharsets.US_ASCII),
                                        FlowRecordWriter.write(record)),
                                (_, failure) -> {
                                    if (failure == null) {
                                        acknowledged.complete(null);
                                    } else {
                                        acknowledged.completeExceptionally(failure);
                                    }
                                });
        return acknowledged;
    }

    private synchronized Producer<byte[], byte[]> producer() {
        if (producer == null) {
            var properties = kafka.producer("flow-records");
            properties.put(ProducerConfig.LINGER_MS_CONFIG, "5");
            producer =
                    new KafkaProducer<>(
                            properties, new ByteArraySerializer(), new ByteArraySerializer());
        }
        return producer;
    }

    @Override
    public synchronized void close() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(2));
        }
    }
}

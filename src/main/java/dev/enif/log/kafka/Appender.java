/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * An idempotent producer whose every append is answered for, and which is replaced when it has
 * failed for good. Appends to one partition keep their order as long as none fails. Thread-safe.
 */
final class Appender implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Appender.class.getName());

    private final Supplier<Map<String, Object>> properties;
    private volatile Producer<byte[], byte[]> producer;
    private volatile boolean closed;

    /**
     * @param properties of a producer; asked again for each that replaces one
     */
    Appender(Supplier<Map<String, Object>> properties) {
        this.properties = properties;
        this.producer = open();
    }

    private Producer<byte[], byte[]> open() {
        return new KafkaProducer<>(
                properties.get(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    /**
     * Fetches what the first append needs to know of the topic, so that it does not have to wait.
     *
     * @throws KafkaException if the cluster does not answer
     */
    void warm(String topic) {
        producer.partitionsFor(topic);
    }

    /**
     * Appends. The result is told exactly once, on the producer's thread or on this one.
     *
     * @param acknowledged told the record's offset
     * @param failed told why it failed; the record may be in the log all the same
     */
    void append(
            ProducerRecord<byte[], byte[]> record,
            LongConsumer acknowledged,
            Consumer<Exception> failed) {
        var used = producer;
        try {
            // The result comes by the callback; the future says the same.
            var _ =
                    used.send(
                            record,
                            (metadata, failure) -> {
                                if (failure == null) {
                                    acknowledged.accept(metadata.offset());
                                } else {
                                    replaceAfter(used, failure);
                                    failed.accept(failure);
                                }
                            });
        } catch (KafkaException | IllegalStateException failure) {
            if (failure instanceof InterruptException) {
                Thread.currentThread().interrupt();
            }
            if (!(failure instanceof TimeoutException)
                    && !(failure instanceof RecordTooLargeException)) {
                replace(used, failure);
            }
            failed.accept(failure);
        }
    }

    private void replaceAfter(Producer<byte[], byte[]> used, Exception failure) {
        switch (failure) {
            case OutOfOrderSequenceException _,
                    InvalidProducerEpochException _,
                    ProducerFencedException _,
                    AuthorizationException _,
                    UnsupportedVersionException _ ->
                    replace(used, failure);
            default -> {
                // The producer itself goes on: a time-out, or one record that was turned away.
            }
        }
    }

    /** One that is in a state of error fails every append from now on: begin with another. */
    private synchronized void replace(Producer<byte[], byte[]> used, Exception failure) {
        if (producer != used || closed) {
            return;
        }
        LOG.log(System.Logger.Level.WARNING, "Replacing a producer that has failed", failure);
        producer = open();
        // Not here: its own thread cannot wait for itself.
        Thread.startVirtualThread(() -> used.close(Duration.ZERO));
    }

    /** Waits for what is in flight, up to the bound; then fails it. */
    void close(Duration bound) {
        @Nullable Producer<byte[], byte[]> last;
        synchronized (this) {
            closed = true;
            last = producer;
        }
        last.close(bound);
    }

    @Override
    public void close() {
        close(Duration.ofSeconds(2));
    }
}

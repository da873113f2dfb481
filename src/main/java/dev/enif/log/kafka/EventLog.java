/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.kafka;

import dev.enif.log.FrozenHeaders;
import dev.enif.log.RecordHeader;
import dev.enif.log.codec.DecisionRecord;
import dev.enif.log.codec.JsonCodec;
import dev.enif.log.codec.TermRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Appends claims and decisions to the log of record. That an append was acknowledged says nothing:
 * only what is read back counts. Thread-safe; the order of appends to a partition is that of the
 * calls.
 */
public final class EventLog implements AutoCloseable {

    private final Topics topics;
    private final JsonCodec codec;
    private final Faults faults;
    private final Appender appender;

    public EventLog(KafkaSettings kafka, Topics topics, JsonCodec codec, Faults faults) {
        this.faults = faults;
        this.topics = topics;
        this.codec = codec;
        this.appender = new Appender(() -> kafka.producer("events"));
    }

    /** See {@link CommandLog#warm}. */
    public void warm() {
        appender.warm(topics.events());
    }

    /**
     * Appends a claim to a partition.
     *
     * @param failed told, on any thread, if it failed; it may be in the log all the same
     */
    public void append(int partition, TermRecord term, Consumer<Exception> failed) {
        append(
                partition,
                new RecordHeader.TermStarted(term.nonce()),
                null,
                codec.encode(term),
                _ -> {},
                failed);
    }

    /**
     * Appends a decision to a partition.
     *
     * @param failed told, on any thread, if it failed; it may be in the log all the same
     */
    public void append(int partition, DecisionRecord decision, Consumer<Exception> failed) {
        var account = decision.decision().account();
        append(
                partition,
                new RecordHeader.Decision(decision.term(), decision.seq()),
                account == null ? null : account.value(),
                codec.encode(decision),
                _ -> faults.at(Faults.Point.AFTER_APPEND_BEFORE_READ_BACK),
                failed);
    }

    private void append(
            int partition,
            RecordHeader header,
            @Nullable String key,
            byte[] body,
            LongConsumer acknowledged,
            Consumer<Exception> failed) {
        var record =
                new ProducerRecord<byte[], byte[]>(
                        topics.events(),
                        partition,
                        key == null ? null : key.getBytes(StandardCharsets.US_ASCII),
                        body);
        Headers.add(record, FrozenHeaders.write(header));
        appender.append(record, acknowledged, failed);
    }

    /** Waits for what is in flight, up to the bound; then fails it. */
    public void close(Duration bound) {
        appender.close(bound);
    }

    @Override
    public void close() {
        appender.close();
    }
}

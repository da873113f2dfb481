/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.kafka;

import dev.enif.core.partition.CommandEnvelope;
import dev.enif.log.codec.JsonCodec;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Appends commands, to be decided by whoever owns their partition. Thread-safe. */
public final class CommandLog implements AutoCloseable {

    /**
     * The header that repeats the command's id, so that a command whose body cannot be decoded can
     * still be answered.
     */
    public static final String COMMAND_ID = "command-id";

    private final Topics topics;
    private final JsonCodec codec;
    private final Appender appender;

    public CommandLog(KafkaSettings kafka, Topics topics, JsonCodec codec) {
        this.topics = topics;
        this.codec = codec;
        this.appender = new Appender(() -> kafka.uncompressedProducer("commands"));
    }

    /**
     * Fetches what the first append needs to know, so that it does not have to wait.
     *
     * @throws org.apache.kafka.common.KafkaException if the cluster does not answer
     */
    public void warm() {
        appender.warm(topics.commands());
    }

    /**
     * Appends a command to a partition. May block for a few seconds, in an outage of the cluster.
     *
     * @param failed told, on any thread, if it failed; the command may be decided all the same
     * @throws dev.enif.log.codec.TooLargeException if it is too large; nothing was appended
     */
    public void append(int partition, CommandEnvelope command, Consumer<Exception> failed) {
        prepare(partition, command, failed).run();
    }

    /**
     * Writes a command, and returns what appends it: as {@link #append}, for threads that must not
     * block.
     */
    public Runnable prepare(int partition, CommandEnvelope command, Consumer<Exception> failed) {
        var record =
                new ProducerRecord<byte[], byte[]>(
                        topics.commands(), partition, null, codec.encode(command));
        Headers.add(record, Map.of(COMMAND_ID, command.commandId()));
        return () -> appender.append(record, _ -> {}, failed);
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

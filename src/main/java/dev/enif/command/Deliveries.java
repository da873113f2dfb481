/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.command;

import dev.enif.core.partition.CommandEnvelope;
import dev.enif.core.partition.Exchanges;
import dev.enif.core.partition.Outbox;
import dev.enif.core.partition.PartitionCommand;
import dev.enif.log.codec.JsonCodec;
import dev.enif.log.kafka.CommandLog;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Carries the messages of owned partitions to others. Whatever it does follows from what was read
 * back of both logs: it sends what is in the outbox and beyond the receiver's watermark, and
 * confirms what the watermark has passed. So nothing is lost with it, and an owner that comes after
 * one that died goes on where the logs stand. What was sent and is not decided in time is sent
 * again, at longer and longer intervals of 2 s to a minute; at most {@value #WINDOW} messages of a
 * partition to another are on their way. For the loop's thread.
 */
final class Deliveries {
    static final int WINDOW = 64;

    private static final Duration TIME_TO_LIVE = Duration.ofSeconds(30);
    private static final long PATIENCE_NANOS = Duration.ofSeconds(2).toNanos();
    private static final int MOST_DOUBLINGS = 5;
    private static final String ACTOR = "enif";

    private final CommandLog commands;
    private final JsonCodec codec;
    private final IntFunction<Exchanges> readBack;
    private final Map<Integer, Map<Integer, Stream>> streams = new HashMap<>();

    /** How far the messages of a partition to another were sent and confirmed by this process. */
    private static final class Stream {
        private long watermark;
        private long sent;
        private long sentNanos;
        private int repeats;
        private long confirmed;
        private long confirmedNanos;
    }

    /**
     * @param readBack where a partition's exchanges stand in its log, as far as it was read
     */
    Deliveries(CommandLog commands, JsonCodec codec, IntFunction<Exchanges> readBack) {
        this.commands = commands;
        this.codec = codec;
        this.readBack = readBack;
    }

    /** Sends and confirms what is to be sent and confirmed now. */
    void check(int partition, long nowNanos) {
        readBack.apply(partition)
                .outboxes()
                .forEach((to, outbox) -> {
                    if (!outbox.waiting().isEmpty()) {
                        check(partition, to, outbox, nowNanos);
                    }
                });
    }

    private void check(int partition, int to, Outbox outbox, long nowNanos) {
        Stream stream =
                streams.computeIfAbsent(partition, _ -> new HashMap<>())
                        .computeIfAbsent(to, _ -> new Stream());
        long watermark = readBack.apply(to).received(partition);
        if (watermark >= outbox.waiting().firstKey()) {
            confirm(partition, to, stream, watermark, nowNanos);
        }
        if (watermark > stream.watermark) {
            stream.watermark = watermark;
            stream.sentNanos = nowNanos;
            stream.repeats = 0;
        }
        if (stream.sent < watermark) {
            stream.sent = watermark;
        }
        long patience = PATIENCE_NANOS << Math.min(stream.repeats, MOST_DOUBLINGS);
        if (stream.sent > watermark && nowNanos - stream.sentNanos >= patience) {
            stream.sent = watermark;
            stream.repeats++;
        }
        for (var entry : outbox.waiting().tailMap(stream.sent, false).entrySet()) {
            long sequence = entry.getKey();
            if (sequence > watermark + WINDOW) {
                return;
            }
            Outbox.Letter letter = entry.getValue();
            append(
                    to,
                    new PartitionCommand.ReceiveMessage(
                            partition, sequence, letter.from(), letter.to(), letter.message()));
            stream.sent = sequence;
            stream.sentNanos = nowNanos;
        }
    }

    private void confirm(int partition, int to, Stream stream, long watermark, long nowNanos) {
        if (watermark > stream.confirmed || nowNanos - stream.confirmedNanos >= PATIENCE_NANOS) {
            stream.confirmed = watermark;
            stream.confirmedNanos = nowNanos;
            append(partition, new PartitionCommand.ConfirmDelivery(to, watermark));
        }
    }

    private void append(int partition, PartitionCommand command) {
        var id = CommandIds.next();
        commands.append(
                partition,
                new CommandEnvelope(
                        id,
                        null,
                        codec.parameterHash(command),
                        ACTOR,
                        id,
                        TIME_TO_LIVE.toMillis(),
                        null,
                        command),
                _ -> {
                    // Repeated when the patience with it is over.
                });
    }

    /** The partition is no longer owned: whoever comes next begins with what the logs say. */
    void forget(int partition) {
        streams.remove(partition);
    }
}

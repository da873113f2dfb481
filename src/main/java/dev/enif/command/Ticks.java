/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.command;

import dev.enif.core.partition.CommandEnvelope;
import dev.enif.core.partition.PartitionCommand;
import dev.enif.log.codec.JsonCodec;
import dev.enif.log.kafka.CommandLog;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Appends a tick to each owned partition whose earliest deadline has passed: log time moves on only
 * with a command. At most one is on its way at a time, as fast as {@link TickPace} permits. For the
 * loop's thread.
 */
final class Ticks {

    private static final Duration TIME_TO_LIVE = Duration.ofSeconds(30);

    /** A tick that is not decided after that may be lost; another one does no harm. */
    private static final long PATIENCE_NANOS = Duration.ofSeconds(5).toNanos();

    private static final String ACTOR = "enif";

    private final CommandLog commands;
    private final long parameterHash;
    private final Map<Integer, Sent> outstanding = new HashMap<>();
    private final Map<Integer, TickPace> paces = new HashMap<>();

    private record Sent(String commandId, long atNanos) {}

    Ticks(CommandLog commands, JsonCodec codec) {
        this.commands = commands;
        this.parameterHash = codec.parameterHash(new PartitionCommand.Tick());
    }

    /**
     * Appends a tick if it is time.
     *
     * @param timerMillis when the earliest timer is due
     * @param deadlineMillis when the earliest of all deadlines is, those that can wait included
     */
    void check(
            int partition, long timerMillis, long deadlineMillis, long nowMillis, long nowNanos) {
        if (deadlineMillis > nowMillis || waits(partition, nowNanos)) {
            return;
        }
        TickPace pace = paces.computeIfAbsent(partition, _ -> new TickPace());
        if (!pace.permits(timerMillis, deadlineMillis, nowMillis, nowNanos)) {
            return;
        }
        pace.sent(timerMillis, nowMillis, nowNanos);
        var id = CommandIds.next();
        outstanding.put(partition, new Sent(id, nowNanos));
        commands.append(
                partition,
                new CommandEnvelope(
                        id,
                        null,
                        parameterHash,
                        ACTOR,
                        id,
                        TIME_TO_LIVE.toMillis(),
                        null,
                        new PartitionCommand.Tick()),
                _ -> {
                    // Repeated when the patience with it is over.
                });
    }

    private boolean waits(int partition, long nowNanos) {
        Sent sent = outstanding.get(partition);
        return sent != null && nowNanos - sent.atNanos() < PATIENCE_NANOS;
    }

    /** A command was decided; perhaps the tick. */
    void decided(int partition, String commandId, long nowNanos) {
        Sent sent = outstanding.get(partition);
        if (sent != null && sent.commandId().equals(commandId)) {
            outstanding.remove(partition);
            paces.computeIfAbsent(partition, _ -> new TickPace())
                    .decided(
                            nowNanos,
                            ThreadLocalRandom.current().nextLong(TickPace.PAUSE_NANOS / 2));
        }
    }

    /** The partition is no longer owned. */
    void forget(int partition) {
        outstanding.remove(partition);
        paces.remove(partition);
    }
}

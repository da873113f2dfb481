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
 * with a command. At most one is on its way at a time, and not more than one a second or so: a
 * clock ahead of the broker's makes ticks that come too early, and must not make many. For the
 * loop's thread.
 */
final class Ticks {

    private static final long PAUSE_NANOS = Duration.ofSeconds(1).toNanos();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String ACTOR = "enif";

    private final CommandLog commands;
    private final long parameterHash;
    private final Map<Integer, String> outstanding = new HashMap<>();
    private final Map<Integer, Long> nextNanos = new HashMap<>();

    Ticks(CommandLog commands, JsonCodec codec) {
        this.commands = commands;
        this.parameterHash = codec.parameterHash(new PartitionCommand.Tick());
    }

    /** Appends a tick if it is time. */
    void check(int partition, long deadlineMillis, long nowMillis, long nowNanos) {
        Long notBefore = nextNanos.get(partition);
        if (deadlineMillis > nowMillis || (notBefore != null && nowNanos - notBefore < 0)) {
            return;
        }
        long jitter = ThreadLocalRandom.current().nextLong(PAUSE_NANOS / 2);
        boolean waiting = outstanding.containsKey(partition);
        nextNanos.put(partition, nowNanos + (waiting ? PAUSE_NANOS : PATIENCE.toNanos()) + jitter);
        if (waiting) {
            // Not decided in all this time: it may be lost.
            outstanding.remove(partition);
            return;
        }
        var id = CommandIds.next();
        outstanding.put(partition, id);
        commands.append(
                partition,
                new CommandEnvelope(
                        id,
                        null,
                        parameterHash,
                        ACTOR,
                        id,
                        PATIENCE.toMillis(),
                        null,
                        new PartitionCommand.Tick()),
                _ -> {
                    // Repeated when the patience with it is over.
                });
    }

    /** A command was decided; perhaps the tick. */
    void decided(int partition, String commandId, long nowNanos) {
        if (commandId.equals(outstanding.get(partition))) {
            outstanding.remove(partition);
            nextNanos.put(
                    partition,
                    nowNanos + PAUSE_NANOS + ThreadLocalRandom.current().nextLong(PAUSE_NANOS / 2));
        }
    }

    /** The partition is no longer owned. */
    void forget(int partition) {
        outstanding.remove(partition);
        nextNanos.remove(partition);
    }
}

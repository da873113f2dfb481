/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.command;

import dev.enif.log.codec.JsonCodec;
import dev.enif.log.kafka.CommandLog;
import dev.enif.log.kafka.EventLog;
import dev.enif.log.kafka.Faults;
import dev.enif.log.kafka.Follower;
import dev.enif.log.kafka.KafkaSettings;
import dev.enif.log.kafka.LogOffsets;
import dev.enif.log.kafka.SnapshotStore;
import dev.enif.log.kafka.SnapshotWriter;
import dev.enif.log.kafka.Topics;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/**
 * The command role of a process, on a follower that others may share: takes commands and decides
 * those of the partitions assigned to it.
 */
public final class CommandRole implements AutoCloseable {

    private final ScheduledThreadPoolExecutor timer;
    private final EventLog events;
    private final CommandLog commandLog;
    private final LogOffsets commandOffsets;
    private final DeciderLoop loop;
    private final KafkaCommands commands;
    private final SnapshotWriter snapshots;
    private final CommandState state;

    /**
     * Must be made before the follower is started, for it listens to it.
     *
     * @param snapshotEveryBytes after how many bytes of decisions a snapshot is due
     * @param executor appends commands and completes answers: may block, and runs callers' code
     */
    public CommandRole(
            KafkaSettings kafka,
            Topics topics,
            DeciderLoop.Settings settings,
            KafkaCommands.Bounds bounds,
            JsonCodec codec,
            Follower follower,
            SnapshotStore snapshotStore,
            long snapshotEveryBytes,
            Faults faults,
            Executor executor) {
        timer =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().daemon().name("enif-time-outs").factory());
        timer.setRemoveOnCancelPolicy(true);
        events = new EventLog(kafka, topics, codec, faults);
        commandLog = new CommandLog(kafka, topics, codec);
        commandOffsets = new LogOffsets(kafka, topics.commands(), "command-offsets");
        commands = new KafkaCommands(follower, commandLog, codec, bounds, timer, executor);
        loop =
                new DeciderLoop(
                        kafka,
                        topics,
                        settings,
                        codec,
                        follower,
                        events,
                        commandLog,
                        commandOffsets);
        snapshots =
                new SnapshotWriter(
                        kafka,
                        topics,
                        codec,
                        follower,
                        snapshotStore,
                        loop::owns,
                        snapshotEveryBytes,
                        faults);
        state = new CommandState(follower, settings.zones(), settings.types(), settings.ipv6Pool());
    }

    /**
     * Starts to decide.
     *
     * @throws org.apache.kafka.common.KafkaException if the cluster does not answer
     */
    public void start() {
        events.warm();
        commandLog.warm();
        loop.start();
        snapshots.start();
    }

    public KafkaCommands commands() {
        return commands;
    }

    public CommandState state() {
        return state;
    }

    public SnapshotWriter snapshots() {
        return snapshots;
    }

    public DeciderLoop loop() {
        return loop;
    }

    /** Leaves in good order: see {@link DeciderLoop#close}. */
    @Override
    public void close() {
        var owned = loop.owned();
        loop.close();
        // The others decide already; what is written now saves a restart its time.
        snapshots.close(owned);
        events.close();
        commandLog.close();
        commandOffsets.close();
        timer.shutdownNow();
    }
}

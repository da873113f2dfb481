/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.command;

import dev.enif.core.net.Cidr6;
import dev.enif.core.net.Zone;
import dev.enif.log.codec.FeatureLevel;
import dev.enif.log.codec.JsonCodec;
import dev.enif.log.kafka.Faults;
import dev.enif.log.kafka.Follower;
import dev.enif.log.kafka.SnapshotStore;
import dev.enif.log.snapshot.SnapshotSchedule;
import dev.enif.testing.Await;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A process of the command role, without a framework around it. */
final class Node implements AutoCloseable {

    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final Follower follower;
    private final CommandRole role;

    Node(Log log, String name, KafkaCommands.Bounds bounds) {
        this(log, name, bounds, Faults.NONE);
    }

    Node(Log log, String name, KafkaCommands.Bounds bounds, Faults faults) {
        this(log, name, bounds, faults, FeatureLevel.CURRENT);
    }

    /**
     * @param level that the log is raised to
     */
    Node(Log log, String name, KafkaCommands.Bounds bounds, Faults faults, int level) {
        var kafka = log.kafka(name);
        var codec = new JsonCodec();
        var snapshots = new SnapshotStore(kafka, log.topics(), codec);
        follower = new Follower(kafka, log.topics(), Log.FACTS, codec, snapshots, faults, executor);
        role =
                new CommandRole(
                        kafka,
                        log.topics(),
                        new DeciderLoop.Settings(
                                log.group(),
                                name,
                                "test",
                                level,
                                Log.FACTS,
                                List.of(new Zone("us-east-1a"), new Zone("us-east-1b")),
                                _ -> null,
                                Cidr6.parse("3fff::/20")),
                        bounds,
                        codec,
                        follower,
                        snapshots,
                        SnapshotSchedule.DUE_BYTES,
                        faults,
                        executor);
    }

    Node start() {
        follower.start();
        role.start();
        return this;
    }

    Node awaitLive() {
        Await.until("the follower is live", Duration.ofSeconds(30), follower::settled);
        return this;
    }

    /** Until this node owns so many partitions. */
    Node awaitOwning(int partitions) {
        Await.until(
                "the node owns " + partitions + " partitions, not " + role.loop().standings(),
                Duration.ofSeconds(60),
                () -> role.loop().owned().size() == partitions);
        return this;
    }

    Commands commands() {
        return role.commands();
    }

    CommandRole role() {
        return role;
    }

    Follower follower() {
        return follower;
    }

    @Override
    public void close() {
        role.close();
        follower.close();
        executor.close();
    }
}

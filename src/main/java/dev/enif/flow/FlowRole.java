/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.flow;

import dev.enif.log.Position;
import dev.enif.log.codec.JsonCodec;
import dev.enif.log.kafka.Current;
import dev.enif.log.kafka.Follower;
import dev.enif.log.kafka.FoundingFacts;
import dev.enif.log.kafka.ImageSource;
import dev.enif.log.kafka.KafkaSettings;
import dev.enif.log.kafka.StoppedPartitionException;
import dev.enif.log.kafka.Topics;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The flow role of a process: the rule tables, and the follower that they are kept up by. It runs,
 * and is ready, without any other role; beside the command role it shares that one's follower, so
 * that a process reads, decodes and folds each record once.
 */
public final class FlowRole implements AutoCloseable {
    private final Follower follower;
    private final FlowTables tables;
    private final boolean shared;
    private @Nullable OwnersBefore before;

    private FlowRole(Follower follower, Executor executor, boolean shared) {
        this.follower = follower;
        this.shared = shared;
        tables = new FlowTables(follower.partitions(), executor);
        follower.addListener(tables);
    }

    /**
     * On a follower that others listen to, too, and that they start and close. Must be made before
     * it is started.
     *
     * @param executor completes what waits for a position; runs callers' code
     */
    public static FlowRole on(Follower follower, Executor executor) {
        return new FlowRole(follower, executor, true);
    }

    /**
     * On a follower of its own.
     *
     * @param executor completes what waits for a position; runs callers' code
     */
    public static FlowRole alone(
            KafkaSettings kafka,
            Topics topics,
            FoundingFacts facts,
            JsonCodec codec,
            ImageSource images,
            Executor executor) {
        return new FlowRole(
                new Follower(kafka, topics, facts, codec, images, executor), executor, false);
    }

    /**
     * Learns, after a start from a snapshot, who held which address in the day before it. To be
     * called before the follower is started.
     *
     * @param images the newest image of a log that has read nothing at or behind an offset
     */
    public FlowRole remembering(
            KafkaSettings kafka, Topics topics, JsonCodec codec, OwnersBefore.Images images) {
        OwnersBefore learning =
                new OwnersBefore(kafka, topics, codec, images, follower.partitions(), tables);
        before = learning;
        follower.addListener(learning);
        return this;
    }

    /** Why owners of the last day are not all known yet though they will be; empty if they are. */
    public Optional<String> ownersUnready() {
        return before == null ? Optional.empty() : before.pending();
    }

    public void start() {
        if (!shared) {
            follower.start();
        }
    }

    /** Whether somebody else starts, measures and closes the follower. */
    public boolean isOnSharedFollower() {
        return shared;
    }

    /**
     * Why the partition's tables must not answer now, in one sentence; empty if they may. An image
     * that is only half read knows of too few rules, and of too few interfaces to deny for.
     */
    public Optional<String> unready(int partition) {
        String stopped = follower.stopped().get(partition);
        if (stopped != null) {
            return Optional.of("Partition %d is stopped: %s".formatted(partition, stopped));
        }
        Optional<String> broken = tables.broken(partition);
        if (broken.isPresent()) {
            return Optional.of("Partition %d: %s".formatted(partition, broken.get()));
        }
        return follower.live(partition)
                ? Optional.empty()
                : Optional.of(
                        "The rule table of partition %d is being read; ask again"
                                .formatted(partition));
    }

    /**
     * Completes once the tables may answer from that position or a later one. Fails as {@link
     * FlowTables#await} does.
     */
    public CompletionStage<Current> await(Position position, Duration timeout) {
        String stopped = follower.stopped().get(position.partition());
        return stopped == null
                ? tables.await(position, timeout)
                : CompletableFuture.failedStage(
                        new StoppedPartitionException(position.partition(), stopped));
    }

    public FlowTables tables() {
        return tables;
    }

    public Follower follower() {
        return follower;
    }

    @Override
    public void close() {
        if (before != null) {
            before.close();
        }
        if (!shared) {
            follower.close();
        }
    }
}

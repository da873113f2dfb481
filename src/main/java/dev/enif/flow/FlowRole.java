/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.flow;

import dev.enif.log.codec.JsonCodec;
import dev.enif.log.kafka.Follower;
import dev.enif.log.kafka.FoundingFacts;
import dev.enif.log.kafka.ImageSource;
import dev.enif.log.kafka.KafkaSettings;
import dev.enif.log.kafka.Topics;
import java.util.concurrent.Executor;

/**
 * The flow role of a process: a follower of its own, so that it can run, and be ready, without any
 * other role, and the rule tables that it keeps up.
 */
public final class FlowRole implements AutoCloseable {
    private final Follower follower;
    private final FlowTables tables;

    /**
     * @param executor completes what waits for a position; runs callers' code
     */
    public FlowRole(
            KafkaSettings kafka,
            Topics topics,
            FoundingFacts facts,
            JsonCodec codec,
            ImageSource images,
            Executor executor) {
        tables = new FlowTables(facts.partitions());
        follower = new Follower(kafka, topics, facts, codec, images, executor);
        follower.addListener(tables);
    }

    public void start() {
        follower.start();
    }

    public FlowTables tables() {
        return tables;
    }

    public Follower follower() {
        return follower;
    }

    @Override
    public void close() {
        follower.close();
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.app;

import dev.enif.core.net.Cidr4;
import dev.enif.log.codec.JsonCodec;
import dev.enif.log.kafka.EndOffsets;
import dev.enif.log.kafka.Faults;
import dev.enif.log.kafka.Follower;
import dev.enif.log.kafka.FoundingFacts;
import dev.enif.log.kafka.KafkaSettings;
import dev.enif.log.kafka.SnapshotStore;
import dev.enif.log.kafka.TopicContract;
import dev.enif.log.kafka.Topics;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The parts of the log that all roles share, made from the configuration. */
@Singleton
public class LogBeans {

    /** Completes what waits for the log. */
    static final class Completions {
        private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

        ExecutorService executor() {
            return executor;
        }
    }

    @Produces
    @Singleton
    Topics topics(EnifConfig config) {
        return Topics.withPrefix(config.topics().prefix());
    }

    @Produces
    @Singleton
    KafkaSettings kafka(
            EnifConfig config, @Identifier("default-kafka-broker") Map<String, Object> broker) {
        var properties = new HashMap<String, String>();
        broker.forEach((name, value) -> properties.put(name, value.toString()));
        var servers = properties.remove("bootstrap.servers");
        if (servers == null || servers.isBlank()) {
            throw new IllegalStateException(
                    "No Kafka brokers are configured: set KAFKA_BOOTSTRAP_SERVERS, or"
                            + " kafka.bootstrap.servers");
        }
        return new KafkaSettings(servers, node(config), properties);
    }

    private static String node(EnifConfig config) {
        return config.node()
                .or(() -> Optional.ofNullable(System.getenv("HOSTNAME")))
                .orElseGet(() -> "pid-" + ProcessHandle.current().pid());
    }

    @Produces
    @Singleton
    FoundingFacts facts(EnifConfig config) {
        return new FoundingFacts(
                config.region(),
                config.partitions(),
                config.publicPool().stream().map(Cidr4::parse).toList());
    }

    @Produces
    @Singleton
    TopicContract contract(EnifConfig config, Topics topics) {
        return new TopicContract(
                topics,
                config.partitions(),
                config.local() ? 1 : config.topics().replicas(),
                config.clusterId().orElse(null));
    }

    @Produces
    @Singleton
    JsonCodec codec() {
        return new JsonCodec();
    }

    @Produces
    @Singleton
    Completions completions() {
        return new Completions();
    }

    void close(@Disposes Completions completions) {
        completions.executor().shutdown();
    }

    @Produces
    @Singleton
    SnapshotStore snapshots(KafkaSettings kafka, Topics topics, JsonCodec codec) {
        return new SnapshotStore(kafka, topics, codec);
    }

    @Produces
    @Singleton
    Faults faults(EnifConfig config) {
        return config.testFaults()
                ? config.crashAt().map(Faults::haltAt).orElse(Faults.NONE)
                : Faults.NONE;
    }

    /** Started by {@link LogStart}, once all who listen to it are there. */
    @Produces
    @Singleton
    Follower follower(
            KafkaSettings kafka,
            Topics topics,
            FoundingFacts facts,
            JsonCodec codec,
            SnapshotStore snapshots,
            Faults faults,
            Completions completions) {
        return new Follower(kafka, topics, facts, codec, snapshots, faults, completions.executor());
    }

    @Produces
    @Singleton
    EndOffsets endOffsets(KafkaSettings kafka, Topics topics) {
        return new EndOffsets(kafka, topics);
    }

    void close(@Disposes EndOffsets endOffsets) {
        endOffsets.close();
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.app;

import dev.enif.command.CommandRole;
import dev.enif.log.kafka.Follower;
import dev.enif.log.kafka.FoundingFacts;
import dev.enif.log.kafka.KafkaSettings;
import dev.enif.log.kafka.SnapshotWriter;
import dev.enif.log.kafka.TopicContract;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.BaseUnits;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.admin.Admin;

/**
 * The order of things at the start: first the topics must be what the protocol rests on, then all
 * who listen to the follower are gathered, then it begins to read, then commands are decided. At
 * the end the other way around.
 *
 * <p>Whoever wants to listen to the follower observes {@link FollowerStarting}.
 */
@Singleton
public class LogStart {

    /** The follower is about to start: the time to add listeners. */
    public record FollowerStarting(Follower follower) {}

    /** Starts before those who need the log. */
    static final int PRIORITY = 100;

    private static final System.Logger LOG = System.getLogger(LogStart.class.getName());

    private final EnifConfig config;
    private final KafkaSettings kafka;
    private final TopicContract contract;
    private final FoundingFacts facts;
    private final Instance<Follower> follower;
    private final Instance<CommandRole> command;
    private final MeterRegistry registry;
    private final Event<FollowerStarting> starting;

    LogStart(
            EnifConfig config,
            KafkaSettings kafka,
            TopicContract contract,
            FoundingFacts facts,
            Instance<Follower> follower,
            Instance<CommandRole> command,
            MeterRegistry registry,
            Event<FollowerStarting> starting) {
        this.config = config;
        this.kafka = kafka;
        this.contract = contract;
        this.facts = facts;
        this.follower = follower;
        this.command = command;
        this.registry = registry;
        this.starting = starting;
    }

    void start(@Observes @Priority(PRIORITY) StartupEvent event) {
        requireTopics();
        boolean commands = config.roles().contains(Role.COMMAND);
        if (!commands) {
            return;
        }
        var followed = follower.get();
        new LogMetrics(registry, "follower").watch(followed);
        FailoverMetrics.watch(registry, followed, "image");
        followed.addListener(new FoundingGuard(followed));
        // It listens to the follower, so it must be there before the follower starts.
        measure(command.get().snapshots());
        starting.fire(new FollowerStarting(followed));
        followed.start();
        command.get().start();
    }

    private void measure(SnapshotWriter snapshots) {
        for (int partition = 0; partition < config.partitions(); partition++) {
            int measured = partition;
            Gauge.builder("enif.replay.bytes", snapshots, it -> it.replayBytes(measured))
                    .description("Decisions since the last snapshot: what a restart has to read")
                    .baseUnit(BaseUnits.BYTES)
                    .tags("partition", Integer.toString(partition))
                    .register(registry);
        }
    }

    private void requireTopics() {
        try (var admin = Admin.create(kafka.admin("start"))) {
            if (config.topics().create()) {
                if (!config.local()) {
                    throw new IllegalStateException(
                            "enif.topics.create is for local runs: in production, topics are made"
                                    + " by whoever runs the cluster");
                }
                contract.create(admin);
            }
            contract.check(admin);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        if (config.roles().contains(Role.COMMAND)) {
            command.get().close();
            follower.get().close();
        }
    }

    /** A process that is configured for another log than this one must not run. */
    private final class FoundingGuard implements Follower.Listener {
        private final Follower followed;

        FoundingGuard(Follower followed) {
            this.followed = followed;
        }

        @Override
        public void stopped(int partition, long offset, String reason) {
            var founding = followed.state(partition).founding();
            if (founding != null && facts.contradiction(partition, founding).isPresent()) {
                LOG.log(System.Logger.Level.ERROR, "Refusing to run: {0}", reason);
                Quarkus.asyncExit(1);
            }
        }
    }
}

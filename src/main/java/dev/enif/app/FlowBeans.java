/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.app;

import dev.enif.flow.FlowRole;
import dev.enif.log.codec.JsonCodec;
import dev.enif.log.kafka.Follower;
import dev.enif.log.kafka.FoundingFacts;
import dev.enif.log.kafka.KafkaSettings;
import dev.enif.log.kafka.SnapshotStore;
import dev.enif.log.kafka.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Set;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;

/** The flow role, made from the configuration, with its start, end and health. */
@Singleton
public class FlowBeans {
    private final EnifConfig config;
    private final Instance<FlowRole> role;
    private final MeterRegistry registry;

    FlowBeans(EnifConfig config, Instance<FlowRole> role, MeterRegistry registry) {
        this.config = config;
        this.role = role;
        this.registry = registry;
    }

    @Produces
    @Singleton
    static FlowRole role(
            EnifConfig config,
            Instance<Follower> follower,
            KafkaSettings kafka,
            Topics topics,
            FoundingFacts facts,
            JsonCodec codec,
            SnapshotStore snapshots,
            LogBeans.Completions completions) {
        // Who does not play the role has one that never becomes ready.
        FlowRole role =
                config.roles().containsAll(Set.of(Role.COMMAND, Role.FLOW))
                        ? FlowRole.on(follower.get(), completions.executor())
                        : FlowRole.alone(
                                kafka, topics, facts, codec, snapshots, completions.executor());
        return config.roles().contains(Role.FLOW)
                ? role.remembering(kafka, topics, codec, snapshots::atOrBelow)
                : role;
    }

    /** Beside the command role the tables listen to its follower. */
    void listen(@Observes LogStart.FollowerStarting starting) {
        if (plays()) {
            measure();
            role.get().start();
        }
    }

    /** The tables listen already, so they show a failover when it is measured. */
    private void measure() {
        FailoverMetrics.watch(registry, role.get().follower(), "rule-table");
    }

    private boolean plays() {
        return config.roles().contains(Role.FLOW);
    }

    void start(@Observes @Priority(LogStart.PRIORITY + 10) StartupEvent event) {
        if (plays()) {
            registry.gauge(
                    "enif_rule_table_interfaces",
                    role.get().tables(),
                    tables -> tables.interfaces());
            if (!role.get().isOnSharedFollower()) {
                new LogMetrics(registry, "flow").watch(role.get().follower());
                measure();
                role.get().start();
            }
        }
    }

    void stop(@Observes ShutdownEvent event) {
        if (plays()) {
            role.get().close();
        }
    }

    @Produces
    @Liveness
    @Singleton
    HealthCheck followerTurns() {
        return () -> {
            HealthCheckResponseBuilder response = HealthCheckResponse.named("flow-follower-turns");
            return plays()
                    ? LogHealth.turns(
                            response,
                            role.get().follower().isAlive(),
                            role.get().follower().sinceTurn())
                    : LogHealth.unused(response);
        };
    }

    @Produces
    @Readiness
    @Singleton
    HealthCheck tablesAreLive() {
        return () -> {
            HealthCheckResponseBuilder response = HealthCheckResponse.named("rule-table");
            if (!plays()) {
                return LogHealth.unused(response);
            }
            boolean compiled = true;
            for (int partition = 0; partition < config.partitions(); partition++) {
                var broken = role.get().tables().broken(partition);
                if (broken.isPresent()) {
                    compiled = false;
                    response.withData("rules-of-partition-" + partition, broken.get());
                }
            }
            var follower = role.get().follower();
            follower.stopped()
                    .forEach((partition, reason) ->
                            response.withData("partition-" + partition, reason));
            follower.trouble().ifPresent(trouble -> response.withData("trouble", trouble));
            return response.withData("interfaces", role.get().tables().interfaces())
                    .status(compiled && follower.settled() && follower.stopped().isEmpty())
                    .build();
        };
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.app;

import dev.enif.log.kafka.SnapshotStore;
import dev.enif.projection.EventsChannel;
import dev.enif.projection.RebuildService;
import dev.enif.projection.StateBootstrap;
import io.quarkus.arc.DefaultBean;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** The projection role's health, and where it finds stored folds. */
@Singleton
public class ProjectionBeans {
    private final EnifConfig config;
    private final Instance<EventsChannel> channel;
    private final Instance<RebuildService> rebuilds;

    ProjectionBeans(
            EnifConfig config,
            @Identifier("events") Instance<EventsChannel> channel,
            Instance<RebuildService> rebuilds) {
        this.config = config;
        this.channel = channel;
        this.rebuilds = rebuilds;
    }

    /** The channel itself is opened by {@link RoleSettings}. */
    void start(@Observes @Priority(LogStart.PRIORITY + 10) StartupEvent event) {
        if (config.roles().contains(Role.PROJECTION)) {
            rebuilds.get().watch();
        }
    }

    @Produces
    @DefaultBean
    @Singleton
    static StateBootstrap bootstrap(SnapshotStore snapshots) {
        return snapshots::atOrBelow;
    }

    /**
     * Unready before the database was reached, in an outage, and when a partition stopped or never
     * begins: the views grow old.
     */
    @Produces
    @Readiness
    @Singleton
    HealthCheck projects() {
        return () -> {
            var response = HealthCheckResponse.named("projection");
            if (!config.roles().contains(Role.PROJECTION)) {
                return response.withData("role", "not played here").up().build();
            }
            var troubles = channel.get().troubles();
            troubles.forEach((partition, why) -> response.withData("partition-" + partition, why));
            boolean foundSchema = rebuilds.get().foundSchema();
            return response.withData("projected", channel.get().projected())
                    .withData("schema", foundSchema ? "found" : "not found yet")
                    .status(foundSchema && troubles.isEmpty())
                    .build();
        };
    }
}

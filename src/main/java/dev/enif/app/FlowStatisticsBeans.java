/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.app;

import dev.enif.log.kafka.KafkaSettings;
import dev.enif.log.kafka.Topics;
import dev.enif.projection.FlowStatistics;
import dev.enif.projection.RebuildService;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;
import org.jspecify.annotations.Nullable;

/** The counting of flows, a part of the projection role, with start, end, health and metrics. */
@Singleton
public class FlowStatisticsBeans {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final EnifConfig config;
    private final KafkaSettings kafka;
    private final Topics topics;
    private final Instance<DataSource> database;
    private final Instance<RebuildService> views;
    private final MeterRegistry registry;
    private @Nullable FlowStatistics statistics;

    FlowStatisticsBeans(
            EnifConfig config,
            KafkaSettings kafka,
            Topics topics,
            Instance<DataSource> database,
            Instance<RebuildService> views,
            MeterRegistry registry) {
        this.config = config;
        this.kafka = kafka;
        this.topics = topics;
        this.database = database;
        this.views = views;
        this.registry = registry;
    }

    void start(@Observes @Priority(LogStart.PRIORITY + 20) StartupEvent event) {
        if (!config.roles().contains(Role.PROJECTION)) {
            return;
        }
        FlowStatistics started =
                new FlowStatistics(
                        kafka,
                        topics,
                        database.get(),
                        () -> views.get().ensureSchema(),
                        Instant::now,
                        config.flowLogs().retentionDays());
        statistics = started;
        FunctionCounter.builder("enif.flow.lines.counted", started, FlowStatistics::counted)
                .register(registry);
        FunctionCounter.builder("enif.flow.lines.dropped", started, FlowStatistics::dropped)
                .register(registry);
        started.start();
    }

    void stop(@Observes ShutdownEvent event) {
        if (statistics != null) {
            statistics.close();
        }
    }

    /** That the database is away is no trouble that a restart would end. */
    @Produces
    @Liveness
    @Singleton
    HealthCheck flowStatisticsTurn() {
        return () -> {
            HealthCheckResponseBuilder response = HealthCheckResponse.named("flow-statistics-turn");
            FlowStatistics running = statistics;
            if (running == null) {
                return LogHealth.unused(response);
            }
            running.trouble().ifPresent(trouble -> response.withData("trouble", trouble));
            return response.withData("millis-since-turn", running.sinceTurn().toMillis())
                    .status(running.isAlive() && running.sinceTurn().compareTo(PATIENCE) < 0)
                    .build();
        };
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.app;

import dev.enif.core.monitoring.Judgement;
import dev.enif.core.monitoring.RecordRefusedException.Reason;
import dev.enif.flow.FlowRole;
import dev.enif.flow.stream.FlowKnowledge;
import dev.enif.flow.stream.FlowLogSettings;
import dev.enif.flow.stream.FlowLogStatus;
import dev.enif.flow.stream.FlowLogStream;
import dev.enif.flow.stream.FlowRecordIntake;
import dev.enif.log.kafka.EndOffsets;
import dev.enif.log.kafka.KafkaSettings;
import dev.enif.log.kafka.Topics;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;

/** The flow logs of the flow role: their streams, with start, end, health and metrics. */
@Singleton
public class FlowLogBeans {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration CATCH_UP = Duration.ofSeconds(5);

    private final EnifConfig config;
    private final Instance<FlowRole> role;
    private final Instance<EndOffsets> ends;
    private final Instance<KafkaSettings> kafka;
    private final Topics topics;
    private final MeterRegistry registry;
    private final List<FlowLogStream> streams = new ArrayList<>();

    FlowLogBeans(
            EnifConfig config,
            Instance<FlowRole> role,
            Instance<EndOffsets> ends,
            Instance<KafkaSettings> kafka,
            Topics topics,
            MeterRegistry registry) {
        this.config = config;
        this.role = role;
        this.ends = ends;
        this.kafka = kafka;
        this.topics = topics;
        this.registry = registry;
    }

    @Produces
    @Singleton
    static FlowRecordIntake intake(KafkaSettings kafka, Topics topics) {
        return new FlowRecordIntake(kafka, topics);
    }

    static void close(@Disposes FlowRecordIntake intake) {
        intake.close();
    }

    void start(@Observes @Priority(LogStart.PRIORITY + 20) StartupEvent event) {
        if (!config.roles().contains(Role.FLOW)) {
            return;
        }
        FlowKnowledge knowledge = FlowKnowledge.of(role.get(), ends.get(), CATCH_UP);
        for (FlowLogSettings settings :
                FlowLogSettings.of(config.region(), config.flowLogsWriteEvery())) {
            FlowLogStream stream = new FlowLogStream(kafka.get(), topics, knowledge, settings);
            streams.add(stream);
            measure(stream.status(), settings.intervalSeconds());
            stream.start();
        }
    }

    private void measure(FlowLogStatus status, int intervalSeconds) {
        Tags interval = Tags.of("interval", Integer.toString(intervalSeconds));
        count("enif.flow.records.read", interval, status, FlowLogStatus::read);
        count("enif.flow.records.repeated", interval, status, FlowLogStatus::repeats);
        count("enif.flow.log.lines", interval, status, FlowLogStatus::written);
        for (Judgement judgement : Judgement.values()) {
            count(
                    "enif.flow.records.judged",
                    interval.and("judgement", judgement.name().toLowerCase(Locale.ROOT)),
                    status,
                    it -> it.judged(judgement));
        }
        for (Reason reason : Reason.values()) {
            count(
                    "enif.flow.records.refused",
                    interval.and("reason", reason.wireName()),
                    status,
                    it -> it.refused(reason));
        }
        Gauge.builder("enif.flow.log.open.sums", status, FlowLogStatus::openSums)
                .tags(interval)
                .register(registry);
        for (int partition = 0; partition < config.partitions(); partition++) {
            int measured = partition;
            Gauge.builder("enif.flow.records.lag", status, it -> it.lag(measured))
                    .tags(interval.and("partition", Integer.toString(partition)))
                    .register(registry);
        }
    }

    private void count(
            String name, Tags tags, FlowLogStatus status, ToDoubleFunction<FlowLogStatus> value) {
        FunctionCounter.builder(name, status, value).tags(tags).register(registry);
    }

    void stop(@Observes ShutdownEvent event) {
        streams.forEach(FlowLogStream::close);
    }

    @Produces
    @Liveness
    @Singleton
    HealthCheck flowLogsTurn() {
        return () -> {
            HealthCheckResponseBuilder response = HealthCheckResponse.named("flow-logs-turn");
            if (streams.isEmpty()) {
                return LogHealth.unused(response);
            }
            boolean turns = true;
            for (FlowLogStream stream : streams) {
                String interval = "interval-" + stream.settings().intervalSeconds();
                response.withData(interval + "-millis-since-turn", stream.sinceTurn().toMillis());
                stream.status()
                        .trouble()
                        .ifPresent(trouble -> response.withData(interval + "-trouble", trouble));
                turns &= stream.isAlive() && stream.sinceTurn().compareTo(PATIENCE) < 0;
            }
            return response.status(turns).build();
        };
    }
}

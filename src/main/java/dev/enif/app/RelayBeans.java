/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.app;

import dev.enif.log.codec.JsonCodec;
import dev.enif.log.kafka.Faults;
import dev.enif.log.kafka.KafkaSettings;
import dev.enif.log.kafka.Topics;
import dev.enif.relay.Relay;
import dev.enif.relay.RelayStatus;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;

/** The relay role, made from the configuration, with its start, end, health and metrics. */
@Singleton
public class RelayBeans {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final EnifConfig config;
    private final Instance<Relay> relay;
    private final MeterRegistry registry;

    RelayBeans(EnifConfig config, Instance<Relay> relay, MeterRegistry registry) {
        this.config = config;
        this.relay = relay;
        this.registry = registry;
    }

    @Produces
    @Singleton
    static Relay relay(
            EnifConfig config, KafkaSettings kafka, Topics topics, JsonCodec codec, Faults faults) {
        return new Relay(kafka, topics, codec, config.region(), faults);
    }

    private boolean plays() {
        return config.roles().contains(Role.RELAY);
    }

    void start(@Observes @Priority(LogStart.PRIORITY + 20) StartupEvent event) {
        if (plays()) {
            measure(relay.get().status());
            relay.get().start();
        }
    }

    private void measure(RelayStatus status) {
        for (int partition = 0; partition < config.partitions(); partition++) {
            int measured = partition;
            Gauge.builder("enif.relay.lag.events", status, it -> it.lag(measured))
                    .tags("partition", Integer.toString(partition))
                    .register(registry);
        }
        Gauge.builder("enif.relay.stopped.partitions", status, it -> it.stopped().size())
                .register(registry);
        FunctionCounter.builder("enif.relay.published.events", status, RelayStatus::published)
                .register(registry);
    }

    void stop(@Observes ShutdownEvent event) {
        if (plays()) {
            relay.get().close();
        }
    }

    @Produces
    @Liveness
    @Singleton
    HealthCheck relayTurns() {
        return () -> {
            HealthCheckResponseBuilder response = HealthCheckResponse.named("relay-turns");
            return plays()
                    ? response.withData("millis-since-turn", relay.get().sinceTurn().toMillis())
                            .status(
                                    relay.get().isAlive()
                                            && relay.get().sinceTurn().compareTo(PATIENCE) < 0)
                            .build()
                    : response.withData("role", "not played here").up().build();
        };
    }

    @Produces
    @Readiness
    @Singleton
    HealthCheck relayGoesOn() {
        return () -> {
            HealthCheckResponseBuilder response = HealthCheckResponse.named("relay");
            if (!plays()) {
                return response.withData("role", "not played here").up().build();
            }
            var status = relay.get().status();
            var stopped = status.stopped();
            stopped.forEach(
                    (partition, reason) -> response.withData("partition-" + partition, reason));
            status.trouble().ifPresent(trouble -> response.withData("trouble", trouble));
            return response.status(stopped.isEmpty()).build();
        };
    }
}

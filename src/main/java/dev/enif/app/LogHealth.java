/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.app;

import dev.enif.command.CommandRole;
import dev.enif.log.kafka.Follower;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;

/**
 * Health of the log's loops. Alive means that they turn, and nothing else: an outage of the cluster
 * must not restart the fleet. Ready means that this process can do what its roles say.
 */
@Singleton
public class LogHealth {

    /** Longer than any bounded wait within a turn. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final EnifConfig config;
    private final Instance<Follower> follower;
    private final Instance<CommandRole> command;

    LogHealth(EnifConfig config, Instance<Follower> follower, Instance<CommandRole> command) {
        this.config = config;
        this.follower = follower;
        this.command = command;
    }

    private boolean follows() {
        return decides();
    }

    private boolean decides() {
        return config.roles().contains(Role.COMMAND);
    }

    @Produces
    @Liveness
    @Singleton
    HealthCheck followerTurns() {
        return () -> {
            var response = HealthCheckResponse.named("log-follower-turns");
            return follows()
                    ? turns(response, follower.get().isAlive(), follower.get().sinceTurn())
                    : unused(response);
        };
    }

    @Produces
    @Liveness
    @Singleton
    HealthCheck deciderTurns() {
        return () -> {
            var response = HealthCheckResponse.named("decider-turns");
            return decides()
                    ? turns(
                            response,
                            command.get().loop().isAlive(),
                            command.get().loop().sinceTurn())
                    : unused(response);
        };
    }

    @Produces
    @Readiness
    @Singleton
    HealthCheck followerIsLive() {
        return () -> {
            var response = HealthCheckResponse.named("log-follower");
            return follows() ? follower(response) : unused(response);
        };
    }

    @Produces
    @Readiness
    @Singleton
    HealthCheck deciderIsReady() {
        return () -> {
            var response = HealthCheckResponse.named("decider");
            return decides() ? decider(response) : unused(response);
        };
    }

    private HealthCheckResponse follower(HealthCheckResponseBuilder response) {
        var followed = follower.get();
        var stopped = followed.stopped();
        stopped.forEach((partition, reason) -> response.withData("partition-" + partition, reason));
        followed.trouble().ifPresent(trouble -> response.withData("trouble", trouble));
        long lag = followed.lags().values().stream().mapToLong(Long::longValue).sum();
        return response.withData("partitions", followed.partitions())
                .withData("lag", lag)
                .status(followed.settled() && stopped.isEmpty())
                .build();
    }

    private HealthCheckResponse decider(HealthCheckResponseBuilder response) {
        var loop = command.get().loop();
        var unready = loop.unready();
        unready.forEach((partition, reason) -> response.withData("partition-" + partition, reason));
        loop.trouble().ifPresent(trouble -> response.withData("trouble", trouble));
        long owned = loop.standings().values().stream().filter("owning"::equals).count();
        return response.withData("owned", owned)
                .withData("waiting", command.get().commands().waiting())
                .status(unready.isEmpty())
                .build();
    }

    static HealthCheckResponse turns(
            HealthCheckResponseBuilder response, boolean alive, Duration sinceTurn) {
        return response.withData("millis-since-turn", sinceTurn.toMillis())
                .status(alive && sinceTurn.compareTo(PATIENCE) < 0)
                .build();
    }

    static HealthCheckResponse unused(HealthCheckResponseBuilder response) {
        return response.withData("role", "not played here").up().build();
    }
}

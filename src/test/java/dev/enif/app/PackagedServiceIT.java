/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.local.ServiceProcess;
import dev.enif.local.ServiceSettings;
import dev.enif.testing.Await;
import dev.enif.testing.TestServers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service as a process of its own, against a real broker and a real database. */
class PackagedServiceIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir private Path folder;

    @Test
    void it_is_ready_again_after_a_hang_and_after_a_kill() throws Exception {
        var settings = settings();
        try (var service = ServiceProcess.start(settings, PATIENCE)) {
            assertThat(status(service.management("/q/health/live"))).isEqualTo(200);
            assertThat(status(service.management("/q/health/started"))).isEqualTo(200);
            assertThat(status(service.management("/q/metrics"))).isEqualTo(200);
            assertThat(status(service.api("/q/openapi"))).isEqualTo(200);
            assertThat(status(service.api("/q/health"))).isEqualTo(404);

            service.pause();
            assertThat(service.isReady()).isFalse();
            service.resume();
            Await.until("the service is ready again", PATIENCE, service::isReady);

            service.kill();
            assertThat(service.isAlive()).isFalse();
        }
        try (var service = ServiceProcess.start(settings, PATIENCE)) {
            assertThat(service.isReady()).isTrue();
        }
    }

    @Test
    void the_flow_role_is_ready_while_the_database_is_away() throws Exception {
        var nobody =
                "127.0.0.1:" + ServiceSettings.onFreePorts(folder.resolve("nobody")).httpPort();
        var settings =
                ServiceSettings.onFreePorts(folder.resolve("enif.log"))
                        .with("enif.roles", "flow")
                        .withKafka(TestServers.kafka().bootstrapServers())
                        .withDatabase(
                                "jdbc:postgresql://" + nobody + "/enif",
                                "postgresql://" + nobody + "/enif",
                                "nobody",
                                "nobody");
        try (var service = ServiceProcess.start(settings, PATIENCE)) {
            assertThat(service.isReady()).isTrue();
            assertThat(body(service.management("/q/metrics")))
                    .contains("enif_follower_stopped_partitions{reader=\"flow\"}");
        }
    }

    @Test
    void it_holds_neither_a_broker_nor_a_database() throws IOException {
        try (var files = Files.walk(Path.of("target", "quarkus-app"))) {
            assertThat(
                            files.map(file -> file.getFileName().toString())
                                    .filter(name -> name.endsWith(".jar")))
                    .hasSizeGreaterThan(50)
                    .anyMatch(name -> name.contains("kafka-clients"))
                    .noneMatch(name ->
                            name.matches(
                                    ".*(kafka_2|kafka-server|embedded|scala-library|jmh|junit).*"));
        }
    }

    @Test
    void without_a_broker_to_talk_to_it_does_not_start() throws IOException {
        var log = folder.resolve("enif.log");
        var postgres = TestServers.postgres();
        var database = postgres.newDatabase();
        var settings =
                ServiceSettings.onFreePorts(log)
                        .withDatabase(
                                postgres.jdbcUrl(database),
                                postgres.reactiveUrl(database),
                                postgres.user(),
                                postgres.password());
        try (var service = ServiceProcess.launch(settings)) {
            assertThat(service.awaitEnd(PATIENCE)).isTrue();
        }
        assertThat(Files.readString(log)).contains("KAFKA_BOOTSTRAP_SERVERS");
    }

    private ServiceSettings settings() {
        var postgres = TestServers.postgres();
        var database = postgres.newDatabase();
        return ServiceSettings.onFreePorts(folder.resolve("enif.log"))
                .withKafka(TestServers.kafka().bootstrapServers())
                .withDatabase(
                        postgres.jdbcUrl(database),
                        postgres.reactiveUrl(database),
                        postgres.user(),
                        postgres.password());
    }

    private static String body(URI address) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(address).build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    private static int status(URI address) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(address).build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.local.DatabaseSettings;
import dev.enif.local.EmbeddedPostgres;
import dev.enif.local.ServiceProcess;
import dev.enif.local.ServiceSettings;
import dev.enif.testing.Await;
import dev.enif.testing.TestServers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database is away when the service starts: only the views wait for it. */
class OutageIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir private Path folder;

    @Test
    void commands_are_served_while_the_database_is_away_and_the_views_follow_once_it_is_there()
            throws Exception {
        DatabaseSettings away =
                DatabaseSettings.onFreePort(
                        folder.resolve("postgres"), Path.of("target", "postgres"));
        String address = "127.0.0.1:" + away.port() + "/enif";
        ServiceSettings settings =
                ServiceSettings.onFreePorts(folder.resolve("enif.log"))
                        .with("enif.roles", "command,projection")
                        .with("enif.topics.prefix", "outage" + UUID.randomUUID())
                        .withKafka(TestServers.kafka().bootstrapServers())
                        .withDatabase(
                                "jdbc:postgresql://" + address,
                                "postgresql://" + address,
                                EmbeddedPostgres.USER,
                                EmbeddedPostgres.USER);
        try (ServiceProcess service = ServiceProcess.launch(settings);
                HttpClient client = HttpClient.newHttpClient()) {
            Await.until(
                    "a command is carried out",
                    PATIENCE,
                    () -> makeVpc(client, service).statusCode() == 201);
            assertThat(service.isReady()).isFalse();
            HttpResponse<String> made = makeVpc(client, service);
            URI vpc = service.api("/").resolve(made.headers().firstValue("Location").orElseThrow());
            assertThat(get(client, vpc)).isEqualTo(503);
            // Flows are another process's role here: no table is better than one that nobody keeps
            // up.
            assertThat(evaluateFlow(client, service)).isEqualTo(503);

            try (EmbeddedPostgres database = EmbeddedPostgres.start(away)) {
                database.createDatabase("enif");
                Await.until("the view shows it", PATIENCE, () -> get(client, vpc) == 200);
                Await.until("the service is ready", PATIENCE, service::isReady);
            }
        }
    }

    private static HttpResponse<String> makeVpc(HttpClient client, ServiceProcess service)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(service.api("/v1/vpcs"))
                        .header("Content-Type", "application/json")
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        "{\"cidrBlock\":\"10.0.0.0/16\"}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static int evaluateFlow(HttpClient client, ServiceProcess service)
            throws IOException, InterruptedException {
        return client.send(
                        HttpRequest.newBuilder(service.api("/v1/flows/evaluate"))
                                .header("Content-Type", "application/json")
                                .POST(
                                        HttpRequest.BodyPublishers.ofString(
                                                """
                                                {"source":"203.0.113.9","destination":"198.18.0.1",\
                                                "protocol":"tcp","destinationPort":443}\
                                                """))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static int get(HttpClient client, URI address)
            throws IOException, InterruptedException {
        return client.send(
                        HttpRequest.newBuilder(address).build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}

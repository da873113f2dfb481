/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.enif.local.ServiceProcess;
import dev.enif.testing.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The owner of a partition is killed when it has detected a failure and has not moved the interface
 * yet. Nobody asks for anything any more, and the interface moves all the same, once.
 */
class FailoverIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long HOLD_OFF_MILLIS = 6_000;

    @TempDir private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void an_owner_that_is_killed_between_detection_and_move_leaves_one_move_to_its_successor()
            throws Exception {
        try (client;
                var installation = new Installation(folder)) {
            Map<String, String> settings = Map.of("enif.roles", "command,projection");
            ServiceProcess owner = installation.start("owner", settings);
            String subnet = makeSubnet(owner);
            List<String> instances = makeInstances(owner, subnet);
            String eni = makeInterface(owner, subnet, instances.getFirst());
            String group = makeGroup(owner, eni, instances);
            post(
                    owner,
                    group + "/heartbeat",
                    "{'instanceId':'%s','term':1,'leaseMillis':1000}"
                            .formatted(instances.getFirst()));
            Await.until(
                    "the failure is detected",
                    PATIENCE,
                    () -> get(owner, group).path("status").asText().equals("detected"));
            owner.kill();

            long begun = System.nanoTime();
            ServiceProcess successor = installation.startAgain(owner, "enif.node", "successor");
            Await.until(
                    "the interface is on the standby",
                    PATIENCE,
                    () ->
                            get(successor, group)
                                    .path("holderInstanceId")
                                    .asText()
                                    .equals(instances.get(1)));
            System.out.printf(
                    "The standby holds the interface %,d ms after the owner was killed%n",
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
            assertThat(get(successor, group).path("term").asLong()).isEqualTo(2);
            assertThat(get(successor, "/v1/network-interfaces/" + eni).at("/attachment/instanceId"))
                    .hasToString("\"" + instances.get(1) + "\"");
            HttpResponse<String> stale =
                    send(
                            successor,
                            group + "/heartbeat",
                            "{'instanceId':'%s','term':1,'leaseMillis':1000}"
                                    .formatted(instances.getFirst()));
            assertThat(stale.statusCode()).isEqualTo(412);
            assertThat(stale.body()).contains("FailoverTermMismatch");
            requireOneMove(installation);
            requireMeasured(successor);
        }
    }

    /** By the names that people on call are told. */
    private void requireMeasured(ServiceProcess service) {
        for (String count :
                List.of(
                        "enif_failover_decided_seconds_count{cause=\"lease-expired\",reader=\"image\"} 1",
                        "enif_failover_shown_seconds_count{reader=\"image\"} 1",
                        "enif_failover_shown_seconds_count{reader=\"view\"} 1")) {
            Await.until(
                    "the failover is measured",
                    PATIENCE,
                    () -> metrics(service).lines().anyMatch(line -> line.startsWith(count)));
        }
        metrics(service)
                .lines()
                .filter(line -> line.startsWith("enif_failover"))
                .forEach(System.out::println);
    }

    private String metrics(ServiceProcess service) {
        try {
            return client.send(
                            HttpRequest.newBuilder(service.management("/q/metrics")).build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** The log tells of one failure, found by one owner, and of one move, decided by the next. */
    private static void requireOneMove(Installation installation) {
        List<LogWalk.Valid> detections = new ArrayList<>();
        List<LogWalk.Valid> moves = new ArrayList<>();
        LogWalk.read(installation.bootstrapServers(), installation.prefix() + ".events")
                .values()
                .forEach(records -> {
                    for (LogWalk.Valid valid : LogWalk.valid(records)) {
                        List<String> types =
                                valid.body()
                                        .path("decision")
                                        .path("events")
                                        .findValuesAsText("type");
                        if (firstTermFailed(valid.body())) {
                            detections.add(valid);
                        }
                        if (types.contains("failover-group.failed-over")) {
                            assertThat(types).contains("eni.moved");
                            moves.add(valid);
                        }
                    }
                });
        assertThat(detections).hasSize(1);
        assertThat(moves).hasSize(1);
        assertThat(moves.getFirst().term()).isGreaterThan(detections.getFirst().term());
        JsonNode told = failedOver(moves.getFirst().body());
        assertThat(told.path("cause").asText()).isEqualTo("lease-expired");
        assertThat(told.path("decidedAtMillis").asLong() - told.path("detectedAtMillis").asLong())
                .isGreaterThanOrEqualTo(HOLD_OFF_MILLIS);
    }

    /** The standby sends no heartbeat either, so its own lease may run out before we are done. */
    private static boolean firstTermFailed(JsonNode body) {
        for (JsonNode event : body.path("decision").path("events")) {
            if (event.path("type").asText().equals("failover-group.failure-detected")
                    && event.path("term").asLong() == 1) {
                return true;
            }
        }
        return false;
    }

    private static JsonNode failedOver(JsonNode body) {
        for (JsonNode event : body.path("decision").path("events")) {
            if (event.path("type").asText().equals("failover-group.failed-over")) {
                return event;
            }
        }
        throw new AssertionError("no failover in " + body);
    }

    private String makeSubnet(ServiceProcess service) throws Exception {
        String vpc = post(service, "/v1/vpcs", "{'cidrBlock':'10.0.0.0/16'}").path("id").asText();
        return post(
                        service,
                        "/v1/subnets",
                        "{'vpcId':'%s','cidrBlock':'10.0.1.0/24','availabilityZone':'us-east-1a'}"
                                .formatted(vpc))
                .path("id")
                .asText();
    }

    private List<String> makeInstances(ServiceProcess service, String subnet) throws Exception {
        List<String> ids = new ArrayList<>();
        post(
                        service,
                        "/v1/instances",
                        "{'imageId':'ami-1','instanceType':'m5.large','subnetId':'%s','count':3}"
                                .formatted(subnet))
                .path("instances")
                .forEach(instance -> ids.add(instance.path("id").asText()));
        return ids;
    }

    private String makeInterface(ServiceProcess service, String subnet, String instance)
            throws Exception {
        String eni =
                post(service, "/v1/network-interfaces", "{'subnetId':'%s'}".formatted(subnet))
                        .path("id")
                        .asText();
        post(
                service,
                "/v1/network-interfaces/" + eni + "/attach",
                "{'instanceId':'%s','deviceIndex':1}".formatted(instance));
        return eni;
    }

    /** Its path. */
    private String makeGroup(ServiceProcess service, String eni, List<String> instances)
            throws Exception {
        return "/v1/failover-groups/"
                + post(
                                service,
                                "/v1/failover-groups",
                                "{'networkInterfaceId':'%s','healthSource':'heartbeat','holdOffMillis':%d,'standbys':[{'instanceId':'%s'},{'instanceId':'%s'}]}"
                                        .formatted(
                                                eni,
                                                HOLD_OFF_MILLIS,
                                                instances.get(1),
                                                instances.get(2)))
                        .path("id")
                        .asText();
    }

    private JsonNode post(ServiceProcess service, String path, String body) throws Exception {
        HttpResponse<String> response = send(service, path, body);
        assertThat(response.statusCode())
                .as("%s answered %s", path, response.body())
                .isBetween(200, 201);
        return LogWalk.json(response.body().getBytes(StandardCharsets.UTF_8));
    }

    private JsonNode get(ServiceProcess service, String path) throws Exception {
        HttpResponse<String> response = send(service, path + "?consistency=strong", null);
        return LogWalk.json(response.body().getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse<String> send(ServiceProcess service, String path, @Nullable String body)
            throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(service.api(path))
                        .header("Content-Type", "application/json");
        if (body != null) {
            request.POST(HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')));
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}

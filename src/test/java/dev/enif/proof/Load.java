/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Clients that never give up: each sends commands one after the other, repeats a command with its
 * token until it is answered for good, and checks after every answer that a read at its position
 * shows it. Few addresses, so that many commands must be refused.
 */
final class Load implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Supplier<URI> service;
    private final History history;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(2))
                    .build();
    private final List<Thread> clients = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private final AtomicInteger answered = new AtomicInteger();
    private volatile boolean ending;

    /**
     * @param service where to send now; may change while the load runs
     */
    Load(Supplier<URI> service, History history) {
        this.service = service;
        this.history = history;
    }

    /** Starts so many clients, over four accounts, after making a subnet for each account. */
    void start(int count) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(count);
        for (int number = 0; number < count; number++) {
            int client = number;
            clients.add(
                    Thread.ofVirtual().name("client-" + number).start(() -> run(client, begun)));
        }
        if (!begun.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("The clients did not get their subnets: " + complaints());
        }
    }

    int answered() {
        return answered.get();
    }

    /**
     * What clients saw that may not be: a read that did not show what was answered, a command never
     * answered.
     */
    List<String> complaints() {
        synchronized (complaints) {
            return List.copyOf(complaints);
        }
    }

    /** Lets each client finish its command. */
    void stop() throws InterruptedException {
        ending = true;
        for (Thread client : clients) {
            if (!client.join(PATIENCE)) {
                complain(client.getName() + " did not end");
            }
        }
    }

    @Override
    public void close() {
        ending = true;
        clients.forEach(Thread::interrupt);
        http.shutdownNow();
    }

    private void run(int client, CountDownLatch begun) {
        RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
        String account = String.format("%012d", 1 + client % 4);
        try {
            JsonNode vpc = send(account, "POST", "/v1/vpcs", "{\"cidrBlock\":\"10.0.0.0/16\"}");
            JsonNode subnet =
                    send(
                            account,
                            "POST",
                            "/v1/subnets",
                            "{\"vpcId\":\""
                                    + vpc.path("id").asText()
                                    + "\",\"cidrBlock\":\"10.0.0.0/26\"}");
            begun.countDown();
            List<String> own = new ArrayList<>();
            while (!ending) {
                if (own.size() > 20 || !own.isEmpty() && random.nextInt(3) == 0) {
                    send(account, "DELETE", "/v1/network-interfaces/" + own.removeFirst(), "");
                } else {
                    String address = "10.0.0." + random.nextInt(4, 44);
                    JsonNode made =
                            send(
                                    account,
                                    "POST",
                                    "/v1/network-interfaces",
                                    "{\"subnetId\":\""
                                            + subnet.path("id").asText()
                                            + "\",\"primaryPrivateIpAddress\":\""
                                            + address
                                            + "\"}");
                    if (made.has("id")) {
                        own.add(made.path("id").asText());
                    }
                }
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException fault) {
            complain(client + ": " + fault);
        }
    }

    /** Sends until it is answered for good. */
    private JsonNode send(String account, String method, String path, String body)
            throws InterruptedException {
        String token = UUID.randomUUID().toString();
        long firstSent = System.nanoTime();
        long deadline = firstSent + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            try {
                HttpResponse<String> response = exchange(account, method, path, body, token);
                if (response.statusCode() < 500 && response.statusCode() != 429) {
                    return answered(account, token, firstSent, response);
                }
            } catch (IOException down) {
                // It is being killed: ask again.
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        complain(
                "I10: "
                        + method
                        + " "
                        + path
                        + " with token "
                        + token
                        + " was not answered within "
                        + PATIENCE);
        return JSON.createObjectNode();
    }

    private HttpResponse<String> exchange(
            String account, String method, String path, String body, String token)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(service.get().resolve(path))
                        .timeout(Duration.ofSeconds(20))
                        .header("Enif-Account", account)
                        .header("Content-Type", "application/json")
                        .method(
                                method,
                                body.isEmpty()
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Idempotency-Key", token);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode answered(
            String account, String token, long firstSent, HttpResponse<String> response)
            throws IOException, InterruptedException {
        long now = System.nanoTime();
        JsonNode body =
                response.body().isEmpty()
                        ? JSON.createObjectNode()
                        : JSON.readTree(response.body());
        String position = response.headers().firstValue("Enif-Position").orElse("");
        if (position.isEmpty()) {
            complain("No position on " + response.statusCode() + " " + response.body());
            return body;
        }
        boolean accepted = response.statusCode() < 300;
        String id = accepted ? body.path("id").asText() : "";
        int colon = position.indexOf(':');
        history.add(
                new History.Answered(
                        token,
                        accepted,
                        id,
                        Integer.parseInt(position.substring(0, colon)),
                        Long.parseLong(position.substring(colon + 1)),
                        response.headers().firstValue("Enif-Replayed").isPresent(),
                        firstSent,
                        now));
        answered.incrementAndGet();
        if (id.startsWith("eni-")) {
            readBack(account, id, position);
        }
        return body;
    }

    /** Only its own client deletes an interface, so a read at the position must show it. */
    private void readBack(String account, String id, String position) throws InterruptedException {
        try {
            HttpResponse<String> read =
                    exchange(
                            account,
                            "GET",
                            "/v1/network-interfaces/" + id + "?atLeast=" + position,
                            "",
                            "");
            if (read.statusCode() == 404) {
                complain("I6: " + id + " is not there at " + position);
            }
        } catch (IOException down) {
            // No answer is no wrong answer.
        }
    }

    private void complain(String complaint) {
        synchronized (complaints) {
            complaints.add(complaint);
        }
    }
}

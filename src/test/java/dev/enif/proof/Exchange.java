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
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * How one client talks to the service: it repeats a command with its token until it is answered for
 * good, at another process when one fails it, and remembers everything it was told.
 */
final class Exchange {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final long PAUSE_MILLIS = 50;

    private final HttpClient http;
    private final Supplier<List<URI>> services;
    private final String account;
    private final History history;
    private int turn;

    Exchange(
            HttpClient http,
            Supplier<List<URI>> services,
            String account,
            int number,
            History history) {
        this.http = http;
        this.services = services;
        this.account = account;
        this.history = history;
        this.turn = number;
    }

    /** An answer for good. */
    record Reply(boolean accepted, JsonNode body, String position) {
        String id() {
            return body.path("id").asText();
        }
    }

    /** Sends a command until it is answered for good. */
    Reply command(String method, String path, String body) throws InterruptedException {
        String token = UUID.randomUUID().toString();
        long firstSent = System.nanoTime();
        long deadline = firstSent + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            try {
                HttpResponse<String> response = send(method, path, body, token);
                if (response.statusCode() < 500 && response.statusCode() != 429) {
                    return answered(token, firstSent, response);
                }
            } catch (IOException down) {
                // It is being killed, or hangs: ask again, and somebody else.
                turn++;
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
        history.addUnanswered(
                "%s %s with token %s was not answered within %s"
                        .formatted(method, path, token, PATIENCE));
        return new Reply(false, JSON.createObjectNode(), "");
    }

    private Reply answered(String token, long firstSent, HttpResponse<String> response)
            throws IOException {
        long now = System.nanoTime();
        JsonNode body =
                response.body().isEmpty()
                        ? JSON.createObjectNode()
                        : JSON.readTree(response.body());
        String position = response.headers().firstValue("Enif-Position").orElse("");
        if (position.isEmpty()) {
            history.addUnanswered(
                    "No position on " + response.statusCode() + " " + response.body());
            return new Reply(false, body, "");
        }
        boolean accepted = response.statusCode() < 300;
        history.add(
                new History.Answered(
                        token,
                        accepted,
                        response.statusCode() == 201 ? body.path("id").asText() : "",
                        partition(position),
                        offset(position),
                        response.headers().firstValue("Enif-Replayed").isPresent(),
                        firstSent,
                        now));
        return new Reply(accepted, body, position);
    }

    /** Reads an interface at least as new as the position, and remembers what was there. */
    void readInterface(String id, String position) throws InterruptedException {
        try {
            HttpResponse<String> read =
                    send("GET", "/v1/network-interfaces/" + id + "?atLeast=" + position, "", "");
            if (read.statusCode() == 200 || read.statusCode() == 404) {
                history.add(
                        new History.Read(
                                id,
                                partition(position),
                                offset(position),
                                read.statusCode() == 404
                                        ? History.Read.NOT_THERE
                                        : JSON.readTree(read.body()).path("revision").asLong()));
            }
        } catch (IOException down) {
            // No answer is no wrong answer.
        }
    }

    private HttpResponse<String> send(String method, String path, String body, String token)
            throws IOException, InterruptedException {
        List<URI> now = services.get();
        HttpRequest.Builder request =
                HttpRequest.newBuilder(now.get(Math.floorMod(turn, now.size())).resolve(path))
                        .timeout(TIMEOUT)
                        .header("Enif-Account", account)
                        .method(
                                method,
                                body.isEmpty()
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (!token.isEmpty()) {
            request.header("Idempotency-Key", token);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static int partition(String position) {
        return Integer.parseInt(position.substring(0, position.indexOf(':')));
    }

    private static long offset(String position) {
        return Long.parseLong(position.substring(position.indexOf(':') + 1));
    }
}

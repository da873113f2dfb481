/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.core.id.AccountId;
import dev.enif.testing.Await;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * Speaks to the running service as the developer of one account. Every answer is checked for what
 * all answers promise: a request id, the position, and a whole problem where it is an error.
 */
public final class Api {
    /** As many partitions as a local run has. */
    public static final int PARTITIONS = 4;

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String account;
    private final URI base;

    public Api(String account) {
        this.account = account;
        this.base = base();
    }

    /** One that nobody has used yet, once its commands are decided. */
    public static Api ofNewAccount() {
        Api api =
                new Api(
                        "%012d"
                                .formatted(
                                        ThreadLocalRandom.current().nextLong(1_000_000_000_000L)));
        Await.until(
                "commands are decided",
                Duration.ofSeconds(60),
                () -> api.delete("/v1/vpcs/vpc-00000000000000000").status() == 404);
        return api;
    }

    public static URI base() {
        return URI.create(
                "http://127.0.0.1:"
                        + ConfigProvider.getConfig()
                                .getValue("quarkus.http.test-port", String.class));
    }

    public String account() {
        return account;
    }

    public int partition() {
        return new AccountId(account).partition(PARTITIONS);
    }

    public Reply get(String path, String... headers) {
        return call("GET", path, null, headers);
    }

    public Reply post(String path, @Nullable String body, String... headers) {
        return call("POST", path, body, headers);
    }

    public Reply put(String path, @Nullable String body, String... headers) {
        return call("PUT", path, body, headers);
    }

    public Reply patch(String path, @Nullable String body, String... headers) {
        return call("PATCH", path, body, headers);
    }

    public Reply delete(String path, String... headers) {
        return call("DELETE", path, null, headers);
    }

    /** A strong read, which must find something. */
    public Reply read(String path) {
        return get(path + (path.contains("?") ? "&" : "?") + "consistency=strong").is(200);
    }

    /**
     * Sends a request.
     *
     * @param body JSON, with single quotes for double ones; null for none
     * @param headers names and values in turn; {@code Content-Type} takes the place of JSON's
     */
    public Reply call(String method, String path, @Nullable String body, String... headers) {
        Reply reply = send(method, path, body == null ? null : body.replace('\'', '"'), headers);
        if (path.startsWith("/v1")) {
            assertThat(reply.position()).matches(partition() + ":(-1|[0-9]+)");
        }
        return reply;
    }

    /** As it is, and without a check of the position. */
    public Reply send(String method, String path, @Nullable String body, String... headers) {
        return Promises.checked(exchange(method, path, body, headers));
    }

    /** Without any check: what is asked for is not of the interface. */
    public Reply plain(String method, String path) {
        return exchange(method, path, null);
    }

    private Reply exchange(String method, String path, @Nullable String body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(base.resolve(path))
                        .timeout(PATIENCE)
                        .header("Enif-Account", account)
                        .method(
                                method,
                                body == null
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(body));
        if (body != null) {
            request.setHeader("Content-Type", "application/json");
        }
        for (int index = 0; index < headers.length; index += 2) {
            request.setHeader(headers[index], headers[index + 1]);
        }
        try {
            HttpResponse<String> response =
                    CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Reply(
                    method + " " + path,
                    response.statusCode(),
                    response.headers(),
                    response.body());
        } catch (IOException e) {
            throw new AssertionError(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Talks to the service over connections that stay open, on one event loop. Thread-safe. */
final class Client implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CONNECTIONS = 512;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final HttpClient http;
    private final int port;

    Client(int port) {
        this.port = port;
        http =
                vertx.createHttpClient(
                        new HttpClientOptions().setKeepAlive(true).setTcpNoDelay(true),
                        new PoolOptions().setHttp1MaxSize(CONNECTIONS));
    }

    /**
     * An answer.
     *
     * @param position empty if the answer has none
     */
    record Reply(int status, String position, Buffer body) {
        boolean accepted() {
            return status < 300;
        }

        JsonNode json() {
            try {
                return JSON.readTree(body.getBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    CompletionStage<Reply> send(HttpMethod method, String account, String path, String body) {
        var answer = new CompletableFuture<Reply>();
        var options =
                new RequestOptions()
                        .setMethod(method)
                        .setHost("127.0.0.1")
                        .setPort(port)
                        .setURI(path)
                        .putHeader("Enif-Account", account)
                        .putHeader("Content-Type", "application/json");
        http.request(options)
                .compose(request -> body.isEmpty() ? request.send() : request.send(body))
                .compose(response ->
                        response.body()
                                .map(received -> {
                                    var position = response.getHeader("Enif-Position");
                                    return new Reply(
                                            response.statusCode(),
                                            position == null ? "" : position,
                                            received);
                                }))
                .onComplete(done -> {
                    if (done.succeeded()) {
                        answer.complete(done.result());
                    } else {
                        answer.completeExceptionally(done.cause());
                    }
                });
        return answer;
    }

    /** Sends one and waits; anything but success is an error. */
    Reply require(HttpMethod method, String account, String path, String body) {
        try {
            var reply =
                    send(method, account, path, body)
                            .toCompletableFuture()
                            .get(60, TimeUnit.SECONDS);
            if (!reply.accepted()) {
                throw new IllegalStateException(
                        method + " " + path + ": " + reply.status() + " " + reply.body());
            }
            return reply;
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}

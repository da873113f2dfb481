/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.enif.testing.Await;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.math.BigInteger;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What somebody unknown can do with bodies that do not end. */
class FrontDoorTest {
    private static final int MAX_BODY = 1_000;
    private static final Duration BOUND = Duration.ofSeconds(30);

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void a_body_that_does_not_come_in_time_is_not_waited_for() throws IOException {
        int port = open(new FrontDoor.Bounds(10_000, 200));
        try (Socket slow = begin(port)) {
            send(slow, chunk("x".repeat(80)));
            assertThat(answer(slow)).isEmpty();
        }
    }

    @Test
    void bodies_that_take_too_much_together_are_turned_away() throws IOException {
        int port = open(new FrontDoor.Bounds(100, BOUND.toMillis()));
        try (Socket slow = begin(port)) {
            send(slow, chunk("x".repeat(80)));
            Await.until("the first is there", BOUND, () -> post(port).startsWith("HTTP/1.1 429"));
            assertThat(post(port)).containsIgnoringCase("Retry-After: 1");
            send(slow, "0\r\n\r\n");
            Await.until("it has left", BOUND, () -> post(port).startsWith("HTTP/1.1 200"));
        }
        try (Socket broken = begin(port)) {
            send(broken, chunk("x".repeat(80)));
            Await.until("the next is there", BOUND, () -> post(port).startsWith("HTTP/1.1 429"));
        }
        Await.until("it has left", BOUND, () -> post(port).startsWith("HTTP/1.1 200"));
    }

    private int open(FrontDoor.Bounds bounds) {
        Router router = Router.router(vertx);
        new FrontDoor(new MemorySize(BigInteger.valueOf(MAX_BODY)), new ObjectMapper(), bounds)
                .open(router);
        router.route().handler(context -> context.end("read"));
        HttpServer server =
                vertx.createHttpServer()
                        .requestHandler(router)
                        .listen(0, "127.0.0.1")
                        .toCompletionStage()
                        .toCompletableFuture()
                        .join();
        return server.actualPort();
    }

    private static String post(int port) {
        try (Socket socket = begin(port)) {
            send(socket, chunk("y".repeat(80)) + "0\r\n\r\n");
            return answer(socket);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Socket begin(int port) throws IOException {
        Socket socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout((int) BOUND.toMillis());
        send(
                socket,
                "POST /v1/vpcs HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\n");
        return socket;
    }

    private static String chunk(String text) {
        return Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    /** All that comes until the server closes the connection. */
    private static String answer(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}

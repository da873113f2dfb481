/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.client;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Reads a watch as it comes. */
public final class WatchClient implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 20;

    /** One event; what it does not have is empty. */
    public record Message(String id, String event, String data) {}

    private final HttpClient client = HttpClient.newHttpClient();
    private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
    private final Stream<String> lines;

    public WatchClient(Api api, String query, String... headers) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(Api.base().resolve("/v1/watch" + query))
                        .header("Enif-Account", api.account());
        for (int index = 0; index < headers.length; index += 2) {
            request.header(headers[index], headers[index + 1]);
        }
        HttpResponse<Stream<String>> response =
                client.send(request.build(), HttpResponse.BodyHandlers.ofLines());
        if (response.statusCode() != 200) {
            throw new AssertionError("The watch was answered with " + response.statusCode());
        }
        lines = response.body();
        Thread.ofVirtual().start(this::read);
    }

    private void read() {
        String id = "";
        String event = "";
        StringBuilder data = new StringBuilder();
        try {
            for (String line : (Iterable<String>) lines::iterator) {
                if (line.startsWith("id:")) {
                    id = line.substring(3).strip();
                } else if (line.startsWith("event:")) {
                    event = line.substring(6).strip();
                } else if (line.startsWith("data:")) {
                    data.append(line.substring(5).strip());
                } else if (line.isEmpty() && !event.isEmpty()) {
                    messages.add(new Message(id, event, data.toString()));
                    id = "";
                    event = "";
                    data.setLength(0);
                }
            }
        } catch (RuntimeException closed) {
            messages.add(new Message("", "closed", String.valueOf(closed.getMessage())));
        }
    }

    /** The next message, waited for. */
    public Message next() throws InterruptedException {
        Message message = messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (message == null) {
            throw new AssertionError("nothing came");
        }
        return message;
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.command;

import static dev.enif.command.Asking.account;
import static dev.enif.command.Asking.ask;
import static dev.enif.command.Asking.setQuota;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Clients that ask on until they are told to stop: each with a new token for every wish, and the
 * same token again while the outcome is unknown. Remembers every answer.
 */
final class Load implements AutoCloseable {

    private static final long PAUSE_NANOS = 5_000_000;

    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final List<Thread> clients = new ArrayList<>();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private volatile boolean stopping;

    /**
     * @param edge where to ask now; may change while the load runs
     */
    Load(int clientCount, Supplier<Commands> edge) {
        for (int client = 0; client < clientCount; client++) {
            int number = client;
            clients.add(Thread.startVirtualThread(() -> run(number, edge)));
        }
    }

    private void run(int client, Supplier<Commands> edge) {
        try {
            for (int wish = 1; !stopping; wish++) {
                answers.add(askOnce(client, wish, edge));
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        } catch (RuntimeException | AssertionError failure) {
            failures.add(failure);
        }
    }

    private static Answer askOnce(int client, int wish, Supplier<Commands> edge) {
        var token = "client-%d-wish-%d".formatted(client, wish);
        long deadline = System.nanoTime() + 120_000_000_000L;
        while (true) {
            try {
                return ask(edge.get(), account(client), setQuota(wish % 1_000), token);
            } catch (CommandException again) {
                if (System.nanoTime() - deadline > 0) {
                    throw again;
                }
                LockSupport.parkNanos(20_000_000);
            }
        }
    }

    int answered() {
        return answers.size();
    }

    /** Ends the clients once each has its last answer; all answers. */
    Collection<Answer> stop() {
        close();
        for (var failure : failures) {
            throw new AssertionError("a client was left without an answer", failure);
        }
        return List.copyOf(answers);
    }

    @Override
    public void close() {
        stopping = true;
        for (var client : clients) {
            try {
                client.join(Duration.ofSeconds(150));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}

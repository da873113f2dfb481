/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.command;

import dev.enif.core.id.AccountId;
import dev.enif.log.Position;
import dev.enif.log.kafka.Current;
import dev.enif.log.kafka.Follower;
import dev.enif.log.reader.Step;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Who waits for which command's decision. Told by the follower, so an answer is what the log says
 * and nothing else. Thread-safe; never holds more than the edge admits.
 */
final class Waiters implements Follower.Listener {

    /** One request that waits. */
    record Waiter(
            int partition, AccountId account, String token, CompletableFuture<Answer> future) {}

    private final Map<String, Waiter> waiting = new ConcurrentHashMap<>();
    private final Duration timeout;
    private final Duration retryAfter;
    private final ScheduledExecutorService timer;
    private final Executor executor;

    /**
     * @param executor completes answers; runs callers' code
     */
    Waiters(
            Duration timeout,
            Duration retryAfter,
            ScheduledExecutorService timer,
            Executor executor) {
        this.timeout = timeout;
        this.retryAfter = retryAfter;
        this.timer = timer;
        this.executor = executor;
    }

    /** To be called before the command is appended: its decision may come at once. */
    CompletableFuture<Answer> register(
            String commandId, int partition, AccountId account, String token) {
        var waiter = new Waiter(partition, account, token, new CompletableFuture<>());
        waiting.put(commandId, waiter);
        var alarm =
                timer.schedule(() -> unknown(commandId), timeout.toMillis(), TimeUnit.MILLISECONDS);
        var _ = waiter.future().whenComplete((_, _) -> alarm.cancel(false));
        return waiter.future();
    }

    /** The command was not appended, or nobody wants to know any more. */
    void forget(String commandId) {
        waiting.remove(commandId);
    }

    /** What became of the command cannot be said. */
    void unknown(String commandId) {
        var waiter = waiting.remove(commandId);
        if (waiter != null) {
            fail(waiter);
        }
    }

    int size() {
        return waiting.size();
    }

    @Override
    public void decided(int partition, long offset, Step.Decided step) {
        var decision = step.record().decision();
        var waiter = waiting.remove(decision.commandId());
        if (waiter != null) {
            var account = step.after().account(waiter.account());
            waiter.future()
                    .completeAsync(
                            () -> new Answer(new Position(partition, offset), decision, account),
                            executor);
        }
    }

    /** What the follower skipped may have held the decision. */
    @Override
    public void jumped(int partition, Current from) {
        failAll(partition);
    }

    @Override
    public void stopped(int partition, long offset, String reason) {
        failAll(partition);
    }

    private void failAll(int partition) {
        waiting.forEach((commandId, waiter) -> {
            if (waiter.partition() == partition && waiting.remove(commandId, waiter)) {
                fail(waiter);
            }
        });
    }

    private void fail(Waiter waiter) {
        executor.execute(() ->
                waiter.future()
                        .completeExceptionally(
                                new OutcomeUnknownException(waiter.token(), retryAfter)));
    }
}

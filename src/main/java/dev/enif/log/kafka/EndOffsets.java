/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.kafka;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Asks where the log ends now, for reads that must see all that was answered before they came.
 * Those who ask while a question is under way share the next one: the answer to the one before may
 * be older than their question. Thread-safe.
 */
public final class EndOffsets implements AutoCloseable {

    private static final int MAX_WAITING = 10_000;

    private final LogOffsets offsets;
    private Map<Integer, CompletableFuture<Long>> next = new TreeMap<>();
    private int waiting;
    private boolean asking;

    public EndOffsets(KafkaSettings kafka, Topics topics) {
        this.offsets = new LogOffsets(kafka, topics.events(), "end-offsets");
    }

    /**
     * The offset after the last record of the partition, found out after this call. Fails if the
     * cluster does not answer, or with {@link TooManyWaitersException}.
     */
    public CompletionStage<Long> of(int partition) {
        CompletableFuture<Long> answer;
        boolean ask;
        synchronized (this) {
            if (waiting >= MAX_WAITING) {
                return CompletableFuture.failedStage(new TooManyWaitersException());
            }
            waiting++;
            answer = next.computeIfAbsent(partition, _ -> new CompletableFuture<>());
            ask = !asking;
            asking = true;
        }
        if (ask) {
            askNext();
        }
        return answer.minimalCompletionStage();
    }

    private void askNext() {
        Map<Integer, CompletableFuture<Long>> asked;
        synchronized (this) {
            asked = next;
            if (asked.isEmpty()) {
                asking = false;
                return;
            }
            next = new TreeMap<>();
            waiting = 0;
        }
        offsets.ends(asked.keySet())
                .whenComplete((ends, failure) -> {
                    askNext();
                    asked.forEach((partition, answer) ->
                            complete(answer, ends == null ? null : ends.get(partition), failure));
                });
    }

    private static void complete(
            CompletableFuture<Long> answer, @Nullable Long end, @Nullable Throwable failure) {
        if (failure != null) {
            answer.completeExceptionally(failure);
        } else if (end == null) {
            answer.completeExceptionally(new IllegalStateException("No such partition"));
        } else {
            answer.complete(end);
        }
    }

    @Override
    public void close() {
        offsets.close();
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.kafka;

import dev.enif.log.Position;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Who waits until one partition has been read up to a position. Thread-safe.
 *
 * <p>Completions run on an executor, never on the follower's thread: what a caller does with an
 * answer must not delay the fold.
 */
public final class PositionWaiters {

    private record Key(long offset, long number) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byOffset = Long.compare(offset, other.offset);
            return byOffset != 0 ? byOffset : Long.compare(number, other.number);
        }
    }

    /** Shared by the partitions of a follower: how many may wait in all. */
    public static final class Bound {
        private final int maximum;
        private final AtomicInteger waiting = new AtomicInteger();

        public Bound(int maximum) {
            this.maximum = maximum;
        }

        boolean enter() {
            if (waiting.incrementAndGet() > maximum) {
                waiting.decrementAndGet();
                return false;
            }
            return true;
        }

        void leave() {
            waiting.decrementAndGet();
        }
    }

    private final ConcurrentSkipListMap<Key, CompletableFuture<Current>> waiting =
            new ConcurrentSkipListMap<>();
    private final AtomicLong numbers = new AtomicLong();
    private final Bound bound;
    private final Executor executor;

    public PositionWaiters(Bound bound, Executor executor) {
        this.bound = bound;
        this.executor = executor;
    }

    /**
     * Completes once the image has reached the position, or exceptionally with {@link
     * TimeoutException}, or with {@link TooManyWaitersException} at once.
     */
    public CompletionStage<Current> await(
            Position position, Duration timeout, Supplier<Current> current) {
        var now = current.get();
        if (position.isReachedBy(now.cursor())) {
            return CompletableFuture.completedStage(now);
        }
        if (!bound.enter()) {
            return CompletableFuture.failedStage(new TooManyWaitersException());
        }
        var key = new Key(position.offset(), numbers.incrementAndGet());
        var future = new CompletableFuture<Current>();
        waiting.put(key, future);
        var _ =
                future.whenComplete((_, _) -> {
                    waiting.remove(key);
                    bound.leave();
                });
        // The follower may have come by between the look and the registration.
        reached(current.get());
        return future.orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS).minimalCompletionStage();
    }

    /** To be told after each record. */
    public void reached(Current current) {
        var reached = waiting.headMap(new Key(current.cursor().nextOffset(), 0));
        if (reached.isEmpty()) {
            return;
        }
        for (var key : reached.keySet()) {
            var future = waiting.remove(key);
            if (future != null) {
                future.completeAsync(() -> current, executor);
            }
        }
    }

    /** Nothing more is to be expected. */
    public void fail(RuntimeException cause) {
        for (var key : waiting.keySet()) {
            var future = waiting.remove(key);
            if (future != null) {
                executor.execute(() -> future.completeExceptionally(cause));
            }
        }
    }
}

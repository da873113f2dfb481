/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.query;

import dev.enif.log.Position;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How far the views are known to be, and who waits for them to be further. It is told by the
 * projector where that runs in the same process, and by whoever reads positions from the database.
 * A position once reached stays reached. Thread-safe.
 */
@ApplicationScoped
public class PositionBoard {
    private static final int MAX_WAITING = 10_000;

    private final Map<Integer, Waiters> byPartition = new ConcurrentHashMap<>();
    private final AtomicInteger waiting = new AtomicInteger();

    private static final class Waiters {
        private final AtomicLong nextOffset = new AtomicLong();
        private final ConcurrentSkipListMap<Key, CompletableFuture<Void>> waiting =
                new ConcurrentSkipListMap<>();

        void wake() {
            var reached = waiting.headMap(new Key(nextOffset.get(), 0));
            for (Key key : reached.keySet()) {
                CompletableFuture<Void> waiter = waiting.remove(key);
                if (waiter != null) {
                    waiter.complete(null);
                }
            }
        }
    }

    private record Key(long offset, long number) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byOffset = Long.compare(offset, other.offset);
            return byOffset != 0 ? byOffset : Long.compare(number, other.number);
        }
    }

    private final AtomicLong numbers = new AtomicLong();

    /** The rows reflect the partition up to, not including, that offset. */
    public void reached(int partition, long nextOffset) {
        Waiters waiters = waiters(partition);
        waiters.nextOffset.accumulateAndGet(nextOffset, Math::max);
        waiters.wake();
    }

    /** Whether the views are known to reflect it. */
    public boolean isReached(Position position) {
        return waiters(position.partition()).nextOffset.get() > position.offset();
    }

    /** Whether somebody waits, so that positions should be read. */
    boolean isAwaited() {
        return waiting.get() > 0;
    }

    /**
     * Completes once the position is reached.
     *
     * <p>Fails with {@link TooManyReadersException} at once if too many wait, and with {@link
     * java.util.concurrent.TimeoutException} when the time is over.
     */
    Uni<Void> await(Position position, Duration timeout) {
        return Uni.createFrom().completionStage(() -> register(position, timeout));
    }

    private CompletableFuture<Void> register(Position position, Duration timeout) {
        if (isReached(position)) {
            return CompletableFuture.completedFuture(null);
        }
        if (waiting.incrementAndGet() > MAX_WAITING) {
            waiting.decrementAndGet();
            return CompletableFuture.failedFuture(new TooManyReadersException());
        }
        Waiters waiters = waiters(position.partition());
        var key = new Key(position.offset(), numbers.incrementAndGet());
        var waiter = new CompletableFuture<Void>();
        waiters.waiting.put(key, waiter);
        waiter.whenComplete((_, _) -> {
            waiters.waiting.remove(key);
            waiting.decrementAndGet();
        });
        // The position may have been reached between the look and the registration.
        waiters.wake();
        return waiter.orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    private Waiters waiters(int partition) {
        return byPartition.computeIfAbsent(partition, _ -> new Waiters());
    }
}

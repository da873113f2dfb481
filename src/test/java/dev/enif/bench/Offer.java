/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.bench;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/**
 * Two ways to offer load.
 *
 * <p>The open loop sends at a fixed rate whatever the answers do, and counts latency from when a
 * request was due, so that a stall is charged to all requests that it delayed (G. Tene, "How NOT to
 * measure latency", 2013: coordinated omission). The closed loop keeps a fixed number in flight,
 * which finds the most that can be done.
 */
final class Offer {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Offer() {}

    /**
     * What came of it.
     *
     * @param seconds from the first request to the last answer
     */
    record Outcome(Latencies latencies, int failed, double seconds) {
        double perSecond() {
            return latencies.count() / seconds;
        }
    }

    /**
     * @param send sends the request of that number; its stage says whether it was accepted
     */
    static Outcome open(
            int perSecond, Duration duration, IntFunction<? extends CompletionStage<Boolean>> send)
            throws InterruptedException {
        int count = Math.toIntExact(perSecond * duration.toSeconds());
        var run = new Run(count, count);
        long start = System.nanoTime();
        long gap = TimeUnit.SECONDS.toNanos(1) / perSecond;
        for (int number = 0; number < count; number++) {
            long due = start + number * gap;
            long wait = due - System.nanoTime();
            while (wait > 0) {
                LockSupport.parkNanos(wait);
                wait = due - System.nanoTime();
            }
            run.send(number, due, send);
        }
        return run.end(start);
    }

    /** Sends so many, with so many in flight. */
    static Outcome closed(
            int inFlight, int count, IntFunction<? extends CompletionStage<Boolean>> send)
            throws InterruptedException {
        var run = new Run(count, inFlight);
        long start = System.nanoTime();
        for (int number = 0; number < count; number++) {
            run.awaitRoom();
            run.sendNow(number, send);
        }
        return run.end(start);
    }

    /** The requests of one run. Answers may come on any thread. */
    private static final class Run {
        private final long[] nanos;
        private final Semaphore room;
        private final int inFlight;
        private final AtomicInteger failed = new AtomicInteger();

        Run(int count, int inFlight) {
            nanos = new long[count];
            room = new Semaphore(inFlight);
            this.inFlight = inFlight;
        }

        void awaitRoom() throws InterruptedException {
            if (!room.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("no answer within " + PATIENCE);
            }
        }

        void send(int number, long due, IntFunction<? extends CompletionStage<Boolean>> send)
                throws InterruptedException {
            awaitRoom();
            start(number, due, send);
        }

        void sendNow(int number, IntFunction<? extends CompletionStage<Boolean>> send) {
            start(number, System.nanoTime(), send);
        }

        private void start(
                int number, long from, IntFunction<? extends CompletionStage<Boolean>> send) {
            var _ =
                    send.apply(number)
                            .whenComplete((accepted, failure) -> {
                                nanos[number] = System.nanoTime() - from;
                                if (failure != null || !accepted) {
                                    failed.incrementAndGet();
                                }
                                room.release();
                            });
        }

        Outcome end(long start) throws InterruptedException {
            if (!room.tryAcquire(inFlight, PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException(
                        inFlight - room.availablePermits() + " are not answered after " + PATIENCE);
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            var latencies = new Latencies(nanos.length);
            for (long one : nanos) {
                latencies.add(one);
            }
            return new Outcome(latencies, failed.get(), seconds);
        }
    }
}

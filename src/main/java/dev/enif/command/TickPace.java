/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.command;

import java.time.Duration;

/**
 * When a partition may get its next tick. What can wait gets one a second or so. A timer, which may
 * be an interface that is to be moved, gets one as soon as it is due, though not more than ten a
 * second for different ones. A clock ahead of the broker's makes ticks that come too early, and
 * must not make many: those for a timer that stays as it is come at longer and longer intervals, of
 * 10 ms to a second or so. Times in nanoseconds are by the clock that only measures. For the loop's
 * thread.
 */
final class TickPace {
    static final long PAUSE_NANOS = Duration.ofSeconds(1).toNanos();
    static final long SHORTEST_NANOS = Duration.ofMillis(100).toNanos();
    static final long FIRST_REPEAT_NANOS = Duration.ofMillis(10).toNanos();

    private static final int MOST_DOUBLINGS = 7;
    private static final long NO_TIMER = Long.MIN_VALUE;

    private long timerMillis = NO_TIMER;
    private int times;
    private long sentNanos;
    private boolean paused;
    private long pausedUntilNanos;

    /**
     * @param timer when the earliest timer is due
     * @param deadline when the earliest of all deadlines is, those that can wait included
     */
    boolean permits(long timer, long deadline, long nowMillis, long nowNanos) {
        if (timer <= nowMillis) {
            return timerMillis == NO_TIMER || nowNanos - sentNanos >= interval(timer);
        }
        return deadline <= nowMillis && (!paused || nowNanos - pausedUntilNanos >= 0);
    }

    private long interval(long timer) {
        return timer == timerMillis
                ? FIRST_REPEAT_NANOS << Math.min(times - 1, MOST_DOUBLINGS)
                : SHORTEST_NANOS;
    }

    /** A tick was sent. */
    void sent(long timer, long nowMillis, long nowNanos) {
        if (timer <= nowMillis) {
            times = timer == timerMillis ? times + 1 : 1;
            timerMillis = timer;
            sentNanos = nowNanos;
        }
    }

    /**
     * A tick was decided.
     *
     * @param jitterNanos so that partitions do not tick in step
     */
    void decided(long nowNanos, long jitterNanos) {
        paused = true;
        pausedUntilNanos = nowNanos + PAUSE_NANOS + jitterNanos;
    }

    /**
     * How long the loop may wait for records before it must look again, at most that long.
     *
     * @param timer when the earliest timer is due
     */
    static long idleNanos(long timer, long nowMillis, long mostNanos) {
        long left = timer - nowMillis;
        return left <= 0 || left > Duration.ofNanos(mostNanos).toMillis()
                ? mostNanos
                : Duration.ofMillis(left).toNanos();
    }
}

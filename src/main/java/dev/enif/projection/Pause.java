/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.projection;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/** Pauses between attempts: they double up to a maximum, and are jittered. For one thread. */
final class Pause {
    private static final Duration FIRST = Duration.ofMillis(50);
    private static final Duration MAXIMUM = Duration.ofSeconds(5);

    private Duration next = FIRST;

    /** Ends early if the thread is interrupted or unparked. */
    void take() {
        long nanos = next.toNanos();
        LockSupport.parkNanos(nanos / 2 + ThreadLocalRandom.current().nextLong(nanos / 2));
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(MAXIMUM) > 0 ? MAXIMUM : doubled;
    }
}

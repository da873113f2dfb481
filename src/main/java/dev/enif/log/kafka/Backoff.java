/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.kafka;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/** Pauses between attempts: they double up to a maximum, and are jittered. For one thread. */
final class Backoff {

    private final Duration first;
    private final Duration maximum;
    private Duration next;

    Backoff(Duration first, Duration maximum) {
        this.first = first;
        this.maximum = maximum;
        this.next = first;
    }

    /** Pauses; an interrupt ends the pause and is cleared. */
    void pause() {
        long nanos = next.toNanos();
        LockSupport.parkNanos(nanos / 2 + ThreadLocalRandom.current().nextLong(nanos / 2));
        if (Thread.interrupted()) {
            return;
        }
        var doubled = next.multipliedBy(2);
        next = doubled.compareTo(maximum) > 0 ? maximum : doubled;
    }

    /** After a success. */
    void reset() {
        next = first;
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.bench;

import java.util.Arrays;

/** Latencies of one run, in nanoseconds, for their percentiles. Not thread-safe. */
final class Latencies {

    private final long[] nanos;
    private int count;

    /** Room for so many; more are an error. */
    Latencies(int capacity) {
        nanos = new long[capacity];
    }

    void add(long nanosOfOne) {
        nanos[count++] = nanosOfOne;
    }

    int count() {
        return count;
    }

    /**
     * The latency in milliseconds that the share of them, 0 to 1, did not exceed; 0 if there are
     * none.
     */
    double millis(double share) {
        if (count == 0) {
            return 0;
        }
        var sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        int rank = Math.clamp((int) Math.ceil(share * count) - 1, 0, count - 1);
        return sorted[rank] / 1e6;
    }
}

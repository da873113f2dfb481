/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.flow;

/**
 * The last tables of one partition, so that a flow is judged by the rules of when it started. A
 * table shares most of itself with the next, so many are cheap. Thread-safe.
 */
final class TableHistory {
    private final CompiledPartition[] kept;
    private int first;
    private int size;

    TableHistory(int most) {
        kept = new CompiledPartition[most];
    }

    /** From now on these count. */
    synchronized void add(CompiledPartition next) {
        kept[(first + size) % kept.length] = next;
        if (size < kept.length) {
            size++;
        } else {
            first = (first + 1) % kept.length;
        }
    }

    /** Those of that log time; the oldest that is kept if that is later. */
    synchronized CompiledPartition at(long millis) {
        if (size == 0) {
            throw new IllegalStateException("No table is compiled yet");
        }
        int low = 0;
        int high = size - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (timeOf(middle) <= millis) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return get(low);
    }

    private long timeOf(int index) {
        return get(index).current().state().timeMillis();
    }

    private CompiledPartition get(int index) {
        return kept[(first + index) % kept.length];
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * The last decisions of one partition, for watchers that are behind. One thread writes, any number
 * read.
 *
 * <p>Whoever stands at an offset below {@link #horizon} may have missed something; whoever stands
 * at or above it finds everything behind its place here, up to {@link #head}.
 */
final class Journal {
    /** All that one record told, which may be about several accounts. */
    private final ConcurrentNavigableMap<Long, List<Told>> entries = new ConcurrentSkipListMap<>();

    private volatile long horizon;
    private volatile long head;

    Journal(long offset) {
        horizon = offset;
        head = offset;
    }

    /** Forgets everything, and goes on behind that offset. */
    void restart(long offset) {
        // In this order: a reader that still finds old entries must see that it may miss others.
        horizon = offset;
        entries.clear();
        head = offset;
    }

    /** A record was read; what it told is empty for most that are no decisions. */
    void add(long offset, List<Told> told) {
        if (!told.isEmpty()) {
            entries.put(offset, List.copyOf(told));
        }
        head = offset;
    }

    /** Forgets the oldest entry, and returns what it took. */
    long forgetOldest() {
        Long oldest = entries.isEmpty() ? null : entries.firstKey();
        if (oldest == null) {
            return 0;
        }
        horizon = oldest;
        List<Told> told = entries.remove(oldest);
        return told == null ? 0 : bytes(told);
    }

    /** The first entry behind that offset, or null. */
    @Nullable Entry after(long offset) {
        var found = entries.higherEntry(offset);
        return found == null ? null : new Entry(found.getKey(), found.getValue());
    }

    /** What one record told. */
    record Entry(long offset, List<Told> told) {
        Entry {
            told = List.copyOf(told);
        }
    }

    long bytes() {
        long sum = 0;
        for (List<Told> told : new ArrayList<>(entries.values())) {
            sum += bytes(told);
        }
        return sum;
    }

    static long bytes(List<Told> told) {
        return told.stream().mapToLong(Told::bytes).sum();
    }

    /** Everything behind this offset is here. */
    long horizon() {
        return horizon;
    }

    /** The last offset that was read. */
    long head() {
        return head;
    }
}

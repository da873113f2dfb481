/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.random.RandomGenerator;

/**
 * An append-only topic with one partition. Tells its subscribers that something was appended; keeps
 * what retention deleted, for the model only.
 */
final class Topic<T> {

    private final ToLongFunction<T> offsetOf;
    private final RandomGenerator random;
    private final Faults faults;
    private final List<T> records = new ArrayList<>();
    private final List<Runnable> subscribers = new ArrayList<>();
    private long startOffset;
    private long endOffset;

    Topic(ToLongFunction<T> offsetOf, RandomGenerator random, Faults faults) {
        this.offsetOf = offsetOf;
        this.random = random;
        this.faults = faults;
    }

    /** Makes a record of the next offset. */
    @FunctionalInterface
    interface Making<T> {
        T at(long offset);
    }

    long append(Making<T> making) {
        if (faults.offsetGaps && faults.strikes(0.05)) {
            endOffset += 1 + random.nextInt(3);
        }
        var offset = endOffset++;
        records.add(making.at(offset));
        subscribers.forEach(Runnable::run);
        return offset;
    }

    void subscribe(Runnable subscriber) {
        subscribers.add(subscriber);
    }

    void unsubscribe(Runnable subscriber) {
        subscribers.remove(subscriber);
    }

    /** At most so many records from this offset on. */
    List<T> read(long fromOffset, int max) {
        var from = indexOf(Math.max(fromOffset, startOffset));
        return List.copyOf(records.subList(from, Math.min(records.size(), from + max)));
    }

    /** Everything ever appended, deleted or not. */
    List<T> all() {
        return records;
    }

    long startOffset() {
        return startOffset;
    }

    long endOffset() {
        return endOffset;
    }

    void deleteBefore(long offset) {
        startOffset = Math.max(startOffset, Math.min(offset, endOffset));
    }

    private int indexOf(long offset) {
        var low = 0;
        var high = records.size();
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (offsetOf.applyAsLong(records.get(middle)) < offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}

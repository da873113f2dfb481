/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.partition;

import java.util.Map;
import java.util.PrimitiveIterator;
import java.util.stream.LongStream;
import org.pcollections.TreePMap;

/**
 * A set of numbers, kept as runs of neighbours, so that the first number that is not in it is found
 * in O(log n) however full it is. Immutable.
 *
 * @param lastByFirst each run's last number by its first; runs neither touch nor overlap
 * @param size how many numbers there are
 */
record Runs(TreePMap<Long, Long> lastByFirst, long size) {
    static final Runs NONE = new Runs(TreePMap.empty(), 0);

    boolean contains(long number) {
        Map.Entry<Long, Long> run = lastByFirst.floorEntry(number);
        return run != null && number <= run.getValue();
    }

    /** The smallest number from {@code from} on that is not in the set. */
    long firstAbsent(long from) {
        Map.Entry<Long, Long> run = lastByFirst.floorEntry(from);
        return run != null && from <= run.getValue() ? run.getValue() + 1 : from;
    }

    /** With a number that was not in it. */
    Runs plus(long number) {
        Map.Entry<Long, Long> left = lastByFirst.floorEntry(number);
        Long right = lastByFirst.get(number + 1);
        long first = left != null && left.getValue() == number - 1 ? left.getKey() : number;
        TreePMap<Long, Long> apart = right == null ? lastByFirst : lastByFirst.minus(number + 1);
        return new Runs(apart.plus(first, right == null ? number : right), size + 1);
    }

    /** Without a number that was in it. */
    Runs minus(long number) {
        Map.Entry<Long, Long> run = lastByFirst.floorEntry(number);
        if (run == null || run.getValue() < number) {
            throw new IllegalStateException(number + " is not in the set");
        }
        TreePMap<Long, Long> split =
                run.getKey() == number
                        ? lastByFirst.minus(number)
                        : lastByFirst.plus(run.getKey(), number - 1);
        return new Runs(
                run.getValue() == number ? split : split.plus(number + 1, run.getValue()),
                size - 1);
    }

    /** All numbers, ascending. */
    PrimitiveIterator.OfLong iterator() {
        return lastByFirst.entrySet().stream()
                .flatMapToLong(run -> LongStream.rangeClosed(run.getKey(), run.getValue()))
                .iterator();
    }
}

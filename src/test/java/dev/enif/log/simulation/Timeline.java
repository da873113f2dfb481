/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.simulation;

import java.util.PriorityQueue;

/**
 * Simulated time in milliseconds: runs tasks in the order of their times, then of their arrival.
 */
final class Timeline {

    private record Due(long atMillis, long order, Runnable task) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            return atMillis != other.atMillis
                    ? Long.compare(atMillis, other.atMillis)
                    : Long.compare(order, other.order);
        }
    }

    private final PriorityQueue<Due> queue = new PriorityQueue<>();
    private long nowMillis = 1_000;
    private long tasks;

    long nowMillis() {
        return nowMillis;
    }

    /** How many tasks were scheduled so far. */
    long tasks() {
        return tasks;
    }

    void after(long delayMillis, Runnable task) {
        queue.add(new Due(nowMillis + Math.max(0, delayMillis), tasks++, task));
    }

    /** Runs the next task; false if there is none. */
    boolean runNext() {
        var due = queue.poll();
        if (due == null) {
            return false;
        }
        nowMillis = due.atMillis();
        due.task().run();
        return true;
    }
}

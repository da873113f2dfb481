/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.projection;

/**
 * One complete set of the views' tables.
 *
 * @param number 1 or more; the next one is always greater
 */
record Generation(int number) implements Comparable<Generation> {
    Generation {
        if (number < 1) {
            throw new IllegalArgumentException("no generation has the number " + number);
        }
    }

    /** The schema that holds its tables; safe to be part of an SQL statement. */
    String schema() {
        return "enif_v" + number;
    }

    @Override
    public int compareTo(Generation other) {
        return Integer.compare(number, other.number);
    }

    @Override
    public String toString() {
        return schema();
    }
}

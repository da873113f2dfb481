/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.simulation;

import java.util.Map;
import java.util.TreeMap;

/** Counts what happened over all runs, so that a test can tell that everything did happen. */
final class Coverage {

    private final Map<String, Long> counts = new TreeMap<>();

    void saw(Object what) {
        counts.merge(what.toString(), 1L, Long::sum);
    }

    long count(Object what) {
        return counts.getOrDefault(what.toString(), 0L);
    }

    @Override
    public String toString() {
        return counts.toString();
    }
}

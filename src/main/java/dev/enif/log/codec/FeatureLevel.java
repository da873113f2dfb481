/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.codec;

import java.util.Map;

/**
 * Which event types may be written while old and new code run side by side: a reader stops at a
 * type that it does not know, so none may be written before every reader knows it.
 *
 * <p>The level in force is the one in the record that began the current term. A rolling update
 * raises it in two steps:
 *
 * <ol>
 *   <li>Update every node. A node that claims a partition writes the level that it found there (1
 *       in a new partition), not its own; so nothing new is written, and a node can still be taken
 *       back to the older version.
 *   <li>Once all nodes run the new version, configure the new level. The owners claim their
 *       partitions anew with it. From here on the older version cannot read the log: it stops at
 *       the first such claim, and says so.
 * </ol>
 *
 * A new type, or a new version of one, is entered here with the next level, and {@link #CURRENT}
 * raised with it. Immutable.
 */
public final class FeatureLevel {
    /** The level of the first version. */
    public static final int FIRST = 1;

    /** The highest level whose events this code understands. */
    public static final int CURRENT = 1;

    /** What this code may write: every type so far is of the first level. */
    static final FeatureLevel GATE = new FeatureLevel(Map.of());

    private final Map<String, Integer> raised;

    /**
     * @param raised the level that an event type needs, for those that need more than the first
     */
    FeatureLevel(Map<String, Integer> raised) {
        this.raised = Map.copyOf(raised);
    }

    /**
     * @throws NotYetWritableException if the event type may not be written at that level
     */
    void require(String type, int level) {
        int needed = raised.getOrDefault(type, FIRST);
        if (needed > level) {
            throw new NotYetWritableException(type, needed, level);
        }
    }
}

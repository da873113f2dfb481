/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.kafka;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Named places at which a test may end the process, as a power cut would. In production none of
 * them does anything.
 */
@FunctionalInterface
public interface Faults {

    /** Where. */
    enum Point {
        /** The broker has acknowledged a decision; it may not have been read back. */
        AFTER_APPEND_BEFORE_READ_BACK,
        /** The follower was handed a decision and has not folded it yet. */
        BEFORE_READ_BACK,
        /** A chunk of a snapshot was acknowledged, and its manifest is not written yet. */
        DURING_SNAPSHOT,
        /** The relay has published, and neither that nor its cursor is committed yet. */
        BEFORE_RELAY_COMMIT;

        /** As it is written in a configuration. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Nothing ever happens. */
    Faults NONE = _ -> {};

    /** The process is at that point. */
    void at(Point point);

    /**
     * Halts the JVM at a point, without any clean-up.
     *
     * @param where the point's name, and after a colon how often it is passed before; as {@code
     *     before-read-back:3}
     * @throws IllegalArgumentException if there is no such point
     */
    static Faults haltAt(String where) {
        var parts = where.split(":", 2);
        var times = new AtomicLong(parts.length == 2 ? Long.parseLong(parts[1]) : 1);
        for (var point : Point.values()) {
            if (point.wireName().equals(parts[0])) {
                return reached -> {
                    if (reached == point && times.decrementAndGet() == 0) {
                        Runtime.getRuntime().halt(137);
                    }
                };
            }
        }
        throw new IllegalArgumentException("There is no crash point '%s'".formatted(where));
    }
}

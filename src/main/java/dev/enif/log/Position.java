/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log;

import java.util.regex.Pattern;

/**
 * A place in the log, as answers carry it: everything of that partition up to and including that
 * offset. Positions of different partitions cannot be compared.
 *
 * @param partition the partition, at least 0
 * @param offset the offset of the last record that is included; {@link #NOTHING} before the first
 */
public record Position(int partition, long offset) {

    /** The offset of a position that includes no record. */
    public static final long NOTHING = -1;

    private static final Pattern FORM =
            Pattern.compile("(0|[1-9][0-9]{0,8}):(-1|0|[1-9][0-9]{0,17})");

    public Position {
        if (partition < 0 || offset < NOTHING) {
            throw new IllegalArgumentException(
                    "No position has partition %d and offset %d".formatted(partition, offset));
        }
    }

    /** The position of a reader that stands there. */
    public static Position of(int partition, Cursor cursor) {
        return new Position(partition, cursor.nextOffset() - 1);
    }

    /**
     * Reads the text form, {@code partition:offset}.
     *
     * @throws IllegalArgumentException if it is not in that form; its message is for the caller
     */
    public static Position parse(String text) {
        var matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'%s' is not a position: expected 'partition:offset'".formatted(text));
        }
        return new Position(Integer.parseInt(matcher.group(1)), Long.parseLong(matcher.group(2)));
    }

    /** Whether a reader that stands there has read all that this position includes. */
    public boolean isReachedBy(Cursor cursor) {
        return cursor.nextOffset() > offset;
    }

    /** The text form, which {@link #parse} reads. */
    @Override
    public String toString() {
        return partition + ":" + offset;
    }
}

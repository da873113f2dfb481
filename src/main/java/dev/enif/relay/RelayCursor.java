/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.relay;

import dev.enif.log.Cursor;
import java.util.Optional;

/**
 * The relay's cursor as the metadata of its committed offset, {@code term nonce seq} separated by
 * blanks: what it must know beside the offset to go on reading like every other reader.
 */
final class RelayCursor {
    private RelayCursor() {}

    static String metadata(Cursor cursor) {
        return cursor.term()
                + " "
                + (cursor.nonce().isEmpty() ? "-" : cursor.nonce())
                + " "
                + cursor.seq();
    }

    /** The cursor that was committed, or empty if the metadata is not one of ours. */
    static Optional<Cursor> parse(long nextOffset, String metadata) {
        String[] parts = metadata.split(" ", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            String nonce = parts[1].equals("-") ? "" : parts[1];
            return Optional.of(
                    new Cursor(
                            nextOffset, Long.parseLong(parts[0]), nonce, Long.parseLong(parts[2])));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.relay;

import dev.enif.log.Cursor;
import dev.enif.log.LogIdentity;
import java.util.Optional;

/**
 * The relay's cursor as the metadata of its committed offset, {@code cluster topic term nonce seq}
 * separated by blanks: what it must know beside the offset to go on reading like every other
 * reader, and which log that was. Neither Kafka's ids nor nonces hold a blank.
 */
record RelayCursor(LogIdentity log, Cursor cursor) {
    private static final String NO_NONCE = "-";

    String metadata() {
        return "%s %s %d %s %d"
                .formatted(
                        log.clusterId(),
                        log.topicId(),
                        cursor.term(),
                        cursor.nonce().isEmpty() ? NO_NONCE : cursor.nonce(),
                        cursor.seq());
    }

    /** What was committed, or empty if the metadata is not one of ours. */
    static Optional<RelayCursor> parse(int partition, long nextOffset, String metadata) {
        String[] parts = metadata.split(" ", -1);
        if (parts.length != 5) {
            return Optional.empty();
        }
        try {
            String nonce = parts[3].equals(NO_NONCE) ? "" : parts[3];
            return Optional.of(
                    new RelayCursor(
                            new LogIdentity(parts[0], parts[1], partition),
                            new Cursor(
                                    nextOffset,
                                    Long.parseLong(parts[2]),
                                    nonce,
                                    Long.parseLong(parts[4]))));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.codec;

/**
 * An event of a type that the log's feature level does not allow yet: readers of older code may be
 * running. It was not written; the command that led to it is to be refused until the level is
 * raised.
 */
public final class NotYetWritableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotYetWritableException(String type, int needed, int allowed) {
        super(
                "'%s' needs feature level %d and the log is at %d: update every node, then raise it"
                        .formatted(type, needed, allowed));
    }
}

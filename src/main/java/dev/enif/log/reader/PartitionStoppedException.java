/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.reader;

import org.jspecify.annotations.Nullable;

/**
 * A record counts, but this reader cannot follow it. The partition is unready here; others may be
 * able to go on.
 */
public final class PartitionStoppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why a reader cannot go on. */
    public enum Reason {
        /** The body is not understood: newer code wrote it, or it was damaged. */
        UNDECODABLE,
        /** The body contradicts its headers or the state: a fault of whoever wrote it. */
        UNFOLDABLE,
        /**
         * The fold has come to another state than the writer's; folding again from the start of the
         * log tells whether the image that was continued from was damaged.
         */
        FINGERPRINT_DIFFERS
    }

    private final int partition;
    private final long offset;
    private final Reason reason;

    PartitionStoppedException(
            int partition, long offset, Reason reason, String detail, @Nullable Throwable cause) {
        super(
                "Partition %d stops at offset %d (%s): %s"
                        .formatted(partition, offset, reason, detail),
                cause);
        this.partition = partition;
        this.offset = offset;
        this.reason = reason;
    }

    public int partition() {
        return partition;
    }

    /** The record that could not be followed. */
    public long offset() {
        return offset;
    }

    public Reason reason() {
        return reason;
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.snapshot;

/**
 * When the next snapshot of a partition is due, so that a restart has little to replay.
 *
 * @param decisionBytes how many bytes of decisions were folded since the last snapshot
 * @param lastMillis when the last snapshot was begun, or this reader started; by any clock, in
 *     milliseconds
 */
public record SnapshotSchedule(long decisionBytes, long lastMillis) {

    /** A snapshot is due after so many bytes of decisions. */
    public static final long DUE_BYTES = 20L * 1024 * 1024;

    /** A snapshot is due so long after the last one, if anything was decided since. */
    public static final long DUE_MILLIS = 10L * 60 * 1000;

    /** At the start of a reader, or when a snapshot is begun. */
    public static SnapshotSchedule from(long nowMillis) {
        return new SnapshotSchedule(0, nowMillis);
    }

    /** After a decision of so many bytes was folded. */
    public SnapshotSchedule folded(long bytes) {
        return new SnapshotSchedule(decisionBytes + bytes, lastMillis);
    }

    /** Whether to begin a snapshot now; {@code nowMillis} by the same clock as before. */
    public boolean isDue(long nowMillis) {
        return isDue(nowMillis, DUE_BYTES);
    }

    /** The same, after {@code dueBytes} of decisions. */
    public boolean isDue(long nowMillis, long dueBytes) {
        return decisionBytes >= dueBytes
                || (isDueAtShutdown() && nowMillis - lastMillis >= DUE_MILLIS);
    }

    /** Whether to write a snapshot before this reader ends. */
    public boolean isDueAtShutdown() {
        return decisionBytes > 0;
    }
}

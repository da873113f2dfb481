/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.snapshot;

/**
 * One of the two places of a partition's snapshots. A snapshot overwrites the older one chunk by
 * chunk, so while it is being written only the other slot is whole.
 */
public enum Slot {
    FIRST,
    SECOND;

    /** The slot that a snapshot goes to when this one holds the newest. */
    public Slot other() {
        return switch (this) {
            case FIRST -> SECOND;
            case SECOND -> FIRST;
        };
    }
}

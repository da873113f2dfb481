/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.codec.snapshot;

/**
 * A snapshot that does not hold what its manifest announces: a chunk is missing, belongs to another
 * snapshot or was changed, or the state in it is not the one that was written. Go on with the other
 * slot, then with the log from its start.
 */
public final class DamagedSnapshotException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DamagedSnapshotException(String message) {
        super(message);
    }

    public DamagedSnapshotException(String message, Throwable cause) {
        super(message, cause);
    }
}

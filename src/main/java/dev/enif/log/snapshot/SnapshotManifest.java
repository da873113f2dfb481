/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.snapshot;

import dev.enif.log.Cursor;
import dev.enif.log.Fingerprint;
import dev.enif.log.LogIdentity;

/**
 * Announces a snapshot whose chunks are all in place.
 *
 * @param log the log that was folded
 * @param cursor the reader state after the last record that was folded
 * @param slot where the chunks are
 * @param snapshotId drawn afresh for each snapshot and written in each of its chunks: chunks of
 *     another id belong to another writer, or to a snapshot that was never finished
 * @param formatVersion of the chunks' contents
 * @param chunkCount how many chunks there are, at least 1
 * @param contentHash of all chunks in order, in the form of the writer's choice
 * @param fingerprint of the state, to be compared after it was loaded
 */
public record SnapshotManifest(
        LogIdentity log,
        Cursor cursor,
        Slot slot,
        String snapshotId,
        int formatVersion,
        int chunkCount,
        String contentHash,
        Fingerprint fingerprint) {
    public SnapshotManifest {
        if (snapshotId.isEmpty() || contentHash.isEmpty() || chunkCount < 1) {
            throw new IllegalArgumentException(
                    "No snapshot has id '%s', hash '%s' and %d chunks"
                            .formatted(snapshotId, contentHash, chunkCount));
        }
    }
}

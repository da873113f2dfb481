/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.snapshot;

/**
 * A snapshot on its way into a slot. Its manifest may be sent only after every chunk was
 * acknowledged: until then the slot holds a mixture, and the older manifest there no longer matches
 * its chunks.
 *
 * @param slot where it goes
 * @param snapshotId drawn afresh for it
 * @param chunksSent how many chunks were handed to the producer
 * @param chunksAcknowledged how many of them the broker has acknowledged
 * @param complete whether the last chunk was sent
 * @param failed whether a chunk could not be appended; the snapshot is then abandoned
 */
public record SnapshotWrite(
        Slot slot,
        String snapshotId,
        int chunksSent,
        int chunksAcknowledged,
        boolean complete,
        boolean failed) {

    /** Before the first chunk. */
    public static SnapshotWrite begin(Slot slot, String snapshotId) {
        return new SnapshotWrite(slot, snapshotId, 0, 0, false, false);
    }

    /**
     * A chunk was handed to the producer.
     *
     * @param last whether it was the last one
     * @throws IllegalStateException if the last one was sent before
     */
    public SnapshotWrite sent(boolean last) {
        if (complete) {
            throw new IllegalStateException("The last chunk was sent: " + this);
        }
        return new SnapshotWrite(
                slot, snapshotId, chunksSent + 1, chunksAcknowledged, last, failed);
    }

    /** The broker acknowledged a chunk; to be told once for each. */
    public SnapshotWrite acknowledged() {
        if (chunksAcknowledged == chunksSent) {
            throw new IllegalStateException("More chunks acknowledged than sent: " + this);
        }
        return new SnapshotWrite(
                slot, snapshotId, chunksSent, chunksAcknowledged + 1, complete, failed);
    }

    /**
     * A chunk may or may not be in the slot. The next attempt takes the same slot and another id.
     */
    public SnapshotWrite chunkFailed() {
        return new SnapshotWrite(slot, snapshotId, chunksSent, chunksAcknowledged, complete, true);
    }

    /** Whether all chunks are in place. */
    public boolean mayBeAnnounced() {
        return complete && !failed && chunksAcknowledged == chunksSent;
    }
}

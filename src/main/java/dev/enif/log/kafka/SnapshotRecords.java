/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.kafka;

import dev.enif.log.snapshot.Slot;
import java.nio.charset.StandardCharsets;

/** How snapshots lie in their topics: the keys, which compaction goes by, and the headers. */
final class SnapshotRecords {

    /** On a chunk: the snapshot that it belongs to. */
    static final String SNAPSHOT_ID = "snapshot-id";

    /** On a manifest: the offset of the first chunk, so that nobody looks for it from the start. */
    static final String CHUNKS_FROM = "chunks-from";

    private SnapshotRecords() {}

    static byte[] manifestKey(Slot slot) {
        return text(name(slot));
    }

    static byte[] chunkKey(Slot slot, int index) {
        return text(name(slot) + "/" + index);
    }

    private static String name(Slot slot) {
        return switch (slot) {
            case FIRST -> "first";
            case SECOND -> "second";
        };
    }

    private static byte[] text(String key) {
        return key.getBytes(StandardCharsets.US_ASCII);
    }
}

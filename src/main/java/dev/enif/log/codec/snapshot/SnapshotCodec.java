/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.codec.snapshot;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import dev.enif.core.partition.PartitionState;
import dev.enif.log.Cursor;
import dev.enif.log.Fingerprint;
import dev.enif.log.LogIdentity;
import dev.enif.log.snapshot.Slot;
import dev.enif.log.snapshot.SnapshotManifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;

/**
 * A partition's state to chunks of bounded size and back. Memory beside the state is bounded: a
 * chunk on the way out, and what the indexes are found again from on the way in. Thread-safe.
 *
 * <p>The chunks' bytes, put together, are one CBOR array of arrays; resources that come again (the
 * subnet of an interface) are written once. Indexes are not stored. A state that is written, read
 * and written again gives the same bytes.
 */
public final class SnapshotCodec {
    /**
     * Of what the chunks hold. Raised with every change of it; earlier versions stay readable,
     * later ones are not, and a node that meets one starts from another snapshot or from the log.
     */
    public static final int FORMAT_VERSION = 3;

    /** The largest chunk. */
    public static final int CHUNK_BYTES = 512 * 1024;

    private static final CBORFactory CBOR = new CBORFactory();

    private SnapshotCodec() {}

    /** Whether chunks of that format can be read. */
    public static boolean canRead(int formatVersion) {
        return formatVersion >= 1 && formatVersion <= FORMAT_VERSION;
    }

    /**
     * Writes a state.
     *
     * @param state of a partition that was founded
     * @param snapshotId up to 64 visible ASCII characters, drawn afresh; in every chunk
     * @param sink takes the chunks in order; what it throws is passed on
     */
    public static Written write(PartitionState state, String snapshotId, ChunkSink sink) {
        ChunkOutput chunks = new ChunkOutput(snapshotId, sink);
        try {
            try (JsonGenerator generator = CBOR.createGenerator(chunks)) {
                new StateWriter(generator).write(state);
            }
            return chunks.finish();
        } catch (IOException impossible) {
            throw new UncheckedIOException("nothing is written to but memory", impossible);
        }
    }

    /** Announces what was written. */
    public static SnapshotManifest manifest(
            LogIdentity log,
            Cursor cursor,
            Slot slot,
            String snapshotId,
            PartitionState state,
            Written written) {
        return new SnapshotManifest(
                log,
                cursor,
                slot,
                snapshotId,
                FORMAT_VERSION,
                written.chunkCount(),
                written.contentHash(),
                new Fingerprint(PartitionState.FINGERPRINT_VERSION, state.fingerprint()));
    }

    /**
     * Reads a state.
     *
     * @param manifest of a format that {@link #canRead can be read}
     * @param chunks in order; no more are taken than the manifest announces. Trouble in fetching
     *     one is thrown as {@link UncheckedIOException}, which is passed on.
     * @throws DamagedSnapshotException if they are not what the manifest announces
     */
    public static PartitionState read(SnapshotManifest manifest, Iterator<byte[]> chunks) {
        ChunkInput input = new ChunkInput(manifest.snapshotId(), manifest.chunkCount(), chunks);
        PartitionState state;
        String hash;
        try (JsonParser parser = CBOR.createParser(input)) {
            state = new StateReader(new CborReader(parser), manifest.formatVersion()).read();
            hash = parser.nextToken() == null ? input.hash() : "";
        } catch (IOException | IllegalArgumentException | IllegalStateException damaged) {
            throw new DamagedSnapshotException(
                    "snapshot " + manifest.snapshotId() + " cannot be read", damaged);
        }
        if (!hash.equals(manifest.contentHash())) {
            throw new DamagedSnapshotException(
                    "the chunks of snapshot " + manifest.snapshotId() + " have another hash");
        }
        Fingerprint found =
                new Fingerprint(PartitionState.FINGERPRINT_VERSION, state.fingerprint());
        return switch (found.compare(manifest.fingerprint(), true)) {
            case AGREES, NOT_COMPARABLE -> state;
            case REFOLD, STOP ->
                    throw new DamagedSnapshotException(
                            "the state of snapshot " + manifest.snapshotId() + " differs");
        };
    }
}

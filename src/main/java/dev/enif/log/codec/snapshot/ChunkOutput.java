/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.codec.snapshot;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Cuts the bytes of a snapshot into chunks of bounded size, however large a single resource is. A
 * chunk is a CBOR array: the snapshot's id, the chunk's index, the bytes. Not thread-safe.
 */
final class ChunkOutput extends OutputStream {
    /** What the array around the bytes takes at most, an id of 64 bytes included. */
    private static final int FRAME_BYTES = 128;

    private static final int LONGEST_ID = 64;
    private static final CBORFactory CBOR = new CBORFactory();

    private final String snapshotId;
    private final ChunkSink sink;
    private final ContentHash hash = new ContentHash();
    private final byte[] buffer = new byte[SnapshotCodec.CHUNK_BYTES - FRAME_BYTES];
    private int filled;
    private int index;

    ChunkOutput(String snapshotId, ChunkSink sink) {
        if (snapshotId.length() > LONGEST_ID
                || !snapshotId.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new IllegalArgumentException(
                    "a snapshot's id is up to 64 visible ASCII characters: " + snapshotId);
        }
        this.snapshotId = snapshotId;
        this.sink = sink;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int from = offset;
        int left = length;
        while (left > 0) {
            // Not before there are more bytes: the last chunk has to be known as such.
            if (filled == buffer.length) {
                send(false);
            }
            int part = Math.min(left, buffer.length - filled);
            System.arraycopy(bytes, from, buffer, filled, part);
            filled += part;
            from += part;
            left -= part;
        }
    }

    /** Sends the last chunk. */
    Written finish() throws IOException {
        send(true);
        return new Written(index, hash.hex());
    }

    private void send(boolean last) throws IOException {
        ByteArrayOutputStream chunk = new ByteArrayOutputStream(filled + FRAME_BYTES);
        try (JsonGenerator generator = CBOR.createGenerator(chunk)) {
            generator.writeStartArray(null, 3);
            generator.writeString(snapshotId);
            generator.writeNumber(index);
            generator.writeBinary(buffer, 0, filled);
            generator.writeEndArray();
        }
        byte[] bytes = chunk.toByteArray();
        hash.add(bytes);
        sink.accept(index, bytes, last);
        index++;
        filled = 0;
    }
}

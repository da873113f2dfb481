/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.codec.snapshot;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;

/** Puts the bytes of a snapshot's chunks together again. Not thread-safe. */
final class ChunkInput extends InputStream {
    private static final CBORFactory CBOR = new CBORFactory();

    private final String snapshotId;
    private final int chunkCount;
    private final Iterator<byte[]> chunks;
    private final ContentHash hash = new ContentHash();
    private byte[] current = {};
    private int position;
    private int index;

    ChunkInput(String snapshotId, int chunkCount, Iterator<byte[]> chunks) {
        this.snapshotId = snapshotId;
        this.chunkCount = chunkCount;
        this.chunks = chunks;
    }

    @Override
    public int read() throws IOException {
        return fill() ? current[position++] & 255 : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int part = Math.min(length, current.length - position);
        System.arraycopy(current, position, bytes, offset, part);
        position += part;
        return part;
    }

    /**
     * The hash of all chunks; to be asked once, at the end.
     *
     * @throws DamagedSnapshotException if there are bytes that nobody has asked for
     */
    String hash() throws IOException {
        if (fill()) {
            throw new DamagedSnapshotException("the snapshot goes on behind its end");
        }
        return hash.hex();
    }

    private boolean fill() throws IOException {
        while (position == current.length && index < chunkCount) {
            if (!chunks.hasNext()) {
                throw new DamagedSnapshotException(
                        "chunk %d of %d is missing".formatted(index, chunkCount));
            }
            open(chunks.next());
        }
        return position < current.length;
    }

    private void open(byte[] chunk) throws IOException {
        hash.add(chunk);
        try (JsonParser parser = CBOR.createParser(chunk)) {
            expect(parser.nextToken() == JsonToken.START_ARRAY);
            expect(snapshotId.equals(parser.nextTextValue()));
            expect(parser.nextIntValue(-1) == index);
            expect(parser.nextToken() == JsonToken.VALUE_EMBEDDED_OBJECT);
            current = parser.getBinaryValue();
        }
        position = 0;
        index++;
    }

    private void expect(boolean condition) {
        if (!condition) {
            throw new DamagedSnapshotException(
                    "chunk %d is not one of snapshot %s".formatted(index, snapshotId));
        }
    }
}

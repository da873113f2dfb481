/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.codec.snapshot;

/** Takes a snapshot's chunks as they are made. */
@FunctionalInterface
public interface ChunkSink {
    /**
     * Takes the next chunk. May block, which is what keeps a snapshot from being made faster than
     * it is stored; may throw, which abandons it.
     *
     * @param index 0 for the first one
     * @param chunk the receiver's to keep
     * @param last whether it is the last one
     */
    void accept(int index, byte[] chunk, boolean last);
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.codec.snapshot;

/**
 * What a snapshot's manifest has to say of its chunks.
 *
 * @param chunkCount at least 1
 * @param contentHash the SHA-256 of all chunks in order, in lower-case hex
 */
public record Written(int chunkCount, String contentHash) {}

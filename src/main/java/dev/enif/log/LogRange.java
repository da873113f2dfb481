/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log;

/**
 * The log as it is found now.
 *
 * @param startOffset its lowest offset
 * @param endOffset the offset after its highest
 */
public record LogRange(LogIdentity identity, long startOffset, long endOffset) {
    public LogRange {
        if (startOffset < 0 || endOffset < startOffset) {
            throw new IllegalArgumentException(
                    "No log lies between %d and %d".formatted(startOffset, endOffset));
        }
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.codec;

import dev.enif.core.partition.Founding;

/**
 * The body of a {@code TermStarted} record: who claims the partition, with what code, and what is
 * fixed for the partition's life (that of the first claim counts).
 *
 * @param nonce drawn afresh for each claim; also in the record's headers
 * @param node the process that claims, for people
 * @param codeVersion of that process, for people
 * @param featureLevel no decision of this term holds an event that needs a higher one; at least 1
 */
public record TermRecord(
        String nonce, String node, String codeVersion, int featureLevel, Founding founding) {
    public TermRecord {
        if (nonce.isEmpty() || featureLevel < FeatureLevel.FIRST) {
            throw new IllegalArgumentException(
                    "No claim has nonce '" + nonce + "' and feature level " + featureLevel);
        }
    }
}

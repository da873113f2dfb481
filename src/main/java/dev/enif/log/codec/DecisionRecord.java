/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.codec;

import dev.enif.core.partition.Decision;

/**
 * The body of a decision's record.
 *
 * @param term the offset of the claim under which it was decided; also in the record's headers
 * @param seq its place among the decisions of that term, from 1; also in the record's headers
 */
public record DecisionRecord(long term, long seq, Decision decision) {
    public DecisionRecord {
        if (term < 0 || seq < 1) {
            throw new IllegalArgumentException("No decision has term " + term + " and seq " + seq);
        }
    }
}

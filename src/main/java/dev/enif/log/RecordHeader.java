/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log;

/**
 * What the frozen headers of one record say. Whether a record counts is decided from this alone, so
 * that a reader which cannot understand a body still agrees with all others on which records count.
 */
public sealed interface RecordHeader {

    /**
     * A node claims the partition.
     *
     * @param nonce drawn afresh for each claim; equal nonces mean one claim appended twice
     */
    record TermStarted(String nonce) implements RecordHeader {
        public TermStarted {
            if (nonce.isEmpty()) {
                throw new IllegalArgumentException("A claim needs a nonce");
            }
        }
    }

    /**
     * The owner decided one command, or found that commands were lost.
     *
     * @param term the offset of the claim under which it was decided, at least 0
     * @param seq its place among the decisions of that term, counted from 1
     */
    record Decision(long term, long seq) implements RecordHeader {
        public Decision {
            if (term < 0 || seq < 1) {
                throw new IllegalArgumentException(
                        "No decision has term %d and seq %d".formatted(term, seq));
            }
        }
    }

    /**
     * Headers that nobody of this protocol writes; such a record is void.
     *
     * @param reason what is wrong with them, for the log
     */
    record Malformed(String reason) implements RecordHeader {}
}

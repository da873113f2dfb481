/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log;

/**
 * Everything a reader of one partition must remember to go on reading it the same way as every
 * other reader. Whoever stores a place in the log (snapshot, position row, relay) stores all four
 * fields: without the nonce, a reader that resumes between a {@code TermStarted} and its duplicate
 * would take the duplicate for a new term and void all that follows.
 *
 * @param nextOffset the lowest offset not yet read, at least 0
 * @param term the offset of the {@code TermStarted} that began the current term, or {@link
 *     #NO_TERM}
 * @param nonce the nonce of that record; empty exactly when there is no term
 * @param seq how many decisions of the current term were valid so far, at least 0
 */
public record Cursor(long nextOffset, long term, String nonce, long seq) {

    /** The term before the first {@code TermStarted} of a partition. */
    public static final long NO_TERM = -1;

    /** Where a reader starts that knows nothing: before the first record. */
    public static final Cursor START = new Cursor(0, NO_TERM, "", 0);

    public Cursor {
        if (nextOffset < 0 || term < NO_TERM || seq < 0) {
            throw new IllegalArgumentException(
                    "Negative cursor field: nextOffset %d, term %d, seq %d"
                            .formatted(nextOffset, term, seq));
        }
        if (term >= nextOffset) {
            throw new IllegalArgumentException(
                    "Term %d has not been read at next offset %d".formatted(term, nextOffset));
        }
        if ((term == NO_TERM) != nonce.isEmpty() || (term == NO_TERM && seq != 0)) {
            throw new IllegalArgumentException(
                    "Term %d does not go with nonce '%s' and seq %d".formatted(term, nonce, seq));
        }
    }

    /** Whether a term has begun; before that, no decision can be valid. */
    public boolean hasTerm() {
        return term != NO_TERM;
    }

    Cursor skipTo(long nextOffset) {
        return new Cursor(nextOffset, term, nonce, seq);
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log;

import java.util.Optional;

/**
 * Whether a reader may continue from what it has stored. Asked before the first record is read; a
 * refusal ends the start, because every way to go on from there is a guess.
 */
public final class StartCheck {

    private StartCheck() {}

    /** Whether the cursor, stored for the log {@code stored}, lies in the log that was found. */
    public static Optional<StartRefusal> check(LogIdentity stored, Cursor cursor, LogRange found) {
        if (!stored.equals(found.identity())) {
            return Optional.of(new StartRefusal.OtherLog(stored, found.identity()));
        }
        if (cursor.nextOffset() > found.endOffset()) {
            return Optional.of(new StartRefusal.BeyondEnd(cursor.nextOffset(), found.endOffset()));
        }
        if (cursor.nextOffset() < found.startOffset()) {
            return Optional.of(
                    new StartRefusal.BeforeStart(cursor.nextOffset(), found.startOffset()));
        }
        return Optional.empty();
    }

    /**
     * Whether the log holds the claim that the cursor remembers. One record read tells a log that
     * was truncated before that claim and has grown again, or was restored from a copy that is
     * older than it, from the one that was read. A log that lost only records behind the claim, and
     * has grown beyond the cursor since, looks the same: all records since the claim would have to
     * be read again to tell, which a start does not do. Who restores or cuts a log must therefore
     * let its readers begin anew.
     *
     * @param atTerm what the record at offset {@code cursor.term()} says
     * @throws IllegalArgumentException if the cursor remembers no claim: there is nothing to look
     *     at
     */
    public static Optional<StartRefusal> checkTerm(Cursor cursor, RecordHeader atTerm) {
        if (!cursor.hasTerm()) {
            throw new IllegalArgumentException("No term has begun before " + cursor);
        }
        return atTerm.equals(new RecordHeader.TermStarted(cursor.nonce()))
                ? Optional.empty()
                : Optional.of(new StartRefusal.OtherHistory(cursor.term(), cursor.nonce(), atTerm));
    }
}

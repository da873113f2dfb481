/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log;

/**
 * The fence: decides which records of a partition count. Every reader applies it to every record,
 * in offset order, and so all readers see one history whatever appends came late, twice or out of
 * order.
 *
 * <p>A term is named by the offset of its {@code TermStarted}: unique and rising, because the log
 * assigns it. A decision counts only in the current term and only as the next one of that term. So
 * nothing that a former owner still has in flight can count after its successor's claim, and no
 * decision can count on top of one that was lost.
 */
public final class ReaderRule {

    private ReaderRule() {}

    /**
     * Reads the record at {@code offset} after all that {@code cursor} has seen. Offsets may have
     * gaps.
     *
     * @throws IllegalArgumentException if the offset lies before the cursor: the caller has read it
     *     already, and reading it again would change what it meant
     */
    public static Reading read(Cursor cursor, long offset, RecordHeader header) {
        if (offset < cursor.nextOffset()) {
            throw new IllegalArgumentException(
                    "Offset %d was read already; next is %d"
                            .formatted(offset, cursor.nextOffset()));
        }
        return switch (header) {
            case RecordHeader.TermStarted(var nonce) -> termStarted(cursor, offset, nonce);
            case RecordHeader.Decision(var term, var seq) -> decision(cursor, offset, term, seq);
            case RecordHeader.Malformed _ -> skip(cursor, offset, VoidReason.MALFORMED);
        };
    }

    private static Reading termStarted(Cursor cursor, long offset, String nonce) {
        if (cursor.nonce().equals(nonce)) {
            return skip(cursor, offset, VoidReason.DUPLICATE_TERM);
        }
        return new Reading.TermBegins(new Cursor(offset + 1, offset, nonce, 0));
    }

    private static Reading decision(Cursor cursor, long offset, long term, long seq) {
        if (term != cursor.term()) {
            return skip(cursor, offset, VoidReason.OTHER_TERM);
        }
        if (seq <= cursor.seq()) {
            return skip(cursor, offset, VoidReason.REPEATED_SEQ);
        }
        if (seq > cursor.seq() + 1) {
            return skip(cursor, offset, VoidReason.SKIPPED_SEQ);
        }
        return new Reading.Valid(new Cursor(offset + 1, term, cursor.nonce(), seq));
    }

    private static Reading skip(Cursor cursor, long offset, VoidReason reason) {
        return new Reading.Void(cursor.skipTo(offset + 1), reason);
    }
}

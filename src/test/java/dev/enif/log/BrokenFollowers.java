/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log;

/** Followers whose reader rule lacks something, to show that it is needed. */
public final class BrokenFollowers {

    private BrokenFollowers() {}

    /** A decision counts in whatever term it was made. */
    public static <S, R> Follower<S, R> withoutTermRule(Evolution<S, R> evolution) {
        return new Follower<>(
                evolution,
                (cursor, offset, header) ->
                        header instanceof RecordHeader.Decision(_, var seq)
                                ? ReaderRule.read(
                                        cursor,
                                        offset,
                                        new RecordHeader.Decision(cursor.term(), seq))
                                : ReaderRule.read(cursor, offset, header));
    }

    /** A decision of the current term counts whether or not it is the next one. */
    public static <S, R> Follower<S, R> withoutSeqRule(Evolution<S, R> evolution) {
        return new Follower<>(
                evolution,
                (cursor, offset, header) ->
                        header instanceof RecordHeader.Decision(var term, var seq)
                                        && term == cursor.term()
                                ? new Reading.Valid(
                                        new Cursor(offset + 1, term, cursor.nonce(), seq))
                                : ReaderRule.read(cursor, offset, header));
    }
}

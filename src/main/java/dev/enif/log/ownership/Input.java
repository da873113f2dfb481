/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.ownership;

import dev.enif.log.Reading;

/**
 * What happened, as the shell saw it. That a producer got an acknowledgement is no input: the owner
 * believes only what is read back.
 *
 * @param <S> the state
 * @param <C> a command as it is in the command topic
 */
public sealed interface Input<S, C> {

    /**
     * The consumer group assigned the partition.
     *
     * @param nonce drawn afresh, never used before by anybody
     */
    record Assigned<S, C>(String nonce) implements Input<S, C> {}

    /**
     * The delay of {@link Effect.ClaimAgainLater} is over, and a successful group poll made after
     * it still has the partition assigned here.
     *
     * @param nonce drawn afresh, never used before by anybody
     */
    record StillAssigned<S, C>(String nonce) implements Input<S, C> {}

    /** The consumer group took the partition away, or declared it lost. */
    record Revoked<S, C>() implements Input<S, C> {}

    /** The claim with this nonce may or may not be in the log; the producer does not know. */
    record ClaimFailed<S, C>(String nonce) implements Input<S, C> {}

    /** The claim with this nonce was not read back in time. */
    record ClaimTimedOut<S, C>(String nonce) implements Input<S, C> {}

    /** The start (inclusive) and end (exclusive) of the command topic, asked for in this term. */
    record CommandRangeFound<S, C>(long term, long startOffset, long endOffset)
            implements Input<S, C> {}

    /** The bounds of the command topic could not be had. */
    record CommandRangeUnknown<S, C>(long term) implements Input<S, C> {}

    /** The command topic no longer holds the offset that was to be polled next. */
    record CommandsOutOfRange<S, C>() implements Input<S, C> {}

    /**
     * The next command. Only to be fed while {@link Owner#room} is positive.
     *
     * @param position where the poll stood before this record: the offset that was sought, or the
     *     offset after the record polled before. Offsets may have gaps, positions not, so that
     *     nothing is skipped when something stale is fed.
     */
    record CommandPolled<S, C>(long position, PolledCommand<C> command) implements Input<S, C> {
        public CommandPolled {
            if (position < 0 || position > command.offset()) {
                throw new IllegalArgumentException(
                        "Command %d was not polled from %d".formatted(command.offset(), position));
            }
        }
    }

    /** The decision may or may not be in the log; the producer does not know. */
    record DecisionFailed<S, C>(long term, long seq) implements Input<S, C> {}

    /** The decision was not read back in time. */
    record ReadBackTimedOut<S, C>(long term, long seq) implements Input<S, C> {}

    /**
     * The follower on this node read the next record of the log; fed for every record, in order,
     * void ones too.
     *
     * @param reading what the record meant
     * @param state the folded state after it
     * @param appendTimeMillis when the broker appended it, in milliseconds since the epoch
     */
    record ReadBack<S, C>(Reading reading, S state, long appendTimeMillis) implements Input<S, C> {}

    /** The follower goes on from another image than the one after the record fed last. */
    record FollowerJumped<S, C>() implements Input<S, C> {}

    /** The follower met a record that it cannot fold and reads no further. */
    record FollowerStopped<S, C>(long offset, String cause) implements Input<S, C> {}
}

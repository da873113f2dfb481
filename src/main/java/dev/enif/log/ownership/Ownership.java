/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.ownership;

/**
 * Where a node stands with one partition. Only {@link Deciding} has a state to decide on, so
 * nothing can be decided before the own claim was read back.
 *
 * @param <S> the state
 */
public sealed interface Ownership<S> {

    /** Nobody asks this node to own the partition; it only follows. Where every node starts. */
    record Unassigned<S>(Setbacks setbacks) implements Ownership<S> {}

    /** Assigned, but to wait and ask the group again before the next claim. */
    record Waiting<S>(Setbacks setbacks) implements Ownership<S> {}

    /** A claim is on its way; older decisions may still arrive before it. */
    record Claiming<S>(String nonce, Setbacks setbacks) implements Ownership<S> {}

    /**
     * The claim was read back: the state is complete, and all older decisions in flight are void.
     * What is missing is where the command topic begins and ends.
     */
    record Resuming<S>(long term, S state, long newestLogTimeMillis, Setbacks setbacks)
            implements Ownership<S> {}

    /**
     * Deciding, ahead of what was read back.
     *
     * @param term this owner's term
     * @param appendedSeq the seq of the decision made last; 0 before the first
     * @param readBackSeq the seq of the decision read back last; 0 before the first
     * @param commandPosition where in the command topic the next command is polled
     * @param readBackPosition where in the command topic the folded state continues
     * @param state the folded state with all decisions in flight folded in
     * @param newestLogTimeMillis the newest append time read back in this term
     */
    record Deciding<S>(
            long term,
            long appendedSeq,
            long readBackSeq,
            long commandPosition,
            long readBackPosition,
            S state,
            long newestLogTimeMillis,
            Setbacks setbacks)
            implements Ownership<S> {

        /** How many decisions were made and not read back yet. */
        public int inFlight() {
            return Math.toIntExact(appendedSeq - readBackSeq);
        }

        static <S> Deciding<S> from(Resuming<S> resuming, long commandPosition) {
            return new Deciding<>(
                    resuming.term(),
                    0,
                    0,
                    commandPosition,
                    commandPosition,
                    resuming.state(),
                    resuming.newestLogTimeMillis(),
                    resuming.setbacks().resumedAt(commandPosition));
        }

        Deciding<S> decided(S after, long nextCommandOffset) {
            return new Deciding<>(
                    term,
                    appendedSeq + 1,
                    readBackSeq,
                    nextCommandOffset,
                    readBackPosition,
                    after,
                    newestLogTimeMillis,
                    setbacks);
        }

        /**
         * With nothing left in flight, the folded state takes the place of the one decided ahead:
         * they are equal, but only one of them shares its memory with the follower.
         */
        Deciding<S> confirmed(
                long seq, long nextCommandOffset, S folded, long newestLogTimeMillis) {
            return new Deciding<>(
                    term,
                    appendedSeq,
                    seq,
                    commandPosition,
                    nextCommandOffset,
                    seq == appendedSeq ? folded : state,
                    newestLogTimeMillis,
                    setbacks.progressed());
        }

        Deciding<S> sawLogTime(long newestLogTimeMillis) {
            return new Deciding<>(
                    term,
                    appendedSeq,
                    readBackSeq,
                    commandPosition,
                    readBackPosition,
                    state,
                    newestLogTimeMillis,
                    setbacks);
        }
    }

    /** Out of service until a restart. */
    record Stopped<S>(Unready reason) implements Ownership<S> {}

    /** Where every node starts. */
    static <S> Ownership<S> initial() {
        return new Unassigned<>(Setbacks.NONE);
    }
}

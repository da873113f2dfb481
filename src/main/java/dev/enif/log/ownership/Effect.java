/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.ownership;

/**
 * What the shell is to do, in the order given.
 *
 * @param <B> the body of a decision
 */
public sealed interface Effect<B> {

    /**
     * Append a claim to the log. Answer with {@link Input.ClaimFailed} if the producer fails, and
     * with {@link Input.ClaimTimedOut} if it has not been read back after a while.
     */
    record AppendTermStarted<B>(String nonce) implements Effect<B> {}

    /**
     * Append a decision to the log, in the order in which these effects come. Answer with {@link
     * Input.DecisionFailed} if the producer fails, and with {@link Input.ReadBackTimedOut} if it
     * has not been read back after a while. Nothing else may be told to anybody: an acknowledgement
     * means nothing, only what is read back counts.
     */
    record AppendDecision<B>(long term, long seq, B body) implements Effect<B> {}

    /**
     * Ask the command topic for its start and end offsets, now, and answer with {@link
     * Input.CommandRangeFound} or {@link Input.CommandRangeUnknown}.
     */
    record FindCommandRange<B>(long term) implements Effect<B> {}

    /** Drop what was polled and not yet fed, and poll commands from this offset on. */
    record SeekCommands<B>(long offset) implements Effect<B> {}

    /** The term, if there was one, is over: drop what was polled, and poll no more commands. */
    record Abdicate<B>(RetreatReason reason) implements Effect<B> {}

    /**
     * Draw a delay, wait so long, then poll the consumer group. If that succeeds and the partition
     * is still assigned, answer with {@link Input.StillAssigned}; if it was lost, with {@link
     * Input.Revoked}.
     */
    record ClaimAgainLater<B>(DelayBounds delay) implements Effect<B> {}

    /** Report the partition as unready here; nothing but a restart changes that. */
    record ReportUnready<B>(Unready reason) implements Effect<B> {}
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.ownership;

/**
 * How a domain decides, as the owner needs it. Every answer must consume its command: the state
 * after it continues right behind the command's offset, whatever the answer was.
 *
 * @param <S> the state
 * @param <C> a command as it is in the command topic, not yet decoded
 * @param <B> the body of a decision, as it will be in the log
 */
public interface Decisions<S, C, B> {

    /** The offset in the command topic from which this state continues, at least 0. */
    long nextCommandOffset(S state);

    /**
     * Decides one command. A command that cannot be decoded is answered by a decision that says so.
     *
     * @param newestLogTimeMillis the newest append time read back from the log in this term. A
     *     command whose append time plus time to live is older came too late and is refused as
     *     expired.
     * @throws RuntimeException if it cannot; the command is then answered by {@link #internalError}
     */
    Decided<S, B> decide(S state, PolledCommand<C> command, long newestLogTimeMillis);

    /**
     * Answers a command that cannot be decided, so that one bad command never wedges a partition.
     * Must not look into the command, and its body must be small enough to be appended whatever the
     * command holds.
     */
    Decided<S, B> internalError(S state, PolledCommand<C> command, Undecidable reason);

    /**
     * Records that the commands at offsets {@code from} (inclusive) to {@code to} (exclusive) were
     * deleted before they were decided. The state after it continues at {@code to}.
     */
    Decided<S, B> commandsLost(S state, long from, long to);
}

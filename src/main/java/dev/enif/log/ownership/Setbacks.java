/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.ownership;

/**
 * What went wrong lately on this node: how long to wait before the next claim, and which command
 * seems to be in the way.
 *
 * @param retreats how many terms or claims in a row ended before one decision was read back
 * @param stuckAt the position of the command that was the first not to come back when a term ended
 *     in doubt, or {@link #NOWHERE}
 * @param termsStuck how many terms in a row ended so at that command
 */
public record Setbacks(int retreats, long stuckAt, int termsStuck) {

    /** A command whose decision did not come back in so many terms is given up. */
    public static final int TERMS_BEFORE_INTERNAL_ERROR = 3;

    /** No command is in the way. */
    public static final long NOWHERE = -1;

    static final Setbacks NONE = new Setbacks(0, NOWHERE, 0);

    private static final long FIRST_DELAY_MILLIS = 100;
    private static final int DOUBLINGS = 5;

    Setbacks retreated() {
        return new Setbacks(Math.min(retreats + 1, DOUBLINGS + 1), stuckAt, termsStuck);
    }

    /**
     * A term ended in doubt, and the command polled at this position was the first whose decision
     * was not read back. If another one behind it was at fault, this one will be decided in the
     * next term, and the other one is the first then.
     */
    Setbacks stuckAt(long commandPosition) {
        return new Setbacks(
                retreats, commandPosition, commandPosition == stuckAt ? termsStuck + 1 : 1);
    }

    /**
     * A term begins, and continues at this position. What was stuck elsewhere is stuck no more,
     * even if its read-back came too late to be seen in its own term.
     */
    Setbacks resumedAt(long commandPosition) {
        return isStuck() && stuckAt != commandPosition ? NONE : this;
    }

    /** A decision of ours was read back. */
    Setbacks progressed() {
        return NONE;
    }

    /**
     * Whether a command is in the way, and is to be tried alone until it comes back or is given up.
     */
    boolean isStuck() {
        return stuckAt != NOWHERE;
    }

    int termsStuckAt(long commandPosition) {
        return commandPosition == stuckAt ? termsStuck : 0;
    }

    /** From 50-100 ms after the first retreat, doubling up to 1.6-3.2 s. */
    DelayBounds delay() {
        var max = FIRST_DELAY_MILLIS << Math.max(0, retreats - 1);
        return new DelayBounds(max / 2, max);
    }
}

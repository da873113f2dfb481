/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.ownership;

import dev.enif.log.ownership.Ownership.Deciding;

/** Makes a decision of every command, whatever the command does to the domain's code. */
final class DecisionMaking<S, C, B> {

    /** What came of a command. */
    sealed interface Made<S, B> {

        /**
         * A decision to append.
         *
         * @param nextCommandOffset where the command topic goes on after it
         */
        record Answer<S, B>(long nextCommandOffset, Decided<S, B> decided) implements Made<S, B> {}

        /** Not even an internal error could be made. */
        record NoAnswer<S, B>(Unready reason) implements Made<S, B> {}
    }

    private final Decisions<S, C, B> decisions;

    DecisionMaking(Decisions<S, C, B> decisions) {
        this.decisions = decisions;
    }

    long nextCommandOffset(S state) {
        return decisions.nextCommandOffset(state);
    }

    Made<S, B> decide(Deciding<S> deciding, PolledCommand<C> command) {
        var termsStuck = deciding.setbacks().termsStuckAt(deciding.commandPosition());
        if (termsStuck >= Setbacks.TERMS_BEFORE_INTERNAL_ERROR) {
            return giveUp(deciding, command, new Undecidable.NotReadBack(termsStuck));
        }
        try {
            var decided =
                    decisions.decide(deciding.state(), command, deciding.newestLogTimeMillis());
            return answer(command.offset() + 1, decided);
        } catch (RuntimeException | StackOverflowError cause) {
            // A deeply nested command may exhaust the stack; that is the command's fault as well.
            return giveUp(deciding, command, new Undecidable.Threw(cause));
        }
    }

    Made<S, B> commandsLost(Deciding<S> deciding, long to) {
        var from = deciding.commandPosition();
        try {
            return answer(to, decisions.commandsLost(deciding.state(), from, to));
        } catch (RuntimeException cause) {
            return noAnswer(from, cause);
        }
    }

    private Made<S, B> giveUp(Deciding<S> deciding, PolledCommand<C> command, Undecidable reason) {
        try {
            return answer(
                    command.offset() + 1,
                    decisions.internalError(deciding.state(), command, reason));
        } catch (RuntimeException cause) {
            return noAnswer(command.offset(), cause);
        }
    }

    private Made<S, B> answer(long nextCommandOffset, Decided<S, B> decided) {
        var next = decisions.nextCommandOffset(decided.state());
        if (next != nextCommandOffset) {
            // Appended, it would have its commands decided twice or never by the next owner.
            throw new IllegalStateException(
                    "A decision continues at command %d instead of %d"
                            .formatted(next, nextCommandOffset));
        }
        return new Made.Answer<>(nextCommandOffset, decided);
    }

    private static <S, B> Made<S, B> noAnswer(long commandOffset, RuntimeException cause) {
        return new Made.NoAnswer<>(new Unready.CannotDecide(commandOffset, cause.toString()));
    }
}

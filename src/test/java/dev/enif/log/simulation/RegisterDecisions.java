/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.simulation;

import dev.enif.log.RecordHeader;
import dev.enif.log.ownership.Decided;
import dev.enif.log.ownership.Decisions;
import dev.enif.log.ownership.PolledCommand;
import dev.enif.log.ownership.Undecidable;
import dev.enif.log.simulation.Answer.Outcome;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Decides the toy domain's commands, and tosses coins over it: two nodes that decide one command
 * hardly ever agree, so whoever believes a decision that does not count is found out.
 */
final class RegisterDecisions implements Decisions<Register, Command, Body> {

    static final long TIME_TO_LIVE_MILLIS = 1_500;
    static final int NUMBERS = 48;
    static final int FINGERPRINT_EVERY = 8;

    private final RandomGenerator random;
    private final RegisterEvolution evolution;

    RegisterDecisions(RandomGenerator random, RegisterEvolution evolution) {
        this.random = random;
        this.evolution = evolution;
    }

    @Override
    public long nextCommandOffset(Register state) {
        return state.nextCommandOffset();
    }

    @Override
    public Decided<Register, Body> decide(
            Register state, PolledCommand<Command> command, long newestLogTimeMillis) {
        var asked = command.value();
        if (asked.kind() == Command.Kind.GARBAGE) {
            return decided(state, command, Answer.refused(Outcome.UNDECODABLE), false);
        }
        if (asked.kind() == Command.Kind.BOOM) {
            throw new IllegalStateException("boom");
        }
        var known = state.tokens().get(asked.token());
        if (known != null) {
            return decided(state, command, known, true);
        }
        if (command.appendTimeMillis() + TIME_TO_LIVE_MILLIS < newestLogTimeMillis) {
            return decided(state, command, Answer.refused(Outcome.EXPIRED), false);
        }
        if (random.nextInt(10) == 0) {
            return decided(state, command, Answer.refused(Outcome.BAD_LUCK), false);
        }
        var number = state.accounts().get(asked.name());
        if (asked.kind() == Command.Kind.CLOSE) {
            return decided(
                    state,
                    command,
                    number == null
                            ? Answer.refused(Outcome.NAME_UNKNOWN)
                            : new Answer(Outcome.CLOSED, number),
                    false);
        }
        return decided(
                state,
                command,
                number != null
                        ? Answer.refused(Outcome.NAME_TAKEN)
                        : new Answer(Outcome.OPENED, freeNumber(state)),
                false);
    }

    private long freeNumber(Register state) {
        while (true) {
            var number = 1 + (long) random.nextInt(NUMBERS);
            if (!state.accounts().containsValue(number)) {
                return number;
            }
        }
    }

    @Override
    public Decided<Register, Body> internalError(
            Register state, PolledCommand<Command> command, Undecidable reason) {
        return decided(state, command, Answer.refused(Outcome.INTERNAL_ERROR), false);
    }

    @Override
    public Decided<Register, Body> commandsLost(Register state, long from, long to) {
        var time = state.timeMillis();
        var answer = Answer.refused(Outcome.COMMANDS_LOST);
        var body = new Body(1, from, to, time, "", "", "", answer, false, Optional.empty());
        return folded(state, body, time);
    }

    private Decided<Register, Body> decided(
            Register state, PolledCommand<Command> command, Answer answer, boolean replayed) {
        var asked = command.value();
        var body =
                new Body(
                        answer.outcome() == Outcome.CLOSED ? evolution.codeVersion() : 1,
                        command.offset(),
                        command.offset() + 1,
                        Math.max(state.timeMillis(), command.appendTimeMillis()),
                        asked.id(),
                        asked.token(),
                        asked.name(),
                        answer,
                        replayed,
                        Optional.empty());
        return folded(state, body, command.appendTimeMillis());
    }

    /** Folds what was decided just as a reader will; only its place in the log is not known yet. */
    private Decided<Register, Body> folded(Register state, Body body, long appendTimeMillis) {
        var entry =
                new LogEntry(
                        0, new RecordHeader.Decision(0, 1), Optional.of(body), appendTimeMillis);
        var after = evolution.decided(state, entry);
        return new Decided<>(
                after,
                after.decisions() % FINGERPRINT_EVERY == 0 ? body.with(after.fingerprint()) : body);
    }
}

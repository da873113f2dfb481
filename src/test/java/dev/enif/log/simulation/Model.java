/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.simulation;

import dev.enif.log.RecordHeader;
import dev.enif.log.ownership.PolledCommand;
import dev.enif.log.simulation.Violation.Promise;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Walks the whole log once more, by rules written down a second time and as plainly as possible,
 * and holds every decision, every answer and every reader's state against it. Shares no code with
 * the protocol.
 */
final class Model {

    private final Mutant mutant;
    private final History history;
    private final Map<Long, PolledCommand<Command>> commands = new HashMap<>();
    private final long firstRetained;

    private long term = -1;
    private String nonce = "";
    private long seq;
    private long newestTimeMillis = Long.MIN_VALUE;

    private final Map<String, Long> accounts = new HashMap<>();
    private final Map<String, Answer> tokens = new HashMap<>();
    private long nextCommandOffset;
    private long timeMillis;

    private final Map<String, List<LogEntry>> decisions = new HashMap<>();
    private final List<Long> counted = new ArrayList<>();

    Model(
            Mutant mutant,
            History history,
            List<PolledCommand<Command>> commands,
            long firstRetained) {
        this.mutant = mutant;
        this.history = history;
        this.firstRetained = firstRetained;
        commands.forEach(command -> this.commands.put(command.offset(), command));
    }

    /** The offsets of all decisions that count. */
    List<Long> counted() {
        return counted;
    }

    void walk(List<LogEntry> log) {
        for (var entry : log) {
            newestTimeMillis = Math.max(newestTimeMillis, entry.appendTimeMillis());
            if (counts(entry)) {
                decision(entry, entry.body().orElseThrow());
            }
            compareReaders(entry.offset() + 1);
        }
        history.answers().forEach(this::compareAnswer);
    }

    /** With a mutant of the reader rule, its own rule is applied, so that what it breaks shows. */
    private boolean counts(LogEntry entry) {
        switch (entry.header()) {
            case RecordHeader.TermStarted(var claimed) -> {
                if (!claimed.equals(nonce)) {
                    term = entry.offset();
                    nonce = claimed;
                    seq = 0;
                }
                return false;
            }
            case RecordHeader.Decision(var itsTerm, var itsSeq) -> {
                var inTerm = itsTerm == term || mutant == Mutant.NO_TERM_RULE;
                var inOrder = itsSeq == seq + 1 || mutant == Mutant.NO_SEQ_RULE;
                if (inTerm && inOrder) {
                    seq = itsSeq;
                    return true;
                }
                return false;
            }
            case RecordHeader.Malformed _ -> {
                return false;
            }
        }
    }

    private void decision(LogEntry entry, Body body) {
        counted.add(entry.offset());
        if (body.answer().outcome() == Answer.Outcome.COMMANDS_LOST) {
            commandsLost(entry, body);
        } else {
            command(entry, body);
        }
        nextCommandOffset = body.nextCommandOffset();
    }

    private void commandsLost(LogEntry entry, Body body) {
        check(
                body.commandOffset() == nextCommandOffset
                        && body.nextCommandOffset() > nextCommandOffset
                        && body.nextCommandOffset() <= firstRetained,
                Promise.I2_DECIDED_ONCE_IN_ORDER,
                entry,
                () -> "loses commands from %d that were not lost".formatted(nextCommandOffset));
    }

    private void command(LogEntry entry, Body body) {
        for (var skipped = nextCommandOffset; skipped < body.commandOffset(); skipped++) {
            check(
                    !commands.containsKey(skipped),
                    Promise.I2_DECIDED_ONCE_IN_ORDER,
                    entry,
                    () -> "skips a command from " + nextCommandOffset);
        }
        check(
                body.commandOffset() >= nextCommandOffset
                        && body.nextCommandOffset() == body.commandOffset() + 1,
                Promise.I2_DECIDED_ONCE_IN_ORDER,
                entry,
                () -> "decides a command again, next was " + nextCommandOffset);
        var command = commands.get(body.commandOffset());
        check(
                command != null
                        && command.value().id().equals(body.commandId())
                        && command.value().token().equals(body.token())
                        && command.value().name().equals(body.name()),
                Promise.I3_REPLAY_GIVES_THE_OUTCOMES,
                entry,
                () -> "decides a command that nobody sent");
        if (command == null) {
            return;
        }
        timeMillis = Math.max(timeMillis, command.appendTimeMillis());
        check(
                body.timeMillis() == timeMillis,
                Promise.I3_REPLAY_GIVES_THE_OUTCOMES,
                entry,
                () -> "was decided at another time than " + timeMillis);
        check(
                entry.offset() > history.answeredBeforeSent(body.commandId()),
                Promise.I5_ANSWERED_BEFORE_SENT,
                entry,
                () -> "lies before an answer that was seen before the command was sent");
        check(
                couldBe(body, command),
                Promise.I3_REPLAY_GIVES_THE_OUTCOMES,
                entry,
                () ->
                        "cannot be the outcome with accounts %s and tokens %s"
                                .formatted(accounts, tokens));
        decisions.computeIfAbsent(body.commandId(), _ -> new ArrayList<>()).add(entry);
        if (body.answer().accepted() && !body.replayed()) {
            accept(entry, body);
        }
    }

    private void accept(LogEntry entry, Body body) {
        var number = body.answer().number();
        if (body.answer().outcome() == Answer.Outcome.OPENED) {
            check(
                    !accounts.containsValue(number) && !accounts.containsKey(body.name()),
                    Promise.I4_UNIQUE,
                    entry,
                    () -> "takes a name or number that is taken in " + accounts);
            accounts.put(body.name(), number);
        } else {
            accounts.remove(body.name());
        }
        tokens.put(body.token(), body.answer());
    }

    private boolean couldBe(Body body, PolledCommand<Command> command) {
        var asked = command.value();
        if (body.replayed()) {
            return body.answer().equals(tokens.get(asked.token()));
        }
        var number = accounts.get(asked.name());
        return switch (body.answer().outcome()) {
            case OPENED -> !tokens.containsKey(asked.token()) && asked.kind() != Command.Kind.CLOSE;
            case CLOSED ->
                    !tokens.containsKey(asked.token())
                            && number != null
                            && number == body.answer().number();
            case NAME_TAKEN -> number != null;
            case NAME_UNKNOWN -> number == null;
            case EXPIRED ->
                    command.appendTimeMillis() + RegisterDecisions.TIME_TO_LIVE_MILLIS
                            < newestTimeMillis;
            case UNDECODABLE -> asked.kind() == Command.Kind.GARBAGE;
            case BAD_LUCK, INTERNAL_ERROR -> !tokens.containsKey(asked.token());
            case COMMANDS_LOST -> false;
        };
    }

    private void compareReaders(long nextOffset) {
        var observed = history.observations().get(nextOffset);
        if (observed == null) {
            return;
        }
        var digest =
                Register.digest(accounts, tokens, nextCommandOffset, timeMillis, counted.size());
        var cursor = observed.cursor();
        if (observed.digest() != digest
                || cursor.term() != term
                || cursor.seq() != seq
                || (mutant != Mutant.CURSOR_WITHOUT_NONCE && !cursor.nonce().equals(nonce))) {
            throw new Violation(
                    Promise.I9_READERS_AGREE,
                    "%s differs from the model in term %d, seq %d".formatted(observed, term, seq));
        }
    }

    private void compareAnswer(History.Answered answered) {
        var found = decisions.getOrDefault(answered.command().id(), List.of());
        var as = found.size() == 1 ? found.getFirst() : null;
        if (as == null
                || as.offset() != answered.position()
                || !as.body().orElseThrow().answer().equals(answered.answer())) {
            throw new Violation(
                    Promise.I1_ANSWERED_AS_DECIDED, "%s, but %s".formatted(answered, found));
        }
    }

    private static void check(
            boolean holds, Promise promise, LogEntry entry, Supplier<String> what) {
        if (!holds) {
            throw new Violation(promise, "%s %s".formatted(entry, what.get()));
        }
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.simulation;

import dev.enif.log.Cursor;
import dev.enif.log.simulation.Violation.Promise;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What clients and readers saw, to be held against the log. */
final class History {

    /** An answer that reached a client. */
    record Answered(Command command, Answer answer, long position) {}

    /** A state that a reader had at a place in the log. */
    record Observed(Cursor cursor, long digest, String reader) {}

    private final List<Answered> answers = new ArrayList<>();
    private final Map<String, Long> answeredBeforeSent = new HashMap<>();
    private final Map<Long, Observed> observations = new HashMap<>();
    private final Mutant mutant;
    private long highestAnswered = -1;

    History(Mutant mutant) {
        this.mutant = mutant;
    }

    void sent(Command command) {
        answeredBeforeSent.put(command.id(), highestAnswered);
    }

    void answered(Command command, Answer answer, long position) {
        answers.add(new Answered(command, answer, position));
        highestAnswered = Math.max(highestAnswered, position);
    }

    /** Notes a reader's state; readers at the same offset must agree on all of it. */
    void observe(String reader, Cursor cursor, Register state) {
        // The mutant that forgets nonces is to be caught by what comes of it, not by the nonce.
        var seen =
                mutant == Mutant.CURSOR_WITHOUT_NONCE && cursor.hasTerm()
                        ? new Cursor(cursor.nextOffset(), cursor.term(), "any", cursor.seq())
                        : cursor;
        var observed = new Observed(seen, state.fingerprint().hash(), reader);
        var other = observations.putIfAbsent(seen.nextOffset(), observed);
        if (other != null
                && (other.digest() != observed.digest() || !other.cursor().equals(seen))) {
            throw new Violation(
                    Promise.I9_READERS_AGREE, "%s and %s differ".formatted(other, observed));
        }
    }

    List<Answered> answers() {
        return answers;
    }

    /** The highest position that had been answered when the command was sent; -1 if none. */
    long answeredBeforeSent(String commandId) {
        return answeredBeforeSent.getOrDefault(commandId, -1L);
    }

    Map<Long, Observed> observations() {
        return observations;
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.log.Cursor;
import dev.enif.log.Reading;
import dev.enif.log.VoidReason;
import dev.enif.log.ownership.Effect.ClaimAgainLater;
import dev.enif.log.ownership.Input.Assigned;
import dev.enif.log.ownership.Input.CommandPolled;
import dev.enif.log.ownership.Input.CommandRangeFound;
import dev.enif.log.ownership.Input.ReadBack;
import dev.enif.log.ownership.Input.StillAssigned;
import java.util.ArrayList;
import java.util.List;

/** An owner over a ledger of words, with what it was told and what it wants done. */
abstract class OwnerScene {

    static final int ROOM = 3;
    static final long TERM = 10;
    static final DelayBounds FIRST_DELAY = new DelayBounds(50, 100);

    final Owner<Ledger, String, String> owner = new Owner<>(new LedgerDecisions(), ROOM);
    Ownership<Ledger> ownership = Ownership.initial();
    final List<Effect<String>> effects = new ArrayList<>();

    void givenDecidingFrom(long nextCommandOffset) {
        feed(
                new Assigned<>("n1"),
                ownTerm(ledger(nextCommandOffset)),
                new CommandRangeFound<>(TERM, 0, 100));
        effects.clear();
    }

    void givenTermBeginsAgain(long term, long nextCommandOffset) {
        var nonce = "again" + term;
        feed(
                new StillAssigned<>(nonce),
                begins(new Cursor(term + 1, term, nonce, 0), ledger(nextCommandOffset)),
                new CommandRangeFound<>(term, 0, 100));
        effects.clear();
    }

    long term() {
        return ((Ownership.Deciding<Ledger>) ownership).term();
    }

    @SafeVarargs
    final void feed(Input<Ledger, String>... inputs) {
        for (var input : inputs) {
            var step = owner.step(ownership, input);
            ownership = step.ownership();
            effects.addAll(step.effects());
        }
    }

    @SafeVarargs
    final void thenEffects(Effect<String>... expected) {
        assertThat(effects).containsExactly(expected);
        effects.clear();
    }

    List<DelayBounds> delays() {
        return effects.stream()
                .filter(ClaimAgainLater.class::isInstance)
                .map(effect -> ((ClaimAgainLater<String>) effect).delay())
                .toList();
    }

    static CommandPolled<Ledger, String> command(long offset, String value) {
        return new CommandPolled<>(offset, polled(offset, value));
    }

    static PolledCommand<String> polled(long offset, String value) {
        return new PolledCommand<>(offset, 1_000, value);
    }

    static Input<Ledger, String> ownTerm(Ledger state) {
        return begins(new Cursor(TERM + 1, TERM, "n1", 0), state);
    }

    static Input<Ledger, String> foreignTerm(long term) {
        return begins(new Cursor(term + 1, term, "foreign", 0), ledger(0));
    }

    static Input<Ledger, String> begins(Cursor cursor, Ledger state) {
        return new ReadBack<>(new Reading.TermBegins(cursor), state, 1_000);
    }

    static Input<Ledger, String> decisionOf(long term, long seq, Ledger state) {
        return decision(new Cursor(term + 1 + seq, term, "n1", seq), state);
    }

    static Input<Ledger, String> decision(Cursor cursor, Ledger state) {
        return new ReadBack<>(new Reading.Valid(cursor), state, 1_000);
    }

    static Input<Ledger, String> voided(VoidReason reason) {
        return new ReadBack<>(
                new Reading.Void(new Cursor(13, TERM, "n1", 1), reason), ledger(6, "a"), 1_000);
    }

    static Ledger ledger(long nextCommandOffset, String... entries) {
        return new Ledger(nextCommandOffset, List.of(entries));
    }
}

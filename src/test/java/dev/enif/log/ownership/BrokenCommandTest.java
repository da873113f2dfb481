/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.log.Cursor;
import dev.enif.log.VoidReason;
import dev.enif.log.ownership.Effect.AppendDecision;
import dev.enif.log.ownership.Effect.ReportUnready;
import dev.enif.log.ownership.Input.DecisionFailed;
import dev.enif.log.ownership.Input.ReadBackTimedOut;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Commands that break the domain, and commands whose decisions do not come back. */
class BrokenCommandTest extends OwnerScene {

    @ParameterizedTest
    @MethodSource
    void a_command_that_breaks_the_domain_is_answered_as_an_internal_error(String command) {
        givenDecidingFrom(5);
        feed(command(5, command), command(6, "b"));
        thenEffects(
                new AppendDecision<>(TERM, 1, "internal error: Threw"),
                new AppendDecision<>(TERM, 2, "b on [error]"));
    }

    static Stream<String> a_command_that_breaks_the_domain_is_answered_as_an_internal_error() {
        return Stream.of("throw", "nest", "forget");
    }

    @Test
    void a_domain_that_cannot_even_give_up_stops_the_owner() {
        givenDecidingFrom(5);
        feed(command(5, "hopeless"));
        assertThat(effects)
                .last()
                .isInstanceOfSatisfying(
                        ReportUnready.class,
                        report ->
                                assertThat(report.reason())
                                        .isInstanceOf(Unready.CannotDecide.class));
    }

    @Test
    void a_command_whose_decision_does_not_come_back_in_three_terms_is_given_up() {
        givenDecidingFrom(5);
        for (var attempt = 1; attempt <= 3; attempt++) {
            feed(command(5, "a"));
            assertThat(effects).last().isEqualTo(new AppendDecision<>(term(), 1, "a on []"));
            feed(new DecisionFailed<>(term(), 1));
            givenTermBeginsAgain(20 * attempt, 5);
        }
        feed(command(5, "a"));
        thenEffects(new AppendDecision<>(term(), 1, "internal error: NotReadBack"));
    }

    @Test
    void whatever_reveals_that_a_decision_is_missing_counts_against_its_command() {
        givenDecidingFrom(5);
        feed(command(5, "a"), command(6, "b"), voided(VoidReason.SKIPPED_SEQ));
        givenTermBeginsAgain(20, 5);
        feed(command(5, "a"), new ReadBackTimedOut<>(20, 1));
        givenTermBeginsAgain(40, 5);
        feed(command(5, "a"), new DecisionFailed<>(40, 1));
        givenTermBeginsAgain(60, 5);
        feed(command(5, "a"));
        thenEffects(new AppendDecision<>(60, 1, "internal error: NotReadBack"));
    }

    @Test
    void a_command_that_was_decided_after_all_counts_no_more() {
        givenDecidingFrom(5);
        feed(command(5, "a"), new DecisionFailed<>(TERM, 1));
        givenTermBeginsAgain(20, 5);
        feed(command(5, "a"), new DecisionFailed<>(20, 1));
        givenTermBeginsAgain(40, 6);
        feed(command(6, "b"), new DecisionFailed<>(40, 1));
        givenTermBeginsAgain(60, 6);
        feed(command(6, "b"));
        thenEffects(new AppendDecision<>(60, 1, "b on []"));
    }

    @Test
    void a_command_that_is_stuck_is_tried_alone_until_it_comes_back() {
        givenDecidingFrom(5);
        feed(command(5, "a"), command(6, "b"), new DecisionFailed<>(TERM, 2));
        givenTermBeginsAgain(20, 5);
        assertThat(owner.room(ownership)).isEqualTo(1);
        feed(command(5, "a"));
        assertThat(owner.room(ownership)).isZero();
        feed(decision(new Cursor(22, 20, "again20", 1), ledger(6, "a")));
        assertThat(owner.room(ownership)).isEqualTo(ROOM);
    }

    @Test
    void a_rival_does_not_count_against_a_command() {
        givenDecidingFrom(5);
        for (var term = 20; term <= 100; term += 20) {
            feed(command(5, "a"), foreignTerm(term - 5));
            givenTermBeginsAgain(term, 5);
        }
        feed(command(5, "a"));
        thenEffects(new AppendDecision<>(100, 1, "a on []"));
    }
}

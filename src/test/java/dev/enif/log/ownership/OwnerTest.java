/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.ownership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.enif.log.Cursor;
import dev.enif.log.Reading;
import dev.enif.log.VoidReason;
import dev.enif.log.ownership.Effect.Abdicate;
import dev.enif.log.ownership.Effect.AppendDecision;
import dev.enif.log.ownership.Effect.AppendTermStarted;
import dev.enif.log.ownership.Effect.ClaimAgainLater;
import dev.enif.log.ownership.Effect.FindCommandRange;
import dev.enif.log.ownership.Effect.ReportUnready;
import dev.enif.log.ownership.Effect.SeekCommands;
import dev.enif.log.ownership.Input.Assigned;
import dev.enif.log.ownership.Input.ClaimFailed;
import dev.enif.log.ownership.Input.ClaimTimedOut;
import dev.enif.log.ownership.Input.CommandPolled;
import dev.enif.log.ownership.Input.CommandRangeFound;
import dev.enif.log.ownership.Input.CommandRangeUnknown;
import dev.enif.log.ownership.Input.CommandsOutOfRange;
import dev.enif.log.ownership.Input.DecisionFailed;
import dev.enif.log.ownership.Input.FollowerJumped;
import dev.enif.log.ownership.Input.FollowerStopped;
import dev.enif.log.ownership.Input.ReadBack;
import dev.enif.log.ownership.Input.ReadBackTimedOut;
import dev.enif.log.ownership.Input.Revoked;
import dev.enif.log.ownership.Input.StillAssigned;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OwnerTest {

    private static final int ROOM = 3;
    private static final long TERM = 10;
    private static final DelayBounds FIRST_DELAY = new DelayBounds(50, 100);

    private final Owner<Ledger, String, String> owner = new Owner<>(new LedgerDecisions(), ROOM);
    private Ownership<Ledger> ownership = Ownership.initial();
    private final List<Effect<String>> effects = new ArrayList<>();

    @Test
    void an_assigned_partition_is_claimed() {
        feed(new Assigned<>("n1"));
        thenEffects(new AppendTermStarted<>("n1"));
    }

    @Test
    void nothing_is_decided_before_the_own_claim_is_read_back() {
        feed(new Assigned<>("n1"), command(0, "a"), foreignTerm(7), decisionOf(7, 1, ledger(5)));
        thenEffects(new AppendTermStarted<>("n1"));
        assertThat(owner.room(ownership)).isZero();
    }

    @Test
    void the_owner_continues_at_the_offset_in_the_state_that_its_claim_completed() {
        feed(new Assigned<>("n1"), ownTerm(ledger(5)));
        thenEffects(new AppendTermStarted<>("n1"), new FindCommandRange<>(TERM));
        feed(new CommandRangeFound<>(TERM, 2, 9));
        thenEffects(new SeekCommands<>(5));
        assertThat(owner.room(ownership)).isEqualTo(ROOM);
    }

    @Test
    void commands_are_decided_in_order_ahead_of_what_was_read_back() {
        givenDecidingFrom(5);
        feed(command(5, "a"), command(6, "b"));
        thenEffects(
                new AppendDecision<>(TERM, 1, "a on []"),
                new AppendDecision<>(TERM, 2, "b on [a]"));
        assertThat(owner.room(ownership)).isEqualTo(ROOM - 2);
    }

    @Test
    void a_gap_in_the_offsets_is_no_gap_in_the_positions() {
        givenDecidingFrom(5);
        feed(new CommandPolled<>(5, polled(7, "a")));
        thenEffects(new AppendDecision<>(TERM, 1, "a on []"));
    }

    @ParameterizedTest
    @MethodSource
    void a_command_polled_from_elsewhere_is_sought_again(CommandPolled<Ledger, String> stale) {
        givenDecidingFrom(5);
        feed(command(5, "a"));
        effects.clear();
        feed(stale);
        thenEffects(new SeekCommands<>(6));
    }

    static Stream<CommandPolled<Ledger, String>> a_command_polled_from_elsewhere_is_sought_again() {
        return Stream.of(command(5, "a"), command(4, "z"), command(7, "c"));
    }

    @Test
    void what_is_read_back_makes_room() {
        givenDecidingFrom(5);
        feed(command(5, "a"), command(6, "b"), command(7, "c"));
        assertThat(owner.room(ownership)).isZero();
        feed(decisionOf(TERM, 1, ledger(6, "a")));
        assertThat(owner.room(ownership)).isEqualTo(1);
    }

    @Test
    void a_command_fed_without_room_is_a_fault() {
        givenDecidingFrom(5);
        feed(command(5, "a"), command(6, "b"), command(7, "c"));
        assertThatThrownBy(() -> feed(command(8, "d"))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void with_nothing_in_flight_the_folded_state_is_decided_on() {
        givenDecidingFrom(5);
        var folded = ledger(6, "a");
        feed(command(5, "a"), decisionOf(TERM, 1, folded));
        assertThat(ownership)
                .isInstanceOfSatisfying(
                        Ownership.Deciding.class,
                        deciding -> assertThat(deciding.state()).isSameAs(folded));
    }

    @Test
    void a_decision_sees_the_newest_log_time_that_was_read_back() {
        givenDecidingFrom(5);
        feed(
                new ReadBack<>(
                        new Reading.Void(new Cursor(12, TERM, "n1", 0), VoidReason.OTHER_TERM),
                        ledger(5),
                        7_000),
                command(5, "time"));
        thenEffects(new AppendDecision<>(TERM, 1, "7000"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void every_doubt_ends_the_term_and_a_claim_follows_later(
            RetreatReason reason, Input<Ledger, String> doubt) {
        givenDecidingFrom(5);
        feed(command(5, "a"), command(6, "b"));
        effects.clear();
        feed(doubt);
        thenEffects(new Abdicate<>(reason), new ClaimAgainLater<>(FIRST_DELAY));
        feed(command(7, "c"), decisionOf(TERM, 1, ledger(6, "a")));
        thenEffects();
        feed(new StillAssigned<>("n2"));
        thenEffects(new AppendTermStarted<>("n2"));
    }

    static Stream<Object[]> every_doubt_ends_the_term_and_a_claim_follows_later() {
        return Stream.of(
                new Object[] {RetreatReason.FOREIGN_TERM, foreignTerm(12)},
                new Object[] {RetreatReason.APPEND_FAILED, new DecisionFailed<>(TERM, 2)},
                new Object[] {RetreatReason.READ_BACK_TIMED_OUT, new ReadBackTimedOut<>(TERM, 1)},
                new Object[] {RetreatReason.OWN_DECISION_VOID, voided(VoidReason.SKIPPED_SEQ)},
                new Object[] {
                    RetreatReason.UNKNOWN_DECISION, decisionOf(TERM, 3, ledger(8, "a", "b", "x"))
                },
                new Object[] {RetreatReason.COMMANDS_OUT_OF_RANGE, new CommandsOutOfRange<>()},
                new Object[] {RetreatReason.FOLLOWER_JUMPED, new FollowerJumped<>()});
    }

    @ParameterizedTest
    @MethodSource
    void what_tells_of_something_over_changes_nothing(Input<Ledger, String> late) {
        givenDecidingFrom(5);
        feed(command(5, "a"), decisionOf(TERM, 1, ledger(6, "a")), command(6, "b"));
        effects.clear();
        feed(late);
        thenEffects();
        assertThat(owner.room(ownership)).isEqualTo(ROOM - 1);
    }

    static Stream<Input<Ledger, String>> what_tells_of_something_over_changes_nothing() {
        return Stream.of(
                new Assigned<>("n9"),
                new StillAssigned<>("n9"),
                new ClaimFailed<>("n1"),
                new ClaimTimedOut<>("n1"),
                new CommandRangeFound<>(TERM, 100, 200),
                new CommandRangeUnknown<>(TERM),
                new DecisionFailed<>(TERM - 1, 2),
                new DecisionFailed<>(TERM, 1),
                new ReadBackTimedOut<>(TERM, 1),
                voided(VoidReason.OTHER_TERM),
                voided(VoidReason.REPEATED_SEQ),
                voided(VoidReason.DUPLICATE_TERM),
                voided(VoidReason.MALFORMED));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void a_claim_in_doubt_is_made_again_with_another_nonce(
            RetreatReason reason, Input<Ledger, String> doubt) {
        feed(new Assigned<>("n1"), doubt);
        thenEffects(
                new AppendTermStarted<>("n1"),
                new Abdicate<>(reason),
                new ClaimAgainLater<>(FIRST_DELAY));
        feed(new StillAssigned<>("n2"), ownTerm(ledger(0)));
        thenEffects(new AppendTermStarted<>("n2"));
    }

    static Stream<Object[]> a_claim_in_doubt_is_made_again_with_another_nonce() {
        return Stream.of(
                new Object[] {RetreatReason.CLAIM_FAILED, new ClaimFailed<>("n1")},
                new Object[] {RetreatReason.CLAIM_TIMED_OUT, new ClaimTimedOut<>("n1")},
                new Object[] {RetreatReason.FOLLOWER_JUMPED, new FollowerJumped<>()});
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void a_claim_that_was_read_back_is_in_doubt_until_the_commands_are_found(
            RetreatReason reason, Input<Ledger, String> doubt) {
        feed(new Assigned<>("n1"), ownTerm(ledger(5)));
        effects.clear();
        feed(doubt);
        thenEffects(new Abdicate<>(reason), new ClaimAgainLater<>(FIRST_DELAY));
    }

    static Stream<Object[]> a_claim_that_was_read_back_is_in_doubt_until_the_commands_are_found() {
        return Stream.of(
                new Object[] {RetreatReason.FOREIGN_TERM, foreignTerm(12)},
                new Object[] {RetreatReason.COMMAND_RANGE_UNKNOWN, new CommandRangeUnknown<>(TERM)},
                new Object[] {RetreatReason.UNKNOWN_DECISION, decisionOf(TERM, 1, ledger(6, "x"))},
                new Object[] {RetreatReason.FOLLOWER_JUMPED, new FollowerJumped<>()});
    }

    @Test
    void a_command_range_of_a_former_term_is_not_believed() {
        feed(new Assigned<>("n1"), ownTerm(ledger(5)), new CommandRangeFound<>(TERM - 1, 0, 3));
        assertThat(ownership).isInstanceOf(Ownership.Resuming.class);
    }

    @Test
    void delays_double_up_to_a_bound_and_start_over_once_a_decision_was_read_back() {
        feed(new Assigned<>("n0"));
        for (var attempt = 0; attempt < 7; attempt++) {
            feed(new ClaimFailed<>("n" + attempt), new StillAssigned<>("n" + (attempt + 1)));
        }
        assertThat(delays())
                .extracting(DelayBounds::maxMillis)
                .containsExactly(100L, 200L, 400L, 800L, 1_600L, 3_200L, 3_200L);
        assertThat(delays()).allMatch(delay -> delay.minMillis() * 2 == delay.maxMillis());

        feed(
                begins(new Cursor(TERM + 1, TERM, "n7", 0), ledger(5)),
                new CommandRangeFound<>(TERM, 0, 9),
                command(5, "a"),
                decision(new Cursor(12, TERM, "n7", 1), ledger(6, "a")));
        effects.clear();
        feed(foreignTerm(12));
        assertThat(delays()).containsExactly(FIRST_DELAY);
    }

    @Test
    void a_revoked_partition_is_left_alone_until_it_is_assigned_again() {
        givenDecidingFrom(5);
        feed(new Revoked<>());
        thenEffects(new Abdicate<>(RetreatReason.REVOKED));
        feed(new StillAssigned<>("n2"), foreignTerm(12), command(5, "a"));
        thenEffects();
        feed(new Assigned<>("n2"));
        thenEffects(new AppendTermStarted<>("n2"));
    }

    @Test
    void commands_that_were_deleted_undecided_are_decided_as_lost() {
        feed(new Assigned<>("n1"), ownTerm(ledger(5)));
        effects.clear();
        feed(new CommandRangeFound<>(TERM, 8, 9), command(8, "a"));
        thenEffects(
                new AppendDecision<>(TERM, 1, "lost 5-8"),
                new SeekCommands<>(8),
                new AppendDecision<>(TERM, 2, "a on [lost]"));
    }

    @Test
    void an_owner_ahead_of_the_command_topic_refuses_to_go_on() {
        feed(new Assigned<>("n1"), ownTerm(ledger(5)));
        effects.clear();
        feed(new CommandRangeFound<>(TERM, 0, 4));
        thenEffects(
                new Abdicate<>(RetreatReason.UNREADY),
                new ReportUnready<>(new Unready.CommandsMissing(5, 4)));
        feed(new Revoked<>(), new Assigned<>("n2"));
        thenEffects();
    }

    @Test
    void an_owner_whose_follower_stopped_decides_no_more() {
        givenDecidingFrom(5);
        feed(new FollowerStopped<>(12, "unknown event"), command(5, "a"));
        thenEffects(
                new Abdicate<>(RetreatReason.UNREADY),
                new ReportUnready<>(new Unready.FollowerStopped(12, "unknown event")));
    }

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

    private void givenDecidingFrom(long nextCommandOffset) {
        feed(
                new Assigned<>("n1"),
                ownTerm(ledger(nextCommandOffset)),
                new CommandRangeFound<>(TERM, 0, 100));
        effects.clear();
    }

    private void givenTermBeginsAgain(long term, long nextCommandOffset) {
        var nonce = "again" + term;
        feed(
                new StillAssigned<>(nonce),
                begins(new Cursor(term + 1, term, nonce, 0), ledger(nextCommandOffset)),
                new CommandRangeFound<>(term, 0, 100));
        effects.clear();
    }

    private long term() {
        return ((Ownership.Deciding<Ledger>) ownership).term();
    }

    @SafeVarargs
    private void feed(Input<Ledger, String>... inputs) {
        for (var input : inputs) {
            var step = owner.step(ownership, input);
            ownership = step.ownership();
            effects.addAll(step.effects());
        }
    }

    @SafeVarargs
    private void thenEffects(Effect<String>... expected) {
        assertThat(effects).containsExactly(expected);
        effects.clear();
    }

    private List<DelayBounds> delays() {
        return effects.stream()
                .filter(ClaimAgainLater.class::isInstance)
                .map(effect -> ((ClaimAgainLater<String>) effect).delay())
                .toList();
    }

    private static CommandPolled<Ledger, String> command(long offset, String value) {
        return new CommandPolled<>(offset, polled(offset, value));
    }

    private static PolledCommand<String> polled(long offset, String value) {
        return new PolledCommand<>(offset, 1_000, value);
    }

    private static Input<Ledger, String> ownTerm(Ledger state) {
        return begins(new Cursor(TERM + 1, TERM, "n1", 0), state);
    }

    private static Input<Ledger, String> foreignTerm(long term) {
        return begins(new Cursor(term + 1, term, "foreign", 0), ledger(0));
    }

    private static Input<Ledger, String> begins(Cursor cursor, Ledger state) {
        return new ReadBack<>(new Reading.TermBegins(cursor), state, 1_000);
    }

    private static Input<Ledger, String> decisionOf(long term, long seq, Ledger state) {
        return decision(new Cursor(term + 1 + seq, term, "n1", seq), state);
    }

    private static Input<Ledger, String> decision(Cursor cursor, Ledger state) {
        return new ReadBack<>(new Reading.Valid(cursor), state, 1_000);
    }

    private static Input<Ledger, String> voided(VoidReason reason) {
        return new ReadBack<>(
                new Reading.Void(new Cursor(13, TERM, "n1", 1), reason), ledger(6, "a"), 1_000);
    }

    private static Ledger ledger(long nextCommandOffset, String... entries) {
        return new Ledger(nextCommandOffset, List.of(entries));
    }

    /** The commands decided so far. */
    private record Ledger(long nextCommandOffset, List<String> entries) {
        Ledger with(long next, String entry) {
            return new Ledger(next, Stream.concat(entries.stream(), Stream.of(entry)).toList());
        }
    }

    private static final class LedgerDecisions implements Decisions<Ledger, String, String> {
        @Override
        public long nextCommandOffset(Ledger state) {
            return state.nextCommandOffset();
        }

        @Override
        public Decided<Ledger, String> decide(
                Ledger state, PolledCommand<String> command, long newestLogTimeMillis) {
            var next = command.offset() + 1;
            return switch (command.value()) {
                case "throw", "hopeless" -> throw new IllegalArgumentException("a bug");
                case "nest" -> throw new StackOverflowError("nested too deeply");
                case "forget" -> new Decided<>(state, "forgets to consume its command");
                case "time" ->
                        new Decided<>(state.with(next, "time"), Long.toString(newestLogTimeMillis));
                default ->
                        new Decided<>(
                                state.with(next, command.value()),
                                command.value() + " on " + state.entries());
            };
        }

        @Override
        public Decided<Ledger, String> internalError(
                Ledger state, PolledCommand<String> command, Undecidable reason) {
            if (command.value().equals("hopeless")) {
                throw new IllegalStateException("another bug");
            }
            return new Decided<>(
                    state.with(command.offset() + 1, "error"),
                    "internal error: " + reason.getClass().getSimpleName());
        }

        @Override
        public Decided<Ledger, String> commandsLost(Ledger state, long from, long to) {
            return new Decided<>(state.with(to, "lost"), "lost %d-%d".formatted(from, to));
        }
    }
}

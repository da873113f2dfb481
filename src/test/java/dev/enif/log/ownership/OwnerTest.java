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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OwnerTest extends OwnerScene {

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
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.enif.core.CoreTest;
import dev.enif.core.Envelopes;
import dev.enif.core.account.AccountCommand;
import dev.enif.core.account.AccountEvent;
import dev.enif.core.account.Quota;
import dev.enif.core.account.QuotaCommand.SetQuota;
import dev.enif.core.account.Tags;
import dev.enif.core.decision.Outcome;
import dev.enif.core.decision.Result;
import dev.enif.core.id.AccountId;
import dev.enif.core.id.InstanceId;
import dev.enif.core.id.ReservationId;
import dev.enif.core.id.ResourceId;
import dev.enif.core.id.VpcId;
import dev.enif.core.instance.InstanceEvent;
import dev.enif.core.net.Cidr4;
import dev.enif.core.partition.CommandEnvelope.ExpectedRevision;
import dev.enif.core.vpc.VpcCommand;
import dev.enif.core.vpc.VpcCommand.CreateVpc;
import dev.enif.core.vpc.VpcCommand.ModifyVpc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PartitionDeciderTest extends CoreTest {
    private static final PartitionState FOUNDED = PartitionState.EMPTY.found(FOUNDING, LEVEL);
    private static final long NOW = START_MILLIS;
    private static final CreateVpc CREATE = new CreateVpc(Cidr4.parse("10.0.0.0/16"), Tags.NONE);

    @Test
    void a_decision_tells_who_asked_for_what_when_and_where() {
        var decision = decide(FOUNDED, envelope("token", 7, CREATE), 5, NOW);
        assertThat(decision.commandOffset()).isEqualTo(5);
        assertThat(decision.account()).isEqualTo(ACCOUNT);
        assertThat(decision.timeMillis()).isEqualTo(NOW);
        assertThat(decision.token()).isEqualTo("token");
        assertThat(decision.tokenExpiresAtMillis())
                .isEqualTo(NOW + PartitionDecider.CLIENT_TOKEN_MILLIS);
        assertThat(decision.parameterHash()).isEqualTo(7);
        assertThat(decision.actor()).isEqualTo("somebody");
        assertThat(decision.requestId()).isEqualTo("request");
        assertThat(decision.nextId()).isEqualTo(5);
        assertThat(FOUNDED.after(decision).nextCommandOffset()).isEqualTo(6);
    }

    @Test
    void the_same_state_and_command_give_the_same_decision() {
        var envelope = envelope("token", 7, CREATE);
        assertThat(decide(FOUNDED, envelope, 5, NOW)).isEqualTo(decide(FOUNDED, envelope, 5, NOW));
    }

    @Test
    void a_repeated_token_is_answered_alike_and_nothing_happens() {
        var first = decide(FOUNDED, envelope("token", 7, CREATE), 0, NOW);
        var state = FOUNDED.after(first);
        var second = decide(state, envelope("token", 7, CREATE), 1, NOW + 1);
        assertThat(second.replayed()).isTrue();
        assertThat(second.outcome()).isEqualTo(first.outcome());
        assertThat(second.events()).isEmpty();
        assertThat(second.nextId()).isEqualTo(first.nextId());
        var after = state.after(second);
        assertThat(after.account(ACCOUNT).vpcs().size()).isEqualTo(1);
        assertThat(after.tokens().stored()).isEqualTo(state.tokens().stored());
    }

    @Test
    void a_repeat_is_answered_however_late_it_comes() {
        var state = FOUNDED.after(decide(FOUNDED, envelope("token", 7, CREATE), 0, NOW));
        var later = state.after(tick(state, 1, NOW + 60_000));
        assertThat(decide(later, envelope("token", 7, CREATE), 2, NOW).replayed()).isTrue();
    }

    @Test
    void a_token_used_for_something_else_is_refused() {
        var state = FOUNDED.after(decide(FOUNDED, envelope("token", 7, CREATE), 0, NOW));
        assertThat(decide(state, envelope("token", 8, CREATE), 1, NOW).outcome())
                .isEqualTo(Outcome.Refused.of(new PartitionRefusal.TokenMismatch("token")));
    }

    @Test
    void tokens_of_an_account_that_keeps_very_many_are_forgotten_after_minutes() {
        var many = new HashMap<Tokens.Key, Tokens.Stored>();
        for (int number = 0; number < PartitionDecider.LONG_LIVED_TOKENS; number++) {
            many.put(
                    new Tokens.Key(ACCOUNT, "token " + number),
                    new Tokens.Stored(0, Result.NOTHING, NOW + 1_000_000));
        }
        var state =
                PartitionState.restored(
                        FOUNDING,
                        FOUNDED.featureLevel(),
                        FOUNDED.nextCommandOffset(),
                        FOUNDED.timeMillis(),
                        FOUNDED.nextId(),
                        FOUNDED.ordinal(),
                        FOUNDED.requirePool(),
                        List.of(),
                        Tokens.of(many),
                        Timers.NONE,
                        Exchanges.NONE);
        assertThat(decide(state, envelope("one more", 7, CREATE), 5, NOW).tokenExpiresAtMillis())
                .isEqualTo(NOW + PartitionDecider.COMMAND_ID_TOKEN_MILLIS);
        assertThat(decide(FOUNDED, envelope("one", 7, CREATE), 5, NOW).tokenExpiresAtMillis())
                .isEqualTo(NOW + PartitionDecider.CLIENT_TOKEN_MILLIS);
    }

    @Test
    void a_token_is_forgotten_after_a_day_and_a_command_id_after_minutes() {
        var state = FOUNDED.after(decide(FOUNDED, envelope("token", 7, CREATE), 0, NOW));
        long day = PartitionDecider.CLIENT_TOKEN_MILLIS;
        assertThat(decide(state, envelope("token", 7, CREATE), 1, NOW + day - 1).replayed())
                .isTrue();
        assertThat(decide(state, envelope("token", 7, CREATE), 1, NOW + day).replayed()).isFalse();
        var untold = FOUNDED.after(decide(FOUNDED, envelope(null, 7, CREATE), 0, NOW));
        long minutes = PartitionDecider.COMMAND_ID_TOKEN_MILLIS;
        assertThat(decide(untold, envelope(null, 7, CREATE), 1, NOW + minutes - 1).replayed())
                .isTrue();
        assertThat(decide(untold, envelope(null, 7, CREATE), 1, NOW + minutes).replayed())
                .isFalse();
    }

    @Test
    void a_refused_command_keeps_no_token() {
        var delete = new VpcCommand.DeleteVpc(VPC);
        var state = FOUNDED.after(decide(FOUNDED, envelope("token", 7, delete), 0, NOW));
        assertThat(state.tokens().stored()).isEmpty();
        var second = decide(state, envelope("token", 7, delete), 1, NOW);
        assertThat(second.replayed()).isFalse();
    }

    @Test
    void tokens_of_two_accounts_do_not_meet() {
        var state = FOUNDED.after(decide(FOUNDED, envelope("token", 7, CREATE), 0, NOW));
        var other = envelope("token", 7, new AccountId("210987654321"), CREATE, null);
        assertThat(decide(state, other, 1, NOW).replayed()).isFalse();
    }

    @Test
    void a_command_that_waited_too_long_is_refused() {
        var state = FOUNDED.after(tick(FOUNDED, 0, NOW + 10_001));
        assertThat(decide(state, envelope("token", 7, CREATE), 1, NOW).outcome())
                .isEqualTo(Outcome.Refused.of(new PartitionRefusal.CommandExpired(1)));
        assertThat(decide(state, envelope("token", 7, CREATE), 1, NOW + 1).outcome())
                .isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void log_time_never_goes_back() {
        var state = FOUNDED.after(tick(FOUNDED, 0, NOW + 5_000));
        assertThat(decide(state, envelope("token", 7, CREATE), 1, NOW).timeMillis())
                .isEqualTo(NOW + 5_000);
    }

    @Test
    void an_expected_revision_holds_or_the_command_is_refused() {
        var created = decide(FOUNDED, envelope("a", 1, CREATE), 0, NOW);
        var state = FOUNDED.after(created);
        var vpcId = new VpcId(((Outcome.Accepted) created.outcome()).result().ids().getFirst());
        var modify = new ModifyVpc(vpcId, null, true);
        assertThat(state.account(ACCOUNT).revision(vpcId)).isEqualTo(1);
        assertThat(outcome(state, modify, vpcId, 1)).isInstanceOf(Outcome.Accepted.class);
        assertThat(outcome(state, modify, vpcId, 2))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo("PreconditionFailed"));
        assertThat(outcome(state, modify, SUBNET, 1))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused ->
                                assertThat(refused.code()).isEqualTo("InvalidSubnetID.NotFound"));
    }

    private static Outcome outcome(
            PartitionState state, VpcCommand command, ResourceId resource, long revision) {
        var expected = new ExpectedRevision(resource, revision);
        return decide(state, envelope("b", 2, ACCOUNT, command, expected), 1, NOW).outcome();
    }

    @Test
    void a_command_in_another_accounts_partition_is_refused() {
        var founding = new Founding(REGION, 3, 64, 42, List.of());
        assertThat(ACCOUNT.partition(64)).isNotEqualTo(3);
        var state = PartitionState.EMPTY.found(founding, LEVEL);
        assertThat(decide(state, envelope("token", 7, CREATE), 0, NOW).outcome())
                .isEqualTo(Outcome.Refused.of(new PartitionRefusal.WrongPartition(ACCOUNT)));
        assertThat(state.decidesFor(ACCOUNT)).isFalse();
    }

    @Test
    void a_tick_forgets_instances_that_were_terminated_an_hour_ago() {
        var terminated = terminated(2);
        long hour = 3_600_000;
        assertThat(terminated.earliestDeadlineMillis()).isEqualTo(NOW + hour);
        assertThat(tick(terminated, 9, NOW + hour - 1).events()).isEmpty();
        var decision = tick(terminated, 9, NOW + hour);
        assertThat(decision.events()).hasSize(2);
        var after = terminated.after(decision);
        assertThat(after.account(ACCOUNT).instances().size()).isZero();
        assertThat(after.timers().size()).isZero();
        assertThat(after.fingerprint()).isNotEqualTo(terminated.fingerprint());
    }

    @Test
    void a_tick_does_at_most_five_hundred_things() {
        var state = terminated(501);
        var after = state.after(tick(state, 1_000, NOW + 3_600_000));
        assertThat(after.timers().size()).isEqualTo(1);
        assertThat(tick(after, 1_001, NOW + 3_600_000).events()).hasSize(1);
    }

    @Test
    void an_expired_token_wakes_the_partition_only_after_a_while() {
        var state = FOUNDED.after(decide(FOUNDED, envelope(null, 7, CREATE), 0, NOW));
        long deadline = NOW + PartitionDecider.COMMAND_ID_TOKEN_MILLIS + 60_000;
        assertThat(state.earliestDeadlineMillis()).isEqualTo(deadline);
        var after = state.after(tick(state, 1, deadline));
        assertThat(after.tokens().stored()).isEmpty();
        assertThat(after.earliestDeadlineMillis()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void the_public_pool_is_extended_by_a_block_that_does_not_overlap() {
        var block = Cidr4.parse("198.51.100.0/24");
        var extend = new PartitionCommand.ExtendPublicPool(block);
        var decision = decide(FOUNDED, envelope(extend), 0, NOW);
        assertThat(decision.events()).containsExactly(new PartitionEvent.PublicPoolExtended(block));
        var state = FOUNDED.after(decision);
        assertThat(state.requirePool().blocks()).containsExactly(POOL, block);
        var overlapping = new PartitionCommand.ExtendPublicPool(Cidr4.parse("198.51.100.128/25"));
        assertThat(decide(state, envelope(overlapping), 1, NOW).outcome())
                .isEqualTo(
                        Outcome.Refused.of(
                                new PartitionRefusal.PoolOverlap(overlapping.block(), block)));
    }

    @Test
    void what_cannot_be_decided_is_answered_and_changes_nothing() {
        var decision =
                PartitionDecider.fault(FOUNDED, "command", ACCOUNT, 3, NOW, "it is no command");
        assertThat(decision.outcome())
                .isEqualTo(
                        Outcome.Refused.of(new PartitionRefusal.InternalError("it is no command")));
        var state = FOUNDED.after(decision);
        assertThat(state.nextCommandOffset()).isEqualTo(4);
        assertThat(state.accounts()).isEmpty();
    }

    @Test
    void lost_commands_are_stepped_over() {
        var decision = PartitionDecider.commandsLost(FOUNDED, 10);
        assertThat(decision.events()).containsExactly(new PartitionEvent.CommandsLost(0, 10));
        assertThat(FOUNDED.after(decision).nextCommandOffset()).isEqualTo(10);
    }

    @Test
    void every_thousandth_decision_carries_the_fingerprint_after_it() {
        var state = FOUNDED;
        var set = new SetQuota(Quota.VPCS, 7);
        for (int offset = 0; offset < PartitionDecider.FINGERPRINT_EVERY; offset++) {
            var decision = decide(state, envelope("t" + offset, 7, set), offset, NOW + offset);
            boolean last = offset == PartitionDecider.FINGERPRINT_EVERY - 1;
            var after = state.after(decision);
            assertThat(decision.fingerprint())
                    .isEqualTo(
                            last
                                    ? new Decision.StateFingerprint(
                                            PartitionState.FINGERPRINT_VERSION, after.fingerprint())
                                    : null);
            state = after;
        }
    }

    @Test
    void a_decision_that_does_not_follow_is_a_fault() {
        var state = FOUNDED.after(decide(FOUNDED, envelope("token", 7, CREATE), 5, NOW));
        var repeated = decide(FOUNDED, envelope("token", 7, CREATE), 5, NOW);
        var early = decide(FOUNDED, envelope("token", 7, CREATE), 6, NOW - 1);
        var oldIds = tick(FOUNDED, 6, NOW);
        for (var decision : List.of(repeated, early, oldIds)) {
            assertThatThrownBy(() -> state.after(decision))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void only_the_first_founding_counts() {
        var other = new Founding("eu-west-1", 0, 1, 7, List.of());
        assertThat(FOUNDED.found(other, LEVEL)).isSameAs(FOUNDED);
        assertThat(FOUNDED.found(other, LEVEL + 1).founding()).isEqualTo(FOUNDING);
        PartitionState raised = FOUNDED.found(other, LEVEL + 1);
        assertThat(raised.featureLevel()).isEqualTo(LEVEL + 1);
        assertThat(raised.found(FOUNDING, LEVEL)).isSameAs(raised);
    }

    /** So many instances, terminated at the start. */
    private static PartitionState terminated(int count) {
        List<PartitionEvent> events = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            var id = new InstanceId("i-%017x".formatted(number));
            events.add(
                    happened(
                            new InstanceEvent.InstanceLaunched(
                                    id,
                                    new ReservationId("r-00000000000000001"),
                                    "ami-1",
                                    TYPES.getFirst(),
                                    VPC,
                                    SUBNET,
                                    ZONE_A,
                                    false,
                                    false,
                                    NOW,
                                    Tags.NONE)));
            events.add(happened(new InstanceEvent.InstanceTerminated(id, NOW)));
        }
        return FOUNDED.after(
                new Decision(
                        0,
                        "given",
                        ACCOUNT,
                        NOW,
                        null,
                        0,
                        0,
                        "",
                        "",
                        false,
                        new Outcome.Accepted(Result.NOTHING),
                        0,
                        events,
                        null));
    }

    private static PartitionEvent happened(InstanceEvent event) {
        return new PartitionEvent.InAccount(ACCOUNT, new AccountEvent.OfInstance(event));
    }

    private static Decision tick(PartitionState state, long offset, long atMillis) {
        return decide(state, envelope(new PartitionCommand.Tick()), offset, atMillis);
    }

    private static Decision decide(
            PartitionState state, CommandEnvelope envelope, long offset, long atMillis) {
        return PartitionDecider.decide(state, envelope, offset, atMillis, ENVIRONMENT);
    }

    private static CommandEnvelope envelope(PartitionCommand command) {
        return new CommandEnvelope("command", null, 0, "", "", 10_000, null, command);
    }

    private static CommandEnvelope envelope(
            @Nullable String token, long parameterHash, Object command) {
        return envelope(token, parameterHash, ACCOUNT, command, null);
    }

    private static CommandEnvelope envelope(
            @Nullable String token,
            long parameterHash,
            AccountId account,
            Object command,
            @Nullable ExpectedRevision expected) {
        AccountCommand enveloped = Envelopes.command(command).orElseThrow();
        return new CommandEnvelope(
                "command",
                token,
                parameterHash,
                "somebody",
                "request",
                10_000,
                expected,
                new PartitionCommand.ForAccount(account, enveloped));
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.core.account.AccountCommand;
import dev.enif.core.account.AccountEvent;
import dev.enif.core.account.AccountState;
import dev.enif.core.account.Draft;
import dev.enif.core.decision.Outcome;
import dev.enif.core.decision.Refusal;
import dev.enif.core.decision.Result;
import dev.enif.core.id.AccountId;
import dev.enif.core.partition.CommandEnvelope;
import dev.enif.core.partition.Decision;
import dev.enif.core.partition.PartitionCommand;
import dev.enif.core.partition.PartitionDecider;
import dev.enif.core.partition.PartitionEvent;
import dev.enif.core.partition.PartitionState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What has happened before the command under test: {@code given(VPC_CREATED,
 * SUBNET_CREATED).when(new DeleteVpc(VPC)).thenRefused(…)}. Immutable. Everything goes through the
 * partition's decider and its fold, as in the service.
 */
public final class Given {
    /**
     * The first command under test makes ids from this ordinal on, whatever was given; see {@link
     * CoreTest#made}. Those after {@link Then#then} go on from there.
     */
    static final long FIRST_MADE = 1_000_000;

    private final AccountId account;
    private final Draft.Environment environment;
    private final PartitionState state;
    private final long timeMillis;

    Given(AccountId account, Draft.Environment environment, PartitionState state, long timeMillis) {
        this.account = account;
        this.environment = environment;
        this.state = state;
        this.timeMillis = timeMillis;
    }

    /** Events, which are folded, and commands, which must be accepted, in this order. */
    public Given and(Object... steps) {
        Given given = this;
        for (Object step : steps) {
            given = given.step(step);
        }
        return given;
    }

    /** Moves log time, in milliseconds since 1970; it never goes back. */
    public Given at(long millis) {
        return new Given(account, environment, state, millis);
    }

    /** What happens from now on, happens in that account of the same partition. */
    public Given in(AccountId other) {
        return new Given(other, environment, state, timeMillis);
    }

    public PartitionState state() {
        return state;
    }

    public AccountState account() {
        return state.account(account);
    }

    private Given step(Object step) {
        return Envelopes.event(step)
                .map(event -> with(state.after(happened(List.of(event), state.nextId()))))
                .orElseGet(() -> accepted(command(step)));
    }

    private Given accepted(AccountCommand command) {
        Decision decision = decide(state, command);
        assertThat(decision.outcome())
                .as("outcome of the given %s", command)
                .isInstanceOf(Outcome.Accepted.class);
        return with(state.after(decision));
    }

    /** Decides one command of any resource. */
    public Then when(Object command) {
        PartitionState before =
                state.after(happened(List.of(), Math.max(FIRST_MADE, state.nextId())));
        Decision decision = decide(before, command(command));
        return new Then(with(before.after(decision)), decision);
    }

    /** Lets the owner's tick come at this log time. */
    public Then tick() {
        PartitionState before =
                state.after(happened(List.of(), Math.max(FIRST_MADE, state.nextId())));
        Decision decision = decide(before, new PartitionCommand.Tick());
        return new Then(with(before.after(decision)), decision);
    }

    private Given with(PartitionState after) {
        return new Given(account, environment, after, timeMillis);
    }

    private static AccountCommand command(Object step) {
        return Envelopes.command(step)
                .orElseThrow(() -> new AssertionError(step + " is neither event nor command"));
    }

    private Decision decide(PartitionState before, AccountCommand command) {
        return decide(before, new PartitionCommand.ForAccount(account, command));
    }

    private Decision decide(PartitionState before, PartitionCommand command) {
        CommandEnvelope envelope =
                new CommandEnvelope(
                        "command-" + before.nextCommandOffset(),
                        null,
                        command.hashCode(),
                        "somebody",
                        "request-" + before.nextCommandOffset(),
                        10_000,
                        null,
                        command);
        return PartitionDecider.decide(
                before, envelope, before.nextCommandOffset(), timeMillis, environment);
    }

    private Decision happened(List<AccountEvent> events, long nextId) {
        List<PartitionEvent> enveloped = new ArrayList<>();
        events.forEach(event -> enveloped.add(new PartitionEvent.InAccount(account, event)));
        return new Decision(
                state.nextCommandOffset(),
                "given-" + state.nextCommandOffset(),
                account,
                Math.max(state.timeMillis(), timeMillis),
                null,
                0,
                0,
                "somebody",
                "request-" + state.nextCommandOffset(),
                false,
                new Outcome.Accepted(Result.NOTHING),
                nextId,
                enveloped,
                null);
    }

    /** What became of the command under test. */
    public static final class Then {
        private final Given after;
        private final Decision decision;

        private Then(Given after, Decision decision) {
            this.after = after;
            this.decision = decision;
        }

        /** Refused with that very refusal, and nothing happened. */
        public Then thenRefused(Refusal refusal) {
            assertThat(decision.outcome()).isEqualTo(Outcome.Refused.of(refusal));
            return thenNothingHappened();
        }

        /** Refused with that code of EC2's, and nothing happened. */
        public Then thenRefused(String code) {
            assertThat(decision.outcome())
                    .isInstanceOfSatisfying(
                            Outcome.Refused.class,
                            refused -> assertThat(refused.code()).isEqualTo(code));
            return thenNothingHappened();
        }

        /** Accepted, and exactly these events happened, in this order. */
        public Then thenHappened(Object... events) {
            thenAccepted();
            assertThat(events())
                    .containsExactlyElementsOf(
                            Arrays.stream(events)
                                    .map(event -> Envelopes.event(event).orElseThrow())
                                    .toList());
            return this;
        }

        public Then thenAccepted() {
            assertThat(decision.outcome()).isInstanceOf(Outcome.Accepted.class);
            return this;
        }

        /** Accepted with these ids, in this order. */
        public Then thenResult(Object... ids) {
            assertThat(decision.outcome())
                    .isEqualTo(new Outcome.Accepted(Result.of(Arrays.asList(ids))));
            return this;
        }

        /** No event, whether accepted or refused. */
        public Then thenNothingHappened() {
            assertThat(events()).isEmpty();
            return this;
        }

        public List<AccountEvent> events() {
            List<AccountEvent> events = new ArrayList<>();
            for (PartitionEvent event : decision.events()) {
                if (event instanceof PartitionEvent.InAccount(_, AccountEvent inner)) {
                    events.add(inner);
                }
            }
            return events;
        }

        /** The refusal, of a command that was refused. */
        public Outcome.Refused refused() {
            assertThat(decision.outcome()).isInstanceOf(Outcome.Refused.class);
            return (Outcome.Refused) decision.outcome();
        }

        public Decision decision() {
            return decision;
        }

        /** The image after the decision. */
        public AccountState account() {
            return after.account();
        }

        public PartitionState state() {
            return after.state();
        }

        /** Goes on from here: what happened is given now. */
        public Given then() {
            return after;
        }
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.partition;

import dev.enif.core.account.AccountCommand;
import dev.enif.core.account.Decider;
import dev.enif.core.account.Draft;
import dev.enif.core.decision.CommonRefusal;
import dev.enif.core.decision.Outcome;
import dev.enif.core.decision.Refusal;
import dev.enif.core.decision.RefusedException;
import dev.enif.core.decision.Result;
import dev.enif.core.id.AccountId;
import dev.enif.core.net.Cidr4;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides a command on a partition: lateness and tokens first, then the account. Pure and
 * deterministic.
 */
public final class PartitionDecider {
    /** How long an accepted result is kept under a client's token (EC2: at least 24 hours). */
    public static final long CLIENT_TOKEN_MILLIS = 24 * 3_600_000L;

    /**
     * How long it is kept under a command id, for a client that gave no token and lost the answer.
     * Short, because every such command leaves one.
     */
    public static final long COMMAND_ID_TOKEN_MILLIS = 5 * 60_000L;

    /**
     * How many tokens of an account are kept that long; while it has as many, further ones are kept
     * as long as a command id, so that no client fills the state of all that share its partition.
     */
    public static final int LONG_LIVED_TOKENS = 100_000;

    /** Every so many decisions the state's fingerprint rides along. */
    public static final int FINGERPRINT_EVERY = 1_000;

    private PartitionDecider() {}

    /** Decides a command that nothing has overtaken. */
    public static Decision decide(
            PartitionState state,
            CommandEnvelope envelope,
            long offset,
            long appendTimeMillis,
            Draft.Environment environment) {
        return decide(state, envelope, offset, appendTimeMillis, state.timeMillis(), environment);
    }

    /**
     * Decides.
     *
     * @param offset the command's place in the command log
     * @param appendTimeMillis when the broker appended it
     * @param newestLogTimeMillis the newest append time of the log of record that the owner has
     *     read back: tells how late the command is, and nothing else
     */
    public static Decision decide(
            PartitionState state,
            CommandEnvelope envelope,
            long offset,
            long appendTimeMillis,
            long newestLogTimeMillis,
            Draft.Environment environment) {
        long time = Math.max(state.timeMillis(), appendTimeMillis);
        Decision decision =
                switch (envelope.command()) {
                    case PartitionCommand.ForAccount(AccountId account, AccountCommand command) ->
                            decideForAccount(
                                    state,
                                    envelope,
                                    account,
                                    command,
                                    offset,
                                    appendTimeMillis,
                                    Math.max(state.timeMillis(), newestLogTimeMillis),
                                    time,
                                    environment);
                    case PartitionCommand.ReceiveMessage message ->
                            receive(state, envelope, message, offset, time, environment);
                    case PartitionCommand.ConfirmDelivery delivery ->
                            confirm(state, envelope, delivery, offset, time);
                    case PartitionCommand.Tick _ ->
                            tick(state, envelope, offset, time, environment);
                    case PartitionCommand.ExtendPublicPool(Cidr4 block) ->
                            extendPool(state, envelope, block, offset, time);
                };
        return fingerprinted(state, decision);
    }

    /** Decides that the command cannot be decided: it is undecodable, or deciding it failed. */
    public static Decision fault(
            PartitionState state,
            String commandId,
            @Nullable AccountId account,
            long offset,
            long appendTimeMillis,
            String why) {
        long time = Math.max(state.timeMillis(), appendTimeMillis);
        Outcome outcome = Outcome.Refused.of(new PartitionRefusal.InternalError(why));
        return fingerprinted(
                state,
                new Decision(
                        offset,
                        commandId,
                        account,
                        time,
                        null,
                        0,
                        0,
                        "",
                        "",
                        false,
                        outcome,
                        state.nextId(),
                        List.of(),
                        null));
    }

    /**
     * Decides that a message cannot be decided, because that failed: it is taken all the same, or
     * it would hold up all that come after it for ever.
     */
    public static Decision skipped(
            PartitionState state,
            CommandEnvelope envelope,
            PartitionCommand.ReceiveMessage message,
            long offset,
            long appendTimeMillis) {
        return fingerprinted(
                state,
                answer(
                        state,
                        envelope,
                        null,
                        offset,
                        Math.max(state.timeMillis(), appendTimeMillis),
                        accepted(Result.NOTHING),
                        state.nextId(),
                        ExchangeDecider.skip(state, message)));
    }

    /** Decides that what the command would bring about cannot be written, for that reason. */
    public static Decision refused(
            PartitionState state,
            CommandEnvelope envelope,
            long offset,
            long appendTimeMillis,
            PartitionRefusal refusal) {
        AccountId account =
                switch (envelope.command()) {
                    case PartitionCommand.ForAccount(AccountId asking, _) -> asking;
                    case PartitionCommand.ReceiveMessage _,
                            PartitionCommand.ConfirmDelivery _,
                            PartitionCommand.Tick _,
                            PartitionCommand.ExtendPublicPool _ ->
                            null;
                };
        long time = Math.max(state.timeMillis(), appendTimeMillis);
        return fingerprinted(state, refuse(state, envelope, account, offset, time, refusal));
    }

    /** Decides that the commands from the next one up to, not including, {@code to} are lost. */
    public static Decision commandsLost(PartitionState state, long to) {
        return fingerprinted(
                state,
                new Decision(
                        to - 1,
                        "commands-lost-" + state.nextCommandOffset(),
                        null,
                        state.timeMillis(),
                        null,
                        0,
                        0,
                        "",
                        "",
                        false,
                        accepted(Result.NOTHING),
                        state.nextId(),
                        List.of(new PartitionEvent.CommandsLost(state.nextCommandOffset(), to)),
                        null));
    }

    private static Decision decideForAccount(
            PartitionState state,
            CommandEnvelope envelope,
            AccountId account,
            AccountCommand command,
            long offset,
            long appendTimeMillis,
            long newestTimeMillis,
            long time,
            Draft.Environment environment) {
        if (!state.decidesFor(account)) {
            return refuse(
                    state,
                    envelope,
                    account,
                    offset,
                    time,
                    new PartitionRefusal.WrongPartition(account));
        }
        Tokens.Stored stored =
                state.tokens().find(new Tokens.Key(account, envelope.effectiveToken()), time);
        if (stored != null) {
            return stored.parameterHash() == envelope.parameterHash()
                    ? replay(state, envelope, account, offset, time, stored.result())
                    : refuse(
                            state,
                            envelope,
                            account,
                            offset,
                            time,
                            new PartitionRefusal.TokenMismatch(envelope.effectiveToken()));
        }
        long late = newestTimeMillis - appendTimeMillis - envelope.timeToLiveMillis();
        if (late > 0) {
            return refuse(
                    state,
                    envelope,
                    account,
                    offset,
                    time,
                    new PartitionRefusal.CommandExpired(late));
        }
        Draft draft =
                new Draft(
                        state.account(account).begin(state.ordinal() + 1),
                        new PoolAddresses(state.requirePool()),
                        environment,
                        time,
                        state.nextId());
        try {
            requireRevision(draft, envelope.expected());
            Result result = Decider.decide(draft, command);
            List<PartitionEvent> events = new Posting(state).events(account, draft);
            return answer(
                    state,
                    envelope,
                    account,
                    offset,
                    time,
                    accepted(result),
                    draft.nextId(),
                    events);
        } catch (RefusedException refused) {
            return refuse(state, envelope, account, offset, time, refused.refusal());
        }
    }

    private static void requireRevision(
            Draft draft, CommandEnvelope.@Nullable ExpectedRevision expected) {
        if (expected == null) {
            return;
        }
        long actual = draft.account().revision(expected.resource());
        Draft.refuseIf(actual == 0, new CommonRefusal.NotFound(expected.resource()));
        Draft.refuseIf(
                actual != expected.revision(),
                new CommonRefusal.RevisionMismatch(
                        expected.resource(), expected.revision(), actual));
    }

    private static Decision extendPool(
            PartitionState state, CommandEnvelope envelope, Cidr4 block, long offset, long time) {
        for (Cidr4 existing : state.requirePool().blocks()) {
            if (existing.overlaps(block)) {
                return refuse(
                        state,
                        envelope,
                        null,
                        offset,
                        time,
                        new PartitionRefusal.PoolOverlap(block, existing));
            }
        }
        List<PartitionEvent> events = List.of(new PartitionEvent.PublicPoolExtended(block));
        return answer(
                state,
                envelope,
                null,
                offset,
                time,
                accepted(Result.NOTHING),
                state.nextId(),
                events);
    }

    private static Decision receive(
            PartitionState state,
            CommandEnvelope envelope,
            PartitionCommand.ReceiveMessage message,
            long offset,
            long time,
            Draft.Environment environment) {
        try {
            ExchangeDecider.Taken taken =
                    ExchangeDecider.receive(state, message, time, environment);
            return answer(
                    state,
                    envelope,
                    null,
                    offset,
                    time,
                    accepted(Result.NOTHING),
                    taken.nextId(),
                    taken.events());
        } catch (RefusedException refused) {
            return refuse(state, envelope, null, offset, time, refused.refusal());
        }
    }

    private static Decision confirm(
            PartitionState state,
            CommandEnvelope envelope,
            PartitionCommand.ConfirmDelivery delivery,
            long offset,
            long time) {
        try {
            return answer(
                    state,
                    envelope,
                    null,
                    offset,
                    time,
                    accepted(Result.NOTHING),
                    state.nextId(),
                    ExchangeDecider.confirm(state, delivery));
        } catch (RefusedException refused) {
            return refuse(state, envelope, null, offset, time, refused.refusal());
        }
    }

    private static Decision tick(
            PartitionState state,
            CommandEnvelope envelope,
            long offset,
            long time,
            Draft.Environment environment) {
        Due due = new Due(state, environment, time);
        due.decide();
        return answer(
                state,
                envelope,
                null,
                offset,
                time,
                accepted(Result.NOTHING),
                due.nextId(),
                due.events());
    }

    private static Decision replay(
            PartitionState state,
            CommandEnvelope envelope,
            AccountId account,
            long offset,
            long time,
            Result result) {
        return new Decision(
                offset,
                envelope.commandId(),
                account,
                time,
                envelope.effectiveToken(),
                0,
                envelope.parameterHash(),
                envelope.actor(),
                envelope.requestId(),
                true,
                accepted(result),
                state.nextId(),
                List.of(),
                null);
    }

    private static Decision refuse(
            PartitionState state,
            CommandEnvelope envelope,
            @Nullable AccountId account,
            long offset,
            long time,
            Refusal refusal) {
        return answer(
                state,
                envelope,
                account,
                offset,
                time,
                Outcome.Refused.of(refusal),
                state.nextId(),
                List.of());
    }

    private static Outcome accepted(Result result) {
        return new Outcome.Accepted(result);
    }

    private static Decision answer(
            PartitionState state,
            CommandEnvelope envelope,
            @Nullable AccountId account,
            long offset,
            long time,
            Outcome outcome,
            long nextId,
            List<PartitionEvent> events) {
        String token = account == null ? null : envelope.effectiveToken();
        boolean isLongLived =
                account != null
                        && envelope.token() != null
                        && state.tokens().count(account) < LONG_LIVED_TOKENS;
        long lifetime = isLongLived ? CLIENT_TOKEN_MILLIS : COMMAND_ID_TOKEN_MILLIS;
        return new Decision(
                offset,
                envelope.commandId(),
                account,
                time,
                token,
                token == null ? 0 : time + lifetime,
                envelope.parameterHash(),
                envelope.actor(),
                envelope.requestId(),
                false,
                outcome,
                nextId,
                events,
                null);
    }

    private static Decision fingerprinted(PartitionState state, Decision decision) {
        if ((state.ordinal() + 1) % FINGERPRINT_EVERY != 0) {
            return decision;
        }
        long value = state.after(decision).fingerprint();
        return decision.withFingerprint(
                new Decision.StateFingerprint(PartitionState.FINGERPRINT_VERSION, value));
    }
}

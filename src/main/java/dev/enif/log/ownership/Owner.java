/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.ownership;

import dev.enif.log.Reading;
import dev.enif.log.VoidReason;
import dev.enif.log.ownership.Effect.Abdicate;
import dev.enif.log.ownership.Effect.AppendDecision;
import dev.enif.log.ownership.Effect.AppendTermStarted;
import dev.enif.log.ownership.Effect.ClaimAgainLater;
import dev.enif.log.ownership.Effect.FindCommandRange;
import dev.enif.log.ownership.Effect.ReportUnready;
import dev.enif.log.ownership.Effect.SeekCommands;
import dev.enif.log.ownership.Input.CommandPolled;
import dev.enif.log.ownership.Input.CommandRangeFound;
import dev.enif.log.ownership.Input.ReadBack;
import dev.enif.log.ownership.Ownership.Claiming;
import dev.enif.log.ownership.Ownership.Deciding;
import dev.enif.log.ownership.Ownership.Resuming;
import dev.enif.log.ownership.Ownership.Stopped;
import dev.enif.log.ownership.Ownership.Unassigned;
import dev.enif.log.ownership.Ownership.Waiting;
import java.util.ArrayList;
import java.util.List;

/**
 * The rules of owning a partition, as one pure function from where the node stands and what
 * happened to where it stands then and what is to be done.
 *
 * <pre>
 *              Assigned                own claim read back         range found
 *  Unassigned ──────────► Claiming ───────────────────► Resuming ─────────────► Deciding
 *       ▲                  │    ▲                          │                        │
 *       │ Revoked          │    │ StillAssigned            │ any doubt,             │
 *       │ (from anywhere)  └──► Waiting ◄──────────────────┴─ a foreign claim ──────┘
 * </pre>
 *
 * <p>The fence is the reader rule, not this machine: whatever it does in error is void, as long as
 * it decides only on the state that its own claim completed. What it adds is order and liveness. A
 * doubt (a producer error, a time-out, an own decision found void) is never investigated; the next
 * claim makes every append in flight void or visible.
 *
 * <p>The function holds no state; an instance may serve many partitions and threads.
 */
public final class Owner<S, C, B> {

    /** How many decisions an owner makes ahead of what it has read back. */
    public static final int MAX_IN_FLIGHT = 256;

    private final DecisionMaking<S, C, B> making;
    private final int maxInFlight;

    public Owner(Decisions<S, C, B> decisions) {
        this(decisions, MAX_IN_FLIGHT);
    }

    /**
     * @param maxInFlight how many decisions may be in flight, at least 1
     */
    public Owner(Decisions<S, C, B> decisions, int maxInFlight) {
        if (maxInFlight < 1) {
            throw new IllegalArgumentException("An owner decides at least one command at a time");
        }
        this.making = new DecisionMaking<>(decisions);
        this.maxInFlight = maxInFlight;
    }

    /** How many commands may be fed now; while there is no room, poll no commands. */
    public int room(Ownership<S> ownership) {
        return switch (ownership) {
            case Deciding<S> deciding -> {
                var most = deciding.setbacks().isStuck() ? 1 : maxInFlight;
                yield Math.max(0, most - deciding.inFlight());
            }
            case Unassigned<S> _, Waiting<S> _, Claiming<S> _, Resuming<S> _, Stopped<S> _ -> 0;
        };
    }

    /**
     * What an input changes. Inputs about former terms and claims change nothing, so a shell may
     * feed whatever arrives late.
     *
     * @throws IllegalStateException if a command is fed while there is no room: a fault of the
     *     shell
     */
    public Step<S, B> step(Ownership<S> ownership, Input<S, C> input) {
        if (ownership instanceof Stopped<S>) {
            return stay(ownership);
        }
        return switch (input) {
            case Input.Assigned<S, C>(var nonce) -> assigned(ownership, nonce);
            case Input.StillAssigned<S, C>(var nonce) -> stillAssigned(ownership, nonce);
            case Input.Revoked<S, C> _ -> revoked(ownership);
            case Input.ClaimFailed<S, C>(var nonce) ->
                    claimInDoubt(ownership, nonce, RetreatReason.CLAIM_FAILED);
            case Input.ClaimTimedOut<S, C>(var nonce) ->
                    claimInDoubt(ownership, nonce, RetreatReason.CLAIM_TIMED_OUT);
            case CommandRangeFound<S, C> range -> commandRange(ownership, range);
            case Input.CommandRangeUnknown<S, C>(var term) ->
                    ownership instanceof Resuming<S> resuming && resuming.term() == term
                            ? retreat(resuming, RetreatReason.COMMAND_RANGE_UNKNOWN)
                            : stay(ownership);
            case Input.CommandsOutOfRange<S, C> _ ->
                    ownership instanceof Deciding<S>
                            ? retreat(ownership, RetreatReason.COMMANDS_OUT_OF_RANGE)
                            : stay(ownership);
            case CommandPolled<S, C> polled -> commandPolled(ownership, polled);
            case Input.DecisionFailed<S, C>(var term, var seq) ->
                    decisionInDoubt(ownership, term, seq, RetreatReason.APPEND_FAILED);
            case Input.ReadBackTimedOut<S, C>(var term, var seq) ->
                    decisionInDoubt(ownership, term, seq, RetreatReason.READ_BACK_TIMED_OUT);
            case ReadBack<S, C> readBack -> readBack(ownership, readBack);
            case Input.FollowerJumped<S, C> _ -> followerJumped(ownership);
            case Input.FollowerStopped<S, C>(var offset, var cause) ->
                    stop(new Unready.FollowerStopped(offset, cause));
        };
    }

    private Step<S, B> assigned(Ownership<S> ownership, String nonce) {
        return switch (ownership) {
            case Unassigned<S>(var setbacks) -> claim(nonce, setbacks);
            case Waiting<S> _, Claiming<S> _, Resuming<S> _, Deciding<S> _, Stopped<S> _ ->
                    stay(ownership);
        };
    }

    private Step<S, B> stillAssigned(Ownership<S> ownership, String nonce) {
        return switch (ownership) {
            case Waiting<S>(var setbacks) -> claim(nonce, setbacks);
            case Unassigned<S> _, Claiming<S> _, Resuming<S> _, Deciding<S> _, Stopped<S> _ ->
                    stay(ownership);
        };
    }

    private Step<S, B> claim(String nonce, Setbacks setbacks) {
        return new Step<>(new Claiming<>(nonce, setbacks), List.of(new AppendTermStarted<>(nonce)));
    }

    private Step<S, B> revoked(Ownership<S> ownership) {
        return new Step<>(
                new Unassigned<>(setbacks(ownership)),
                List.of(new Abdicate<>(RetreatReason.REVOKED)));
    }

    private Step<S, B> claimInDoubt(Ownership<S> ownership, String nonce, RetreatReason reason) {
        return ownership instanceof Claiming<S> claiming && claiming.nonce().equals(nonce)
                ? retreat(claiming, reason)
                : stay(ownership);
    }

    private Step<S, B> followerJumped(Ownership<S> ownership) {
        return switch (ownership) {
            case Claiming<S> _, Resuming<S> _, Deciding<S> _ ->
                    retreat(ownership, RetreatReason.FOLLOWER_JUMPED);
            case Unassigned<S> _, Waiting<S> _, Stopped<S> _ -> stay(ownership);
        };
    }

    private Step<S, B> commandRange(Ownership<S> ownership, CommandRangeFound<S, C> range) {
        if (!(ownership instanceof Resuming<S> resuming) || resuming.term() != range.term()) {
            return stay(ownership);
        }
        var next = making.nextCommandOffset(resuming.state());
        if (next > range.endOffset()) {
            return stop(new Unready.CommandsMissing(next, range.endOffset()));
        }
        var deciding = Deciding.from(resuming, next);
        var seek = new SeekCommands<B>(Math.max(next, range.startOffset()));
        if (next >= range.startOffset()) {
            return new Step<>(deciding, List.of(seek));
        }
        var lost = decided(deciding, making.commandsLost(deciding, range.startOffset()));
        var effects = new ArrayList<>(lost.effects());
        if (lost.ownership() instanceof Deciding<S>) {
            effects.add(seek);
        }
        return new Step<>(lost.ownership(), effects);
    }

    private Step<S, B> commandPolled(Ownership<S> ownership, CommandPolled<S, C> polled) {
        if (!(ownership instanceof Deciding<S> deciding)) {
            return stay(ownership);
        }
        if (polled.position() != deciding.commandPosition()) {
            return new Step<>(deciding, List.of(new SeekCommands<>(deciding.commandPosition())));
        }
        if (room(deciding) == 0) {
            throw new IllegalStateException(
                    "Command %d was fed with %d decisions in flight"
                            .formatted(polled.command().offset(), deciding.inFlight()));
        }
        return decided(deciding, making.decide(deciding, polled.command()));
    }

    private Step<S, B> decided(Deciding<S> deciding, DecisionMaking.Made<S, B> made) {
        return switch (made) {
            case DecisionMaking.Made.Answer<S, B>(var next, var answer) -> {
                var ahead = deciding.decided(answer.state(), next);
                yield new Step<>(
                        ahead,
                        List.of(
                                new AppendDecision<>(
                                        ahead.term(), ahead.appendedSeq(), answer.body())));
            }
            case DecisionMaking.Made.NoAnswer<S, B>(var reason) -> stop(reason);
        };
    }

    /**
     * A decision in flight is in doubt; which one hardly matters, since the term ends either way.
     */
    private Step<S, B> decisionInDoubt(
            Ownership<S> ownership, long term, long seq, RetreatReason reason) {
        return ownership instanceof Deciding<S> deciding
                        && deciding.term() == term
                        && seq > deciding.readBackSeq()
                ? retreatStuck(deciding, reason)
                : stay(ownership);
    }

    private Step<S, B> readBack(Ownership<S> ownership, ReadBack<S, C> readBack) {
        return switch (ownership) {
            case Claiming<S> claiming -> readBackWhileClaiming(claiming, readBack);
            case Resuming<S> resuming ->
                    switch (readBack.reading()) {
                        case Reading.TermBegins _ -> retreat(resuming, RetreatReason.FOREIGN_TERM);
                        case Reading.Valid _ -> retreat(resuming, RetreatReason.UNKNOWN_DECISION);
                        case Reading.Void _ -> stay(resuming);
                    };
            case Deciding<S> deciding -> readBackWhileDeciding(deciding, readBack);
            case Unassigned<S> _, Waiting<S> _, Stopped<S> _ -> stay(ownership);
        };
    }

    private Step<S, B> readBackWhileClaiming(Claiming<S> claiming, ReadBack<S, C> readBack) {
        return readBack.reading() instanceof Reading.TermBegins(var cursor)
                        && cursor.nonce().equals(claiming.nonce())
                ? new Step<>(
                        new Resuming<>(
                                cursor.term(),
                                readBack.state(),
                                readBack.appendTimeMillis(),
                                claiming.setbacks()),
                        List.of(new FindCommandRange<>(cursor.term())))
                : stay(claiming);
    }

    private Step<S, B> readBackWhileDeciding(Deciding<S> deciding, ReadBack<S, C> readBack) {
        if (readBack.reading().cursor().term() != deciding.term()) {
            return retreat(deciding, RetreatReason.FOREIGN_TERM);
        }
        var newest = Math.max(deciding.newestLogTimeMillis(), readBack.appendTimeMillis());
        return switch (readBack.reading()) {
            case Reading.Valid(var cursor) ->
                    cursor.seq() > deciding.appendedSeq()
                            ? retreat(deciding, RetreatReason.UNKNOWN_DECISION)
                            : stay(
                                    deciding.confirmed(
                                            cursor.seq(),
                                            making.nextCommandOffset(readBack.state()),
                                            readBack.state(),
                                            newest));
            case Reading.Void(_, var reason) ->
                    reason == VoidReason.SKIPPED_SEQ
                            ? retreatStuck(deciding, RetreatReason.OWN_DECISION_VOID)
                            : stay(deciding.sawLogTime(newest));
            case Reading.TermBegins _ ->
                    throw new IllegalStateException("A term began twice: " + readBack.reading());
        };
    }

    private Step<S, B> retreat(Ownership<S> ownership, RetreatReason reason) {
        return retreat(setbacks(ownership), reason);
    }

    private Step<S, B> retreatStuck(Deciding<S> deciding, RetreatReason reason) {
        return retreat(deciding.setbacks().stuckAt(deciding.readBackPosition()), reason);
    }

    private Step<S, B> retreat(Setbacks before, RetreatReason reason) {
        var setbacks = before.retreated();
        return new Step<>(
                new Waiting<>(setbacks),
                List.of(new Abdicate<>(reason), new ClaimAgainLater<>(setbacks.delay())));
    }

    private Step<S, B> stop(Unready reason) {
        return new Step<>(
                new Stopped<>(reason),
                List.of(new Abdicate<>(RetreatReason.UNREADY), new ReportUnready<>(reason)));
    }

    private Step<S, B> stay(Ownership<S> ownership) {
        return new Step<>(ownership, List.of());
    }

    private static <S> Setbacks setbacks(Ownership<S> ownership) {
        return switch (ownership) {
            case Unassigned<S>(var setbacks) -> setbacks;
            case Waiting<S>(var setbacks) -> setbacks;
            case Claiming<S> claiming -> claiming.setbacks();
            case Resuming<S> resuming -> resuming.setbacks();
            case Deciding<S> deciding -> deciding.setbacks();
            case Stopped<S> _ -> Setbacks.NONE;
        };
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.command;

import dev.enif.core.partition.Decision;
import dev.enif.core.partition.PartitionState;
import dev.enif.log.ownership.Effect;
import dev.enif.log.ownership.Input;
import dev.enif.log.ownership.Owner;
import dev.enif.log.ownership.Ownership;
import dev.enif.log.ownership.PolledCommand;
import java.time.Duration;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * One partition in the hands of the loop: where its owner stands, what was polled for it, and what
 * is waited for until when. For the loop's thread only.
 */
final class OwnedPartition {

    /** Whether the backlog has become too long, or short again. */
    enum Pressure {
        RISING,
        FALLING,
        STEADY
    }

    private static final int LONG_BACKLOG = 1_000;
    private static final int LONG_BACKLOG_BYTES = 4 << 20;

    /** Nothing is waited for. */
    static final long NEVER = Long.MAX_VALUE;

    /** How long a claim or decision may take until it has been read back. */
    static final Duration READ_BACK_PATIENCE = Duration.ofSeconds(15);

    private record InFlight(long term, long seq, long deadlineNanos) {}

    private final int partition;
    private final Owner<PartitionState, CommandRecord, Decision> owner;
    private final OwnerShell shell;

    private Ownership<PartitionState> ownership = Ownership.initial();
    private final ArrayDeque<PolledCommand<CommandRecord>> polled = new ArrayDeque<>();
    private long position;
    private int polledBytes;
    private boolean pressed;

    private @Nullable String claim;
    private long claimDeadlineNanos = NEVER;
    private long claimAgainNanos = NEVER;
    private final ArrayDeque<InFlight> inFlight = new ArrayDeque<>();

    OwnedPartition(
            int partition, Owner<PartitionState, CommandRecord, Decision> owner, OwnerShell shell) {
        this.partition = partition;
        this.owner = owner;
        this.shell = shell;
    }

    int partition() {
        return partition;
    }

    Ownership<PartitionState> ownership() {
        return ownership;
    }

    /** How many commands were polled and not decided yet. */
    int backlog() {
        return polled.size();
    }

    boolean hasRoom() {
        return owner.room(ownership) > 0;
    }

    void add(PolledCommand<CommandRecord> command) {
        polled.add(command);
        polledBytes += command.value().body().length;
    }

    /** To be acted upon: it is told once. */
    Pressure pressure() {
        boolean isLong = polled.size() >= LONG_BACKLOG || polledBytes >= LONG_BACKLOG_BYTES;
        boolean isShort =
                polled.size() <= LONG_BACKLOG / 2 && polledBytes <= LONG_BACKLOG_BYTES / 2;
        if (!pressed && isLong) {
            pressed = true;
            return Pressure.RISING;
        }
        if (pressed && isShort) {
            pressed = false;
            return Pressure.FALLING;
        }
        return Pressure.STEADY;
    }

    private void dropPolled() {
        polled.clear();
        polledBytes = 0;
        pressed = false;
    }

    /** Decides what was polled, as far as there is room. */
    void decide(long nowNanos) {
        while (hasRoom()) {
            var command = polled.poll();
            if (command == null) {
                return;
            }
            polledBytes -= command.value().body().length;
            long from = position;
            position = command.offset() + 1;
            feed(new Input.CommandPolled<>(from, command), nowNanos);
        }
    }

    /** The group has taken the partition away; it may say so more than once. */
    void revoke(long nowNanos) {
        if (!(ownership instanceof Ownership.Unassigned<PartitionState>)) {
            feed(new Input.Revoked<>(), nowNanos);
        }
    }

    void feed(Input<PartitionState, CommandRecord> input, long nowNanos) {
        var before = ownership;
        var step = owner.step(before, input);
        ownership = step.ownership();
        if (before.getClass() != ownership.getClass()) {
            // Before the effects: what they bring about may be read back at once.
            shell.changed(partition, ownership);
        }
        for (var effect : step.effects()) {
            carryOut(effect, nowNanos);
        }
        if (input instanceof Input.ReadBack) {
            trim();
        }
    }

    private void carryOut(Effect<Decision> effect, long nowNanos) {
        switch (effect) {
            case Effect.AppendTermStarted<Decision>(var nonce) -> {
                claim = nonce;
                claimDeadlineNanos = nowNanos + READ_BACK_PATIENCE.toNanos();
                shell.appendClaim(partition, nonce);
            }
            case Effect.AppendDecision<Decision>(long term, long seq, var decision) -> {
                inFlight.add(new InFlight(term, seq, nowNanos + READ_BACK_PATIENCE.toNanos()));
                shell.appendDecision(partition, term, seq, decision);
            }
            case Effect.FindCommandRange<Decision>(long term) ->
                    shell.findCommandRange(partition, term);
            case Effect.SeekCommands<Decision>(long offset) -> {
                dropPolled();
                position = offset;
                shell.seek(partition, offset);
            }
            case Effect.Abdicate<Decision>(var reason) -> {
                dropPolled();
                inFlight.clear();
                claimDeadlineNanos = NEVER;
                claimAgainNanos = NEVER;
                shell.pause(partition);
                shell.retreated(partition, reason);
            }
            case Effect.ClaimAgainLater<Decision>(var delay) ->
                    claimAgainNanos = nowNanos + shell.drawNanos(delay);
            case Effect.ReportUnready<Decision>(var reason) -> shell.unready(partition, reason);
        }
    }

    /** What was read back is no longer waited for. */
    private void trim() {
        switch (ownership) {
            case Ownership.Deciding<PartitionState> deciding -> {
                claimDeadlineNanos = NEVER;
                while (!inFlight.isEmpty() && inFlight.peek().seq() <= deciding.readBackSeq()) {
                    inFlight.poll();
                }
            }
            case Ownership.Resuming<PartitionState> _ -> claimDeadlineNanos = NEVER;
            case Ownership.Unassigned<PartitionState> _,
                    Ownership.Waiting<PartitionState> _,
                    Ownership.Claiming<PartitionState> _,
                    Ownership.Stopped<PartitionState> _ -> {
                // Nothing of this owner is in flight, or its claim still is.
            }
        }
    }

    /** Tells the owner of what did not come in time. */
    void checkDeadlines(long nowNanos) {
        var nonce = claim;
        if (nonce != null && nowNanos - claimDeadlineNanos > 0 && claimDeadlineNanos != NEVER) {
            claimDeadlineNanos = NEVER;
            feed(new Input.ClaimTimedOut<>(nonce), nowNanos);
        }
        var oldest = inFlight.peek();
        if (oldest != null && nowNanos - oldest.deadlineNanos() > 0) {
            inFlight.poll();
            feed(new Input.ReadBackTimedOut<>(oldest.term(), oldest.seq()), nowNanos);
        }
    }

    /**
     * A poll of the group, begun at that time, still has the partition assigned here.
     *
     * @param beganNanos when the poll began
     */
    void stillAssigned(long beganNanos, long nowNanos) {
        if (claimAgainNanos != NEVER && beganNanos - claimAgainNanos >= 0) {
            claimAgainNanos = NEVER;
            feed(new Input.StillAssigned<>(shell.nonce()), nowNanos);
        }
    }

    /** How long nothing is due, in nanoseconds; at most {@code maximum}. */
    long idleNanos(long nowNanos, long maximum) {
        return claimAgainNanos == NEVER
                ? maximum
                : Math.max(0, Math.min(maximum, claimAgainNanos - nowNanos));
    }
}

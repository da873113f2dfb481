/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.simulation;

import dev.enif.log.Cursor;
import dev.enif.log.Reading;
import dev.enif.log.RecordHeader;
import dev.enif.log.ownership.Decisions;
import dev.enif.log.ownership.DelayBounds;
import dev.enif.log.ownership.Effect;
import dev.enif.log.ownership.Input;
import dev.enif.log.ownership.Input.CommandPolled;
import dev.enif.log.ownership.Owner;
import dev.enif.log.ownership.Ownership;
import dev.enif.log.ownership.PolledCommand;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Carries out what the owner's machine says, over unreliable links and timers. */
final class OwnerShell {

    private static final long CLAIM_PATIENCE_MILLIS = 500;
    private static final long READ_BACK_PATIENCE_MILLIS = 400;

    private final World world;
    private final Replica replica;
    private final Link link;
    private final Owner<Register, Command, Body> owner;
    private final Deque<CommandPolled<Register, Command>> polled = new ArrayDeque<>();
    private final Runnable onCommand = this::wake;
    private Ownership<Register> ownership = Ownership.initial();
    private String nonce = "";
    private long position;
    private boolean polling;
    private boolean pollIsDue;
    private boolean assigned;
    private long forgedTerm = Cursor.NO_TERM;

    OwnerShell(World world, Replica replica, Decisions<Register, Command, Body> decisions) {
        this.world = world;
        this.replica = replica;
        link = world.newLink();
        owner =
                new Owner<>(
                        world.mutant == Mutant.COMMAND_OFFSET_NOT_IN_STATE
                                ? new CommittedOffsetDecisions(decisions, world.group)
                                : decisions,
                        world.faults.mostInFlight);
        world.commands.subscribe(onCommand);
        pollGroupLater();
    }

    void close() {
        world.commands.unsubscribe(onCommand);
    }

    Ownership<Register> ownership() {
        return ownership;
    }

    boolean decides() {
        return ownership instanceof Ownership.Deciding<Register>;
    }

    void feed(Input<Register, Command> input) {
        if (isHiddenFromMutant(input)) {
            return;
        }
        var step = owner.step(ownership, input);
        world.trace(replica.node().name(), () -> input + " -> " + step);
        ownership = step.ownership();
        for (var effect : step.effects()) {
            if (world.faults.strikes(0.002)) {
                world.coverage.saw("crash between effects");
                replica.node().crash();
            }
            if (!replica.isAlive()) {
                return;
            }
            perform(effect);
        }
        wake();
    }

    private void perform(Effect<Body> effect) {
        switch (effect) {
            case Effect.AppendTermStarted<Body>(var nonce) -> appendTermStarted(nonce);
            case Effect.AppendDecision<Body> append -> appendDecision(append);
            case Effect.FindCommandRange<Body>(var term) -> findCommandRange(term);
            case Effect.SeekCommands<Body>(var offset) -> {
                dropPolled();
                position = offset;
                polling = true;
            }
            case Effect.Abdicate<Body>(var reason) -> {
                world.coverage.saw(reason);
                dropPolled();
                polling = false;
                forgedTerm = Cursor.NO_TERM;
            }
            case Effect.ClaimAgainLater<Body>(var delay) -> claimAgainLater(delay);
            case Effect.ReportUnready<Body>(var reason) ->
                    world.coverage.saw(reason.getClass().getSimpleName());
        }
    }

    private void dropPolled() {
        // A sloppy shell goes on feeding what it polled for a former term; nothing may come of it.
        if (!world.faults.sloppyShells || world.faults.calm()) {
            polled.clear();
        }
    }

    private void appendTermStarted(String nonce) {
        link.send(
                false,
                () -> append(new RecordHeader.TermStarted(nonce), Optional.empty()),
                replica.whenAlive(
                        offset -> claimAcknowledged(nonce, offset),
                        () -> feed(new Input.ClaimFailed<>(nonce))));
        replica.later(CLAIM_PATIENCE_MILLIS, () -> feed(new Input.ClaimTimedOut<>(nonce)));
    }

    private void claimAcknowledged(String nonce, long offset) {
        if (world.mutant == Mutant.DECIDES_BEFORE_READ_BACK
                && replica.image().cursor().nextOffset() <= offset) {
            var begins = new Reading.TermBegins(new Cursor(offset + 1, offset, nonce, 0));
            feed(new Input.ReadBack<>(begins, replica.image().state(), world.timeline.nowMillis()));
            forgedTerm = offset;
        }
    }

    /** The mutant that forged its own read-back does not look at the log up to the real one. */
    private boolean isHiddenFromMutant(Input<Register, Command> input) {
        return forgedTerm != Cursor.NO_TERM
                && input instanceof Input.ReadBack<Register, Command>(var reading, _, _)
                && reading.cursor().nextOffset() <= forgedTerm + 1;
    }

    private void appendDecision(Effect.AppendDecision<Body> append) {
        var failed = new Input.DecisionFailed<Register, Command>(append.term(), append.seq());
        world.coverage.saw(append.body().answer().outcome());
        var name = append.body().name();
        if (name.startsWith("poison")
                && append.body().answer().outcome() != Answer.Outcome.INTERNAL_ERROR) {
            replica.later(world.faults.delay(8), () -> feed(failed));
            return;
        }
        link.send(
                false,
                () ->
                        append(
                                new RecordHeader.Decision(append.term(), append.seq()),
                                Optional.of(append.body())),
                replica.whenAlive(
                        offset -> replica.acknowledged(append.body(), offset), () -> feed(failed)));
        replica.later(
                READ_BACK_PATIENCE_MILLIS,
                () -> feed(new Input.ReadBackTimedOut<>(append.term(), append.seq())));
    }

    private long append(RecordHeader header, Optional<Body> body) {
        return world.log.append(
                offset -> new LogEntry(offset, header, body, world.brokerTimeMillis()));
    }

    private void findCommandRange(long term) {
        if (world.faults.strikes(0.03)) {
            replica.later(
                    world.faults.delay(100), () -> feed(new Input.CommandRangeUnknown<>(term)));
            return;
        }
        world.timeline.after(
                world.faults.delay(5),
                () -> {
                    var found =
                            new Input.CommandRangeFound<Register, Command>(
                                    term, world.commands.startOffset(), world.commands.endOffset());
                    replica.later(world.faults.delay(50), () -> feed(found));
                });
    }

    private void claimAgainLater(DelayBounds delay) {
        var wait =
                delay.minMillis()
                        + world.random.nextLong(delay.maxMillis() - delay.minMillis() + 1);
        replica.later(
                wait,
                () -> {
                    if (world.faults.strikes(0.1)) {
                        claimAgainLater(delay);
                    } else if (world.group.poll(replica.node().name())) {
                        feed(new Input.StillAssigned<>(nonce()));
                    } else {
                        assigned = false;
                        feed(new Input.Revoked<>());
                    }
                });
    }

    private void pollGroupLater() {
        replica.later(
                50 + world.random.nextInt(150),
                () -> {
                    pollGroup();
                    pollGroupLater();
                });
    }

    private void pollGroup() {
        if (world.faults.strikes(0.1)) {
            return;
        }
        var now = world.group.poll(replica.node().name());
        if (now == assigned) {
            return;
        }
        assigned = now;
        feed(now ? new Input.Assigned<>(nonce()) : new Input.Revoked<>());
    }

    private String nonce() {
        if (nonce.isEmpty() || world.mutant != Mutant.CLAIMS_AGAIN_WITH_SAME_NONCE) {
            nonce = world.newName("nonce");
        }
        return nonce;
    }

    private void wake() {
        if (polling && !pollIsDue && replica.isAlive()) {
            pollIsDue = true;
            replica.later(
                    world.faults.delay(4),
                    () -> {
                        pollIsDue = false;
                        pollCommands();
                    });
        }
    }

    private void pollCommands() {
        if (polled.isEmpty() && polling && owner.room(ownership) > 0) {
            if (position < world.commands.startOffset()) {
                feed(new Input.CommandsOutOfRange<>());
                return;
            }
            for (var command : world.commands.read(position, 1 + world.random.nextInt(4))) {
                polled.add(new CommandPolled<>(position, command));
                position = command.offset() + 1;
            }
        }
        while (!polled.isEmpty() && owner.room(ownership) > 0) {
            feedCommand(polled.remove());
        }
    }

    private void feedCommand(CommandPolled<Register, Command> next) {
        PolledCommand<Command> command = next.command();
        feed(next);
        if (world.random.nextInt(3) == 0) {
            world.group.commit(command.offset() + 1);
        }
    }
}

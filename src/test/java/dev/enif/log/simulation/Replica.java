/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.simulation;

import dev.enif.log.Cursor;
import dev.enif.log.Fingerprint;
import dev.enif.log.Followed;
import dev.enif.log.Follower;
import dev.enif.log.Image;
import dev.enif.log.Reading;
import dev.enif.log.ownership.Input;
import dev.enif.log.ownership.Ownership;
import dev.enif.log.ownership.PolledCommand;
import dev.enif.log.simulation.Violation.Promise;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * One life of a node, from its start to its crash: follows the log, owns the partition when it
 * must, takes commands from clients and answers them when their decisions come back.
 */
final class Replica {

    /** Where an answer goes. */
    @FunctionalInterface
    interface Reply {
        void answered(Answer answer, long position);
    }

    private record Waiter(Command command, Reply reply) {}

    private final World world;
    private final Node node;
    private final Follower<Register, LogEntry> follower;
    private final Link link;
    private final OwnerShell owner;
    private final SnapshotWriter snapshots;
    private final Map<String, Waiter> waiters = new HashMap<>();
    private final Runnable onAppend = this::wake;
    private final int slownessMillis;
    private Image<Register> image;
    private boolean alive = true;
    private boolean stopped;
    private boolean readIsDue;

    Replica(World world, Node node, int codeVersion) {
        this.world = world;
        this.node = node;
        var evolution = new RegisterEvolution(codeVersion, world.mutant);
        follower = world.newFollower(evolution);
        link = world.newLink();
        slownessMillis = world.random.nextInt(5) == 0 ? 250 : 12;
        var loaded = new SnapshotLoader(world).load();
        image = loaded.image();
        snapshots = new SnapshotWriter(world, this, loaded.damagedIds());
        owner = new OwnerShell(world, this, new RegisterDecisions(world.random, evolution));
        world.log.subscribe(onAppend);
        wake();
    }

    Node node() {
        return node;
    }

    Image<Register> image() {
        return image;
    }

    OwnerShell owner() {
        return owner;
    }

    boolean isAlive() {
        return alive;
    }

    void kill() {
        alive = false;
        owner.close();
        world.log.unsubscribe(onAppend);
    }

    /**
     * Runs the task in this life of the node, once the delay is over and the node is not paused.
     */
    void later(long delayMillis, Runnable task) {
        world.timeline.after(delayMillis, () -> run(task));
    }

    void run(Runnable task) {
        node.runUnlessPaused(() -> {
            if (alive) {
                task.run();
            }
        });
    }

    Link.Callback whenAlive(LongConsumer appended, Runnable failed) {
        return new Link.Callback() {
            @Override
            public void appended(long offset) {
                run(() -> appended.accept(offset));
            }

            @Override
            public void failed() {
                run(failed);
            }
        };
    }

    /** Takes a command from a client; the reply may never come. */
    void submit(Command command, Reply reply) {
        if (stopped) {
            return;
        }
        waiters.put(command.id(), new Waiter(command, reply));
        link.send(
                true,
                () ->
                        world.commands.append(offset ->
                                new PolledCommand<>(offset, world.brokerTimeMillis(), command)),
                whenAlive(_ -> {}, () -> waiters.remove(command.id())));
    }

    /** The producer heard that a decision was appended; only a mutant cares. */
    void acknowledged(Body body, long offset) {
        if (world.mutant == Mutant.REPLIES_ON_ACKNOWLEDGEMENT) {
            reply(body, offset);
        }
    }

    /** Drops what was folded and starts over, as a reader does that has come to differ. */
    void refold() {
        if (stopped) {
            return;
        }
        world.coverage.saw("refold");
        image = new Image<>(Cursor.START, Register.EMPTY);
        waiters.clear();
        owner.feed(new Input.FollowerJumped<>());
        wake();
    }

    private void wake() {
        if (!readIsDue && alive && !stopped) {
            readIsDue = true;
            later(
                    world.faults.delay(slownessMillis),
                    () -> {
                        readIsDue = false;
                        follow();
                    });
        }
    }

    private void follow() {
        var entries = world.log.read(image.cursor().nextOffset(), 1 + world.random.nextInt(12));
        for (var entry : entries) {
            if (!alive || stopped || entry.offset() < image.cursor().nextOffset()) {
                return;
            }
            read(entry);
        }
        if (!entries.isEmpty() && !stopped && alive) {
            world.history.observe(node.name(), image.cursor(), image.state());
            wake();
        }
    }

    private void read(LogEntry entry) {
        switch (follower.follow(image, entry.offset(), entry.header(), entry)) {
            case Followed.Advanced<Register>(var next, var reading) -> {
                image = next;
                advanced(entry, reading);
            }
            case Followed.Stopped<Register>(var at, var offset, var cause) -> {
                if (!(cause instanceof RegisterEvolution.NotUnderstood)) {
                    throw cause;
                }
                if (world.mutant == Mutant.NOT_UNDERSTOOD_IS_VOID) {
                    var before = at.cursor();
                    image =
                            new Image<>(
                                    new Cursor(
                                            offset + 1,
                                            before.term(),
                                            before.nonce(),
                                            before.seq()),
                                    at.state());
                    return;
                }
                stopped = true;
                waiters.clear();
                owner.feed(new Input.FollowerStopped<>(offset, String.valueOf(cause.getMessage())));
                node.upgradeLater();
            }
        }
    }

    private void advanced(LogEntry entry, Reading reading) {
        if (reading instanceof Reading.Void(_, var reason)) {
            world.coverage.saw(reason);
        }
        owner.feed(new Input.ReadBack<>(reading, image.state(), entry.appendTimeMillis()));
        if (alive && reading instanceof Reading.Valid) {
            var body = entry.body().orElseThrow();
            body.fingerprint().ifPresent(this::compare);
            reply(body, entry.offset());
            snapshots.folded(snapshotImage(), owner.decides());
        }
    }

    private Image<Register> snapshotImage() {
        return world.mutant == Mutant.SNAPSHOT_OF_SPECULATION
                        && owner.ownership() instanceof Ownership.Deciding<Register> deciding
                ? new Image<>(image.cursor(), deciding.state())
                : image;
    }

    private void compare(Fingerprint recorded) {
        if (image.state().fingerprint().compare(recorded, false) != Fingerprint.Verdict.AGREES) {
            throw new Violation(
                    Promise.I9_READERS_AGREE,
                    "%s differs from the fingerprint at %s".formatted(node.name(), image.cursor()));
        }
    }

    private void reply(Body body, long position) {
        var waiter = waiters.remove(body.commandId());
        if (waiter != null) {
            waiter.reply().answered(body.answer(), position);
        }
    }
}

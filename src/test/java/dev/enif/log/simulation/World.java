/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.simulation;

import dev.enif.log.BrokenFollowers;
import dev.enif.log.Cursor;
import dev.enif.log.Follower;
import dev.enif.log.LogIdentity;
import dev.enif.log.LogRange;
import dev.enif.log.ownership.PolledCommand;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** What everybody in one run shares. */
final class World {

    static final LogIdentity LOG = new LogIdentity("cluster", "events", 0);

    private static final boolean TRACING = Boolean.getBoolean("trace");

    final RandomGenerator random;
    final Mutant mutant;
    final Coverage coverage;
    final Timeline timeline = new Timeline();
    final History history;
    final Faults faults;
    final Topic<LogEntry> log;
    final Topic<PolledCommand<Command>> commands;
    final SnapshotTopic snapshots = new SnapshotTopic();
    final Group group;

    /** How far the log's broker clock is off; it changes with the broker, and may go back. */
    long brokerSkewMillis;

    World(RandomGenerator random, Mutant mutant, Coverage coverage) {
        this.random = random;
        this.mutant = mutant;
        this.coverage = coverage;
        history = new History(mutant);
        faults = new Faults(random);
        log = new Topic<>(LogEntry::offset, random, faults);
        commands = new Topic<>(PolledCommand::offset, random, faults);
        group = new Group(timeline);
    }

    Link newLink() {
        return new Link(timeline, random, faults);
    }

    Follower<Register, LogEntry> newFollower(RegisterEvolution evolution) {
        return switch (mutant) {
            case NO_TERM_RULE -> BrokenFollowers.withoutTermRule(evolution);
            case NO_SEQ_RULE -> BrokenFollowers.withoutSeqRule(evolution);
            case NONE,
                    CLAIMS_AGAIN_WITH_SAME_NONCE,
                    DECIDES_BEFORE_READ_BACK,
                    REPLIES_ON_ACKNOWLEDGEMENT,
                    COMMAND_OFFSET_NOT_IN_STATE,
                    CURSOR_WITHOUT_NONCE,
                    NOT_UNDERSTOOD_IS_VOID,
                    FOLD_READS_TIMESTAMP,
                    SNAPSHOT_OF_SPECULATION,
                    SNAPSHOT_ANNOUNCED_EARLY ->
                    new Follower<>(evolution);
        };
    }

    LogRange logRange() {
        return new LogRange(LOG, 0, log.endOffset());
    }

    /** A cursor as it comes back from wherever it was stored. */
    Cursor stored(Cursor cursor) {
        return mutant == Mutant.CURSOR_WITHOUT_NONCE && cursor.hasTerm()
                ? new Cursor(cursor.nextOffset(), cursor.term(), "forgotten", cursor.seq())
                : cursor;
    }

    long brokerTimeMillis() {
        return timeline.nowMillis() + brokerSkewMillis;
    }

    /**
     * Tells what happens, if asked to by {@code -Dtrace=true}; meant for the replay of one seed.
     */
    void trace(String who, Supplier<?> what) {
        if (TRACING) {
            System.out.println(timeline.nowMillis() + " " + who + " " + what.get());
        }
    }

    String newName(String prefix) {
        return prefix + "-" + Long.toHexString(random.nextLong());
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.kafka;

import dev.enif.log.LogIdentity;
import dev.enif.log.codec.JsonCodec;
import dev.enif.log.reader.Step;
import dev.enif.log.snapshot.Slot;
import dev.enif.log.snapshot.SnapshotManifest;
import dev.enif.log.snapshot.SnapshotSchedule;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntPredicate;

/**
 * Writes snapshots, on a thread of its own: takes the follower's image by reference and writes it
 * out while the follower goes on.
 *
 * <p>Only the owner of a partition writes, so that the two slots alternate. When two processes each
 * believe that they are the owner, they may spoil one slot: no manifest fits its chunks any more,
 * and the other slot stands in.
 */
public final class SnapshotWriter implements Follower.Listener, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(SnapshotWriter.class.getName());
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration AT_SHUTDOWN = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Follower follower;
    private final SnapshotStore store;
    private final SnapshotSink sink;
    private final IntPredicate owned;
    private final long everyBytes;
    private final AtomicReferenceArray<Progress> progress;
    private final Thread thread;
    private volatile boolean closing;

    /**
     * What was folded since the last snapshot that this process knows of.
     *
     * @param fromOffset the next offset at that time
     */
    private record Progress(SnapshotSchedule schedule, long fromOffset) {}

    /**
     * Must be made before the follower is started, for it listens to it.
     *
     * @param owned whether this process owns a partition
     * @param everyBytes after how many bytes of decisions a snapshot is due
     */
    public SnapshotWriter(
            KafkaSettings kafka,
            Topics topics,
            JsonCodec codec,
            Follower follower,
            SnapshotStore store,
            IntPredicate owned,
            long everyBytes,
            Faults faults) {
        this.everyBytes = everyBytes;
        this.follower = follower;
        this.store = store;
        this.owned = owned;
        this.sink = new SnapshotSink(kafka, topics, codec, faults);
        this.progress = new AtomicReferenceArray<>(follower.partitions());
        for (int partition = 0; partition < follower.partitions(); partition++) {
            progress.set(partition, begin(0));
        }
        follower.addListener(this);
        thread = Thread.ofPlatform().daemon().name("enif-snapshots").unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    private static Progress begin(long fromOffset) {
        return new Progress(SnapshotSchedule.from(nowMillis()), fromOffset);
    }

    private static long nowMillis() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    @Override
    public void read(FollowedRecord record) {
        if (record.step() instanceof Step.Decided) {
            progress.updateAndGet(
                    record.partition(),
                    before ->
                            new Progress(
                                    before.schedule().folded(record.valueBytes()),
                                    before.fromOffset()));
        }
    }

    @Override
    public void jumped(int partition, Current from) {
        progress.set(partition, begin(from.cursor().nextOffset()));
    }

    /** How many bytes of the partition's decisions a restart would have to replay. */
    public long replayBytes(int partition) {
        return progress.get(partition).schedule().decisionBytes();
    }

    private void run() {
        while (!closing) {
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
            for (int partition = 0; partition < progress.length() && !closing; partition++) {
                if (owned.test(partition)
                        && progress.get(partition).schedule().isDue(nowMillis(), everyBytes)) {
                    tryToWrite(partition, false, PATIENCE);
                }
            }
        }
    }

    private void tryToWrite(int partition, boolean atShutdown, Duration patience) {
        try {
            write(partition, atShutdown, patience);
        } catch (RuntimeException outage) {
            // Whatever it is: a thread that has ended writes no snapshot ever after. The schedule
            // stays due, and the next look tries again.
            LOG.log(
                    System.Logger.Level.WARNING,
                    "No snapshot of partition " + partition + " now",
                    outage);
        }
    }

    private void write(int partition, boolean atShutdown, Duration patience) {
        Optional<LogIdentity> log = follower.identity(partition);
        if (log.isEmpty()) {
            return;
        }
        var manifests = store.sound(partition);
        var newest =
                manifests.stream()
                        .max(
                                Comparator.comparingLong(
                                        (SnapshotManifest it) -> it.cursor().nextOffset()));
        newest.ifPresent(it -> learn(partition, it.cursor().nextOffset()));
        var schedule = progress.get(partition).schedule();
        if (!(atShutdown ? schedule.isDueAtShutdown() : schedule.isDue(nowMillis(), everyBytes))) {
            return;
        }
        var from = begin(follower.current(partition).cursor().nextOffset());
        var current = follower.current(partition);
        if (current.state().founding() == null) {
            return;
        }
        var slot = newest.map(it -> it.slot().other()).orElse(Slot.FIRST);
        long began = System.nanoTime();
        int chunks = sink.write(log.get(), current, slot, patience);
        progress.set(partition, from);
        LOG.log(
                System.Logger.Level.INFO,
                "Snapshot of partition {0} up to {1}: {2} chunks in {3} ms",
                partition,
                current.position(),
                chunks,
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
    }

    /** Another process has written one meanwhile: less is to be replayed than was thought. */
    private void learn(int partition, long snapshotNextOffset) {
        long now = follower.current(partition).cursor().nextOffset();
        progress.updateAndGet(
                partition,
                before -> {
                    if (snapshotNextOffset <= before.fromOffset()) {
                        return before;
                    }
                    double left =
                            (double) (now - snapshotNextOffset)
                                    / Math.max(1, now - before.fromOffset());
                    return new Progress(
                            new SnapshotSchedule(
                                    (long) (before.schedule().decisionBytes() * left), nowMillis()),
                            snapshotNextOffset);
                });
    }

    /**
     * Ends the thread, then writes what is due at the end, as far as a few seconds allow.
     *
     * @param ownedAtTheEnd the partitions that this process owned when it began to stop
     */
    public void close(List<Integer> ownedAtTheEnd) {
        closing = true;
        LockSupport.unpark(thread);
        long deadline = System.nanoTime() + AT_SHUTDOWN.toNanos();
        try {
            if (thread.isAlive()) {
                thread.join(AT_SHUTDOWN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (int partition : ownedAtTheEnd) {
            var left = Duration.ofNanos(deadline - System.nanoTime());
            if (left.isPositive() && !thread.isAlive()) {
                tryToWrite(partition, true, left);
            }
        }
        sink.close();
    }

    @Override
    public void close() {
        close(List.of());
    }
}

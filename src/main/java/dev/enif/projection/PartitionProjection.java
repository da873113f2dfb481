/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.projection;

import dev.enif.core.account.AccountEvent;
import dev.enif.core.failover.FailoverGroupEvent.FailedOver;
import dev.enif.core.partition.PartitionEvent;
import dev.enif.core.partition.PartitionState;
import dev.enif.log.Cursor;
import dev.enif.log.Image;
import dev.enif.log.LogRange;
import dev.enif.log.reader.PartitionReader;
import dev.enif.log.reader.PartitionStoppedException;
import dev.enif.log.reader.Step;
import io.vertx.pgclient.PgException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Projects one partition into a generation, batch by batch.
 *
 * <pre>
 *             position and fold found                  rows and position moved
 *   LOADING ──────────────────────────► LIVE ◄─────────────────────────────────┐
 *      ▲                                 │  └── batch: fold, write, compare ────┘
 *      └──── position was not there ─────┤
 *                                        └── record cannot be followed ──► STOPPED
 * </pre>
 *
 * <p>While it loads, records are dropped: once loaded, it asks for them again from where the
 * position is. So it never matters what the channel still holds from before a rebalance or a seek:
 * a record before the cursor was read already, and one behind a gap is dropped and asked for again.
 *
 * <p>{@link #project} is called by one thread at a time; {@link #close} by any.
 */
final class PartitionProjection {
    /** The most resources that one transaction writes, give or take one decision's. */
    static final int MAX_ROWS = 10_000;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Batches that may be dropped for a gap before records are asked for again. */
    private static final int STALE_BATCHES = 8;

    /** Requests for the same missing record before it counts as missing for good. */
    private static final int REQUESTS = 5;

    /**
     * SQL states that a repeat of the same statement cannot cure: bad data, a constraint, a table
     * that does not fit, a limit.
     */
    private static final Set<String> HOPELESS_CLASSES = Set.of("22", "23", "42", "54");

    private sealed interface Phase {
        /**
         * @param since by the clock that only measures
         */
        record Loading(long since) implements Phase {
            static Loading now() {
                return new Loading(System.nanoTime());
            }
        }

        /**
         * @param stored where the database stands, as far as is known, and the fold there; the
         *     reader is there, or ahead with a batch that is being written
         */
        record Live(Generation generation, PartitionReader reader, Image<PartitionState> stored)
                implements Phase {
            static Live at(Generation generation, PartitionReader reader) {
                return new Live(generation, reader, new Image<>(reader.cursor(), reader.state()));
            }
        }

        record Stopped() implements Phase {}
    }

    private static final Phase STOPPED = new Phase.Stopped();

    private final int partition;
    private final Supplier<Generation> target;
    private final ViewStore store;
    private final EventSource events;
    private final ImageLoader images;
    private final Progress progress;
    private final Executor loader;
    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.Loading.now());
    private int gaps;

    /** Failovers of the batch that is being written; for the projecting thread. */
    private final List<FailedOver> unshown = new ArrayList<>();

    private volatile boolean closed;

    /**
     * @param target asks which generation to project into; blocks, and throws in an outage
     * @param loader runs what may take long: finding the position and the fold
     */
    PartitionProjection(
            int partition,
            Supplier<Generation> target,
            ViewStore store,
            EventSource events,
            ImageLoader images,
            Progress progress,
            Executor loader) {
        this.partition = partition;
        this.target = target;
        this.store = store;
        this.events = events;
        this.images = images;
        this.progress = new CarefulProgress(progress);
        this.loader = loader;
    }

    /** Finds the position and the fold; records are of use from then on. */
    void start() {
        loader.execute(() -> load(List.of()));
    }

    /**
     * No more transactions begin; one that has begun may still take place, which does no harm. What
     * becomes of it is no longer told: the partition may be somebody else's.
     */
    void close() {
        closed = true;
    }

    /** Where the database stood last, or empty while that is not known. */
    Optional<Cursor> cursor() {
        return phase.get() instanceof Phase.Live live
                ? Optional.of(live.stored().cursor())
                : Optional.empty();
    }

    /** For how long it has looked for its position; empty if it does not. */
    Optional<Duration> loading() {
        return phase.get() instanceof Phase.Loading(long since)
                ? Optional.of(Duration.ofNanos(System.nanoTime() - since))
                : Optional.empty();
    }

    /**
     * Projects records, which are in order. Returns when they are in the database or turned out to
     * be of no use; in an outage of the database, only after it.
     */
    void project(List<EventRecord> records) {
        if (!(phase.get() instanceof Phase.Live live) || closed) {
            return;
        }
        try {
            project(records, live.reader());
        } catch (CannotProjectException hopeless) {
            stop(hopeless);
        } catch (RuntimeException | Error fault) {
            stop(unforeseen(fault));
        }
    }

    private void project(List<EventRecord> records, PartitionReader reader) {
        Set<PartitionState.Change> changed = new LinkedHashSet<>();
        unshown.clear();
        try {
            for (EventRecord record : records) {
                if (record.offset() < reader.cursor().nextOffset()) {
                    continue;
                }
                if (record.offset() > reader.cursor().nextOffset()) {
                    missing(reader.cursor().nextOffset(), record.offset());
                    break;
                }
                gaps = 0;
                read(reader, record, changed);
                if (changed.size() >= MAX_ROWS && !write(changed)) {
                    return;
                }
            }
            write(changed);
        } catch (PartitionStoppedException unreadable) {
            // What came before the record counts for all others, so it is shown here, too. If the
            // position was elsewhere, the record will come again.
            if (write(changed)) {
                stop(unreadable);
            }
        }
    }

    private void read(
            PartitionReader reader, EventRecord record, Set<PartitionState.Change> changed) {
        switch (reader.read(record.offset(), record.headers(), record.value())) {
            case Step.Skipped(var reason) -> progress.voided(partition, record.offset(), reason);
            case Step.TermBegan _ -> {}
            case Step.Decided decided -> {
                changed.addAll(decided.after().changes());
                for (PartitionEvent event : decided.record().decision().events()) {
                    if (event
                            instanceof
                            PartitionEvent.InAccount(
                                    _,
                                    AccountEvent.OfFailoverGroup(FailedOver moved))) {
                        unshown.add(moved);
                    }
                }
            }
        }
    }

    /** Events' log has neither holes nor a beginning that moves: either it is stale, or damaged. */
    private void missing(long expected, long found) {
        gaps++;
        if (gaps > STALE_BATCHES * REQUESTS) {
            throw new CannotProjectException(
                    "Partition %d: the log continues at offset %d, but %d is not there"
                            .formatted(partition, found, expected),
                    null);
        }
        if (gaps % STALE_BATCHES == 0) {
            progress.seek(partition, expected);
        }
    }

    /** Moves the database to where the reader is; false if that was not to be. Empties the set. */
    private boolean write(Set<PartitionState.Change> changed) {
        if (!(phase.get() instanceof Phase.Live live)) {
            return false;
        }
        PartitionReader reader = live.reader();
        Cursor from = live.stored().cursor();
        Cursor to = reader.cursor();
        if (to.equals(from)) {
            return true;
        }
        RowChanges rows = RowChanges.of(reader.state(), changed);
        changed.clear();
        long begun = System.nanoTime();
        Boolean moved =
                persist(() ->
                        store.advance(live.generation(), partition, from, to, rows)
                                .await()
                                .atMost(PATIENCE));
        if (moved == null) {
            return false;
        }
        if (!moved) {
            phase.set(Phase.Loading.now());
            // If it was I who moved it, the position is at the first of these.
            var inHand = List.of(new Image<>(to, reader.state()), live.stored());
            loader.execute(() -> load(inHand));
            return false;
        }
        phase.set(Phase.Live.at(live.generation(), reader));
        progress.advanced(partition, to, rows.size(), System.nanoTime() - begun);
        unshown.forEach(event -> progress.failedOver(partition, event));
        unshown.clear();
        return true;
    }

    /** Finds where the database stands, and the fold there; then asks for the records behind it. */
    private void load(List<Image<PartitionState>> inHand) {
        try {
            Phase.Live loaded = persist(() -> loadOnce(inHand));
            if (loaded != null) {
                phase.set(loaded);
                Cursor stored = loaded.stored().cursor();
                progress.advanced(partition, stored, 0, 0);
                progress.seek(partition, stored.nextOffset());
            }
        } catch (PartitionStoppedException | CannotProjectException hopeless) {
            stop(hopeless);
        } catch (RuntimeException | Error fault) {
            stop(unforeseen(fault));
        }
    }

    private Phase.Live loadOnce(List<Image<PartitionState>> inHand) {
        LogRange log = events.range(partition);
        Generation generation = target.get();
        ViewStore.StoredPosition position =
                store.position(generation, log.identity())
                        .await()
                        .atMost(PATIENCE)
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        generation + " is not projected into any more"));
        return Phase.Live.at(generation, images.at(position, log, inHand));
    }

    /** Repeats an attempt until it succeeds; null if closed or interrupted before that. */
    private <T> @Nullable T persist(Supplier<T> attempt) {
        Pause pause = new Pause();
        boolean troubled = false;
        while (!closed && !Thread.currentThread().isInterrupted()) {
            try {
                T result = attempt.get();
                if (troubled) {
                    progress.recovered(partition);
                }
                return result;
            } catch (PartitionStoppedException | CannotProjectException hopeless) {
                throw hopeless;
            } catch (RuntimeException outage) {
                if (isHopeless(outage)) {
                    throw new CannotProjectException(
                            "Partition %d: the database refuses its rows: %s"
                                    .formatted(partition, outage.getMessage()),
                            outage);
                }
                troubled = true;
                if (!closed) {
                    progress.outage(partition, outage);
                    pause.take();
                }
            }
        }
        return null;
    }

    private static boolean isHopeless(RuntimeException outage) {
        return outage instanceof PgException refused
                && refused.getSqlState() != null
                && HOPELESS_CLASSES.contains(refused.getSqlState().substring(0, 2));
    }

    /** A fault of this code ends its partition, visibly, and no other. */
    private CannotProjectException unforeseen(Throwable fault) {
        return new CannotProjectException(
                "Partition %d: a fault that nobody foresaw: %s".formatted(partition, fault), fault);
    }

    private void stop(RuntimeException cause) {
        phase.set(STOPPED);
        if (!closed) {
            progress.stopped(partition, cause);
        }
    }
}

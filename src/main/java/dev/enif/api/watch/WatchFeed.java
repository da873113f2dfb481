/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.watch;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.enif.core.id.AccountId;
import dev.enif.log.Position;
import dev.enif.log.codec.JsonCodec;
import dev.enif.log.kafka.Current;
import dev.enif.log.kafka.FollowedRecord;
import dev.enif.log.kafka.Follower;
import dev.enif.log.reader.Step;
import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jboss.logging.Logger;

/**
 * Brings what the follower reads to the watchers. The follower only hands it over: a thread of its
 * own writes each decision once, keeps it in the partition's journal, and wakes the watchers whom
 * it concerns. Should that thread fall behind, the journal goes on after a gap, and watchers who
 * stand before the gap are told.
 *
 * <p>All methods may be called from any thread.
 */
@Singleton
public class WatchFeed implements Follower.Listener {
    private static final Logger LOG = Logger.getLogger(WatchFeed.class);

    /** What the follower is ahead of this thread at most; states share nearly all they hold. */
    private static final int QUEUE = 4_096;

    /**
     * While the follower catches up nobody can watch, and writing would only take its time: so many
     * of the last records are written when it has, so that watchers who come back find their place.
     */
    private static final int KEPT_WHILE_CATCHING_UP = 256;

    private static final long TICK_MILLIS = 500;

    private sealed interface Item {
        int partition();

        record Read(FollowedRecord read) implements Item {
            @Override
            public int partition() {
                return read.partition();
            }
        }

        record Jumped(Current from) implements Item {
            @Override
            public int partition() {
                return from.partition();
            }
        }
    }

    private final Follower follower;
    private final Telling telling;
    private final WatchSettings settings;
    private final BlockingQueue<Item> queue = new ArrayBlockingQueue<>(QUEUE);
    private final List<Journal> journals = new ArrayList<>();
    private final List<Deque<FollowedRecord>> unwritten = new ArrayList<>();
    private final AtomicLongArray lostUpTo;
    private final Deque<Journal> byAge = new ArrayDeque<>();
    private final Map<AccountId, Set<Watcher>> watchers = new ConcurrentHashMap<>();
    private final AtomicInteger watching = new AtomicInteger();
    private final Thread thread;
    private long keptBytes;
    private volatile boolean closing;

    public WatchFeed(
            Follower follower, JsonCodec codec, ObjectMapper viewMapper, WatchSettings settings) {
        this.follower = follower;
        this.telling = new Telling(codec, viewMapper);
        this.settings = settings;
        this.lostUpTo = new AtomicLongArray(follower.partitions());
        for (int partition = 0; partition < follower.partitions(); partition++) {
            journals.add(new Journal(Position.NOTHING));
            unwritten.add(new ArrayDeque<>());
            lostUpTo.set(partition, Position.NOTHING);
        }
        thread = Thread.ofPlatform().daemon().name("enif-watch").unstarted(this::run);
    }

    /** To be called once, before the follower is started. */
    public void start() {
        follower.addListener(this);
        thread.start();
    }

    /** Ends all streams, each with a message, and the thread. */
    public void close() {
        closing = true;
        watchers.values()
                .forEach(set -> set.forEach(watcher -> watcher.leave(Watcher.Farewell.STOPPING)));
        thread.interrupt();
    }

    @Override
    public void read(FollowedRecord record) {
        offer(new Item.Read(record), record.offset());
    }

    @Override
    public void jumped(int partition, Current from) {
        offer(new Item.Jumped(from), from.position().offset());
    }

    private void offer(Item item, long offset) {
        if (!queue.offer(item)) {
            lostUpTo.set(item.partition(), offset);
        }
    }

    Journal journal(int partition) {
        return journals.get(partition);
    }

    /**
     * Whether no more watchers of the account should come. A look only: who comes in between is
     * turned away by {@link #add}.
     */
    boolean isFull(AccountId account) {
        Set<Watcher> present = watchers.get(account);
        return closing
                || watching.get() >= settings.maxWatchers()
                || (present != null && present.size() >= settings.maxWatchersOfAccount());
    }

    /** Takes a place for the watcher, or ends its stream with a message if there is none. */
    void add(Watcher watcher) {
        Set<Watcher> present =
                watchers.compute(
                        watcher.account(),
                        (_, set) -> {
                            Set<Watcher> now = set == null ? ConcurrentHashMap.newKeySet() : set;
                            if (now.size() < settings.maxWatchersOfAccount() && takePlace()) {
                                now.add(watcher);
                            }
                            return now.isEmpty() ? null : now;
                        });
        if (present == null || !present.contains(watcher)) {
            watcher.leave(Watcher.Farewell.NO_PLACE);
        } else if (closing) {
            watcher.leave(Watcher.Farewell.STOPPING);
        }
    }

    private boolean takePlace() {
        if (watching.incrementAndGet() > settings.maxWatchers()) {
            watching.decrementAndGet();
            return false;
        }
        return true;
    }

    /** To be called when a watcher has ended, whether it had a place or not. */
    void remove(Watcher watcher) {
        watchers.computeIfPresent(
                watcher.account(),
                (_, set) -> {
                    if (set.remove(watcher)) {
                        watching.decrementAndGet();
                    }
                    return set.isEmpty() ? null : set;
                });
    }

    /** How many watch now. */
    public int watching() {
        return watching.get();
    }

    private void run() {
        long tickedNanos = System.nanoTime();
        while (!closing) {
            try {
                Item item = queue.poll(TICK_MILLIS, TimeUnit.MILLISECONDS);
                if (item != null) {
                    take(item);
                }
                if (System.nanoTime() - tickedNanos > TimeUnit.MILLISECONDS.toNanos(TICK_MILLIS)) {
                    tickedNanos = System.nanoTime();
                    tick();
                }
            } catch (InterruptedException e) {
                // Only close() does that.
            } catch (RuntimeException fault) {
                LOG.error("A record could not be brought to the watchers", fault);
            }
        }
    }

    private void take(Item item) {
        int partition = item.partition();
        skipLost(partition, item);
        switch (item) {
            case Item.Jumped(Current from) -> {
                unwritten.get(partition).clear();
                restart(partition, from.position().offset());
            }
            case Item.Read(FollowedRecord read) -> {
                Deque<FollowedRecord> waiting = unwritten.get(partition);
                waiting.add(read);
                if (follower.live(partition)) {
                    writeAll(partition);
                } else if (waiting.size() > KEPT_WHILE_CATCHING_UP) {
                    restart(partition, waiting.remove().offset());
                }
            }
        }
    }

    private void skipLost(int partition, Item item) {
        long lost = lostUpTo.get(partition);
        boolean isBehindTheGap =
                switch (item) {
                    case Item.Jumped _ -> false;
                    case Item.Read(FollowedRecord read) -> read.offset() > lost;
                };
        if (lost > journals.get(partition).horizon() && isBehindTheGap) {
            unwritten.get(partition).clear();
            restart(partition, lost);
        }
    }

    private void restart(int partition, long offset) {
        keptBytes -= journals.get(partition).bytes();
        journals.get(partition).restart(offset);
        byAge.removeIf(journal -> journal == journals.get(partition));
    }

    private void writeAll(int partition) {
        Deque<FollowedRecord> waiting = unwritten.get(partition);
        for (FollowedRecord read = waiting.poll(); read != null; read = waiting.poll()) {
            write(read);
        }
    }

    private void write(FollowedRecord read) {
        Journal journal = journals.get(read.partition());
        List<Told> told;
        try {
            told = told(read);
        } catch (RuntimeException fault) {
            // Watchers must not pass it in silence: whoever stands before it has to list again.
            LOG.errorf(
                    fault,
                    "Record %d of partition %d cannot be written for the watchers",
                    read.offset(),
                    read.partition());
            restart(read.partition(), read.offset());
            return;
        }
        journal.add(read.offset(), told);
        if (!told.isEmpty()) {
            keptBytes += Journal.bytes(told);
            byAge.add(journal);
            forget();
            told.forEach(one -> wake(one.account()));
        }
    }

    private List<Told> told(FollowedRecord read) {
        return switch (read.step()) {
            case Step.Skipped _, Step.TermBegan _ -> List.of();
            case Step.Decided(var decided, _, var after) ->
                    telling.of(
                            new Position(read.partition(), read.offset()),
                            decided.decision(),
                            after);
        };
    }

    /** The oldest go first, whatever their partition. */
    private void forget() {
        while (keptBytes > settings.maxSize().asLongValue() && !byAge.isEmpty()) {
            keptBytes -= byAge.remove().forgetOldest();
        }
    }

    private void wake(AccountId account) {
        Set<Watcher> concerned = watchers.get(account);
        if (concerned != null) {
            concerned.forEach(Watcher::wake);
        }
    }

    private void tick() {
        for (int partition = 0; partition < journals.size(); partition++) {
            if (queue.isEmpty() && lostUpTo.get(partition) > journals.get(partition).head()) {
                unwritten.get(partition).clear();
                restart(partition, lostUpTo.get(partition));
            }
            if (follower.live(partition)) {
                writeAll(partition);
            }
        }
        for (Set<Watcher> set : watchers.values()) {
            for (Watcher watcher : set) {
                watcher.hangUpIfStuck(settings.patience());
                watcher.wake();
            }
        }
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.watch;

import dev.enif.core.id.AccountId;
import dev.enif.log.Position;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One watcher: a place in the journal, which moves on as the client takes what it is sent. It holds
 * no queue beyond one decision, so a slow client costs nothing; once the journal has forgotten what
 * comes next, the stream ends with a message that says so.
 *
 * <p>Messages are sent on the executor, one at a time. All methods may be called from any thread.
 */
final class Watcher implements Flow.Subscription {
    /** How many decisions are looked at before somebody else has a turn. */
    private static final int AT_ONCE = 1_000;

    /**
     * What a watcher asked for, and what it is promised.
     *
     * @param heartbeat how long it hears nothing at most
     * @param bookmark how long its position may lag behind what it was told
     */
    record Terms(
            AccountId account,
            Interest interest,
            Position from,
            Duration heartbeat,
            Duration bookmark) {}

    /** Why the service ends a stream, as its last message says. */
    enum Farewell {
        STOPPING("ServiceStopping", "This process stops: connect again with Last-Event-ID"),
        NO_PLACE(
                "RequestLimitExceeded",
                "Too many watch this process at the moment: connect again later with"
                        + " Last-Event-ID");

        private final String code;
        private final String detail;

        Farewell(String code, String detail) {
            this.code = code;
            this.detail = detail;
        }
    }

    private final Terms terms;
    private final Journal journal;
    private final Flow.Subscriber<? super WatchMessage> client;
    private final Executor executor;
    private final LongSupplier nanoTime;
    private final Consumer<Watcher> onEnd;
    private final Runnable hangUp;
    private final AtomicLong wanted = new AtomicLong();
    private final AtomicInteger wakes = new AtomicInteger();

    // Touched on the executor only, one turn after the other.
    private final Deque<WatchMessage> next = new ArrayDeque<>();
    private long cursor;
    private long toldUpTo;
    private boolean welcomed;

    private volatile long sentNanos;
    private volatile @Nullable Farewell farewell;
    private volatile boolean ended;

    /**
     * @param nanoTime a clock for intervals
     * @param onEnd called once, when nothing more will be sent
     * @param hangUp closes the connection
     */
    Watcher(
            Terms terms,
            Journal journal,
            Flow.Subscriber<? super WatchMessage> client,
            Executor executor,
            LongSupplier nanoTime,
            Consumer<Watcher> onEnd,
            Runnable hangUp) {
        this.terms = terms;
        this.journal = journal;
        this.client = client;
        this.executor = executor;
        this.nanoTime = nanoTime;
        this.onEnd = onEnd;
        this.hangUp = hangUp;
        this.cursor = terms.from().offset();
        this.toldUpTo = cursor;
        this.sentNanos = nanoTime.getAsLong();
    }

    AccountId account() {
        return terms.account();
    }

    @Override
    public void request(long count) {
        wanted.accumulateAndGet(count, (had, more) -> had + more < 0 ? Long.MAX_VALUE : had + more);
        wake();
    }

    @Override
    public void cancel() {
        end();
    }

    /** Something may have happened, or time has passed. */
    void wake() {
        if (!ended && wakes.getAndIncrement() == 0) {
            executor.execute(this::turn);
        }
    }

    /** The stream is to end, with a message that says so. */
    void leave(Farewell why) {
        farewell = why;
        wake();
    }

    /**
     * Ends it without a word if the client has been taking the last message for longer than that.
     */
    void hangUpIfStuck(Duration patience) {
        boolean stuck = wanted.get() == 0 && nanoTime.getAsLong() - sentNanos > patience.toNanos();
        if (stuck && !ended) {
            end();
            hangUp.run();
        }
    }

    private void turn() {
        int seen = wakes.get();
        boolean more = send();
        if (wakes.addAndGet(-seen) > 0) {
            executor.execute(this::turn);
        } else if (more) {
            wake();
        }
    }

    /** Sends what there is; false if there is nothing more to send, or nobody to take it. */
    private boolean send() {
        for (int looks = 0; looks < AT_ONCE; looks++) {
            if (ended || wanted.get() == 0 || (next.isEmpty() && !advance())) {
                return false;
            }
            WatchMessage message = next.poll();
            if (message != null) {
                send(message);
            }
        }
        return true;
    }

    private void send(WatchMessage message) {
        wanted.updateAndGet(had -> had == Long.MAX_VALUE ? had : had - 1);
        sentNanos = nanoTime.getAsLong();
        client.onNext(message);
        switch (message) {
            case WatchMessage.Happened happened -> {
                Position id = happened.id();
                toldUpTo = id == null ? toldUpTo : id.offset();
            }
            case WatchMessage.Bookmark(var position) -> toldUpTo = position.offset();
            case WatchMessage.Heartbeat _ -> {}
            case WatchMessage.End _ -> {
                client.onComplete();
                end();
            }
        }
    }

    /** Looks at what comes next; false if that is nothing. */
    private boolean advance() {
        if (!welcomed) {
            // Sent at once, so that the client knows that it is connected, and where it stands.
            welcomed = true;
            next.add(new WatchMessage.Bookmark(at(cursor)));
            return true;
        }
        Farewell leaving = farewell;
        if (leaving != null) {
            next.add(new WatchMessage.End(leaving.code, leaving.detail, at(cursor)));
            return true;
        }
        long head = journal.head();
        Journal.Entry entry = journal.after(cursor);
        // Asked last: what was found before may be behind a gap that came since.
        if (cursor < journal.horizon()) {
            next.add(
                    new WatchMessage.End(
                            "PositionGone",
                            "Reading too slowly: what happened behind this position is not kept"
                                    + " any more; list the resources again, and watch from the"
                                    + " position of that answer",
                            at(cursor)));
            return true;
        }
        if (entry == null) {
            cursor = Math.max(cursor, head);
            return remind();
        }
        cursor = entry.offset();
        entry.told().forEach(this::take);
        return true;
    }

    private void take(Told told) {
        if (!told.account().equals(terms.account())) {
            return;
        }
        List<Told.Event> wantedEvents =
                new ArrayList<>(told.events().stream().filter(terms.interest()::wants).toList());
        for (int index = 0; index < wantedEvents.size(); index++) {
            Told.Event event = wantedEvents.get(index);
            Position id = index == wantedEvents.size() - 1 ? at(told.offset()) : null;
            next.add(new WatchMessage.Happened(id, event.type(), event.json()));
        }
    }

    private boolean remind() {
        long silent = nanoTime.getAsLong() - sentNanos;
        if (cursor > toldUpTo && silent >= terms.bookmark().toNanos()) {
            next.add(new WatchMessage.Bookmark(at(cursor)));
            return true;
        }
        if (silent >= terms.heartbeat().toNanos()) {
            next.add(new WatchMessage.Heartbeat());
            return true;
        }
        return false;
    }

    private Position at(long offset) {
        return new Position(terms.from().partition(), offset);
    }

    private void end() {
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
        }
        onEnd.accept(this);
    }
}

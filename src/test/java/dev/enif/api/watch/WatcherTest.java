/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.core.id.AccountId;
import dev.enif.log.Position;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A watcher on a journal, with a clock and a client of the test's own, in one thread. */
class WatcherTest {
    private static final AccountId OURS = new AccountId("000000000001");
    private static final AccountId OTHERS = new AccountId("000000000002");
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);
    private static final Duration BOOKMARK = Duration.ofSeconds(5);

    private final Journal journal = new Journal(9);
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger ends = new AtomicInteger();
    private final AtomicInteger hangUps = new AtomicInteger();
    private final Client client = new Client();

    private static final class Client implements Flow.Subscriber<WatchMessage> {
        private final List<WatchMessage> received = new ArrayList<>();
        private boolean complete;

        @Override
        public void onSubscribe(Flow.Subscription subscription) {}

        @Override
        public void onNext(WatchMessage message) {
            received.add(message);
        }

        @Override
        public void onError(Throwable failure) {
            throw new AssertionError(failure);
        }

        @Override
        public void onComplete() {
            complete = true;
        }
    }

    private Watcher watcher(long from, Interest interest) {
        return new Watcher(
                new Watcher.Terms(OURS, interest, new Position(0, from), HEARTBEAT, BOOKMARK),
                journal,
                client,
                Runnable::run,
                nanos::get,
                _ -> ends.incrementAndGet(),
                hangUps::incrementAndGet);
    }

    private static Told told(long offset, AccountId account, String... types) {
        List<Told.Event> events = new ArrayList<>();
        for (String type : types) {
            events.add(new Told.Event(type, List.of("eni-1"), List.of("network-interfaces"), "{}"));
        }
        return new Told(offset, account, events);
    }

    private void happens(long offset, AccountId account, String... types) {
        journal.add(offset, List.of(told(offset, account, types)));
    }

    private static WatchMessage bookmark(long offset) {
        return new WatchMessage.Bookmark(new Position(0, offset));
    }

    private static WatchMessage happened(long offset, String type) {
        return new WatchMessage.Happened(new Position(0, offset), type, "{}");
    }

    @Test
    void it_begins_with_a_bookmark_and_goes_on_with_what_happened_since() {
        happens(10, OURS, "eni.created");
        Watcher watcher = watcher(9, Interest.EVERYTHING);
        watcher.request(10);
        happens(11, OURS, "eni.attached");
        watcher.wake();
        assertThat(client.received)
                .containsExactly(
                        bookmark(9), happened(10, "eni.created"), happened(11, "eni.attached"));
    }

    @Test
    void only_the_last_event_of_a_decision_has_the_place_to_go_on_from() {
        happens(10, OURS, "eni.created", "eni.attached");
        watcher(9, Interest.EVERYTHING).request(10);
        assertThat(client.received)
                .containsExactly(
                        bookmark(9),
                        new WatchMessage.Happened(null, "eni.created", "{}"),
                        happened(10, "eni.attached"));
    }

    @Test
    void it_hears_nothing_of_other_accounts() {
        happens(10, OTHERS, "eni.created");
        watcher(9, Interest.EVERYTHING).request(10);
        assertThat(client.received).containsExactly(bookmark(9));
    }

    @Test
    void it_hears_only_of_what_it_asked_for() {
        happens(10, OURS, "eni.created");
        watcher(9, Interest.of(List.of("instances"))).request(10);
        assertThat(client.received).containsExactly(bookmark(9));
    }

    @Test
    void it_is_sent_no_more_than_it_takes() {
        happens(10, OURS, "eni.created");
        Watcher watcher = watcher(9, Interest.EVERYTHING);
        watcher.request(1);
        assertThat(client.received).containsExactly(bookmark(9));
        watcher.request(1);
        assertThat(client.received).containsExactly(bookmark(9), happened(10, "eni.created"));
    }

    @Test
    void its_position_follows_what_did_not_concern_it() {
        Watcher watcher = watcher(9, Interest.EVERYTHING);
        watcher.request(10);
        happens(10, OTHERS, "eni.created");
        watcher.wake();
        assertThat(client.received).containsExactly(bookmark(9));
        nanos.addAndGet(BOOKMARK.toNanos());
        watcher.wake();
        assertThat(client.received).containsExactly(bookmark(9), bookmark(10));
    }

    @Test
    void silence_is_broken_by_a_heartbeat() {
        Watcher watcher = watcher(9, Interest.EVERYTHING);
        watcher.request(10);
        nanos.addAndGet(HEARTBEAT.toNanos());
        watcher.wake();
        assertThat(client.received).containsExactly(bookmark(9), new WatchMessage.Heartbeat());
    }

    @Test
    void who_reads_too_slowly_is_told_and_cut_off() {
        happens(10, OURS, "eni.created");
        happens(11, OURS, "eni.attached");
        Watcher watcher = watcher(9, Interest.EVERYTHING);
        watcher.request(1);
        journal.forgetOldest();
        watcher.request(10);
        assertThat(client.received).hasSize(2);
        assertThat(client.received.getLast())
                .isInstanceOfSatisfying(
                        WatchMessage.End.class,
                        end -> assertThat(end.code()).isEqualTo("PositionGone"));
        assertThat(client.complete).isTrue();
        assertThat(ends).hasValue(1);
    }

    @Test
    void who_takes_nothing_at_all_is_hung_up_on() {
        Watcher watcher = watcher(9, Interest.EVERYTHING);
        watcher.request(1);
        Duration patience = Duration.ofSeconds(30);
        watcher.hangUpIfStuck(patience);
        assertThat(hangUps).hasValue(0);
        nanos.addAndGet(patience.toNanos() + 1);
        watcher.hangUpIfStuck(patience);
        assertThat(hangUps).hasValue(1);
        assertThat(ends).hasValue(1);
    }

    @Test
    void a_stop_ends_the_stream_with_a_message() {
        Watcher watcher = watcher(9, Interest.EVERYTHING);
        watcher.request(10);
        watcher.leave(Watcher.Farewell.STOPPING);
        assertThat(client.received.getLast())
                .isInstanceOfSatisfying(
                        WatchMessage.End.class,
                        end -> assertThat(end.code()).isEqualTo("ServiceStopping"));
        assertThat(client.complete).isTrue();
    }

    @Test
    void a_client_that_left_hears_no_more() {
        Watcher watcher = watcher(9, Interest.EVERYTHING);
        watcher.request(10);
        watcher.cancel();
        happens(10, OURS, "eni.created");
        watcher.wake();
        assertThat(client.received).containsExactly(bookmark(9));
        assertThat(ends).hasValue(1);
    }
}

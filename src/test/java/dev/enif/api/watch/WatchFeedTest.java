/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.enif.core.id.AccountId;
import dev.enif.core.partition.Decision;
import dev.enif.core.partition.PartitionEvent;
import dev.enif.log.Position;
import dev.enif.log.codec.JsonCodec;
import dev.enif.log.kafka.Follower;
import dev.enif.log.kafka.ImageSource;
import dev.enif.testing.Await;
import dev.enif.testing.RandomLog;
import dev.enif.testing.Seeds;
import dev.enif.testing.TestLog;
import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who finds a place in the feed, and what it does about a record that cannot be written. */
class WatchFeedTest {
    private static final AccountId OURS = new AccountId("000000000001");
    private static final AccountId OTHERS = new AccountId("000000000002");

    private final TestLog log = TestLog.create(1);
    private final Follower follower =
            new Follower(
                    log.kafka("watched"),
                    log.topics(),
                    log.facts(),
                    new JsonCodec(),
                    ImageSource.REPLAY,
                    Runnable::run);
    private final WatchFeed feed =
            new WatchFeed(follower, new JsonCodec(), new Illiterate(), new FewPlaces());

    /** Writes nothing. */
    private static final class Illiterate extends ObjectMapper {
        private static final long serialVersionUID = 1L;

        @Override
        public String writeValueAsString(Object value) {
            throw new IllegalStateException("injected");
        }
    }

    private static final class FewPlaces implements WatchSettings {
        @Override
        public int maxWatchers() {
            return 3;
        }

        @Override
        public int maxWatchersOfAccount() {
            return 2;
        }

        @Override
        public MemorySize maxSize() {
            return new MemorySize(BigInteger.valueOf(1 << 20));
        }

        @Override
        public Duration heartbeat() {
            return Duration.ofSeconds(10);
        }

        @Override
        public Duration bookmark() {
            return Duration.ofSeconds(5);
        }

        @Override
        public Duration patience() {
            return Duration.ofSeconds(30);
        }
    }

    private static final class Client implements Flow.Subscriber<WatchMessage> {
        private final List<WatchMessage> received = new ArrayList<>();

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
        public void onComplete() {}
    }

    @AfterEach
    void close() {
        feed.close();
        follower.close();
    }

    @Test
    void one_account_does_not_take_the_places_of_all_others() {
        Watcher first = watcher(OURS, new Client());
        Watcher second = watcher(OURS, new Client());
        assertThat(feed.isFull(OURS)).isTrue();
        assertThat(feed.isFull(OTHERS)).isFalse();

        Client turnedAway = new Client();
        watcher(OURS, turnedAway).request(10);

        assertThat(turnedAway.received.getLast())
                .isInstanceOfSatisfying(
                        WatchMessage.End.class,
                        end -> assertThat(end.code()).isEqualTo("RequestLimitExceeded"));
        assertThat(feed.watching()).isEqualTo(2);
        watcher(OTHERS, new Client());
        assertThat(feed.isFull(OTHERS)).isTrue();
        first.cancel();
        second.cancel();
        assertThat(feed.watching()).isEqualTo(1);
        assertThat(feed.isFull(OURS)).isFalse();
    }

    @Test
    void what_cannot_be_written_is_not_passed_in_silence() {
        RandomLog written = new RandomLog(Seeds.random(41), 0, 1).goOn(30);
        log.append(0, written.entries());

        feed.start();
        follower.start();

        Await.until(
                "all is told",
                Duration.ofSeconds(30),
                () -> feed.journal(0).head() == written.end() - 1);
        long lastWithEvents =
                written.valid().entrySet().stream()
                        .filter(entry -> tellsOfAccounts(entry.getValue()))
                        .mapToLong(entry -> entry.getKey())
                        .max()
                        .orElseThrow();
        assertThat(feed.journal(0).horizon()).isEqualTo(lastWithEvents);
    }

    private static boolean tellsOfAccounts(Decision decision) {
        return decision.events().stream().anyMatch(PartitionEvent.InAccount.class::isInstance);
    }

    private Watcher watcher(AccountId account, Client client) {
        Watcher watcher =
                new Watcher(
                        new Watcher.Terms(
                                account,
                                Interest.EVERYTHING,
                                new Position(0, 0),
                                Duration.ofSeconds(10),
                                Duration.ofSeconds(5)),
                        new Journal(0),
                        client,
                        Runnable::run,
                        System::nanoTime,
                        feed::remove,
                        () -> {});
        feed.add(watcher);
        return watcher;
    }
}

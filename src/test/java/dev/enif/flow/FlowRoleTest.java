/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.enif.core.account.AccountState;
import dev.enif.core.flow.Flow;
import dev.enif.core.flow.PathEvaluator;
import dev.enif.core.id.AccountId;
import dev.enif.core.partition.PartitionState;
import dev.enif.log.Image;
import dev.enif.log.Position;
import dev.enif.log.codec.JsonCodec;
import dev.enif.log.kafka.FollowedRecord;
import dev.enif.log.kafka.Follower;
import dev.enif.log.kafka.ImageSource;
import dev.enif.log.kafka.SnapshotStore;
import dev.enif.log.snapshot.Slot;
import dev.enif.testing.Await;
import dev.enif.testing.RandomHistory;
import dev.enif.testing.RandomLog;
import dev.enif.testing.Seeds;
import dev.enif.testing.TestLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The flow role on the real broker: from where it starts, when it is ready, and what it answers.
 */
class FlowRoleTest {
    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final List<AccountId> ACCOUNTS = RandomHistory.accounts();

    private final TestLog log = TestLog.create(1);
    private final RandomLog written = new RandomLog(Seeds.random(21), 0, 1);
    private final RandomGenerator random = Seeds.random(22);
    private final List<FlowRole> roles = new ArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicLong recordsRead = new AtomicLong();

    @AfterEach
    void close() {
        roles.forEach(FlowRole::close);
        threads.close();
    }

    /**
     * I8: what was answered while the log went on, compared with the fold at each answer's place.
     */
    @Test
    void an_answer_is_the_reference_s_on_the_state_at_its_position() {
        write(50);
        var role = role(ImageSource.REPLAY);
        Await.until("it is ready", BOUND, () -> role.unready(0).isEmpty());
        record Asked(AccountId account, Flow flow, FlowTables.Answered<?> answered) {}
        List<Asked> asked = new ArrayList<>();
        for (int batch = 0; batch < 20; batch++) {
            write(10);
            for (int question = 0; question < 100; question++) {
                var account = ACCOUNTS.get(random.nextInt(ACCOUNTS.size()));
                var flow = AnyFlow.in(role.follower().state(0).account(account), random);
                asked.add(
                        new Asked(
                                account,
                                flow,
                                question % 10 == 0
                                        ? role.tables().explain(account, flow)
                                        : role.tables().evaluate(account, flow)));
            }
        }

        for (Asked each : asked) {
            var verdict = PathEvaluator.evaluate(at(each.answered(), each.account()), each.flow());
            assertThat(each.answered().answer()).isIn(verdict, verdict.summary());
        }
        role.await(new Position(0, written.end() - 1), BOUND).toCompletableFuture().join();
        assertAnswersAreThoseOfTheEnd(role);
    }

    @Test
    void the_tables_are_as_new_as_was_waited_for() {
        write(10);
        var role = role(ImageSource.REPLAY);
        for (int round = 0; round < 100; round++) {
            write(1);
            long last = written.end() - 1;
            role.await(new Position(0, last), BOUND).toCompletableFuture().join();
            assertThat(role.tables().evaluate(ACCOUNTS.getFirst(), List.of()).position().offset())
                    .isGreaterThanOrEqualTo(last);
        }
    }

    @Test
    void it_starts_from_the_newest_snapshot_that_is_sound() {
        write(60);
        log.snapshot(0, written.image(39), Slot.FIRST, false);
        log.snapshot(0, written.image(written.end() - 6), Slot.SECOND, false);
        assertThat(recordsReadBy(store())).isEqualTo(5);
        log.snapshot(0, written.image(written.end() - 6), Slot.SECOND, true);
        assertThat(recordsReadBy(store())).isEqualTo(written.end() - 40);
        log.snapshot(0, written.image(39), Slot.FIRST, true);
        assertThat(recordsReadBy(store())).isEqualTo(written.end());
    }

    @Test
    void an_image_that_is_newer_than_the_look_at_the_log_is_of_that_log() {
        write(20);
        ImageSource slow =
                range -> {
                    write(20);
                    log.snapshot(0, written.image(written.end() - 1), Slot.FIRST, false);
                    return store().load(range);
                };
        assertThat(recordsReadBy(slow)).isZero();
    }

    @Test
    void it_is_ready_when_it_has_read_what_there_was_at_its_start() {
        write(30);
        var loaded = new CountDownLatch(1);
        var role =
                role(range -> {
                    await(loaded);
                    return ImageSource.REPLAY.load(range);
                });
        assertThat(role.unready(0)).hasValueSatisfying(it -> assertThat(it).contains("being read"));
        assertThat(role.follower().settled()).isFalse();
        long target = written.end();

        loaded.countDown();

        Await.until("it is ready", BOUND, () -> role.unready(0).isEmpty());
        assertThat(role.follower().current(0).cursor().nextOffset()).isGreaterThanOrEqualTo(target);
    }

    @Test
    void a_partition_that_cannot_be_followed_stops_it_and_says_so_to_those_who_wait() {
        write(10);
        var role = role(ImageSource.REPLAY);
        Await.until("it is ready", BOUND, () -> role.unready(0).isEmpty());
        var waiting = role.await(new Position(0, written.end() + 5), BOUND).toCompletableFuture();

        log.append(0, List.of(written.poison()));

        Await.until("it stops", BOUND, () -> role.unready(0).isPresent());
        assertThat(role.unready(0).orElseThrow()).startsWith("Partition 0 is stopped: ");
        assertThatThrownBy(waiting::join).hasMessageContaining("Partition 0 is stopped");
        assertThatThrownBy(() -> role.await(new Position(0, 0), BOUND).toCompletableFuture().join())
                .hasMessageContaining("Partition 0 is stopped");
        assertThat(role.tables().evaluate(ACCOUNTS.getFirst(), List.of()).position().offset())
                .isEqualTo(written.end() - 1);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Starts the role until it has read all, and checks that it answers as the fold does. */
    private long recordsReadBy(ImageSource images) {
        recordsRead.set(0);
        var role = role(images);
        Await.until("it is ready", BOUND, () -> role.unready(0).isEmpty());
        role.await(new Position(0, written.end() - 1), BOUND).toCompletableFuture().join();
        assertAnswersAreThoseOfTheEnd(role);
        role.close();
        return recordsRead.get();
    }

    private void assertAnswersAreThoseOfTheEnd(FlowRole role) {
        for (AccountId account : ACCOUNTS) {
            AccountState state = written.state().account(account);
            for (int question = 0; question < 50; question++) {
                Flow flow = AnyFlow.in(state, random);
                assertThat(role.tables().evaluate(account, flow).answer())
                        .isEqualTo(PathEvaluator.evaluate(state, flow).summary());
            }
        }
    }

    private AccountState at(FlowTables.Answered<?> answered, AccountId account) {
        Image<PartitionState> image = written.image(answered.position().offset());
        return image.state().account(account);
    }

    private void write(int decisions) {
        int from = (int) (written.end() == 1 && log.range(0).endOffset() == 0 ? 0 : written.end());
        written.goOn(decisions);
        log.append(0, written.entries().subList(from, (int) written.end()));
    }

    private SnapshotStore store() {
        return new SnapshotStore(log.kafka("store"), log.topics(), new JsonCodec());
    }

    private FlowRole role(ImageSource images) {
        var role =
                FlowRole.alone(
                        log.kafka("flow"),
                        log.topics(),
                        log.facts(),
                        new JsonCodec(),
                        images,
                        threads);
        role.follower()
                .addListener(
                        new Follower.Listener() {
                            @Override
                            public void read(FollowedRecord record) {
                                recordsRead.incrementAndGet();
                            }
                        });
        roles.add(role);
        role.start();
        return role;
    }
}

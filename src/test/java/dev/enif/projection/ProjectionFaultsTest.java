/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.log.Cursor;
import dev.enif.log.VoidReason;
import dev.enif.testing.Await;
import dev.enif.testing.FaultyLink;
import dev.enif.testing.RandomLog;
import dev.enif.testing.Seeds;
import io.vertx.mutiny.sqlclient.Pool;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a partition's projection does when the database, the log or its rivals misbehave. */
class ProjectionFaultsTest {
    private static final Generation FIRST = new Generation(1);
    private static final Duration BOUND = Duration.ofSeconds(60);

    private final MemoryLog log = MemoryLog.random(Seeds.random(11), 100);
    private final Told told = new Told();
    private final TestDatabase database = new TestDatabase();
    private Generation live = FIRST;

    @BeforeEach
    void open() {
        database.execute("SELECT enif.create_generation(7)");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_commit_whose_answer_is_lost_is_found_out_and_not_repeated() {
        try (var link = new FaultyLink(database.port())) {
            Pool pool = database.poolBy(link.port());
            var projection = projection(pool);
            projection.start();
            projection.project(log.records(0, 20));

            link.loseAnswers("COMMIT", 1);
            projection.project(log.records(20, 60));
            projection.project(log.records(60, log.end()));

            assertThat(link.answersToLose()).isZero();
            assertThat(told.outages).isNotEmpty();
            assertThat(projection.cursor()).contains(log.cursor());
            assertEverythingIsProjected();
            pool.close().await().indefinitely();
        }
    }

    @Test
    void an_outage_is_reported_and_outlasted() {
        try (var link = new FaultyLink(database.port())) {
            Pool pool = database.poolBy(link.port());
            var projection = projection(pool);
            projection.start();
            projection.project(log.records(0, 20));

            link.down();
            var working =
                    CompletableFuture.runAsync(
                            () -> projection.project(log.records(20, log.end())),
                            task -> Thread.ofVirtual().start(task));
            Await.until("the outage is reported", BOUND, () -> told.outages.size() > 2);
            assertThat(working).isNotDone();
            assertThat(told.recoveries.get()).isZero();
            link.up();
            working.orTimeout(BOUND.toSeconds(), TimeUnit.SECONDS).join();

            assertThat(told.recoveries.get()).isEqualTo(1);
            assertEverythingIsProjected();
            pool.close().await().indefinitely();
        }
    }

    @Test
    void a_record_that_cannot_be_read_stops_the_partition_behind_what_came_before_it() {
        List<EventRecord> records = new ArrayList<>(log.records(0, log.end()));
        EventRecord last = records.getLast();
        records.set(
                records.size() - 1,
                new EventRecord(
                        last.offset(), last.headers(), "{}".getBytes(StandardCharsets.UTF_8)));
        var projection = projection(database.pool());
        projection.start();

        projection.project(records);
        projection.project(log.records(last.offset(), log.end()));

        assertThat(told.stops).hasSize(1);
        assertThat(stored())
                .hasValueSatisfying(
                        cursor -> assertThat(cursor.nextOffset()).isEqualTo(last.offset()));
        assertThat(projection.cursor()).isEmpty();
    }

    @Test
    void views_of_another_log_are_not_continued() {
        projectAll();
        MemoryLog other = new MemoryLog(new RandomLog(Seeds.random(11), 0, 1), "another topic");
        var projection = projection(database.pool(), other);

        projection.start();

        assertThat(told.stops).singleElement().asString().contains("another topic");
    }

    @Test
    void views_that_are_ahead_of_the_log_are_not_continued() {
        projectAll();
        MemoryLog shorter = MemoryLog.random(Seeds.random(11), 50);
        var projection = projection(database.pool(), shorter);

        projection.start();

        assertThat(told.stops).singleElement().asString().contains("it lost records");
    }

    @Test
    void views_of_another_history_are_not_continued() {
        MemoryLog other = MemoryLog.random(Seeds.random(12), 200);
        projectAll();
        var projection = projection(database.pool(), other);

        projection.start();

        assertThat(told.stops).singleElement().asString().contains("not the log they were made");
    }

    @Test
    void missing_records_are_asked_for_and_then_stop_the_partition() {
        var projection = projection(database.pool());
        projection.start();
        projection.project(log.records(0, 10));
        told.seeks.clear();

        for (int batches = 0; batches < 100; batches++) {
            projection.project(log.records(12, 20));
        }

        assertThat(told.seeks).isNotEmpty().containsOnly(10L);
        assertThat(told.stops).singleElement().asString().contains("10 is not there");
    }

    /** As it would be if the process that changes over stalled: others need the connections. */
    @Test
    void a_position_is_not_held_for_ever() {
        var projection = projection(database.pool());
        projection.start();
        var stalled = database.pool().getConnection().await().atMost(BOUND);
        stalled.begin().await().atMost(BOUND);
        assertThat(Generations.hold(stalled, FIRST)).hasSize(1);

        projection.project(log.records(0, log.end()));

        assertThat(told.outages).isEmpty();
        assertEverythingIsProjected();
    }

    @Test
    void a_connection_does_not_wait_for_ever_for_a_position_that_is_held() {
        var projection = projection(database.pool());
        projection.start();
        var holder = database.pool().getConnection().await().atMost(BOUND);
        var held = holder.begin().await().atMost(BOUND);
        holder.query("SELECT FROM enif_v1.place FOR UPDATE").execute().await().atMost(BOUND);

        var working =
                CompletableFuture.runAsync(
                        () -> projection.project(log.records(0, log.end())),
                        task -> Thread.ofVirtual().start(task));
        Await.until("it gives up", BOUND, () -> !told.outages.isEmpty());
        assertThat(told.outages).first().asString().contains("lock timeout");
        held.rollback().await().atMost(BOUND);
        working.orTimeout(BOUND.toSeconds(), TimeUnit.SECONDS).join();

        assertEverythingIsProjected();
    }

    @Test
    void whoever_takes_note_of_progress_cannot_end_it() {
        var deaf =
                new Progress() {
                    @Override
                    public void advanced(int partition, Cursor cursor, int rows, long tookNanos) {
                        throw new IllegalArgumentException("there is a meter of that name");
                    }

                    @Override
                    public void voided(int partition, long offset, VoidReason reason) {
                        throw new IllegalArgumentException("there is a meter of that name");
                    }

                    @Override
                    public void stopped(int partition, RuntimeException cause) {
                        throw new AssertionError("nothing should stop it", cause);
                    }
                };
        var projection = projection(log, log, deaf);
        projection.start();

        projection.project(log.records(0, log.end()));

        assertThat(projection.cursor()).contains(log.cursor());
        assertEverythingIsProjected();
    }

    @Test
    void a_partition_that_does_not_find_its_position_says_so() {
        List<Runnable> toRun = new ArrayList<>();
        var projection =
                new PartitionProjection(
                        0,
                        () -> live,
                        new ViewStore(database.pool()),
                        log,
                        new ImageLoader(log, log, log.codec()),
                        told,
                        toRun::add);
        projection.start();
        assertThat(projection.loading()).isPresent();

        toRun.getFirst().run();

        assertThat(projection.loading()).isEmpty();
    }

    @Test
    void an_error_while_loading_stops_the_partition_visibly() {
        StateBootstrap broken =
                (_, _) -> {
                    throw new StackOverflowError("a fold too deep");
                };
        projection(log, broken, told).start();

        assertThat(told.stops).singleElement().asString().contains("a fold too deep");
    }

    @Test
    void a_fault_while_projecting_stops_the_partition_visibly() {
        var projection = projection(database.pool());
        projection.start();
        List<EventRecord> records = log.records(0, 20);

        projection.project(
                new AbstractList<>() {
                    @Override
                    public EventRecord get(int index) {
                        if (index == 10) {
                            throw new IllegalArgumentException("a bug");
                        }
                        return records.get(index);
                    }

                    @Override
                    public int size() {
                        return records.size();
                    }
                });

        assertThat(told.stops).singleElement().asString().contains("a bug");
        assertThat(projection.cursor()).isEmpty();
    }

    @Test
    void a_projector_changes_over_when_its_generation_is_retired() {
        var projection = projection(database.pool());
        projection.start();
        projection.project(log.records(0, 40));
        Generation next = new Generation(7);
        database.execute("INSERT INTO enif.generation (number, state) VALUES (7, 'building')");
        var ahead = projection(database.pool(), log, next);
        ahead.start();
        ahead.project(log.records(0, 60));
        database.execute("SELECT enif.make_live(7)");
        live = next;
        told.seeks.clear();

        projection.project(log.records(40, 50));
        assertThat(told.seeks).containsExactly(60L);
        projection.project(log.records(60, log.end()));

        assertThat(projection.cursor()).contains(log.cursor());
        assertThat(database.documents(next)).isNotEmpty();
        assertThat(database.documents(next)).isNotEqualTo(database.documents(FIRST));
    }

    @Test
    void a_projector_changes_over_when_its_generation_is_dropped() {
        var projection = projection(database.pool());
        projection.start();
        projection.project(log.records(0, 40));
        database.execute("INSERT INTO enif.generation (number, state) VALUES (7, 'building')");
        database.execute("SELECT enif.make_live(7)");
        database.execute("SELECT enif.drop_generation(1)");
        live = new Generation(7);

        projection.project(log.records(40, 50));
        projection.project(log.records(0, log.end()));

        assertThat(projection.cursor()).contains(log.cursor());
    }

    private void projectAll() {
        var projection = projection(database.pool());
        projection.start();
        projection.project(log.records(0, log.end()));
        assertThat(projection.cursor()).contains(log.cursor());
    }

    private void assertEverythingIsProjected() {
        Generation reference = new Generation(7);
        var whole = projection(database.pool(), log, reference);
        whole.start();
        whole.project(log.records(0, log.end()));
        assertThat(database.differences(FIRST, reference)).isEmpty();
        assertThat(told.stops).isEmpty();
    }

    private Optional<Cursor> stored() {
        return new ViewStore(database.pool())
                .position(FIRST, log.range(0).identity())
                .await()
                .indefinitely()
                .map(ViewStore.StoredPosition::cursor);
    }

    private PartitionProjection projection(Pool pool) {
        return new PartitionProjection(
                0,
                () -> live,
                new ViewStore(pool),
                log,
                new ImageLoader(log, log, log.codec()),
                told,
                Runnable::run);
    }

    private PartitionProjection projection(
            MemoryLog from, StateBootstrap bootstrap, Progress progress) {
        return new PartitionProjection(
                0,
                () -> live,
                new ViewStore(database.pool()),
                from,
                new ImageLoader(from, bootstrap, from.codec()),
                progress,
                Runnable::run);
    }

    private PartitionProjection projection(Pool pool, MemoryLog from) {
        return projection(pool, from, FIRST);
    }

    private PartitionProjection projection(Pool pool, MemoryLog from, Generation generation) {
        return new PartitionProjection(
                0,
                () -> generation,
                new ViewStore(pool),
                from,
                new ImageLoader(from, StateBootstrap.REPLAY, from.codec()),
                told,
                Runnable::run);
    }

    private static final class Told implements Progress {
        private final List<RuntimeException> outages = new CopyOnWriteArrayList<>();
        private final List<RuntimeException> stops = new CopyOnWriteArrayList<>();
        private final List<Long> seeks = new CopyOnWriteArrayList<>();
        private final AtomicInteger recoveries = new AtomicInteger();

        @Override
        public void outage(int partition, RuntimeException cause) {
            outages.add(cause);
        }

        @Override
        public void recovered(int partition) {
            recoveries.incrementAndGet();
        }

        @Override
        public void stopped(int partition, RuntimeException cause) {
            stops.add(cause);
        }

        @Override
        public void seek(int partition, long offset) {
            seeks.add(offset);
        }
    }
}

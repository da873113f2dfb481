/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.enif.log.Cursor;
import dev.enif.log.codec.JsonCodec;
import dev.enif.testing.Await;
import dev.enif.testing.RandomLog;
import dev.enif.testing.Seeds;
import dev.enif.testing.TestLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The views are built anew from the log, beside those that are queried. */
class RebuildTest {
    private static final int PARTITIONS = 2;
    private static final Duration BOUND = Duration.ofSeconds(60);

    private final RandomGenerator random = Seeds.random(41);
    private final TestLog log = TestLog.create(PARTITIONS);
    private final TestDatabase database = new TestDatabase();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<RandomLog> written = new ArrayList<>();
    private final ProjectionParts parts =
            new ProjectionParts(
                    log.kafka("rebuild"),
                    log.topics(),
                    log.facts(),
                    new JsonCodec(),
                    StateBootstrap.REPLAY,
                    database.pool(),
                    database.flyway(),
                    true);
    private final RebuildService service =
            new RebuildService(parts, database.pool(), log.topics(), log.kafka("rebuild"));

    @BeforeEach
    void projectAll() {
        for (int partition = 0; partition < PARTITIONS; partition++) {
            var made = new RandomLog(random, partition, PARTITIONS).goOn(100);
            written.add(made);
            log.append(partition, made.entries());
            project(new Generation(1), made, made.end());
        }
    }

    @AfterEach
    void close() {
        service.close();
        threads.close();
        parts.close();
        database.close();
    }

    @Test
    void it_leads_to_the_same_rows_and_keeps_what_was_live_if_asked_to() {
        service.watch();
        int next = service.start(false);
        awaitLive(next);
        assertThat(database.documents(new Generation(next))).isNotEmpty();
        assertThat(database.differences(new Generation(1), new Generation(next))).isEmpty();
        assertThat(service.status().building()).isEqualTo(OptionalInt.empty());

        service.drop(1);
        int last = service.start(true);
        awaitLive(last);
        assertThat(database.documents(new Generation(last))).isNotEmpty();
        Await.until(
                "what was live is dropped",
                BOUND,
                () -> service.status().trouble().isEmpty() && !exists(new Generation(next)));
        assertThat(exists(new Generation(1))).isFalse();
    }

    @Test
    void one_that_ends_anywhere_is_gone_on_with() {
        int next = service.start(false);
        var runs = new AtomicInteger();
        Await.until(
                "it is live",
                BOUND,
                () -> {
                    var left = new AtomicInteger(runs.incrementAndGet());
                    var building = parts.generations().building().orElseThrow();
                    new Rebuild(
                                    building,
                                    parts,
                                    database.pool(),
                                    log.topics(),
                                    log.kafka("rebuild"),
                                    () -> left.getAndDecrement() > 0)
                            .run(threads);
                    return parts.generations().live().number() == next;
                });
        assertThat(runs.get()).isGreaterThan(1);
        assertThat(database.differences(new Generation(1), new Generation(next))).isEmpty();
    }

    /** A reader that has seen the live rows must not see older ones. */
    @Test
    void it_does_not_change_over_to_rows_that_are_behind() {
        var more = written.getFirst();
        int from = (int) more.end();
        more.goOn(50);
        log.append(0, more.entries().subList(from, (int) more.end()));
        project(new Generation(1), more, more.end());
        service.watch();
        int next = service.start(false);
        awaitLive(next);
        assertThat(parts.generations().positions(new Generation(next)))
                .isEqualTo(parts.generations().positions(new Generation(1)));
        assertThat(database.differences(new Generation(1), new Generation(next))).isEmpty();
    }

    /**
     * The offsets of a log that was lost, however great, say nothing about the one that is there.
     */
    @Test
    void it_makes_the_views_of_a_log_that_was_made_anew() {
        database.execute(
                "UPDATE enif_v1.place SET topic_id = 'lost', next_offset = next_offset + 10000");
        service.watch();
        int next = service.start(true);
        awaitLive(next);
        assertThat(parts.generations().positions(new Generation(next)))
                .containsEntry(0, written.getFirst().end())
                .containsEntry(1, written.getLast().end());
    }

    @Test
    void a_second_one_is_refused_until_the_first_is_over_or_given_up() {
        int next = service.start(true);
        assertThatThrownBy(() -> service.start(true)).isInstanceOf(RebuildRunningException.class);
        assertThat(service.status().building()).hasValue(next);

        service.cancel();

        assertThat(service.status().building()).isEmpty();
        assertThat(service.status().live()).isEqualTo(1);
        assertThat(exists(new Generation(next))).isFalse();
        assertThat(service.start(true)).as("a number of its own").isGreaterThan(next);
    }

    @Test
    void what_a_crash_kept_from_being_dropped_is_dropped_and_nothing_else() {
        int kept = 1;
        int unwanted = service.start(false);
        database.execute("SELECT enif.make_live(" + unwanted + ")");
        int last = service.start(true);
        database.execute("SELECT enif.make_live(" + last + ")");
        assertThat(exists(new Generation(unwanted))).isTrue();

        service.watch();

        Await.until("it is dropped", BOUND, () -> !exists(new Generation(unwanted)));
        assertThat(exists(new Generation(kept))).isTrue();
        assertThat(exists(new Generation(last))).isTrue();
    }

    private void awaitLive(int generation) {
        Await.until(
                "generation " + generation + " is live: " + service.status(),
                BOUND,
                () -> service.status().live() == generation);
    }

    private boolean exists(Generation generation) {
        return database.pool()
                .query("SELECT FROM pg_namespace WHERE nspname = '" + generation.schema() + "'")
                .execute()
                .await()
                .atMost(BOUND)
                .iterator()
                .hasNext();
    }

    private void project(Generation generation, RandomLog made, long end) {
        var projection =
                parts.projection(
                        made.partition(), () -> generation, new Progress() {}, Runnable::run);
        projection.start();
        List<EventRecord> records = new ArrayList<>();
        for (int offset = 0; offset < end; offset++) {
            var entry = made.entries().get(offset);
            records.add(new EventRecord(offset, entry.headers(), entry.value()));
        }
        projection.project(records);
        assertThat(projection.cursor().map(Cursor::nextOffset)).contains(end);
    }
}

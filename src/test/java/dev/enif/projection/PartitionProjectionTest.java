/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.log.Cursor;
import dev.enif.query.view.ResourceViews;
import dev.enif.query.view.ViewJson;
import dev.enif.testing.RandomHistory;
import dev.enif.testing.Seeds;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The rows equal the fold, whatever happened on the way. */
class PartitionProjectionTest {
    private static final Generation PROJECTED = new Generation(1);
    private static final Generation REFERENCE = new Generation(2);

    private static TestDatabase database;

    @BeforeAll
    static void migrate() {
        database = new TestDatabase();
        database.execute("SELECT enif.create_generation(2)");
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void rows_equal_the_fold_however_the_history_is_cut() {
        Seeds.check(
                8,
                random -> {
                    MemoryLog log = fresh(random);
                    Projector projector = new Projector(log, random);
                    projector.runTo(log.end());
                    assertRowsEqualTheFold(log);
                });
    }

    @Test
    void rows_equal_the_fold_with_two_projectors_at_one_partition() {
        Seeds.check(
                8,
                random -> {
                    MemoryLog log = fresh(random);
                    List<Projector> racing =
                            List.of(new Projector(log, random), new Projector(log, random));
                    while (!stored().equals(Optional.of(log.cursor()))) {
                        racing.get(random.nextInt(2)).step();
                    }
                    assertRowsEqualTheFold(log);
                });
    }

    @Test
    void rows_equal_the_fold_after_restarts_anywhere() {
        Seeds.check(
                8,
                random -> {
                    MemoryLog log = fresh(random);
                    Projector projector = new Projector(log, random);
                    while (!stored().equals(Optional.of(log.cursor()))) {
                        if (random.nextInt(5) == 0) {
                            projector = new Projector(log, random);
                        }
                        projector.step();
                    }
                    assertRowsEqualTheFold(log);
                });
    }

    @Test
    void a_second_pass_over_the_whole_log_changes_nothing() {
        MemoryLog log = fresh(Seeds.random(3));
        new Projector(log, Seeds.random(4)).runTo(log.end());
        List<String> before = database.documents(PROJECTED);

        Projector again = new Projector(log, Seeds.random(5));
        again.projection.project(log.records(0, log.end()));

        assertThat(database.documents(PROJECTED)).isEqualTo(before);
        assertRowsEqualTheFold(log);
    }

    private static MemoryLog fresh(RandomGenerator random) {
        database.empty(PROJECTED);
        database.empty(REFERENCE);
        return MemoryLog.random(random, 120);
    }

    private static Optional<Cursor> stored() {
        return new ViewStore(database.pool())
                .position(PROJECTED, MemoryLog.identity("topic"))
                .await()
                .indefinitely()
                .map(ViewStore.StoredPosition::cursor);
    }

    /** Every column equals that of one projection in a single batch; every document the fold's. */
    private static void assertRowsEqualTheFold(MemoryLog log) {
        PartitionProjection whole = projection(log, REFERENCE, new Progress() {});
        whole.start();
        whole.project(log.records(0, log.end()));

        assertThat(database.differences(PROJECTED, REFERENCE)).isEmpty();
        assertThat(database.documents(PROJECTED)).isEqualTo(folded(log)).isNotEmpty();
    }

    private static List<String> folded(MemoryLog log) {
        List<String> rows = new ArrayList<>();
        for (var account : RandomHistory.accounts()) {
            for (var view : ResourceViews.all(log.state().account(account))) {
                rows.add(
                        new JsonObject()
                                .put("account", account.value())
                                .put("version", view.revision())
                                .put("document", ViewJson.write(view))
                                .encode());
            }
        }
        return rows.stream().sorted().toList();
    }

    private static PartitionProjection projection(
            MemoryLog log, Generation generation, Progress progress) {
        return new PartitionProjection(
                0,
                () -> generation,
                new ViewStore(database.pool()),
                log,
                new ImageLoader(log, log, log.codec()),
                progress,
                Runnable::run);
    }

    /** A consumer with its projection: batches of any size, some old ones again. */
    private static final class Projector implements Progress {
        private final MemoryLog log;
        private final RandomGenerator random;
        private final PartitionProjection projection;
        private long next;

        Projector(MemoryLog log, RandomGenerator random) {
            this.log = log;
            this.random = random;
            // Where the group's offset happens to be: a hint, and no more.
            this.next = random.nextLong(log.end());
            this.projection = projection(log, PROJECTED, this);
            projection.start();
        }

        void step() {
            if (random.nextInt(6) == 0) {
                long stale = random.nextLong(log.end());
                projection.project(log.records(stale, stale + random.nextInt(20)));
            }
            List<EventRecord> batch = log.records(next, next + 1 + random.nextInt(25));
            next += batch.size();
            projection.project(batch);
        }

        void runTo(long end) {
            while (projection.cursor().map(Cursor::nextOffset).orElse(0L) < end) {
                step();
            }
        }

        @Override
        public void seek(int partition, long offset) {
            next = offset;
        }

        @Override
        public void outage(int partition, RuntimeException cause) {
            throw new AssertionError("no outage was planned", cause);
        }

        @Override
        public void stopped(int partition, RuntimeException cause) {
            throw new AssertionError("nothing should stop it", cause);
        }
    }
}

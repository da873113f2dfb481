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
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A database of the version before keeps showing its rows until those of this one are built. */
class SchemaUpgradeTest {
    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final Generation BEFORE = new Generation(1);

    private final RandomGenerator random = Seeds.random(43);
    private final TestLog log = TestLog.create(1);
    private final TestDatabase database = TestDatabase.of("1");
    private final RandomLog made = new RandomLog(random, 0, 1).goOn(100);
    private final ProjectionParts parts =
            new ProjectionParts(
                    log.kafka("upgrade"),
                    log.topics(),
                    log.facts(),
                    new JsonCodec(),
                    StateBootstrap.REPLAY,
                    database.pool(),
                    database.flyway(),
                    true);
    private final RebuildService service =
            new RebuildService(parts, database.pool(), log.topics(), log.kafka("upgrade"));

    /** The rows of before need not be what the log says: they are of a subnet that it has not. */
    @BeforeEach
    void fillAsBefore() {
        log.append(0, made.entries());
        var identity = parts.logs().getFirst().identity();
        database.execute(
                "INSERT INTO enif_v1.position VALUES (0, %d, 0, '', 0, '%s', '%s')"
                        .formatted(made.end(), identity.clusterId(), identity.topicId()));
        database.execute(
                "INSERT INTO enif_v1.subnet VALUES ('000000000001', 'subnet-1', 1, 'vpc-1',"
                        + " '10.0.0.0/24', 'us-east-1a', 251, false, '{}', '{\"id\":\"subnet-1\"}')");
    }

    @AfterEach
    void close() {
        service.close();
        parts.close();
        database.close();
    }

    @Test
    void the_rows_of_before_are_shown_until_all_are_built_anew() {
        parts.schema().ensure();
        assertThat(documents("enif.subnet")).containsExactly("{\"id\":\"subnet-1\"}");
        assertThatThrownBy(() -> documents("enif.route_table"))
                .as("shown only with all its rows")
                .hasMessageContaining("route_table");
        int next = service.status().building().orElseThrow();

        service.watch();
        Await.until(
                "the new rows are live: " + service.status(),
                BOUND,
                () -> service.status().live() == next);
        database.execute("SELECT enif.create_generation(7)");
        project(new Generation(7));
        assertThat(documents("enif.route_table")).isNotEmpty();
        assertThat(database.documents(new Generation(next))).isNotEmpty();
        assertThat(database.differences(new Generation(7), new Generation(next))).isEmpty();
    }

    @Test
    void what_was_being_built_by_the_version_before_is_begun_anew() {
        database.execute("SELECT enif.begin_generation(false)");
        parts.schema().ensure();
        assertThat(service.status().live()).isEqualTo(1);
        assertThat(service.status().building().orElseThrow()).isGreaterThan(2);
    }

    /** Readers of the rows of before get younger ones until the new rows are live. */
    @Test
    void the_rows_of_before_are_projected_into_in_the_meantime() {
        database.execute("DELETE FROM enif_v1.position");
        database.execute(
                "INSERT INTO enif_v1.position SELECT 0, 0, -1, '', 0, '%s', '%s'"
                        .formatted(
                                parts.logs().getFirst().identity().clusterId(),
                                parts.logs().getFirst().identity().topicId()));
        parts.schema().ensure();
        project(BEFORE);
        assertThat(parts.generations().positions(BEFORE)).containsEntry(0, made.end());
        assertThat(documents("enif.vpc")).isNotEmpty();
    }

    @Test
    void a_database_without_rows_needs_no_building() {
        database.execute("TRUNCATE enif_v1.position, enif_v1.subnet");
        parts.schema().ensure();
        assertThat(service.status().live()).isEqualTo(1);
        assertThat(service.status().building()).isEmpty();
        project(BEFORE);
        assertThat(documents("enif.route_table")).isNotEmpty();
    }

    private List<String> documents(String table) {
        return database
                .pool()
                .query("SELECT document FROM " + table)
                .execute()
                .await()
                .atMost(BOUND)
                .stream()
                .map(row -> row.getString(0))
                .toList();
    }

    private void project(Generation generation) {
        var projection = parts.projection(0, () -> generation, new Progress() {}, Runnable::run);
        projection.start();
        List<EventRecord> records = new ArrayList<>();
        for (int offset = 0; offset < made.end(); offset++) {
            var entry = made.entries().get(offset);
            records.add(new EventRecord(offset, entry.headers(), entry.value()));
        }
        projection.project(records);
        assertThat(projection.cursor().map(Cursor::nextOffset)).contains(made.end());
    }
}

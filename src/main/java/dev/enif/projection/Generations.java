/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.projection;

import dev.enif.log.LogIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which generations there are. Thread-safe; blocks, for a bounded time. */
final class Generations {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String UNIQUE_VIOLATION = "23505";

    /**
     * The server itself bounds for how long projectors can be held, whatever becomes of the process
     * that holds them, and for how long that process waits for anybody else.
     */
    private static final String HOLD_LIMITS =
            "SET LOCAL lock_timeout = '5s'; SET LOCAL idle_in_transaction_session_timeout = '8s'";

    private static final String REACHED =
            "SELECT partition, cluster_id, topic_id, next_offset FROM %s.place ORDER BY partition";

    private final Pool pool;

    Generations(Pool pool) {
        this.pool = pool;
    }

    /** How far one partition's log is projected. */
    record Reached(LogIdentity log, long nextOffset) {}

    /** The one that queries see. */
    Generation live() {
        var rows =
                await(
                        pool.query("SELECT number FROM enif.generation WHERE state = 'live'")
                                .execute());
        return new Generation(rows.iterator().next().getInteger("number"));
    }

    /** The one that is being built, if any. */
    Optional<Generation> building() {
        var rows =
                await(
                        pool.query("SELECT number FROM enif.generation WHERE state = 'building'")
                                .execute());
        for (Row row : rows) {
            return Optional.of(new Generation(row.getInteger("number")));
        }
        return Optional.empty();
    }

    /**
     * Makes the next generation, to be built.
     *
     * @param dropPrevious whether the one that is live until then is unwanted afterwards
     * @throws RebuildRunningException if one is being built already
     */
    Generation begin(boolean dropPrevious) {
        try {
            var rows =
                    await(
                            pool.preparedQuery("SELECT enif.begin_generation($1) AS number")
                                    .execute(Tuple.of(dropPrevious)));
            return new Generation(rows.iterator().next().getInteger("number"));
        } catch (PgException refused) {
            if (UNIQUE_VIOLATION.equals(refused.getSqlState())) {
                throw new RebuildRunningException();
            }
            throw refused;
        }
    }

    /** Shows the generation to queries from now on; in the connection's transaction. */
    static void makeLive(SqlConnection connection, Generation generation) {
        await(
                connection
                        .preparedQuery("SELECT enif.make_live($1)")
                        .execute(Tuple.of(generation.number())));
    }

    /** Forgets a generation that is not live. */
    void drop(Generation generation) {
        await(
                pool.preparedQuery("SELECT enif.drop_generation($1)")
                        .execute(Tuple.of(generation.number())));
    }

    /** Forgets generations that were to be dropped once another was live. */
    void dropUnwanted() {
        await(pool.query("SELECT enif.drop_unwanted_generations()").execute());
    }

    /** How far a generation is, by partition. */
    SortedMap<Integer, Long> positions(Generation generation) {
        SortedMap<Integer, Long> positions = new TreeMap<>();
        reached(generation)
                .forEach(reached -> positions.put(reached.log().partition(), reached.nextOffset()));
        return positions;
    }

    /** How far a generation is, and in which logs. */
    List<Reached> reached(Generation generation) {
        return reached(pool.query(REACHED.formatted(generation)).execute());
    }

    /**
     * How far a generation is, and in which logs; its projectors wait from now on until the
     * connection's transaction ends. The server ends it, and the connection, after 8 s without a
     * statement.
     */
    static List<Reached> hold(SqlConnection connection, Generation generation) {
        await(connection.query(HOLD_LIMITS).execute());
        return reached(connection.query(REACHED.formatted(generation) + " FOR UPDATE").execute());
    }

    private static List<Reached> reached(Uni<RowSet<Row>> asked) {
        List<Reached> all = new ArrayList<>();
        for (Row row : await(asked)) {
            var log =
                    new LogIdentity(
                            row.getString("cluster_id"),
                            row.getString("topic_id"),
                            row.getInteger("partition"));
            all.add(new Reached(log, row.getLong("next_offset")));
        }
        return all;
    }

    private static <T> T await(Uni<T> asked) {
        return asked.await().atMost(PATIENCE);
    }
}

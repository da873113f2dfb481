/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.projection;

import dev.enif.log.Cursor;
import dev.enif.log.LogIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The rows and positions of a generation in PostgreSQL. Thread-safe. Every failure is an outage or
 * leaves open whether the transaction took place; the caller repeats it, and the position tells.
 */
final class ViewStore {
    /** The table or the schema is gone: the generation was dropped. */
    private static final Set<String> GONE = Set.of("42P01", "3F000");

    /**
     * How long a transaction waits for a position that somebody holds. Longer than a change-over
     * holds it, shorter than its caller waits: a connection that waits must come free by itself.
     */
    private static final String LOCK_TIMEOUT = "SET LOCAL lock_timeout = '12s'";

    private final Pool pool;

    ViewStore(Pool pool) {
        this.pool = pool;
    }

    /** A partition's position with the log that it belongs to. */
    record StoredPosition(LogIdentity log, Cursor cursor) {}

    /**
     * Where the partition stands, after putting it at the start of that log if it was never
     * projected into the generation; empty if the generation is no longer projected into.
     */
    Uni<Optional<StoredPosition>> position(Generation generation, LogIdentity found) {
        String sql =
                """
                WITH begun AS (
                    INSERT INTO %1$s.place
                        (partition, next_offset, term, nonce, seq, cluster_id, topic_id)
                    VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (partition) DO NOTHING
                    RETURNING *)
                SELECT next_offset, term, nonce, seq, cluster_id, topic_id, retired FROM begun
                UNION ALL
                SELECT next_offset, term, nonce, seq, cluster_id, topic_id, retired
                FROM %1$s.place WHERE partition = $1\
                """
                        .formatted(generation.schema());
        Tuple parameters =
                cursor(Tuple.of(found.partition()), Cursor.START)
                        .addString(found.clusterId())
                        .addString(found.topicId());
        return pool.preparedQuery(sql)
                .execute(parameters)
                .map(rows -> stored(rows, found.partition()))
                .onFailure(ViewStore::isGone)
                .recoverWithItem(Optional.empty());
    }

    /**
     * Moves the partition from one cursor to the other and writes the rows, in one transaction.
     * False, and nothing written, if it does not stand at {@code from}: somebody else moved it, or
     * I did and never heard, or the generation is no longer projected into.
     */
    Uni<Boolean> advance(
            Generation generation, int partition, Cursor from, Cursor to, RowChanges changes) {
        return pool.withTransaction(
                        connection -> advance(connection, generation, partition, from, to, changes))
                .onFailure(NotThere.class)
                .recoverWithItem(false)
                .onFailure(ViewStore::isGone)
                .recoverWithItem(false);
    }

    /**
     * All statements are sent at once; the server executes them in order, so the position's row is
     * locked before any other.
     */
    private Uni<Boolean> advance(
            SqlConnection connection,
            Generation generation,
            int partition,
            Cursor from,
            Cursor to,
            RowChanges changes) {
        String move =
                """
                UPDATE %s.place
                SET next_offset = $2, term = $3, nonce = $4, seq = $5, moved_at = now()
                WHERE partition = $1 AND NOT retired
                    AND next_offset = $6 AND term = $7 AND nonce = $8 AND seq = $9\
                """
                        .formatted(generation.schema());
        List<Uni<Integer>> sent = new ArrayList<>();
        sent.add(connection.query(LOCK_TIMEOUT).execute().map(RowSet::rowCount));
        sent.add(
                connection
                        .preparedQuery(move)
                        .execute(cursor(cursor(Tuple.of(partition), to), from))
                        .map(RowSet::rowCount));
        for (RowChanges.Statement statement : changes.statements(generation.schema())) {
            sent.add(
                    connection
                            .preparedQuery(statement.sql())
                            .execute(statement.parameters())
                            .map(RowSet::rowCount));
        }
        return Uni.join()
                .all(sent)
                .andFailFast()
                .map(counts -> {
                    // The first is that of the time limit.
                    if (counts.get(1) == 0) {
                        throw new NotThere();
                    }
                    return true;
                });
    }

    private static Tuple cursor(Tuple parameters, Cursor cursor) {
        return parameters
                .addLong(cursor.nextOffset())
                .addLong(cursor.term())
                .addString(cursor.nonce())
                .addLong(cursor.seq());
    }

    private static Optional<StoredPosition> stored(RowSet<Row> rows, int partition) {
        for (Row row : rows) {
            if (!row.getBoolean("retired")) {
                return Optional.of(
                        new StoredPosition(
                                new LogIdentity(
                                        row.getString("cluster_id"),
                                        row.getString("topic_id"),
                                        partition),
                                new Cursor(
                                        row.getLong("next_offset"),
                                        row.getLong("term"),
                                        row.getString("nonce"),
                                        row.getLong("seq"))));
            }
        }
        return Optional.empty();
    }

    private static boolean isGone(Throwable failure) {
        return failure instanceof PgException refused && GONE.contains(refused.getSqlState());
    }

    /** Rolls the transaction back; never leaves this class. */
    private static final class NotThere extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotThere() {
            super("the position was moved", null, false, false);
        }
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.projection;

import dev.enif.log.kafka.KafkaSettings;
import dev.enif.log.kafka.Topics;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Builds all views anew from the log, beside those that queries see, and changes over when they
 * have caught up. Any process may ask for it; one that plays the projection role does it. That a
 * rebuild is wanted, and how far it is, is kept in the database: if the process that does it ends,
 * another goes on. One at a time. Thread-safe; methods block, for a bounded time, and throw in an
 * outage.
 */
@ApplicationScoped
public class RebuildService {
    private static final Logger LOG = Logger.getLogger(RebuildService.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /**
     * Of the database's advisory lock that the building process holds; drawn anew with a migration
     * that begins a rebuild, which a process of before would take up and could not carry out.
     */
    private static final long LOCK = 0x656e_6966_7262_6c65L;

    private final ProjectionParts parts;
    private final Pool pool;
    private final Topics topics;
    private final KafkaSettings kafka;
    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(
                    Thread.ofVirtual().name("enif-rebuild-", 0).factory());
    private volatile @Nullable Thread watcher;
    private volatile @Nullable String trouble;
    private volatile boolean closing;

    RebuildService(ProjectionParts parts, Pool pool, Topics topics, KafkaSettings kafka) {
        this.parts = parts;
        this.pool = pool;
        this.topics = topics;
        this.kafka = kafka;
    }

    /**
     * How things stand.
     *
     * @param live the number of the generation that queries see
     * @param building the number of the one that is being built
     * @param projected records that the one being built has projected, over all partitions
     * @param toProject records that the live one has projected
     * @param trouble why the last run in this process ended early
     */
    public record Status(
            int live,
            OptionalInt building,
            long projected,
            long toProject,
            Optional<String> trouble) {}

    /**
     * Asks for a rebuild and returns the number of the generation that will be live after it.
     *
     * @param dropPrevious whether the generation that is live now is dropped then; else it stays
     *     until {@link #drop}
     * @throws RebuildRunningException if one is under way
     */
    public int start(boolean dropPrevious) {
        parts.schema().ensure();
        int number = parts.generations().begin(dropPrevious).number();
        wake();
        return number;
    }

    /** Gives a rebuild that is under way up; queries notice nothing. */
    public void cancel() {
        parts.generations().building().ifPresent(building -> parts.generations().drop(building));
    }

    /** Drops a generation that is neither live nor being built any more. */
    public void drop(int number) {
        parts.generations().drop(new Generation(number));
    }

    public Status status() {
        Generations generations = parts.generations();
        Generation live = parts.live();
        Optional<Generation> building = generations.building();
        return new Status(
                live.number(),
                building.map(found -> OptionalInt.of(found.number())).orElse(OptionalInt.empty()),
                building.map(this::records).orElse(0L),
                records(live),
                Optional.ofNullable(trouble));
    }

    private long records(Generation generation) {
        return parts.generations().positions(generation).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** Begins to look for rebuilds that are wanted, and to do them; in the projection role. */
    public synchronized void watch() {
        if (watcher == null) {
            watcher = Thread.ofVirtual().name("enif-rebuild").start(this::run);
        }
    }

    /** Whether this process has found the views' schema as it should be, since it started. */
    public boolean foundSchema() {
        return parts.schema().isReady();
    }

    /**
     * Returns once the schema is as it should be; blocks.
     *
     * @throws RuntimeException if the database does not answer, or is not as it should be yet
     */
    public void ensureSchema() {
        parts.schema().ensure();
    }

    private void wake() {
        LockSupport.unpark(watcher);
    }

    private void run() {
        while (!closing) {
            Duration pause = BETWEEN_LOOKS;
            try {
                parts.schema().ensure();
                parts.generations().building().ifPresent(this::build);
                // Here, and not as a rebuild's last step, which a crash would leave out for good.
                parts.generations().dropUnwanted();
                trouble = null;
            } catch (RuntimeException failure) {
                pause = AFTER_FAILURE;
                if (!closing) {
                    trouble = String.valueOf(failure.getMessage());
                    LOG.warn("The rebuild of the views did not go on; it is tried again", failure);
                }
            }
            LockSupport.parkNanos(pause.toNanos());
        }
    }

    private void build(Generation building) {
        SqlConnection connection = pool.getConnection().await().atMost(PATIENCE);
        try {
            if (!lock(connection)) {
                return;
            }
            try {
                LOG.infof("Building the views anew in %s", building);
                new Rebuild(building, parts, pool, topics, kafka, () -> goesOn(building))
                        .run(threads);
                LOG.infof("The views are those of %s now", parts.live());
            } finally {
                unlock(connection);
            }
        } finally {
            connection.close().await().atMost(PATIENCE);
        }
    }

    /** Held by the connection, so that it ends with this process. */
    private static boolean lock(SqlConnection connection) {
        return connection
                .query("SELECT pg_try_advisory_lock(" + LOCK + ") AS mine")
                .execute()
                .await()
                .atMost(PATIENCE)
                .iterator()
                .next()
                .getBoolean("mine");
    }

    private static void unlock(SqlConnection connection) {
        try {
            connection
                    .query("SELECT pg_advisory_unlock(" + LOCK + ")")
                    .execute()
                    .await()
                    .atMost(PATIENCE);
        } catch (RuntimeException broken) {
            LOG.debug("The connection is gone, and the lock with it", broken);
        }
    }

    private boolean goesOn(Generation building) {
        return !closing && parts.generations().building().equals(Optional.of(building));
    }

    @PreDestroy
    void close() {
        closing = true;
        Thread running = watcher;
        if (running != null) {
            running.interrupt();
        }
        threads.shutdownNow();
    }
}

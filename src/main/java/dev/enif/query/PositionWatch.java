/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.query;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Reads the positions of all partitions over and over while somebody waits for one, and tells the
 * board: one small query every few milliseconds, however many wait. Where the projector runs in the
 * same process, the board is told sooner.
 */
@ApplicationScoped
class PositionWatch {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);
    private static final Duration AFTER_FAILURE = Duration.ofMillis(250);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Pool pool;
    private final PositionBoard board;
    private final Thread thread;
    private volatile boolean closing;

    PositionWatch(Pool pool, PositionBoard board) {
        this.pool = pool;
        this.board = board;
        this.thread = Thread.ofVirtual().name("enif-positions").start(this::run);
    }

    /** To be told when somebody begins to wait. */
    void wake() {
        if (board.isAwaited()) {
            LockSupport.unpark(thread);
        }
    }

    private void run() {
        while (!closing) {
            if (!board.isAwaited()) {
                LockSupport.park(this);
                continue;
            }
            LockSupport.parkNanos((look() ? BETWEEN_LOOKS : AFTER_FAILURE).toNanos());
        }
    }

    private boolean look() {
        try {
            var rows =
                    pool.query("SELECT partition, next_offset FROM enif.position")
                            .execute()
                            .await()
                            .atMost(PATIENCE);
            for (Row row : rows) {
                board.reached(row.getInteger("partition"), row.getLong("next_offset"));
            }
            return true;
        } catch (RuntimeException outage) {
            // Whoever waits is told by a timeout, and by the query itself.
            return false;
        }
    }

    @PreDestroy
    void close() {
        closing = true;
        thread.interrupt();
    }
}

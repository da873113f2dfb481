/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.projection;

import org.flywaydb.core.Flyway;

/**
 * Brings the database's schema up to what this code needs, before the first row is written. Not at
 * the start of the process, which must come up without its database: the other roles need none.
 * Thread-safe.
 */
final class ViewSchema {
    private final Flyway flyway;
    private final boolean migrates;
    private volatile boolean ready;

    /**
     * @param migrates false where migrations are somebody else's: then the schema is only compared
     */
    ViewSchema(Flyway flyway, boolean migrates) {
        this.flyway = flyway;
        this.migrates = migrates;
    }

    /** Whether {@link #ensure} has succeeded. */
    boolean isReady() {
        return ready;
    }

    /**
     * Returns when the schema is as it should be.
     *
     * @throws RuntimeException if the database does not answer, or is not as it should be yet;
     *     worth another try
     */
    synchronized void ensure() {
        if (ready) {
            return;
        }
        if (migrates) {
            flyway.migrate();
        } else {
            flyway.validate();
        }
        ready = true;
    }
}

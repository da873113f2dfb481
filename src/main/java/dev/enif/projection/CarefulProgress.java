/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.projection;

import dev.enif.core.failover.FailoverGroupEvent.FailedOver;
import dev.enif.log.Cursor;
import dev.enif.log.VoidReason;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Tells somebody else, and logs what he throws: no row waits for whoever counts rows. The first
 * fault is an error; those that follow may come with each record, and are logged for debugging.
 */
final class CarefulProgress implements Progress {
    private static final Logger LOG = Logger.getLogger(CarefulProgress.class);

    private final Progress told;
    private final AtomicBoolean said = new AtomicBoolean();

    CarefulProgress(Progress told) {
        this.told = told;
    }

    @Override
    public void advanced(int partition, Cursor cursor, int rows, long tookNanos) {
        tell(partition, () -> told.advanced(partition, cursor, rows, tookNanos));
    }

    @Override
    public void failedOver(int partition, FailedOver event) {
        tell(partition, () -> told.failedOver(partition, event));
    }

    @Override
    public void voided(int partition, long offset, VoidReason reason) {
        tell(partition, () -> told.voided(partition, offset, reason));
    }

    @Override
    public void outage(int partition, RuntimeException cause) {
        tell(partition, () -> told.outage(partition, cause));
    }

    @Override
    public void recovered(int partition) {
        tell(partition, () -> told.recovered(partition));
    }

    @Override
    public void stopped(int partition, RuntimeException cause) {
        tell(partition, () -> told.stopped(partition, cause));
    }

    @Override
    public void seek(int partition, long offset) {
        tell(partition, () -> told.seek(partition, offset));
    }

    private void tell(int partition, Runnable news) {
        try {
            news.run();
        } catch (RuntimeException fault) {
            var level = said.getAndSet(true) ? Logger.Level.DEBUG : Logger.Level.ERROR;
            LOG.logf(level, fault, "Progress of partition %d was not taken note of", partition);
        }
    }
}

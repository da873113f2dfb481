/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.projection;

import dev.enif.log.Cursor;
import dev.enif.log.VoidReason;
import org.jboss.logging.Logger;

/** Tells somebody else, and logs what he throws: no row waits for whoever counts rows. */
final class CarefulProgress implements Progress {
    private static final Logger LOG = Logger.getLogger(CarefulProgress.class);

    private final Progress told;

    CarefulProgress(Progress told) {
        this.told = told;
    }

    @Override
    public void advanced(int partition, Cursor cursor, int rows, long tookNanos) {
        tell(partition, () -> told.advanced(partition, cursor, rows, tookNanos));
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

    private static void tell(int partition, Runnable news) {
        try {
            news.run();
        } catch (RuntimeException fault) {
            LOG.errorf(fault, "What became of partition %d was not taken note of", partition);
        }
    }
}

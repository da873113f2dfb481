/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.projection;

import dev.enif.core.failover.FailoverGroupEvent.FailedOver;
import dev.enif.log.Cursor;
import dev.enif.log.VoidReason;

/** Told what becomes of partitions. On any thread; must not block or throw. */
interface Progress {
    /** The partition's rows and position are in the database up to that cursor. */
    default void advanced(int partition, Cursor cursor, int rows, long tookNanos) {}

    /** The rows show the failover now. */
    default void failedOver(int partition, FailedOver event) {}

    /** A record did not count. */
    default void voided(int partition, long offset, VoidReason reason) {}

    /** The database, or the log, does not answer; the same thing is tried again until it does. */
    default void outage(int partition, RuntimeException cause) {}

    /** The outage is over. */
    default void recovered(int partition) {}

    /** The partition is projected no further until this process starts anew. */
    default void stopped(int partition, RuntimeException cause) {}

    /** Records of the partition are needed from that offset on, whatever came last. */
    default void seek(int partition, long offset) {}
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.projection;

import dev.enif.core.partition.PartitionState;
import dev.enif.log.Cursor;
import dev.enif.log.Image;
import dev.enif.log.LogRange;

/** Where a projector finds the fold of a partition's first part, so as not to repeat it. */
@FunctionalInterface
public interface StateBootstrap {
    /** Folds from the first record. */
    StateBootstrap REPLAY = (_, _) -> new Image<>(Cursor.START, PartitionState.EMPTY);

    /**
     * The latest stored fold of that log that has read nothing at or behind {@code nextOffset}; the
     * empty one at the log's start if none is stored.
     *
     * @throws dev.enif.log.kafka.StartRefusedException if what is stored belongs to another log
     * @throws RuntimeException if the store does not answer; worth another try
     */
    Image<PartitionState> atOrBelow(LogRange log, long nextOffset);
}

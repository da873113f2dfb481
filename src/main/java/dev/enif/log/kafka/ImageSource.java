/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.kafka;

import dev.enif.core.partition.PartitionState;
import dev.enif.log.Cursor;
import dev.enif.log.Image;
import dev.enif.log.LogRange;

/** From where a follower begins to read a partition. */
@FunctionalInterface
public interface ImageSource {

    /** Folds the log from its first record. */
    ImageSource REPLAY = _ -> new Image<>(Cursor.START, PartitionState.EMPTY);

    /**
     * The newest image that was stored for that log.
     *
     * @throws StartRefusedException if what is stored does not belong to the log
     * @throws org.apache.kafka.common.KafkaException if the cluster cannot be asked; worth another
     *     try
     */
    Image<PartitionState> load(LogRange log);
}

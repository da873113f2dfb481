/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.kafka;

import dev.enif.core.partition.PartitionState;
import dev.enif.log.Cursor;
import dev.enif.log.Position;

/** What a follower knows of one partition at one moment. Immutable. */
public record Current(int partition, Cursor cursor, PartitionState state) {

    /** Up to where the state was folded. */
    public Position position() {
        return Position.of(partition, cursor);
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.kafka;

/** The follower reads a partition no further, until somebody has looked into it. */
public final class StoppedPartitionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoppedPartitionException(int partition, String reason) {
        super("Partition %d is stopped: %s".formatted(partition, reason));
    }
}

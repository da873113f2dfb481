/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.projection;

import dev.enif.log.LogRange;
import java.util.function.Consumer;

/**
 * The log beside the channel: what a projector reads to know where it is and to fold again what it
 * has projected already. Thread-safe; blocks.
 */
interface EventSource {
    /**
     * The partition's log as it is now.
     *
     * @throws RuntimeException if the cluster does not answer; worth another try
     */
    LogRange range(int partition);

    /**
     * Hands over the partition's records from one offset up to, not including, the other, in order.
     *
     * @throws RuntimeException if the cluster does not answer, or of {@code taker}
     */
    void replay(int partition, long from, long to, Consumer<EventRecord> taker);
}

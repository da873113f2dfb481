/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.kafka;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Who is told of what a follower reads. The fold and the other listeners go on when one throws: one
 * reader's fault is not the log's. Thread-safe.
 */
final class Listeners {
    private static final System.Logger LOG = System.getLogger(Follower.class.getName());

    private final List<Follower.Listener> listeners = new CopyOnWriteArrayList<>();

    void add(Follower.Listener listener) {
        listeners.add(listener);
    }

    void read(FollowedRecord record) {
        tell(listener -> listener.read(record));
    }

    void jumped(Current from) {
        tell(listener -> listener.jumped(from.partition(), from));
    }

    /** Says it to people as well. */
    void stopped(int partition, long offset, String reason) {
        LOG.log(
                System.Logger.Level.ERROR,
                "Partition {0} is read no further: {1}",
                partition,
                reason);
        tell(listener -> listener.stopped(partition, offset, reason));
    }

    private void tell(Consumer<Follower.Listener> message) {
        for (var listener : listeners) {
            try {
                message.accept(listener);
            } catch (RuntimeException fault) {
                LOG.log(System.Logger.Level.ERROR, "A listener of the log failed", fault);
            }
        }
    }
}

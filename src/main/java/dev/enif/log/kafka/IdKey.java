/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.kafka;

import dev.enif.core.partition.Founding;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The key of a log's ids, as the first partition that was read has it. With two keys in one log,
 * two partitions could make the same id. Thread-safe.
 */
final class IdKey {
    private final AtomicReference<@Nullable Founding> first = new AtomicReference<>();

    /** What is wrong with this founding, in one sentence; empty if it has the log's key. */
    Optional<String> contradiction(Founding founding) {
        first.compareAndSet(null, founding);
        var before = first.get();
        return before == null || before.idKey() == founding.idKey()
                ? Optional.empty()
                : Optional.of(
                        ("Partitions %d and %d were founded with different keys for their ids: they"
                                        + " are of two logs, whose ids may be the same")
                                .formatted(before.partition(), founding.partition()));
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.query;

import dev.enif.log.kafka.EndOffsets;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Asks the cluster where the log ends. */
@ApplicationScoped
class KafkaEndOfLog implements EndOfLog {
    private final EndOffsets offsets;

    KafkaEndOfLog(EndOffsets offsets) {
        this.offsets = offsets;
    }

    @Override
    public Uni<Long> of(int partition) {
        return Uni.createFrom().completionStage(() -> offsets.of(partition));
    }
}

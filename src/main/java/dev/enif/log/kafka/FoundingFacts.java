/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.kafka;

import dev.enif.core.net.Cidr4;
import dev.enif.core.partition.Founding;
import java.util.List;
import java.util.Optional;

/**
 * What this process is configured to be part of. The first owner of a partition writes it into the
 * log; from then on the log says what it is, and a process that is configured otherwise must not
 * run.
 *
 * @param partitions how many partitions the log has
 * @param publicBlocks the first blocks of the public pool
 */
public record FoundingFacts(String region, int partitions, List<Cidr4> publicBlocks) {
    public FoundingFacts {
        publicBlocks = List.copyOf(publicBlocks);
    }

    /** The founding of a partition that has none yet. */
    public Founding found(int partition, long idKey) {
        return new Founding(region, partition, partitions, idKey, publicBlocks);
    }

    /** What the log says otherwise, in one sentence; empty if it says the same. */
    public Optional<String> contradiction(int partition, Founding log) {
        if (!log.region().equals(region)) {
            return differs("region", log.region(), "enif.region", region);
        }
        if (log.partition() != partition || log.partitions() != partitions) {
            return differs(
                    "place",
                    log.partition() + " of " + log.partitions(),
                    "enif.log.partitions",
                    partition + " of " + partitions);
        }
        if (!log.publicBlocks().equals(publicBlocks)) {
            return differs("public pool", log.publicBlocks(), "enif.public-pool", publicBlocks);
        }
        return Optional.empty();
    }

    private static Optional<String> differs(
            String what, Object inLog, String setting, Object configured) {
        return Optional.of(
                "The log was founded with %s %s, but %s says %s: it is fixed for the life of the log"
                        .formatted(what, inLog, setting, configured));
    }
}

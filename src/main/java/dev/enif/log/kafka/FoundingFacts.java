/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.kafka;

import dev.enif.core.net.Cidr4;
import dev.enif.core.partition.Founding;
import dev.enif.log.LogIdentity;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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

    /**
     * The key of a log's ids. All partitions must have the same one, and each may be founded by
     * another process at the same time: so it is not drawn, but made of what all of them read.
     */
    public static long idKey(LogIdentity log) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(
                                    (log.clusterId() + "/" + log.topicId())
                                            .getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(hash).getLong();
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
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

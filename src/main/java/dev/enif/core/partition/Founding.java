/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.partition;

import dev.enif.core.id.IdSequence;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Cidr6;
import dev.enif.core.vpc.Ipv6Pool;
import java.util.List;

/**
 * What is fixed for the life of a partition by its very first record. A process that is configured
 * otherwise must not run.
 *
 * @param idKey key of the id permutation; the same in all partitions, or their ids could collide
 * @param publicBlocks the pool's first blocks; later ones come as events
 */
public record Founding(
        String region, int partition, int partitions, long idKey, List<Cidr4> publicBlocks) {
    public Founding {
        publicBlocks = List.copyOf(publicBlocks);
        if (partitions < 1 || partition < 0 || partition >= partitions) {
            throw new IllegalArgumentException("partition " + partition + " of " + partitions);
        }
    }

    /** This partition's part of the provider's IPv6 addresses. */
    public Ipv6Pool ipv6Pool(Cidr6 block) {
        return new Ipv6Pool(block, partition, partitions);
    }

    public IdSequence ids() {
        return new IdSequence(idKey, region, partition);
    }
}

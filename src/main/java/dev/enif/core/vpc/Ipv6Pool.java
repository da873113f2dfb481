/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.vpc;

import dev.enif.core.net.Cidr6;
import dev.enif.core.net.Ipv6;
import java.util.Optional;

/**
 * The provider's IPv6 addresses, of which each VPC that asks for it gets a /56 (as EC2 does). The
 * n-th number of a partition's id counter stands for the block with the index {@code partition + n
 * * partitions}. Each number is used once, so no two VPCs ever get the same block, and what was
 * given back is not given to another. Immutable.
 *
 * @param block of all partitions of the region; at most a /{@value #NARROWEST}
 */
public record Ipv6Pool(Cidr6 block, int partition, int partitions) {
    /** Prefix length of what a VPC gets. */
    public static final int PROVIDED_LENGTH = 56;

    /** With less, the numbers of a busy partition would run out. */
    public static final int NARROWEST = 24;

    /**
     * @throws IllegalArgumentException if the block is too small, or the partition is not one of
     *     those
     */
    public Ipv6Pool {
        if (block.length() > NARROWEST) {
            throw new IllegalArgumentException(
                    "the IPv6 pool " + block + " is too small: it must be at most a /" + NARROWEST);
        }
        if (partitions < 1 || partition < 0 || partition >= partitions) {
            throw new IllegalArgumentException("partition " + partition + " of " + partitions);
        }
    }

    /**
     * The block that goes with the number, or empty if the pool has none left.
     *
     * @param counter at least 0 and below 2^52
     */
    public Optional<Cidr6> provided(long counter) {
        int bits = PROVIDED_LENGTH - block.length();
        // Below 2^56: 52 bits would overflow a long only from 2^11 partitions on.
        if (counter > (Long.MAX_VALUE - partition) / partitions) {
            return Optional.empty();
        }
        long index = partition + counter * partitions;
        if (index >= 1L << bits) {
            return Optional.empty();
        }
        long high = block.network().high() | index << (64 - PROVIDED_LENGTH);
        return Optional.of(new Cidr6(new Ipv6(high, 0), PROVIDED_LENGTH));
    }
}

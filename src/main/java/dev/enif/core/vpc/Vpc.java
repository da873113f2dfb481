/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.vpc;

import dev.enif.core.account.Entity;
import dev.enif.core.account.Hash64;
import dev.enif.core.account.Tags;
import dev.enif.core.id.CidrAssociationId;
import dev.enif.core.id.GroupId;
import dev.enif.core.id.VpcId;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Ipv4;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A virtual private cloud: its blocks (the first is the primary one, which never goes) and its
 * default group.
 */
public record Vpc(
        VpcId id,
        List<Block> blocks,
        GroupId defaultGroupId,
        boolean dnsSupport,
        boolean dnsHostnames,
        Tags tags)
        implements Entity<VpcId> {
    /** Prefix length of the largest block that a VPC or a subnet may have. */
    public static final int WIDEST_BLOCK = 16;

    /** Prefix length of the smallest. */
    public static final int NARROWEST_BLOCK = 28;

    /** One IPv4 block of a VPC. */
    public record Block(CidrAssociationId associationId, Cidr4 cidr) {}

    public Vpc {
        blocks = List.copyOf(blocks);
    }

    /** The first block, with which it was made. */
    public Block primary() {
        return blocks.getFirst();
    }

    public @Nullable Block find(CidrAssociationId associationId) {
        for (Block block : blocks) {
            if (block.associationId().equals(associationId)) {
                return block;
            }
        }
        return null;
    }

    public boolean contains(Ipv4 address) {
        return blocks.stream().anyMatch(block -> block.cidr().contains(address));
    }

    /** Whether one of its blocks holds all of this one. */
    public boolean contains(Cidr4 cidr) {
        return blocks.stream().anyMatch(block -> block.cidr().contains(cidr));
    }

    /** Whether EC2 permits a block of this size for a VPC or a subnet. */
    public static boolean isSize(Cidr4 cidr) {
        return cidr.length() >= WIDEST_BLOCK && cidr.length() <= NARROWEST_BLOCK;
    }

    @Override
    public Vpc withTags(Tags newTags) {
        return new Vpc(id, blocks, defaultGroupId, dnsSupport, dnsHostnames, newTags);
    }

    @Override
    public long fingerprint() {
        return new Hash64()
                .add(id)
                .addAll(
                        blocks.stream()
                                .map(block -> block.associationId() + "=" + block.cidr())
                                .toList())
                .add(defaultGroupId)
                .add(dnsSupport)
                .add(dnsHostnames)
                .add(tags)
                .value();
    }
}

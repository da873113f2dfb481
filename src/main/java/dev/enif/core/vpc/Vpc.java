/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.vpc;

import dev.enif.core.account.Entity;
import dev.enif.core.account.Hash64;
import dev.enif.core.account.Tags;
import dev.enif.core.id.CidrAssociationId;
import dev.enif.core.id.GroupId;
import dev.enif.core.id.VpcId;
import dev.enif.core.net.Cidr;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Cidr6;
import dev.enif.core.net.Ip;
import dev.enif.core.net.Ipv4;
import dev.enif.core.net.Ipv6;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A virtual private cloud: its blocks (the first is the primary one, which never goes) and its
 * default group.
 */
public record Vpc(
        VpcId id,
        List<Block> blocks,
        List<Ipv6Block> ipv6Blocks,
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

    /**
     * One IPv6 block of a VPC.
     *
     * @param provided whether it came from the provider's pool
     */
    public record Ipv6Block(CidrAssociationId associationId, Cidr6 cidr, boolean provided) {}

    /** A VPC without IPv6. */
    public Vpc(
            VpcId id,
            List<Block> blocks,
            GroupId defaultGroupId,
            boolean dnsSupport,
            boolean dnsHostnames,
            Tags tags) {
        this(id, blocks, List.of(), defaultGroupId, dnsSupport, dnsHostnames, tags);
    }

    public Vpc {
        blocks = List.copyOf(blocks);
        ipv6Blocks = List.copyOf(ipv6Blocks);
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

    public @Nullable Ipv6Block findIpv6(CidrAssociationId associationId) {
        for (Ipv6Block block : ipv6Blocks) {
            if (block.associationId().equals(associationId)) {
                return block;
            }
        }
        return null;
    }

    /** All its blocks: IPv4 with the primary one first, then IPv6. */
    public List<Cidr> cidrs() {
        List<Cidr> cidrs = new ArrayList<>(blocks.size() + ipv6Blocks.size());
        blocks.forEach(block -> cidrs.add(block.cidr()));
        ipv6Blocks.forEach(block -> cidrs.add(block.cidr()));
        return cidrs;
    }

    public boolean contains(Ip address) {
        return switch (address) {
            case Ipv4 ipv4 -> blocks.stream().anyMatch(block -> block.cidr().contains(ipv4));
            case Ipv6 ipv6 -> ipv6Blocks.stream().anyMatch(block -> block.cidr().contains(ipv6));
        };
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
        return new Vpc(id, blocks, ipv6Blocks, defaultGroupId, dnsSupport, dnsHostnames, newTags);
    }

    @Override
    public long fingerprint() {
        Hash64 hash = new Hash64();
        if (!ipv6Blocks.isEmpty()) {
            // Those without IPv6 hash as they did before it came.
            hash.addAll(ipv6Blocks);
        }
        return hash.add(id)
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

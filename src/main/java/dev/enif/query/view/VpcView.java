/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.query.view;

import dev.enif.core.account.AccountState;
import dev.enif.core.vpc.Vpc;
import java.util.List;
import java.util.Map;

/**
 * A VPC.
 *
 * @param cidrBlock the primary block, which is also the first of {@code cidrBlocks}
 * @param revision rises with every change of this VPC; the entity tag
 */
public record VpcView(
        String id,
        String cidrBlock,
        List<CidrBlock> cidrBlocks,
        List<Ipv6CidrBlock> ipv6CidrBlocks,
        String defaultSecurityGroupId,
        boolean enableDnsSupport,
        boolean enableDnsHostnames,
        Map<String, String> tags,
        long revision)
        implements ResourceView {

    /** One IPv4 block of a VPC. */
    public record CidrBlock(String associationId, String cidrBlock) {}

    /**
     * One IPv6 block of a VPC.
     *
     * @param provided whether it came from the provider's pool
     */
    public record Ipv6CidrBlock(String associationId, String ipv6CidrBlock, boolean provided) {}

    public VpcView {
        cidrBlocks = List.copyOf(cidrBlocks);
        // A row of the version before has none.
        ipv6CidrBlocks = ipv6CidrBlocks == null ? List.of() : List.copyOf(ipv6CidrBlocks);
        tags = ResourceView.sorted(tags);
    }

    /** The VPC as it is in the image. */
    public static VpcView of(AccountState account, Vpc vpc) {
        return new VpcView(
                vpc.id().value(),
                vpc.blocks().getFirst().cidr().toString(),
                vpc.blocks().stream()
                        .map(block ->
                                new CidrBlock(
                                        block.associationId().value(), block.cidr().toString()))
                        .toList(),
                vpc.ipv6Blocks().stream()
                        .map(block ->
                                new Ipv6CidrBlock(
                                        block.associationId().value(),
                                        block.cidr().toString(),
                                        block.provided()))
                        .toList(),
                vpc.defaultGroupId().value(),
                vpc.dnsSupport(),
                vpc.dnsHostnames(),
                vpc.tags().entries(),
                account.revision(vpc.id()));
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.vpc;

import dev.enif.core.account.Draft;
import dev.enif.core.account.Quota;
import dev.enif.core.acl.DefaultAcl;
import dev.enif.core.acl.NetworkAcl;
import dev.enif.core.acl.NetworkAclEvent.NetworkAclEntryCreated;
import dev.enif.core.decision.Dependents;
import dev.enif.core.decision.Result;
import dev.enif.core.id.CidrAssociationId;
import dev.enif.core.id.ResourceKind;
import dev.enif.core.id.SubnetId;
import dev.enif.core.net.Cidr6;
import dev.enif.core.securitygroup.DefaultGroup;
import dev.enif.core.securitygroup.Direction;
import dev.enif.core.securitygroup.SecurityGroup;
import dev.enif.core.securitygroup.SecurityGroupEvent.RulesAuthorized;
import dev.enif.core.vpc.VpcEvent.Ipv6BlockAssociated;
import dev.enif.core.vpc.VpcEvent.Ipv6BlockDisassociated;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides about the IPv6 blocks of VPCs. */
final class VpcIpv6Blocks {
    /** Prefix length of the largest block that a VPC may bring (EC2). */
    static final int WIDEST = 44;

    /** Prefix length of the smallest. */
    static final int NARROWEST = 60;

    /** Lengths go in steps of so many bits. */
    static final int STEP = 4;

    /** What unicast addresses can have; RFC 4291 and RFC 4193. */
    private static final List<Cidr6> UNICAST =
            List.of(Cidr6.parse("2000::/3"), Cidr6.parse("fc00::/7"));

    /** Where the platform has its services; see the semantics of verdicts. */
    private static final Cidr6 SERVICES = Cidr6.parse("fd00:ec2::/32");

    private VpcIpv6Blocks() {}

    /**
     * @param wanted the block, or null for one of the provider's
     */
    static Result associate(Draft draft, Vpc vpc, @Nullable Cidr6 wanted) {
        if (wanted != null) {
            requireBlock(draft, wanted);
        }
        draft.requireQuota(Quota.CIDR_BLOCKS_PER_VPC, vpc.ipv6Blocks().size() + 1L);
        long number = draft.nextId();
        CidrAssociationId associationId =
                (CidrAssociationId) draft.newId(ResourceKind.VPC_CIDR_ASSOCIATION);
        Cidr6 cidr =
                wanted == null
                        ? draft.environment()
                                .ipv6Pool()
                                .provided(number)
                                .orElseThrow(() -> Draft.refused(new VpcRefusal.Ipv6PoolEmpty()))
                        : wanted;
        requireUnused(draft, cidr);
        VpcDecider.requireNotRouted(draft, vpc, cidr);
        draft.happened(new Ipv6BlockAssociated(vpc.id(), associationId, cidr, wanted == null));
        if (vpc.ipv6Blocks().isEmpty()) {
            openDefaults(draft, vpc);
        }
        return Result.of(associationId);
    }

    /**
     * With the first block the VPC's default network ACL lets IPv6 pass, and its default group lets
     * it out, unless somebody has changed what they are born with (EC2).
     */
    private static void openDefaults(Draft draft, Vpc vpc) {
        NetworkAcl acl = draft.require(DefaultAcl.idOf(vpc.id()));
        for (Direction direction : Direction.values()) {
            if (acl.entries(direction).equals(DefaultAcl.BORN)) {
                draft.happened(
                        new NetworkAclEntryCreated(acl.id(), direction, DefaultAcl.ALLOW_ALL_IPV6));
            }
        }
        SecurityGroup group = draft.require(vpc.defaultGroupId());
        if (DefaultGroup.leavesAsBorn(group)) {
            draft.happened(
                    new RulesAuthorized(
                            group.id(), List.of(DefaultGroup.everythingOutByIpv6(draft))));
        }
    }

    static Result disassociate(Draft draft, Vpc vpc, Vpc.Ipv6Block block) {
        List<SubnetId> within =
                draft.account().contents().subnetsOf(vpc.id()).values().stream()
                        .filter(id -> lies(draft.require(id), block.cidr()))
                        .toList();
        Draft.refuseIf(
                !within.isEmpty(),
                new VpcRefusal.BlockInUse(vpc.id(), block.cidr(), Dependents.of(within)));
        VpcDecider.restoreLocalRoutes(draft, vpc, block.cidr());
        draft.happened(new Ipv6BlockDisassociated(vpc.id(), block.associationId()));
        return Result.NOTHING;
    }

    private static boolean lies(Subnet subnet, Cidr6 block) {
        Subnet.Ipv6Block ipv6 = subnet.ipv6();
        return ipv6 != null && block.contains(ipv6.cidr());
    }

    private static void requireBlock(Draft draft, Cidr6 cidr) {
        Draft.refuseIf(
                cidr.length() < WIDEST
                        || cidr.length() > NARROWEST
                        || (cidr.length() - WIDEST) % STEP != 0,
                new VpcRefusal.Ipv6BlockSize(cidr));
        Draft.refuseIf(
                UNICAST.stream().noneMatch(unicast -> unicast.contains(cidr))
                        || SERVICES.overlaps(cidr),
                new VpcRefusal.Ipv6BlockReserved(cidr));
        Cidr6 pool = draft.environment().ipv6Pool().block();
        Draft.refuseIf(pool.overlaps(cidr), new VpcRefusal.Ipv6BlockProvided(cidr, pool));
    }

    /**
     * IPv6 addresses are the same everywhere, so no two VPCs of the account may share some. A
     * provided block too may meet one that was brought before the pool was another.
     */
    private static void requireUnused(Draft draft, Cidr6 cidr) {
        for (Vpc other : draft.account().vpcs().values()) {
            for (Vpc.Ipv6Block block : other.ipv6Blocks()) {
                Draft.refuseIf(
                        block.cidr().overlaps(cidr),
                        new VpcRefusal.BlockOverlap(other.id(), cidr, block.cidr()));
            }
        }
    }
}

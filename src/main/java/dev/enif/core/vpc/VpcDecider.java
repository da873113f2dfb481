/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.vpc;

import dev.enif.core.account.AccountState;
import dev.enif.core.account.Draft;
import dev.enif.core.account.Quota;
import dev.enif.core.account.TagDecider;
import dev.enif.core.acl.DefaultAcl;
import dev.enif.core.acl.NetworkAcls;
import dev.enif.core.decision.CommonRefusal;
import dev.enif.core.decision.Dependents;
import dev.enif.core.decision.Result;
import dev.enif.core.id.CidrAssociationId;
import dev.enif.core.id.EgressOnlyGatewayId;
import dev.enif.core.id.GroupId;
import dev.enif.core.id.PeeringId;
import dev.enif.core.id.ResourceKind;
import dev.enif.core.id.RouteTableId;
import dev.enif.core.id.TargetGroupId;
import dev.enif.core.id.VpcId;
import dev.enif.core.net.Cidr;
import dev.enif.core.net.Cidr4;
import dev.enif.core.peering.PeeringDecider;
import dev.enif.core.routing.Route;
import dev.enif.core.routing.RouteTableEvent;
import dev.enif.core.securitygroup.DefaultGroup;
import dev.enif.core.securitygroup.SecurityGroup;
import dev.enif.core.securitygroup.SecurityGroupEvent.GroupDeleted;
import dev.enif.core.vpc.VpcCommand.AssociateCidrBlock;
import dev.enif.core.vpc.VpcCommand.AssociateIpv6Block;
import dev.enif.core.vpc.VpcCommand.CreateVpc;
import dev.enif.core.vpc.VpcCommand.DeleteVpc;
import dev.enif.core.vpc.VpcCommand.DisassociateCidrBlock;
import dev.enif.core.vpc.VpcCommand.ModifyVpc;
import dev.enif.core.vpc.VpcEvent.CidrBlockAssociated;
import dev.enif.core.vpc.VpcEvent.CidrBlockDisassociated;
import dev.enif.core.vpc.VpcEvent.VpcCreated;
import dev.enif.core.vpc.VpcEvent.VpcDeleted;
import dev.enif.core.vpc.VpcEvent.VpcModified;
import java.util.List;
import org.pcollections.TreePSet;

/** Decides commands on VPCs. */
public final class VpcDecider {
    /**
     * Blocks that hold no addresses of hosts: "this network", loopback, link-local, multicast and
     * what is reserved above it (IANA's special-purpose registry).
     */
    private static final List<Cidr4> RESERVED =
            List.of(
                    Cidr4.parse("0.0.0.0/8"),
                    Cidr4.parse("127.0.0.0/8"),
                    Cidr4.parse("169.254.0.0/16"),
                    Cidr4.parse("224.0.0.0/3"));

    private VpcDecider() {}

    public static Result decide(Draft draft, VpcCommand command) {
        return switch (command) {
            case CreateVpc create -> create(draft, create);
            case AssociateCidrBlock associate -> associate(draft, associate);
            case AssociateIpv6Block(var vpcId, var cidr) ->
                    VpcIpv6Blocks.associate(draft, draft.require(vpcId), cidr);
            case DisassociateCidrBlock disassociate -> disassociate(draft, disassociate);
            case ModifyVpc modify -> modify(draft, modify);
            case DeleteVpc(VpcId vpcId) -> delete(draft, draft.require(vpcId));
        };
    }

    private static Result create(Draft draft, CreateVpc create) {
        TagDecider.requireValid(create.tags());
        requireBlock(create.cidr());
        draft.requireQuota(Quota.VPCS, draft.account().vpcs().size() + 1L);
        VpcId vpcId = (VpcId) draft.newId(ResourceKind.VPC);
        CidrAssociationId associationId =
                (CidrAssociationId) draft.newId(ResourceKind.VPC_CIDR_ASSOCIATION);
        GroupId groupId = (GroupId) draft.newId(ResourceKind.SECURITY_GROUP);
        draft.happened(new VpcCreated(vpcId, associationId, create.cidr(), groupId, create.tags()));
        draft.happened(DefaultGroup.of(draft, groupId, vpcId));
        if (Boolean.TRUE.equals(create.providedIpv6())) {
            VpcIpv6Blocks.associate(draft, draft.require(vpcId), null);
        }
        return Result.of(vpcId);
    }

    private static Result associate(Draft draft, AssociateCidrBlock associate) {
        Vpc vpc = draft.require(associate.vpcId());
        Cidr4 cidr = associate.cidr();
        requireBlock(cidr);
        for (Vpc.Block block : vpc.blocks()) {
            Draft.refuseIf(
                    block.cidr().overlaps(cidr),
                    new VpcRefusal.BlockOverlap(vpc.id(), cidr, block.cidr()));
        }
        PeeringDecider.requireApartFromPeers(draft, vpc, cidr);
        requireNotRouted(draft, vpc, cidr);
        draft.requireQuota(Quota.CIDR_BLOCKS_PER_VPC, vpc.blocks().size() + 1L);
        CidrAssociationId associationId =
                (CidrAssociationId) draft.newId(ResourceKind.VPC_CIDR_ASSOCIATION);
        draft.happened(new CidrBlockAssociated(vpc.id(), associationId, cidr));
        return Result.of(associationId);
    }

    /** Such a route would beat the block's local one, and lead traffic within the VPC out of it. */
    static void requireNotRouted(Draft draft, Vpc vpc, Cidr cidr) {
        for (RouteTableId tableId : draft.account().routing().tablesOf(vpc.id())) {
            for (Cidr destination : draft.require(tableId).routes().keySet()) {
                Draft.refuseIf(
                        cidr.contains(destination),
                        new VpcRefusal.BlockRouted(vpc.id(), cidr, tableId, destination));
            }
        }
    }

    private static Result disassociate(Draft draft, DisassociateCidrBlock disassociate) {
        Vpc vpc = draft.require(disassociate.vpcId());
        Vpc.Ipv6Block ipv6Block = vpc.findIpv6(disassociate.associationId());
        if (ipv6Block != null) {
            return VpcIpv6Blocks.disassociate(draft, vpc, ipv6Block);
        }
        Vpc.Block block = vpc.find(disassociate.associationId());
        if (block == null) {
            throw Draft.refused(new CommonRefusal.NotFound(disassociate.associationId()));
        }
        Draft.refuseIf(
                block.equals(vpc.primary()),
                new VpcRefusal.PrimaryBlock(vpc.id(), block.associationId()));
        Dependents subnets =
                Dependents.of(
                        draft.account().contents().subnetsWithin(vpc.id(), block.cidr()).values());
        Draft.refuseIf(
                !subnets.isEmpty(), new VpcRefusal.BlockInUse(vpc.id(), block.cidr(), subnets));
        restoreLocalRoutes(draft, vpc, block.cidr());
        draft.happened(new CidrBlockDisassociated(vpc.id(), block.associationId()));
        return Result.NOTHING;
    }

    /** A local route goes with its block, and so does what replaces it. */
    static void restoreLocalRoutes(Draft draft, Vpc vpc, Cidr block) {
        for (RouteTableId tableId : draft.account().routing().tablesOf(vpc.id())) {
            Route route = draft.require(tableId).routes().get(block);
            if (route != null && route.replacesLocal()) {
                draft.happened(new RouteTableEvent.LocalRouteRestored(tableId, block));
            }
        }
    }

    private static Result modify(Draft draft, ModifyVpc modify) {
        Vpc vpc = draft.require(modify.vpcId());
        Boolean support = modify.dnsSupport();
        Boolean hostnames = modify.dnsHostnames();
        boolean newSupport = support == null ? vpc.dnsSupport() : support;
        boolean newHostnames = hostnames == null ? vpc.dnsHostnames() : hostnames;
        Draft.refuseIf(newHostnames && !newSupport, new VpcRefusal.HostnamesNeedSupport(vpc.id()));
        if (newSupport != vpc.dnsSupport() || newHostnames != vpc.dnsHostnames()) {
            draft.happened(new VpcModified(vpc.id(), newSupport, newHostnames));
        }
        return Result.NOTHING;
    }

    /**
     * Subnets, groups, gateways, tables, target groups and peering connections stand in the way;
     * interfaces need not be looked for, as they lie in a subnet. The default group goes along: a
     * rule of a former peer that names it is stale already. So do the main table and the default
     * network ACL, as they came: with the VPC's own event.
     */
    private static Result delete(Draft draft, Vpc vpc) {
        AccountState account = draft.account();
        TreePSet<RouteTableId> tables = account.routing().tablesOf(vpc.id());
        Dependents dependents =
                Dependents.of(
                        account.contents().subnetsOf(vpc.id()).values(),
                        account.contents()
                                .groupsOf(vpc.id())
                                .minus(SecurityGroup.DEFAULT_NAME)
                                .values(),
                        account.routing().gatewayOf(vpc.id()).stream().toList(),
                        account.references().to(vpc.id(), EgressOnlyGatewayId.class),
                        account.references().to(vpc.id(), TargetGroupId.class),
                        account.references().to(vpc.id(), PeeringId.class),
                        account.routing().mainTableOf(vpc.id()).map(tables::minus).orElse(tables),
                        NetworkAcls.ofVpc(account, vpc.id()).stream()
                                .filter(id -> !id.equals(DefaultAcl.idOf(vpc.id())))
                                .toList());
        Draft.refuseIf(
                !dependents.isEmpty(), new CommonRefusal.DependencyViolation(vpc.id(), dependents));
        draft.happened(new GroupDeleted(vpc.defaultGroupId()));
        draft.happened(new VpcDeleted(vpc.id()));
        return Result.NOTHING;
    }

    private static void requireBlock(Cidr4 cidr) {
        Draft.refuseIf(!Vpc.isSize(cidr), new VpcRefusal.BlockSize(cidr));
        for (Cidr4 reserved : RESERVED) {
            Draft.refuseIf(reserved.overlaps(cidr), new VpcRefusal.BlockReserved(cidr, reserved));
        }
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.vpc;

import dev.enif.core.account.AccountState;
import dev.enif.core.account.Present;
import dev.enif.core.acl.DefaultAcl;
import dev.enif.core.id.RouteTableId;
import dev.enif.core.id.VpcId;
import dev.enif.core.routing.MainTable;
import dev.enif.core.vpc.VpcEvent.CidrBlockAssociated;
import dev.enif.core.vpc.VpcEvent.CidrBlockDisassociated;
import dev.enif.core.vpc.VpcEvent.Ipv6BlockAssociated;
import dev.enif.core.vpc.VpcEvent.Ipv6BlockDisassociated;
import dev.enif.core.vpc.VpcEvent.VpcCreated;
import dev.enif.core.vpc.VpcEvent.VpcDeleted;
import dev.enif.core.vpc.VpcEvent.VpcModified;
import java.util.ArrayList;
import java.util.List;

/** Folds events of VPCs. */
public final class VpcEvolver {
    private VpcEvolver() {}

    public static AccountState evolve(AccountState state, VpcEvent event) {
        return switch (event) {
            case VpcCreated created ->
                    state.put(
                                    new Vpc(
                                            created.vpcId(),
                                            List.of(
                                                    new Vpc.Block(
                                                            created.associationId(),
                                                            created.cidr())),
                                            created.defaultGroupId(),
                                            true,
                                            false,
                                            created.tags()))
                            .put(
                                    MainTable.born(
                                            created.mainRouteTableId(),
                                            created.vpcId(),
                                            created.mainAssociationId()))
                            .put(DefaultAcl.born(created.vpcId()));
            case CidrBlockAssociated(var vpcId, var associationId, var cidr) -> {
                Vpc vpc = vpc(state, vpcId);
                List<Vpc.Block> blocks = new ArrayList<>(vpc.blocks());
                blocks.add(new Vpc.Block(associationId, cidr));
                yield state.put(withBlocks(vpc, blocks, vpc.ipv6Blocks()));
            }
            case CidrBlockDisassociated(var vpcId, var associationId) -> {
                Vpc vpc = vpc(state, vpcId);
                List<Vpc.Block> blocks = new ArrayList<>(vpc.blocks());
                blocks.remove(Present.in(vpc.find(associationId), associationId));
                yield state.put(withBlocks(vpc, blocks, vpc.ipv6Blocks()));
            }
            case Ipv6BlockAssociated(var vpcId, var associationId, var cidr, boolean provided) -> {
                Vpc vpc = vpc(state, vpcId);
                List<Vpc.Ipv6Block> blocks = new ArrayList<>(vpc.ipv6Blocks());
                blocks.add(new Vpc.Ipv6Block(associationId, cidr, provided));
                yield state.put(withBlocks(vpc, vpc.blocks(), blocks));
            }
            case Ipv6BlockDisassociated(var vpcId, var associationId) -> {
                Vpc vpc = vpc(state, vpcId);
                List<Vpc.Ipv6Block> blocks = new ArrayList<>(vpc.ipv6Blocks());
                blocks.remove(Present.in(vpc.findIpv6(associationId), associationId));
                yield state.put(withBlocks(vpc, vpc.blocks(), blocks));
            }
            case VpcModified(var vpcId, boolean support, boolean hostnames) -> {
                Vpc vpc = vpc(state, vpcId);
                yield state.put(
                        new Vpc(
                                vpcId,
                                vpc.blocks(),
                                vpc.ipv6Blocks(),
                                vpc.defaultGroupId(),
                                support,
                                hostnames,
                                vpc.tags()));
            }
            case VpcDeleted(var vpcId) -> {
                RouteTableId main = state.routing().mainTableOf(vpcId).orElse(null);
                yield state.remove(Present.in(main, "the main table of " + vpcId))
                        .remove(DefaultAcl.idOf(vpcId))
                        .remove(vpc(state, vpcId).id());
            }
        };
    }

    private static Vpc vpc(AccountState state, VpcId vpcId) {
        return Present.in(state.vpcs().find(vpcId), vpcId);
    }

    private static Vpc withBlocks(Vpc vpc, List<Vpc.Block> blocks, List<Vpc.Ipv6Block> ipv6Blocks) {
        return new Vpc(
                vpc.id(),
                blocks,
                ipv6Blocks,
                vpc.defaultGroupId(),
                vpc.dnsSupport(),
                vpc.dnsHostnames(),
                vpc.tags());
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.flow;

import dev.enif.core.account.AccountState;
import dev.enif.core.id.EgressOnlyGatewayId;
import dev.enif.core.id.GroupId;
import dev.enif.core.id.InternetGatewayId;
import dev.enif.core.id.LoadBalancerId;
import dev.enif.core.id.NatGatewayId;
import dev.enif.core.id.NetworkAclId;
import dev.enif.core.id.PeeringId;
import dev.enif.core.id.PrefixListId;
import dev.enif.core.id.RouteTableId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.id.TargetGroupId;
import dev.enif.core.id.VpcId;
import dev.enif.core.net.Cidr;
import dev.enif.core.net.Ip;
import dev.enif.core.prefixlist.PrefixList;
import dev.enif.core.securitygroup.SecurityGroup;
import dev.enif.core.vpc.Vpc;
import org.pcollections.HashPMap;
import org.pcollections.HashTreePMap;

/** What lies between the interfaces of a rule table. Immutable. */
record CompiledNetwork(
        HashPMap<VpcId, CompiledVpc> vpcs,
        HashPMap<GroupId, CompiledGroup.Both> groups,
        HashPMap<PrefixListId, Cidr[]> prefixLists,
        CompiledRouting routing,
        CompiledGateways gateways,
        CompiledAcls acls,
        CompiledBalancers balancers) {
    static final CompiledNetwork NONE =
            new CompiledNetwork(
                    HashTreePMap.empty(),
                    HashTreePMap.empty(),
                    HashTreePMap.empty(),
                    CompiledRouting.EMPTY,
                    CompiledGateways.NONE,
                    CompiledAcls.NONE,
                    CompiledBalancers.NONE);

    private CompiledNetwork with(CompiledRouting next) {
        return new CompiledNetwork(vpcs, groups, prefixLists, next, gateways, acls, balancers);
    }

    private CompiledNetwork with(CompiledGateways next) {
        return new CompiledNetwork(vpcs, groups, prefixLists, routing, next, acls, balancers);
    }

    private CompiledNetwork with(CompiledAcls next) {
        return new CompiledNetwork(vpcs, groups, prefixLists, routing, gateways, next, balancers);
    }

    private CompiledNetwork with(CompiledBalancers next) {
        return new CompiledNetwork(vpcs, groups, prefixLists, routing, gateways, acls, next);
    }

    CompiledNetwork without(SubnetId id) {
        return with(acls.without(id));
    }

    CompiledNetwork without(RouteTableId id) {
        return with(routing.without(id));
    }

    CompiledNetwork without(InternetGatewayId id) {
        return with(gateways.without(id));
    }

    CompiledNetwork without(NetworkAclId id) {
        return with(acls.without(id));
    }

    CompiledNetwork with(AccountState account, SubnetId id) {
        return with(acls.with(account, id)).with(balancers.with(account, id));
    }

    CompiledNetwork with(AccountState account, LoadBalancerId id) {
        return with(balancers.with(account, id));
    }

    CompiledNetwork with(AccountState account, TargetGroupId id) {
        return with(balancers.with(account, id));
    }

    CompiledNetwork with(AccountState account, RouteTableId id) {
        return with(routing.with(account, id));
    }

    CompiledNetwork with(AccountState account, InternetGatewayId id) {
        return with(gateways.with(account, id));
    }

    CompiledNetwork with(AccountState account, NatGatewayId id) {
        return with(gateways.with(account, id));
    }

    CompiledNetwork with(AccountState account, EgressOnlyGatewayId id) {
        return with(gateways.with(account, id));
    }

    CompiledNetwork with(AccountState account, PeeringId id) {
        return with(gateways.with(account, id));
    }

    CompiledNetwork with(AccountState account, NetworkAclId id) {
        return with(acls.with(account, id));
    }

    CompiledNetwork with(AccountState account, VpcId id) {
        Vpc vpc = account.vpcs().find(id);
        HashPMap<VpcId, CompiledVpc> next =
                vpc == null
                        ? vpcs.minus(id)
                        : vpcs.plus(
                                id,
                                new CompiledVpc(
                                        id,
                                        vpc.primary().cidr(),
                                        vpc.cidrs().toArray(Cidr[]::new)));
        return new CompiledNetwork(next, groups, prefixLists, routing, gateways, acls, balancers);
    }

    CompiledNetwork with(AccountState account, GroupId id) {
        SecurityGroup group = account.securityGroups().find(id);
        return new CompiledNetwork(
                vpcs,
                group == null ? groups.minus(id) : groups.plus(id, CompiledGroup.Both.of(group)),
                prefixLists,
                routing,
                gateways,
                acls,
                balancers);
    }

    CompiledNetwork with(AccountState account, PrefixListId id) {
        PrefixList list = account.prefixLists().find(id);
        return new CompiledNetwork(
                vpcs,
                groups,
                list == null
                        ? prefixLists.minus(id)
                        : prefixLists.plus(id, list.entries().keySet().toArray(Cidr[]::new)),
                routing,
                gateways,
                acls,
                balancers);
    }

    /** The length of the longest block of the list that holds the address, or -1. */
    int longestOf(PrefixListId id, Ip address) {
        int longest = -1;
        Cidr[] blocks = prefixLists.get(id);
        if (blocks != null) {
            for (Cidr block : blocks) {
                if (block.length() > longest && block.contains(address)) {
                    longest = block.length();
                }
            }
        }
        return longest;
    }

    /** Whether the list is there and has a block that holds the address. */
    boolean contains(PrefixListId id, Ip address) {
        Cidr[] blocks = prefixLists.get(id);
        if (blocks != null) {
            for (Cidr block : blocks) {
                if (block.contains(address)) {
                    return true;
                }
            }
        }
        return false;
    }
}

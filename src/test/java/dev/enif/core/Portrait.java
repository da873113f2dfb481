/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core;

import dev.enif.core.account.AccountState;
import dev.enif.core.eni.NetworkInterface;
import dev.enif.core.eni.PrivateAddress;
import dev.enif.core.id.EniId;
import dev.enif.core.id.GroupId;
import dev.enif.core.id.RouteTableId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.routing.RouteTable;
import dev.enif.core.securitygroup.Peer;
import dev.enif.core.securitygroup.Rule;
import dev.enif.core.securitygroup.SecurityGroup;
import dev.enif.core.vpc.Subnet;
import dev.enif.core.vpc.Vpc;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What an account looks like without ids and revisions: equal networks have equal portraits. */
final class Portrait {
    private Portrait() {}

    static Set<String> of(AccountState account) {
        Set<String> lines = new TreeSet<>();
        for (Vpc vpc : account.vpcs().values()) {
            String name = vpc.tags() + " ";
            lines.add(
                    name
                            + vpc.blocks().stream().map(Vpc.Block::cidr).toList()
                            + vpc.dnsSupport()
                            + vpc.dnsHostnames()
                            + vpc.ipv6Blocks().size());
            for (SubnetId id : account.contents().subnetsOf(vpc.id()).values()) {
                Subnet subnet = CoreTest.there(account.subnets().find(id));
                lines.add(
                        name
                                + subnet.cidr()
                                + subnet.zone()
                                + subnet.mapPublicIpOnLaunch()
                                + (subnet.ipv6() != null)
                                + subnet.tags());
                Set<EniId> interfaces =
                        new LinkedHashSet<>(account.indexes().addressesOf(id).values());
                interfaces.forEach(eni -> lines.add(name + interfaceOf(account, eni)));
            }
            for (RouteTableId id : account.routing().tablesOf(vpc.id())) {
                lines.add(name + of(account, CoreTest.there(account.routeTables().find(id))));
            }
            for (GroupId id : account.contents().groupsOf(vpc.id()).values()) {
                SecurityGroup group = CoreTest.there(account.securityGroups().find(id));
                lines.add(name + group.name() + group.description() + group.tags());
                for (Rule rule : group.rules()) {
                    lines.add(
                            name
                                    + group.name()
                                    + of(account, rule)
                                    + rule.description()
                                    + rule.tags());
                }
            }
        }
        return lines;
    }

    /** What the table is for. */
    static String of(AccountState account, RouteTable table) {
        return table.tags()
                + (table.isMain() ? " main " : " ")
                + table.associations().values().stream()
                        .map(id -> CoreTest.there(account.subnets().find(id)).cidr())
                        .sorted()
                        .toList();
    }

    /** What the rule says, with its peer's name. */
    static String of(AccountState account, Rule rule) {
        return rule.direction()
                + " "
                + rule.traffic()
                + " "
                + (rule.peer() instanceof Peer.GroupPeer(GroupId peer)
                        ? name(account, peer)
                        : rule.peer());
    }

    private static String interfaceOf(AccountState account, EniId id) {
        NetworkInterface eni = CoreTest.there(account.networkInterfaces().find(id));
        List<String> groups = eni.groupIds().stream().map(group -> name(account, group)).toList();
        return eni.addresses().stream().map(PrivateAddress::address).toList() + " " + groups;
    }

    private static String name(AccountState account, GroupId id) {
        return CoreTest.there(account.securityGroups().find(id)).name();
    }
}

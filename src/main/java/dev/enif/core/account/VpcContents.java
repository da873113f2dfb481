/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.account;

import dev.enif.core.id.GroupId;
import dev.enif.core.id.RuleId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.id.VpcId;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Ipv4;
import dev.enif.core.securitygroup.Peer;
import dev.enif.core.securitygroup.Rule;
import dev.enif.core.securitygroup.SecurityGroup;
import dev.enif.core.vpc.Subnet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;

/**
 * Which subnets and groups lie in which VPC, and which rules speak of which group: a function of
 * the subnets and groups alone, never stored. Two subnets of a VPC that overlap, and two groups of
 * a VPC with one name, are faults and throw.
 *
 * @param rules the group that has the rule
 * @param references by peer: the groups that have rules with this peer, each with those rules
 */
public record VpcContents(
        TreePMap<VpcId, TreePMap<Cidr4, SubnetId>> subnets,
        TreePMap<VpcId, TreePMap<String, GroupId>> groups,
        TreePMap<RuleId, GroupId> rules,
        TreePMap<GroupId, TreePMap<GroupId, TreePSet<RuleId>>> references) {
    public static final VpcContents EMPTY =
            new VpcContents(TreePMap.empty(), TreePMap.empty(), TreePMap.empty(), TreePMap.empty());

    static VpcContents of(Iterable<Subnet> subnets, Iterable<SecurityGroup> groups) {
        VpcContents contents = EMPTY;
        for (Subnet subnet : subnets) {
            contents = contents.plus(subnet);
        }
        for (SecurityGroup group : groups) {
            contents = contents.plus(group);
        }
        return contents;
    }

    /** The subnets of the VPC by block, in the order of their addresses. */
    public TreePMap<Cidr4, SubnetId> subnetsOf(VpcId vpcId) {
        return subnets.getOrDefault(vpcId, TreePMap.empty());
    }

    /** The groups of the VPC by name, the default one included. */
    public TreePMap<String, GroupId> groupsOf(VpcId vpcId) {
        return groups.getOrDefault(vpcId, TreePMap.empty());
    }

    /** The groups with rules whose peer this group is, with those rules; itself included. */
    public TreePMap<GroupId, TreePSet<RuleId>> referencesTo(GroupId groupId) {
        return references.getOrDefault(groupId, TreePMap.empty());
    }

    /** The group that has the rule. */
    public Optional<GroupId> groupWith(RuleId ruleId) {
        return Optional.ofNullable(rules.get(ruleId));
    }

    /** The subnet of the VPC whose block holds the address. O(log n). */
    public Optional<SubnetId> subnetHolding(VpcId vpcId, Ipv4 address) {
        return overlapping(vpcId, new Cidr4(address, 32)).map(Map.Entry::getValue);
    }

    /**
     * The last of the VPC's subnets, with its block, that shares an address with this block. O(log
     * n).
     */
    public Optional<Map.Entry<Cidr4, SubnetId>> overlapping(VpcId vpcId, Cidr4 block) {
        // The VPC's blocks do not overlap, so the last to begin before this one's end reaches
        // furthest.
        Map.Entry<Cidr4, SubnetId> last = subnetsOf(vpcId).floorEntry(new Cidr4(block.last(), 32));
        return last != null && last.getKey().overlaps(block) ? Optional.of(last) : Optional.empty();
    }

    /**
     * The subnets of the VPC that lie in this block of the VPC, in the order of their addresses.
     */
    public TreePMap<Cidr4, SubnetId> subnetsWithin(VpcId vpcId, Cidr4 block) {
        return subnetsOf(vpcId).subMap(block, true, new Cidr4(block.last(), 32), true);
    }

    VpcContents plus(Subnet subnet) {
        overlapping(subnet.vpcId(), subnet.cidr())
                .ifPresent(other -> {
                    throw new IllegalStateException(subnet.id() + " overlaps " + other.getValue());
                });
        TreePMap<Cidr4, SubnetId> more = subnetsOf(subnet.vpcId()).plus(subnet.cidr(), subnet.id());
        return new VpcContents(subnets.plus(subnet.vpcId(), more), groups, rules, references);
    }

    VpcContents minus(Subnet subnet) {
        TreePMap<Cidr4, SubnetId> fewer = subnetsOf(subnet.vpcId()).minus(subnet.cidr());
        return new VpcContents(
                plusOrMinus(subnets, subnet.vpcId(), fewer), groups, rules, references);
    }

    VpcContents plus(SecurityGroup group) {
        TreePMap<String, GroupId> named = groupsOf(group.vpcId());
        GroupId holder = named.get(group.name());
        if (holder != null) {
            throw new IllegalStateException(
                    "the name of " + group.id() + " is held by " + holder + " of its VPC");
        }
        return new VpcContents(
                        subnets,
                        groups.plus(group.vpcId(), named.plus(group.name(), group.id())),
                        rules,
                        references)
                .rulesOf(group, Map.of(), byId(group));
    }

    VpcContents minus(SecurityGroup group) {
        TreePMap<String, GroupId> fewer = groupsOf(group.vpcId()).minus(group.name());
        return new VpcContents(
                        subnets, plusOrMinus(groups, group.vpcId(), fewer), rules, references)
                .rulesOf(group, byId(group), Map.of());
    }

    /** The group keeps its name and VPC; what changed of its rules is found again. */
    VpcContents replace(SecurityGroup before, SecurityGroup after) {
        return before.rules().equals(after.rules())
                ? this
                : rulesOf(after, byId(before), byId(after));
    }

    private VpcContents rulesOf(
            SecurityGroup group, Map<RuleId, Rule> before, Map<RuleId, Rule> after) {
        VpcContents found = this;
        for (Rule old : before.values()) {
            Rule now = after.get(old.id());
            if (now == null || !now.peer().equals(old.peer())) {
                found = found.minus(group.id(), old);
            }
        }
        for (Rule now : after.values()) {
            Rule old = before.get(now.id());
            if (old == null || !old.peer().equals(now.peer())) {
                found = found.plus(group.id(), now);
            }
        }
        return found;
    }

    private VpcContents plus(GroupId owner, Rule rule) {
        if (rules.containsKey(rule.id())) {
            throw new IllegalStateException(
                    rule.id() + " of " + owner + " is a rule of " + rules.get(rule.id()));
        }
        return new VpcContents(
                subnets,
                groups,
                rules.plus(rule.id(), owner),
                switch (rule.peer()) {
                    case Peer.GroupPeer(GroupId peer) -> {
                        TreePMap<GroupId, TreePSet<RuleId>> referring = referencesTo(peer);
                        TreePSet<RuleId> own = referring.getOrDefault(owner, TreePSet.empty());
                        yield references.plus(peer, referring.plus(owner, own.plus(rule.id())));
                    }
                    case Peer.Ipv4Peer _, Peer.Ipv6Peer _, Peer.PrefixListPeer _ -> references;
                });
    }

    private VpcContents minus(GroupId owner, Rule rule) {
        return new VpcContents(
                subnets,
                groups,
                rules.minus(rule.id()),
                switch (rule.peer()) {
                    case Peer.GroupPeer(GroupId peer) -> {
                        TreePMap<GroupId, TreePSet<RuleId>> referring = referencesTo(peer);
                        TreePSet<RuleId> left =
                                referring.getOrDefault(owner, TreePSet.empty()).minus(rule.id());
                        yield plusOrMinus(
                                references,
                                peer,
                                left.isEmpty()
                                        ? referring.minus(owner)
                                        : referring.plus(owner, left));
                    }
                    case Peer.Ipv4Peer _, Peer.Ipv6Peer _, Peer.PrefixListPeer _ -> references;
                });
    }

    private static Map<RuleId, Rule> byId(SecurityGroup group) {
        Map<RuleId, Rule> rules = new HashMap<>();
        group.rules().forEach(rule -> rules.put(rule.id(), rule));
        return rules;
    }

    private static <K, J, V> TreePMap<K, TreePMap<J, V>> plusOrMinus(
            TreePMap<K, TreePMap<J, V>> outer, K key, TreePMap<J, V> inner) {
        return inner.isEmpty() ? outer.minus(key) : outer.plus(key, inner);
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.securitygroup;

import dev.enif.core.account.Entity;
import dev.enif.core.account.Hash64;
import dev.enif.core.account.Tags;
import dev.enif.core.id.GroupId;
import dev.enif.core.id.ResourceId;
import dev.enif.core.id.RuleId;
import dev.enif.core.id.VpcId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A security group: a set of allowances, kept sorted by rule id. */
public record SecurityGroup(
        GroupId id, VpcId vpcId, String name, String description, List<Rule> rules, Tags tags)
        implements Entity<GroupId> {
    /** The name of the group that every VPC is born with. */
    public static final String DEFAULT_NAME = "default";

    public SecurityGroup {
        rules = rules.stream().sorted(Comparator.comparing(Rule::id)).toList();
    }

    public boolean isDefault() {
        return name.equals(DEFAULT_NAME);
    }

    public @Nullable Rule find(RuleId ruleId) {
        int low = 0;
        int high = rules.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Rule rule = rules.get(middle);
            int order = rule.id().compareTo(ruleId);
            if (order == 0) {
                return rule;
            }
            low = order < 0 ? middle + 1 : low;
            high = order < 0 ? high : middle - 1;
        }
        return null;
    }

    public SecurityGroup withRules(List<Rule> newRules) {
        return new SecurityGroup(id, vpcId, name, description, newRules, tags);
    }

    @Override
    public SecurityGroup withTags(Tags newTags) {
        return new SecurityGroup(id, vpcId, name, description, rules, newTags);
    }

    /** The prefix lists that its rules refer to; groups have an index of their own. */
    @Override
    public Collection<ResourceId> references() {
        Set<ResourceId> lists = new HashSet<>();
        for (Rule rule : rules) {
            if (rule.peer() instanceof Peer.PrefixListPeer(var id)) {
                lists.add(id);
            }
        }
        return lists;
    }

    @Override
    public long fingerprint() {
        Hash64 hash = new Hash64().add(id).add(vpcId).add(name).add(description).add(tags);
        for (Rule rule : rules) {
            hash.add(rule.id())
                    .add(rule.direction())
                    .add(rule.traffic().protocol().number())
                    .add(rule.traffic().from())
                    .add(rule.traffic().to())
                    .add(rule.peer())
                    .add(rule.description())
                    .add(rule.tags());
        }
        return hash.value();
    }
}

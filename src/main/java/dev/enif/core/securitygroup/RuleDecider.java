/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.securitygroup;

import dev.enif.core.account.Draft;
import dev.enif.core.account.Quota;
import dev.enif.core.account.TagDecider;
import dev.enif.core.decision.CommonRefusal;
import dev.enif.core.decision.Result;
import dev.enif.core.id.GroupId;
import dev.enif.core.id.PrefixListId;
import dev.enif.core.id.ResourceKind;
import dev.enif.core.id.RuleId;
import dev.enif.core.id.VpcId;
import dev.enif.core.net.Protocol;
import dev.enif.core.net.Traffic;
import dev.enif.core.peering.PeeringDecider;
import dev.enif.core.prefixlist.AddressFamily;
import dev.enif.core.securitygroup.SecurityGroupCommand.NewRule;
import dev.enif.core.securitygroup.SecurityGroupEvent.RuleModified;
import dev.enif.core.securitygroup.SecurityGroupEvent.RulesAuthorized;
import dev.enif.core.securitygroup.SecurityGroupEvent.RulesRevoked;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Decides commands on the rules of one group, each all or nothing. */
final class RuleDecider {
    private RuleDecider() {}

    /** What makes two rules the same: EC2 refuses the second. */
    private record Statement(Direction direction, Traffic traffic, Peer peer) {
        static Statement of(NewRule rule) {
            return new Statement(rule.direction(), rule.traffic(), rule.peer());
        }

        static Statement of(Rule rule) {
            return new Statement(rule.direction(), rule.traffic(), rule.peer());
        }
    }

    static Result authorize(Draft draft, SecurityGroup group, List<NewRule> rules) {
        Draft.refuseIf(rules.isEmpty(), new RuleRefusal.NoRules());
        for (NewRule rule : rules) {
            requireValid(draft, group, rule);
            TagDecider.requireValid(rule.tags());
        }
        Map<Statement, RuleId> said = statements(group);
        Set<Statement> after = new HashSet<>(said.keySet());
        for (NewRule rule : rules) {
            Statement statement = Statement.of(rule);
            Draft.refuseIf(!after.add(statement), duplicate(statement));
        }
        requireQuota(draft, said.keySet(), after);
        List<Rule> added = new ArrayList<>();
        for (NewRule rule : rules) {
            added.add(
                    new Rule(
                            (RuleId) draft.newId(ResourceKind.SECURITY_GROUP_RULE),
                            rule.direction(),
                            rule.traffic(),
                            rule.peer(),
                            rule.description(),
                            rule.tags()));
        }
        draft.happened(new RulesAuthorized(group.id(), added));
        return Result.of(added.stream().map(Rule::id).toList());
    }

    static Result revoke(Draft draft, SecurityGroup group, List<RuleId> ruleIds) {
        Set<RuleId> own = new LinkedHashSet<>();
        group.rules().forEach(rule -> own.add(rule.id()));
        for (RuleId ruleId : ruleIds) {
            Draft.refuseIf(!own.contains(ruleId), new CommonRefusal.NotFound(ruleId));
        }
        return revoked(draft, group, new LinkedHashSet<>(ruleIds));
    }

    static Result revokeMatching(Draft draft, SecurityGroup group, List<NewRule> rules) {
        Map<Statement, RuleId> said = statements(group);
        Set<RuleId> found = new LinkedHashSet<>();
        for (NewRule rule : rules) {
            RuleId ruleId = said.get(Statement.of(rule));
            if (ruleId == null) {
                throw Draft.refused(
                        new RuleRefusal.NoSuchRule(
                                group.id(), rule.direction(), rule.traffic(), rule.peer()));
            }
            found.add(ruleId);
        }
        return revoked(draft, group, found);
    }

    private static Result revoked(Draft draft, SecurityGroup group, Set<RuleId> ruleIds) {
        Draft.refuseIf(ruleIds.isEmpty(), new RuleRefusal.NoRules());
        draft.happened(new RulesRevoked(group.id(), List.copyOf(ruleIds)));
        return Result.NOTHING;
    }

    static Result modify(Draft draft, SecurityGroup group, RuleId ruleId, NewRule change) {
        Rule rule = group.find(ruleId);
        if (rule == null) {
            throw Draft.refused(new CommonRefusal.NotFound(ruleId));
        }
        requireValid(draft, group, change);
        Rule changed =
                new Rule(
                        ruleId,
                        rule.direction(),
                        change.traffic(),
                        change.peer(),
                        change.description(),
                        rule.tags());
        if (changed.equals(rule)) {
            return Result.NOTHING;
        }
        Map<Statement, RuleId> said = statements(group);
        Set<Statement> after = new HashSet<>(said.keySet());
        after.remove(Statement.of(rule));
        Statement statement = Statement.of(changed);
        Draft.refuseIf(!after.add(statement), duplicate(statement));
        requireQuota(draft, said.keySet(), after);
        draft.happened(new RuleModified(group.id(), changed));
        return Result.NOTHING;
    }

    private static void requireValid(Draft draft, SecurityGroup group, NewRule rule) {
        GroupText.requireRuleDescription(rule.description());
        Protocol protocol = rule.traffic().protocol();
        switch (rule.peer()) {
            case Peer.Ipv4Peer _ ->
                    Draft.refuseIf(
                            protocol.equals(Protocol.ICMPV6),
                            new RuleRefusal.WrongFamily(protocol, rule.peer()));
            case Peer.Ipv6Peer _ ->
                    Draft.refuseIf(
                            protocol.equals(Protocol.ICMP),
                            new RuleRefusal.WrongFamily(protocol, rule.peer()));
            case Peer.PrefixListPeer(PrefixListId listId) -> {
                AddressFamily family = draft.require(listId).family();
                Protocol other = family == AddressFamily.IPV4 ? Protocol.ICMPV6 : Protocol.ICMP;
                Draft.refuseIf(
                        protocol.equals(other), new RuleRefusal.WrongFamily(protocol, rule.peer()));
            }
            case Peer.GroupPeer(GroupId peerId) -> {
                VpcId peerVpc = draft.require(peerId).vpcId();
                Draft.refuseIf(
                        !peerVpc.equals(group.vpcId())
                                && !PeeringDecider.arePeered(
                                        draft.account(), group.vpcId(), peerVpc),
                        new RuleRefusal.PeerInOtherVpc(group.id(), peerId));
            }
        }
    }

    /** What does not grow is not refused, as the quota may have been lowered since. */
    private static void requireQuota(Draft draft, Set<Statement> before, Set<Statement> after) {
        for (Direction direction : Direction.values()) {
            for (AddressFamily family : AddressFamily.values()) {
                long count = count(draft, after, direction, family);
                if (count > count(draft, before, direction, family)) {
                    draft.requireQuota(Quota.RULES_PER_SECURITY_GROUP, count);
                }
            }
        }
    }

    private static long count(
            Draft draft, Set<Statement> statements, Direction direction, AddressFamily family) {
        return statements.stream()
                .filter(statement -> statement.direction() == direction)
                .mapToLong(
                        statement -> RuleWeights.weight(draft.account(), statement.peer(), family))
                .sum();
    }

    private static Map<Statement, RuleId> statements(SecurityGroup group) {
        Map<Statement, RuleId> statements = new HashMap<>();
        group.rules().forEach(rule -> statements.put(Statement.of(rule), rule.id()));
        return statements;
    }

    private static RuleRefusal.Duplicate duplicate(Statement statement) {
        return new RuleRefusal.Duplicate(
                statement.direction(), statement.traffic(), statement.peer());
    }
}

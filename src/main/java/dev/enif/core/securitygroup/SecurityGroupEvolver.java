/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.securitygroup;

import dev.enif.core.account.AccountState;
import dev.enif.core.account.Present;
import dev.enif.core.account.Tags;
import dev.enif.core.id.GroupId;
import dev.enif.core.id.RuleId;
import dev.enif.core.securitygroup.SecurityGroupEvent.GroupCreated;
import dev.enif.core.securitygroup.SecurityGroupEvent.GroupDeleted;
import dev.enif.core.securitygroup.SecurityGroupEvent.RuleModified;
import dev.enif.core.securitygroup.SecurityGroupEvent.RulesAuthorized;
import dev.enif.core.securitygroup.SecurityGroupEvent.RulesRevoked;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Folds events of security groups. */
public final class SecurityGroupEvolver {
    private SecurityGroupEvolver() {}

    public static AccountState evolve(AccountState state, SecurityGroupEvent event) {
        return switch (event) {
            case GroupCreated(var id, var vpcId, var name, var description, var rules, var tags) ->
                    state.put(new SecurityGroup(id, vpcId, name, description, rules, tags));
            case RulesAuthorized(var id, var added) -> {
                SecurityGroup group = group(state, id);
                List<Rule> rules = new ArrayList<>(group.rules());
                rules.addAll(added);
                yield state.put(group.withRules(rules));
            }
            case RulesRevoked(var id, var ruleIds) -> {
                SecurityGroup group = group(state, id);
                ruleIds.forEach(ruleId -> Present.in(group.find(ruleId), ruleId));
                Set<RuleId> revoked = Set.copyOf(ruleIds);
                yield state.put(
                        group.withRules(
                                group.rules().stream()
                                        .filter(rule -> !revoked.contains(rule.id()))
                                        .toList()));
            }
            case RuleModified(var id, var modified) ->
                    state.put(replace(group(state, id), modified.id(), _ -> modified));
            case GroupDeleted(var id) -> state.remove(group(state, id).id());
        };
    }

    /** Gives one rule, of whichever group has it, new tags. */
    public static AccountState retag(AccountState state, RuleId ruleId, Tags tags) {
        GroupId groupId = Present.in(state.contents().groupWith(ruleId).orElse(null), ruleId);
        return state.put(replace(group(state, groupId), ruleId, rule -> rule.withTags(tags)));
    }

    private static SecurityGroup group(AccountState state, GroupId groupId) {
        return Present.in(state.securityGroups().find(groupId), groupId);
    }

    private static SecurityGroup replace(
            SecurityGroup group, RuleId ruleId, UnaryOperator<Rule> change) {
        Present.in(group.find(ruleId), ruleId);
        return group.withRules(
                group.rules().stream()
                        .map(rule -> rule.id().equals(ruleId) ? change.apply(rule) : rule)
                        .toList());
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.securitygroup;

import dev.enif.core.account.AccountState;
import dev.enif.core.account.Draft;
import dev.enif.core.account.Quota;
import dev.enif.core.account.TagDecider;
import dev.enif.core.decision.Dependents;
import dev.enif.core.decision.Result;
import dev.enif.core.id.GroupId;
import dev.enif.core.id.ResourceKind;
import dev.enif.core.securitygroup.SecurityGroupCommand.AuthorizeRules;
import dev.enif.core.securitygroup.SecurityGroupCommand.CreateGroup;
import dev.enif.core.securitygroup.SecurityGroupCommand.DeleteGroup;
import dev.enif.core.securitygroup.SecurityGroupCommand.ModifyRule;
import dev.enif.core.securitygroup.SecurityGroupCommand.RevokeMatchingRules;
import dev.enif.core.securitygroup.SecurityGroupCommand.RevokeRules;
import dev.enif.core.securitygroup.SecurityGroupEvent.GroupCreated;
import dev.enif.core.securitygroup.SecurityGroupEvent.GroupDeleted;
import dev.enif.core.vpc.Vpc;
import java.util.List;

/** Decides commands on security groups; those on single rules are {@link RuleDecider}'s. */
public final class SecurityGroupDecider {
    private SecurityGroupDecider() {}

    public static Result decide(Draft draft, SecurityGroupCommand command) {
        return switch (command) {
            case CreateGroup create -> create(draft, create);
            case AuthorizeRules(var groupId, var rules) ->
                    RuleDecider.authorize(draft, draft.require(groupId), rules);
            case RevokeRules(var groupId, var ruleIds) ->
                    RuleDecider.revoke(draft, draft.require(groupId), ruleIds);
            case RevokeMatchingRules(var groupId, var rules) ->
                    RuleDecider.revokeMatching(draft, draft.require(groupId), rules);
            case ModifyRule(var groupId, var ruleId, var rule) ->
                    RuleDecider.modify(draft, draft.require(groupId), ruleId, rule);
            case DeleteGroup(var groupId) -> delete(draft, draft.require(groupId));
        };
    }

    private static Result create(Draft draft, CreateGroup create) {
        String name = GroupText.requireName(create.name());
        GroupText.requireGroupDescription(create.description());
        TagDecider.requireValid(create.tags());
        Vpc vpc = draft.require(create.vpcId());
        AccountState account = draft.account();
        GroupId holder = account.contents().groupsOf(vpc.id()).get(name);
        if (holder != null) {
            throw Draft.refused(new SecurityGroupRefusal.DuplicateName(vpc.id(), name, holder));
        }
        draft.requireQuota(Quota.SECURITY_GROUPS, account.securityGroups().size() + 1L);
        GroupId groupId = (GroupId) draft.newId(ResourceKind.SECURITY_GROUP);
        draft.happened(
                new GroupCreated(
                        groupId,
                        vpc.id(),
                        name,
                        create.description(),
                        vpc.ipv6Blocks().isEmpty()
                                ? List.of(DefaultGroup.everythingOut(draft))
                                : List.of(
                                        DefaultGroup.everythingOut(draft),
                                        DefaultGroup.everythingOutByIpv6(draft)),
                        create.tags()));
        return Result.of(groupId);
    }

    /**
     * Its own rules may speak of it; they go along. Rules of groups of peered VPCs go stale: they
     * name it, and match nothing any more (EC2).
     */
    private static Result delete(Draft draft, SecurityGroup group) {
        Draft.refuseIf(group.isDefault(), new SecurityGroupRefusal.DefaultGroupStays(group.id()));
        AccountState account = draft.account();
        Dependents interfaces = Dependents.of(account.indexes().membersOf(group.id()));
        Dependents groups =
                Dependents.of(
                        account
                                .contents()
                                .referencesTo(group.id())
                                .minus(group.id())
                                .keySet()
                                .stream()
                                .filter(other -> draft.require(other).vpcId().equals(group.vpcId()))
                                .toList());
        Draft.refuseIf(
                !interfaces.isEmpty() || !groups.isEmpty(),
                new SecurityGroupRefusal.InUse(group.id(), interfaces, groups));
        draft.happened(new GroupDeleted(group.id()));
        return Result.NOTHING;
    }
}

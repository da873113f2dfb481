/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.securitygroup;

import dev.enif.core.account.Tags;
import dev.enif.core.id.GroupId;
import dev.enif.core.id.RuleId;
import dev.enif.core.id.VpcId;
import dev.enif.core.net.Traffic;
import java.util.List;

/** Commands on security groups. */
public sealed interface SecurityGroupCommand {
    /** A rule before it has an id. */
    record NewRule(
            Direction direction, Traffic traffic, Peer peer, String description, Tags tags) {}

    /** Makes a group that lets everything out and nothing in. Result: the group's id. */
    record CreateGroup(VpcId vpcId, String name, String description, Tags tags)
            implements SecurityGroupCommand {}

    /** Adds rules, all or nothing. Result: the rules' ids in the order given. */
    record AuthorizeRules(GroupId groupId, List<NewRule> rules) implements SecurityGroupCommand {
        public AuthorizeRules {
            rules = List.copyOf(rules);
        }
    }

    /** Removes rules by id, all or nothing. */
    record RevokeRules(GroupId groupId, List<RuleId> ruleIds) implements SecurityGroupCommand {
        public RevokeRules {
            ruleIds = List.copyOf(ruleIds);
        }
    }

    /** Removes rules by what they say, all or nothing; descriptions and tags are ignored. */
    record RevokeMatchingRules(GroupId groupId, List<NewRule> rules)
            implements SecurityGroupCommand {
        public RevokeMatchingRules {
            rules = List.copyOf(rules);
        }
    }

    /**
     * Replaces what one rule says; it keeps its id, tags and direction (the new rule's are
     * ignored).
     */
    record ModifyRule(GroupId groupId, RuleId ruleId, NewRule rule)
            implements SecurityGroupCommand {}

    record DeleteGroup(GroupId groupId) implements SecurityGroupCommand {}
}

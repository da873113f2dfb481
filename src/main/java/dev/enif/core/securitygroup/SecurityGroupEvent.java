/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.securitygroup;

import dev.enif.core.account.Tags;
import dev.enif.core.id.GroupId;
import dev.enif.core.id.RuleId;
import dev.enif.core.id.VpcId;
import java.util.List;

/** Facts about one security group. Fields are added, never renamed or reused. */
public sealed interface SecurityGroupEvent {
    record GroupCreated(
            GroupId groupId,
            VpcId vpcId,
            String name,
            String description,
            List<Rule> rules,
            Tags tags)
            implements SecurityGroupEvent {
        public GroupCreated {
            rules = List.copyOf(rules);
        }
    }

    record RulesAuthorized(GroupId groupId, List<Rule> rules) implements SecurityGroupEvent {
        public RulesAuthorized {
            rules = List.copyOf(rules);
        }
    }

    record RulesRevoked(GroupId groupId, List<RuleId> ruleIds) implements SecurityGroupEvent {
        public RulesRevoked {
            ruleIds = List.copyOf(ruleIds);
        }
    }

    /** The rule with this id reads so now. */
    record RuleModified(GroupId groupId, Rule rule) implements SecurityGroupEvent {}

    record GroupDeleted(GroupId groupId) implements SecurityGroupEvent {}
}

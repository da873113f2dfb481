/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.query.view;

import dev.enif.core.account.AccountState;
import dev.enif.core.securitygroup.SecurityGroup;
import java.util.List;
import java.util.Map;

/**
 * A security group with its rules, sorted by rule id.
 *
 * @param revision rises with every change of this group or its rules; the entity tag
 */
public record SecurityGroupView(
        String id,
        String vpcId,
        String name,
        String description,
        List<SecurityGroupRuleView> rules,
        Map<String, String> tags,
        long revision)
        implements ResourceView {

    public SecurityGroupView {
        rules = List.copyOf(rules);
        tags = ResourceView.sorted(tags);
    }

    /** The group as it is in the image. */
    public static SecurityGroupView of(AccountState account, SecurityGroup group) {
        return new SecurityGroupView(
                group.id().value(),
                group.vpcId().value(),
                group.name(),
                group.description(),
                group.rules().stream().map(SecurityGroupRuleView::of).toList(),
                group.tags().entries(),
                account.revision(group.id()));
    }
}

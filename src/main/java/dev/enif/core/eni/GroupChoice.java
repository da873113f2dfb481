/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.eni;

import dev.enif.core.account.Draft;
import dev.enif.core.account.Quota;
import dev.enif.core.decision.RefusedException;
import dev.enif.core.id.GroupId;
import dev.enif.core.id.VpcId;
import dev.enif.core.securitygroup.SecurityGroup;
import java.util.List;

/** Which security groups an interface may have. */
final class GroupChoice {
    private GroupChoice() {}

    /**
     * The groups asked for, each once, in their order; or the VPC's default one if none is. EC2's
     * order of checks: they exist, they are of the VPC, they are not too many.
     *
     * @throws RefusedException if they cannot be had
     */
    static List<GroupId> choose(Draft draft, VpcId vpcId, List<GroupId> wanted) {
        if (wanted.isEmpty()) {
            return List.of(draft.require(vpcId).defaultGroupId());
        }
        List<SecurityGroup> groups = wanted.stream().distinct().map(draft::require).toList();
        for (SecurityGroup group : groups) {
            Draft.refuseIf(
                    !group.vpcId().equals(vpcId),
                    new EniRefusal.DifferentNetworks(group.id(), group.vpcId(), vpcId));
        }
        draft.requireQuota(Quota.SECURITY_GROUPS_PER_INTERFACE, groups.size());
        return groups.stream().map(SecurityGroup::id).toList();
    }
}

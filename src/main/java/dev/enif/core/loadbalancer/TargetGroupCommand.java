/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.loadbalancer;

import dev.enif.core.account.Tags;
import dev.enif.core.id.TargetGroupId;
import dev.enif.core.id.VpcId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Commands on target groups. */
public sealed interface TargetGroupCommand {
    /** Result: the group's id. */
    record CreateTargetGroup(
            String name,
            VpcId vpcId,
            BalancedProtocol protocol,
            int port,
            TargetKind targetKind,
            TargetSettings settings,
            Tags tags)
            implements TargetGroupCommand {}

    /** Changes what is given; null leaves it. */
    record ModifyTargetGroup(
            TargetGroupId targetGroupId,
            @Nullable Integer healthyThreshold,
            @Nullable Integer unhealthyThreshold,
            @Nullable Integer deregistrationDelaySeconds,
            @Nullable Boolean preserveClientIp)
            implements TargetGroupCommand {}

    /** Those that are registered already stay as they are; draining ones begin anew. */
    record RegisterTargets(TargetGroupId targetGroupId, List<NamedTarget> targets)
            implements TargetGroupCommand {
        public RegisterTargets {
            targets = List.copyOf(targets);
        }
    }

    /** They get no new flows, and leave once they have drained. */
    record DeregisterTargets(TargetGroupId targetGroupId, List<NamedTarget> targets)
            implements TargetGroupCommand {
        public DeregisterTargets {
            targets = List.copyOf(targets);
        }
    }

    /** What a health check found. */
    record ReportTargetHealth(TargetGroupId targetGroupId, NamedTarget target, boolean healthy)
            implements TargetGroupCommand {}

    record DeleteTargetGroup(TargetGroupId targetGroupId) implements TargetGroupCommand {}
}

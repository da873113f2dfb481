/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.loadbalancer;

import dev.enif.core.account.Tags;
import dev.enif.core.id.TargetGroupId;
import dev.enif.core.id.VpcId;
import java.util.List;

/** Facts about one target group. Fields are added, never renamed or reused. */
public sealed interface TargetGroupEvent {
    TargetGroupId targetGroupId();

    record TargetGroupCreated(
            TargetGroupId targetGroupId,
            String name,
            VpcId vpcId,
            BalancedProtocol protocol,
            int port,
            TargetKind targetKind,
            TargetSettings settings,
            Tags tags)
            implements TargetGroupEvent {}

    /** The settings as they are from now on. */
    record TargetGroupModified(TargetGroupId targetGroupId, TargetSettings settings)
            implements TargetGroupEvent {}

    /** Nothing is known about the health of these. */
    record TargetsRegistered(TargetGroupId targetGroupId, List<TargetKey> targets)
            implements TargetGroupEvent {
        public TargetsRegistered {
            targets = List.copyOf(targets);
        }
    }

    /** They get no new flows, and leave at that log time, milliseconds since 1970. */
    record TargetsDraining(TargetGroupId targetGroupId, List<TargetKey> targets, long untilMillis)
            implements TargetGroupEvent {
        public TargetsDraining {
            targets = List.copyOf(targets);
        }
    }

    record TargetsDeregistered(TargetGroupId targetGroupId, List<TargetKey> targets)
            implements TargetGroupEvent {
        public TargetsDeregistered {
            targets = List.copyOf(targets);
        }
    }

    /** The health of a target, with how many reports in a row contradict it by now. */
    record TargetHealthNoted(
            TargetGroupId targetGroupId, TargetKey target, TargetHealth health, int streak)
            implements TargetGroupEvent {}

    record TargetGroupDeleted(TargetGroupId targetGroupId) implements TargetGroupEvent {}
}

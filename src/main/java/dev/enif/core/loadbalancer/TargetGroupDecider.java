/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.loadbalancer;

import dev.enif.core.account.Draft;
import dev.enif.core.account.Quota;
import dev.enif.core.account.TagDecider;
import dev.enif.core.decision.RefusedException;
import dev.enif.core.decision.Result;
import dev.enif.core.id.LoadBalancerId;
import dev.enif.core.id.ResourceKind;
import dev.enif.core.id.TargetGroupId;
import dev.enif.core.loadbalancer.TargetGroupCommand.CreateTargetGroup;
import dev.enif.core.loadbalancer.TargetGroupCommand.DeleteTargetGroup;
import dev.enif.core.loadbalancer.TargetGroupCommand.DeregisterTargets;
import dev.enif.core.loadbalancer.TargetGroupCommand.ModifyTargetGroup;
import dev.enif.core.loadbalancer.TargetGroupCommand.RegisterTargets;
import dev.enif.core.loadbalancer.TargetGroupCommand.ReportTargetHealth;
import dev.enif.core.loadbalancer.TargetGroupEvent.TargetGroupCreated;
import dev.enif.core.loadbalancer.TargetGroupEvent.TargetGroupDeleted;
import dev.enif.core.loadbalancer.TargetGroupEvent.TargetGroupModified;
import java.util.List;

/** Decides commands on target groups; those on their targets are {@link Targets}'. */
public final class TargetGroupDecider {
    private TargetGroupDecider() {}

    /**
     * Decides within the draft and returns the result.
     *
     * @throws RefusedException if the command is refused; the draft is then to be thrown away
     */
    public static Result decide(Draft draft, TargetGroupCommand command) {
        return switch (command) {
            case CreateTargetGroup create -> create(draft, create);
            case ModifyTargetGroup modify -> modify(draft, modify);
            case RegisterTargets(var id, var targets) ->
                    Targets.register(draft, draft.require(id), targets);
            case DeregisterTargets(var id, var targets) ->
                    Targets.deregister(draft, draft.require(id), targets);
            case ReportTargetHealth(var id, var target, boolean healthy) ->
                    Targets.report(draft, draft.require(id), target, healthy);
            case DeleteTargetGroup(var id) -> delete(draft, draft.require(id));
        };
    }

    private static Result create(Draft draft, CreateTargetGroup create) {
        BalancerNames.require(create.name());
        BalancerNames.requirePort(create.port());
        requireValid(create.settings(), create.protocol());
        for (TargetGroup other : draft.account().targetGroups().values()) {
            Draft.refuseIf(
                    other.name().equals(create.name()),
                    new LoadBalancerRefusal.DuplicateGroupName(create.name(), other.id()));
        }
        TagDecider.requireValid(create.tags());
        draft.require(create.vpcId());
        draft.requireQuota(Quota.TARGET_GROUPS, draft.account().targetGroups().size() + 1L);
        TargetGroupId id = (TargetGroupId) draft.newId(ResourceKind.TARGET_GROUP);
        draft.happened(
                new TargetGroupCreated(
                        id,
                        create.name(),
                        create.vpcId(),
                        create.protocol(),
                        create.port(),
                        create.targetKind(),
                        create.settings(),
                        create.tags()));
        return Result.of(id);
    }

    /** What is as asked already leaves no event. */
    private static Result modify(Draft draft, ModifyTargetGroup modify) {
        TargetGroup group = draft.require(modify.targetGroupId());
        TargetSettings before = group.settings();
        Integer healthy = modify.healthyThreshold();
        Integer unhealthy = modify.unhealthyThreshold();
        Integer delay = modify.deregistrationDelaySeconds();
        Boolean preserve = modify.preserveClientIp();
        TargetSettings after =
                new TargetSettings(
                        healthy == null ? before.healthyThreshold() : healthy,
                        unhealthy == null ? before.unhealthyThreshold() : unhealthy,
                        delay == null ? before.deregistrationDelaySeconds() : delay,
                        preserve == null ? before.preserveClientIp() : preserve);
        requireValid(after, group.protocol());
        if (!after.equals(before)) {
            draft.happened(new TargetGroupModified(group.id(), after));
        }
        return Result.NOTHING;
    }

    private static void requireValid(TargetSettings settings, BalancedProtocol protocol) {
        requireThreshold("healthyThreshold", settings.healthyThreshold());
        requireThreshold("unhealthyThreshold", settings.unhealthyThreshold());
        BalancerNames.requireRange(
                "deregistrationDelaySeconds",
                settings.deregistrationDelaySeconds(),
                0,
                TargetSettings.LONGEST_DELAY_SECONDS);
        Draft.refuseIf(
                protocol.hasUdp() && !settings.preserveClientIp(),
                new LoadBalancerRefusal.InvalidConfiguration(
                        "Targets of protocol " + protocol + " always see the client's address"));
    }

    private static void requireThreshold(String what, int value) {
        BalancerNames.requireRange(
                what, value, TargetSettings.LEAST_THRESHOLD, TargetSettings.MOST_THRESHOLD);
    }

    private static Result delete(Draft draft, TargetGroup group) {
        List<LoadBalancerId> users =
                draft.account().references().to(group.id(), LoadBalancerId.class);
        Draft.refuseIf(!users.isEmpty(), new LoadBalancerRefusal.GroupInUse(group.id(), users));
        draft.happened(new TargetGroupDeleted(group.id()));
        return Result.NOTHING;
    }
}

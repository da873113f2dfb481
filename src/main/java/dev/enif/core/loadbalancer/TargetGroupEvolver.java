/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.loadbalancer;

import dev.enif.core.account.AccountState;
import dev.enif.core.account.Present;
import dev.enif.core.id.TargetGroupId;
import dev.enif.core.loadbalancer.TargetGroupEvent.TargetGroupCreated;
import dev.enif.core.loadbalancer.TargetGroupEvent.TargetGroupDeleted;
import dev.enif.core.loadbalancer.TargetGroupEvent.TargetGroupModified;
import dev.enif.core.loadbalancer.TargetGroupEvent.TargetHealthNoted;
import dev.enif.core.loadbalancer.TargetGroupEvent.TargetsDeregistered;
import dev.enif.core.loadbalancer.TargetGroupEvent.TargetsDraining;
import dev.enif.core.loadbalancer.TargetGroupEvent.TargetsRegistered;
import org.pcollections.TreePMap;

/** Folds events of target groups. */
public final class TargetGroupEvolver {
    private TargetGroupEvolver() {}

    public static AccountState evolve(AccountState state, TargetGroupEvent event) {
        return switch (event) {
            case TargetGroupCreated created ->
                    state.put(
                            new TargetGroup(
                                    created.targetGroupId(),
                                    created.name(),
                                    created.vpcId(),
                                    created.protocol(),
                                    created.port(),
                                    created.targetKind(),
                                    created.settings(),
                                    TreePMap.empty(),
                                    created.tags()));
            case TargetGroupModified(var id, var settings) ->
                    state.put(group(state, id).withSettings(settings));
            case TargetsRegistered(var id, var keys) -> {
                TreePMap<TargetKey, Target> targets = group(state, id).targets();
                for (TargetKey key : keys) {
                    targets = targets.plus(key, Target.registered(key));
                }
                yield state.put(group(state, id).withTargets(targets));
            }
            case TargetsDraining(var id, var keys, long untilMillis) -> {
                TreePMap<TargetKey, Target> targets = group(state, id).targets();
                for (TargetKey key : keys) {
                    targets = targets.plus(key, target(targets, key).draining(untilMillis));
                }
                yield state.put(group(state, id).withTargets(targets));
            }
            case TargetsDeregistered(var id, var keys) -> {
                TargetGroup group = group(state, id);
                yield state.put(group.withTargets(group.targets().minusAll(keys)));
            }
            case TargetHealthNoted(var id, var key, var health, int streak) -> {
                TargetGroup group = group(state, id);
                Target noted = target(group.targets(), key).withHealth(health, streak);
                yield state.put(group.withTargets(group.targets().plus(key, noted)));
            }
            case TargetGroupDeleted(var id) -> state.remove(group(state, id).id());
        };
    }

    private static Target target(TreePMap<TargetKey, Target> targets, TargetKey key) {
        Target target = targets.get(key);
        if (target == null) {
            throw new IllegalStateException(key + " is no target");
        }
        return target;
    }

    private static TargetGroup group(AccountState state, TargetGroupId id) {
        return Present.in(state.targetGroups().find(id), id);
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.loadbalancer;

import dev.enif.core.account.Entity;
import dev.enif.core.account.Hash64;
import dev.enif.core.account.Tags;
import dev.enif.core.id.ResourceId;
import dev.enif.core.id.TargetGroupId;
import dev.enif.core.id.VpcId;
import java.util.Collection;
import java.util.TreeSet;
import org.pcollections.TreePMap;

/**
 * Targets that one load balancer at most sends to.
 *
 * @param port of targets that are registered without one
 */
public record TargetGroup(
        TargetGroupId id,
        String name,
        VpcId vpcId,
        BalancedProtocol protocol,
        int port,
        TargetKind targetKind,
        TargetSettings settings,
        TreePMap<TargetKey, Target> targets,
        Tags tags)
        implements Entity<TargetGroupId> {
    /**
     * When the first of its targets has drained: log time, or {@link Long#MAX_VALUE} if none
     * drains.
     */
    public long deadlineMillis() {
        long earliest = Long.MAX_VALUE;
        for (Target target : targets.values()) {
            Long drainedAt = target.drainedAtMillis();
            earliest = drainedAt == null ? earliest : Math.min(earliest, drainedAt);
        }
        return earliest;
    }

    TargetGroup withSettings(TargetSettings newSettings) {
        return with(newSettings, targets, tags);
    }

    TargetGroup withTargets(TreePMap<TargetKey, Target> newTargets) {
        return with(settings, newTargets, tags);
    }

    @Override
    public TargetGroup withTags(Tags newTags) {
        return with(settings, targets, newTags);
    }

    private TargetGroup with(
            TargetSettings newSettings, TreePMap<TargetKey, Target> newTargets, Tags newTags) {
        return new TargetGroup(
                id, name, vpcId, protocol, port, targetKind, newSettings, newTargets, newTags);
    }

    /** Its VPC, and the instances and interfaces among its targets. */
    @Override
    public Collection<? extends ResourceId> references() {
        TreeSet<ResourceId> named = new TreeSet<>();
        named.add(vpcId);
        for (TargetKey key : targets.keySet()) {
            switch (key.id()) {
                case TargetId.OfInstance(var instanceId) -> named.add(instanceId);
                case TargetId.OfEni(var eniId) -> named.add(eniId);
                case TargetId.OfAddress _ -> {}
            }
        }
        return named;
    }

    @Override
    public long fingerprint() {
        return new Hash64()
                .add(id)
                .add(name)
                .add(vpcId)
                .add(protocol)
                .add(port)
                .add(targetKind)
                .add(settings.healthyThreshold())
                .add(settings.unhealthyThreshold())
                .add(settings.deregistrationDelaySeconds())
                .add(settings.preserveClientIp())
                .addAll(targets.values())
                .add(tags)
                .value();
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.loadbalancer;

import dev.enif.core.account.Draft;
import dev.enif.core.account.Present;
import dev.enif.core.account.Quota;
import dev.enif.core.decision.Result;
import dev.enif.core.eni.ManagedInterface;
import dev.enif.core.eni.NetworkInterface;
import dev.enif.core.eni.Slot;
import dev.enif.core.id.EniId;
import dev.enif.core.id.InstanceId;
import dev.enif.core.id.LoadBalancerId;
import dev.enif.core.id.ResourceId;
import dev.enif.core.id.TargetGroupId;
import dev.enif.core.id.VpcId;
import dev.enif.core.instance.Instance;
import dev.enif.core.instance.PowerState;
import dev.enif.core.loadbalancer.TargetGroupEvent.TargetHealthNoted;
import dev.enif.core.loadbalancer.TargetGroupEvent.TargetsDeregistered;
import dev.enif.core.loadbalancer.TargetGroupEvent.TargetsDraining;
import dev.enif.core.loadbalancer.TargetGroupEvent.TargetsRegistered;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Ipv4;
import dev.enif.core.vpc.Vpc;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides which targets a group has, and what is known about their health. */
final class Targets {
    /** How many one command may name. */
    static final int MOST_NAMED = 1_000;

    /** In how many groups one instance or interface may be; our choice. */
    static final int MOST_GROUPS = 100;

    private static final long MILLIS_A_SECOND = 1_000;

    /** Beside its VPC's blocks: private ones, that other networks may have (RFC 1918, 6598). */
    private static final List<Cidr4> PRIVATE =
            List.of(
                    Cidr4.parse("10.0.0.0/8"),
                    Cidr4.parse("100.64.0.0/10"),
                    Cidr4.parse("172.16.0.0/12"),
                    Cidr4.parse("192.168.0.0/16"));

    private Targets() {}

    static Result register(Draft draft, TargetGroup group, List<NamedTarget> named) {
        List<TargetKey> added = new ArrayList<>();
        for (TargetKey key : keys(group, named)) {
            requireTarget(draft, group, key.id());
            Target known = group.targets().get(key);
            if (known == null || known.isDraining()) {
                added.add(key);
            }
        }
        long unknown = added.stream().filter(key -> !group.targets().containsKey(key)).count();
        if (unknown > 0) {
            draft.requireQuota(Quota.TARGETS_PER_TARGET_GROUP, group.targets().size() + unknown);
        }
        if (!added.isEmpty()) {
            added.forEach(key -> requireRoom(draft, group, key.id()));
            draft.happened(new TargetsRegistered(group.id(), added));
        }
        return Result.NOTHING;
    }

    /** What goes leaves all its groups in one decision, so they are bounded. */
    private static void requireRoom(Draft draft, TargetGroup group, TargetId id) {
        @Nullable ResourceId host =
                switch (id) {
                    case TargetId.OfInstance(var instanceId) -> instanceId;
                    case TargetId.OfEni(var eniId) -> eniId;
                    case TargetId.OfAddress _ -> null;
                };
        if (host == null) {
            return;
        }
        List<TargetGroupId> groups = draft.account().references().to(host, TargetGroupId.class);
        if (groups.size() >= MOST_GROUPS && !groups.contains(group.id())) {
            throw Draft.refused(new LoadBalancerRefusal.TooManyGroups(host, MOST_GROUPS));
        }
    }

    /** A group that no listener sends to has no flows to drain. */
    static Result deregister(Draft draft, TargetGroup group, List<NamedTarget> named) {
        List<TargetKey> leaving = new ArrayList<>();
        for (TargetKey key : keys(group, named)) {
            if (!require(group, key).isDraining()) {
                leaving.add(key);
            }
        }
        if (leaving.isEmpty()) {
            return Result.NOTHING;
        }
        int delay = group.settings().deregistrationDelaySeconds();
        boolean used = !draft.account().references().to(group.id(), LoadBalancerId.class).isEmpty();
        draft.happened(
                used && delay > 0
                        ? new TargetsDraining(
                                group.id(), leaving, draft.timeMillis() + delay * MILLIS_A_SECOND)
                        : new TargetsDeregistered(group.id(), leaving));
        return Result.NOTHING;
    }

    /**
     * One good report makes a new target healthy; else as many in a row as the group's thresholds
     * ask for change its health. What tells nothing new leaves no event.
     */
    static Result report(Draft draft, TargetGroup group, NamedTarget named, boolean healthy) {
        Target target = require(group, key(group, named));
        if (target.isDraining()) {
            return Result.NOTHING;
        }
        Target after = after(target, group.settings(), healthy);
        if (!after.equals(target)) {
            draft.happened(
                    new TargetHealthNoted(
                            group.id(), target.key(), after.health(), after.streak()));
        }
        return Result.NOTHING;
    }

    private static Target after(Target target, TargetSettings settings, boolean healthy) {
        TargetHealth told = healthy ? TargetHealth.HEALTHY : TargetHealth.UNHEALTHY;
        if (target.health() == told) {
            return target.withHealth(told, 0);
        }
        int needed =
                switch (target.health()) {
                    case INITIAL -> healthy ? 1 : settings.unhealthyThreshold();
                    case HEALTHY -> settings.unhealthyThreshold();
                    case UNHEALTHY -> settings.healthyThreshold();
                };
        int streak = target.streak() + 1;
        return streak >= needed
                ? target.withHealth(told, 0)
                : target.withHealth(target.health(), streak);
    }

    private static Set<TargetKey> keys(TargetGroup group, List<NamedTarget> named) {
        Draft.refuseIf(
                named.isEmpty() || named.size() > MOST_NAMED,
                new LoadBalancerRefusal.Invalid(
                        named.size() + " targets are named: expecting 1 to " + MOST_NAMED));
        Set<TargetKey> keys = new LinkedHashSet<>();
        for (NamedTarget target : named) {
            keys.add(key(group, target));
        }
        return keys;
    }

    static TargetKey key(TargetGroup group, NamedTarget named) {
        Integer port = named.port();
        if (port != null) {
            BalancerNames.requirePort(port);
        }
        return new TargetKey(named.id(), port == null ? group.port() : port);
    }

    static Target require(TargetGroup group, TargetKey key) {
        Target target = group.targets().get(key);
        if (target == null) {
            throw Draft.refused(
                    new LoadBalancerRefusal.InvalidTarget(
                            "The target "
                                    + key
                                    + " is not registered with the target group '"
                                    + group.id()
                                    + "'"));
        }
        return target;
    }

    private static void requireTarget(Draft draft, TargetGroup group, TargetId id) {
        Draft.refuseIf(
                id.kind() != group.targetKind(),
                new LoadBalancerRefusal.InvalidTarget(
                        "The target "
                                + id
                                + " is not of the kind that the target group '"
                                + group.id()
                                + "' takes: "
                                + group.targetKind()));
        switch (id) {
            case TargetId.OfInstance(var instanceId) -> requireInstance(draft, group, instanceId);
            case TargetId.OfAddress(var address) -> requireAddress(draft, group, address);
            case TargetId.OfEni(var eniId) -> {
                NetworkInterface eni = draft.require(eniId);
                ManagedInterface.requireOwn(eni);
                requireVpc(group, id, eni.vpcId());
            }
        }
    }

    private static void requireInstance(Draft draft, TargetGroup group, InstanceId instanceId) {
        Instance instance = draft.require(instanceId);
        Draft.refuseIf(
                instance.state() != PowerState.RUNNING,
                new LoadBalancerRefusal.InvalidTarget(
                        "The instance '" + instanceId + "' is not in a running state"));
        EniId primary = draft.account().indexes().slotsOf(instanceId).get(new Slot(0, 0));
        if (primary == null) {
            throw new IllegalStateException(instanceId + " has no primary interface");
        }
        requireVpc(group, new TargetId.OfInstance(instanceId), draft.require(primary).vpcId());
    }

    private static void requireVpc(TargetGroup group, TargetId id, VpcId vpcId) {
        Draft.refuseIf(
                !vpcId.equals(group.vpcId()),
                new LoadBalancerRefusal.InvalidTarget(
                        "The target " + id + " is not in the target group's VPC " + group.vpcId()));
    }

    private static void requireAddress(Draft draft, TargetGroup group, Ipv4 address) {
        Vpc vpc = Present.in(draft.account().vpcs().find(group.vpcId()), group.vpcId());
        Cidr4 host = new Cidr4(address, 32);
        boolean reachable =
                vpc.contains(host) || PRIVATE.stream().anyMatch(block -> block.contains(host));
        Draft.refuseIf(
                !reachable,
                new LoadBalancerRefusal.InvalidTarget(
                        "The address "
                                + address
                                + " is neither within the VPC "
                                + vpc.id()
                                + " nor a private one"));
    }
}

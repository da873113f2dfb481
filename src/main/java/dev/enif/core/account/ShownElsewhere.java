/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.account;

import dev.enif.core.acl.NetworkAcl;
import dev.enif.core.id.ResourceId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.id.TargetGroupId;
import dev.enif.core.loadbalancer.Listener;
import dev.enif.core.loadbalancer.LoadBalancer;
import dev.enif.core.vpc.Subnet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Puts again what shows that another resource names it: subnets their network ACL, target groups
 * their balancer. Who was named before and after shows the same.
 */
final class ShownElsewhere {
    private ShownElsewhere() {}

    static AccountState touchSubnets(
            AccountState state, @Nullable NetworkAcl before, NetworkAcl after) {
        AccountState touched = state;
        for (SubnetId id : oneSided(subnets(before), subnets(after))) {
            // Gone in the same decision, perhaps.
            Subnet subnet = touched.subnets().find(id);
            touched = subnet == null ? touched : touched.put(subnet);
        }
        return touched;
    }

    private static Set<SubnetId> subnets(@Nullable NetworkAcl acl) {
        return acl == null ? Set.of() : new TreeSet<>(acl.associations().values());
    }

    static AccountState touchTargetGroups(
            AccountState state, @Nullable LoadBalancer before, @Nullable LoadBalancer after) {
        AccountState touched = state;
        for (TargetGroupId id : oneSided(targetGroups(before), targetGroups(after))) {
            touched = touched.put(Present.in(touched.targetGroups().find(id), id));
        }
        return touched;
    }

    private static Set<TargetGroupId> targetGroups(@Nullable LoadBalancer balancer) {
        Set<TargetGroupId> found = new TreeSet<>();
        if (balancer != null) {
            for (Listener listener : balancer.listeners().values()) {
                found.add(listener.targetGroupId());
            }
        }
        return found;
    }

    /** Those in exactly one of the two, sorted. */
    private static <K extends ResourceId> Set<K> oneSided(Set<K> before, Set<K> after) {
        Set<K> found = new TreeSet<>(before);
        found.addAll(after);
        found.removeIf(id -> before.contains(id) && after.contains(id));
        return found;
    }
}

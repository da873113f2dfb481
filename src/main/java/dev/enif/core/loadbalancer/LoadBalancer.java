/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.loadbalancer;

import dev.enif.core.account.Entity;
import dev.enif.core.account.Hash64;
import dev.enif.core.account.Tags;
import dev.enif.core.id.EniId;
import dev.enif.core.id.GroupId;
import dev.enif.core.id.ListenerId;
import dev.enif.core.id.LoadBalancerId;
import dev.enif.core.id.ResourceId;
import dev.enif.core.id.VpcId;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

/**
 * A network load balancer: an interface in one subnet of each of its zones, which it alone manages
 * and which go with it, and the ports that it listens on.
 *
 * @param zones at least one, of different zones of one VPC, in the order asked for
 * @param groupIds those of its interfaces; one without groups filters nothing and never gets any
 * @param crossZone whether each zone sends to the targets of all; else to its own alone
 * @param listeners no two with one port
 * @param createTimeMillis log time, milliseconds since 1970
 */
public record LoadBalancer(
        LoadBalancerId id,
        String name,
        Scheme scheme,
        VpcId vpcId,
        List<BalancerZone> zones,
        List<GroupId> groupIds,
        boolean crossZone,
        boolean deletionProtection,
        TreePMap<ListenerId, Listener> listeners,
        long createTimeMillis,
        Tags tags)
        implements Entity<LoadBalancerId> {
    public LoadBalancer {
        zones = List.copyOf(zones);
        groupIds = List.copyOf(groupIds);
    }

    /** The listener on the port, or null. */
    public @Nullable Listener on(int port) {
        for (Listener listener : listeners.values()) {
            if (listener.port() == port) {
                return listener;
            }
        }
        return null;
    }

    /** The zone that the interface is for, or null if it is not of this balancer. */
    public @Nullable BalancerZone zoneOf(EniId eniId) {
        for (BalancerZone zone : zones) {
            if (zone.eniId().equals(eniId)) {
                return zone;
            }
        }
        return null;
    }

    LoadBalancer modified(
            boolean newCrossZone, boolean newDeletionProtection, List<GroupId> newGroupIds) {
        return with(newCrossZone, newDeletionProtection, newGroupIds, listeners, tags);
    }

    LoadBalancer withListeners(TreePMap<ListenerId, Listener> newListeners) {
        return with(crossZone, deletionProtection, groupIds, newListeners, tags);
    }

    @Override
    public LoadBalancer withTags(Tags newTags) {
        return with(crossZone, deletionProtection, groupIds, listeners, newTags);
    }

    private LoadBalancer with(
            boolean newCrossZone,
            boolean newDeletionProtection,
            List<GroupId> newGroupIds,
            TreePMap<ListenerId, Listener> newListeners,
            Tags newTags) {
        return new LoadBalancer(
                id,
                name,
                scheme,
                vpcId,
                zones,
                newGroupIds,
                newCrossZone,
                newDeletionProtection,
                newListeners,
                createTimeMillis,
                newTags);
    }

    /** The subnets that it stands in, the interfaces that it manages, and where it sends to. */
    @Override
    public Collection<? extends ResourceId> references() {
        TreeSet<ResourceId> named = new TreeSet<>();
        for (BalancerZone zone : zones) {
            named.add(zone.subnetId());
            named.add(zone.eniId());
        }
        listeners.values().forEach(listener -> named.add(listener.targetGroupId()));
        return named;
    }

    @Override
    public long fingerprint() {
        return new Hash64()
                .add(id)
                .add(name)
                .add(scheme)
                .add(vpcId)
                .addAll(zones)
                .addAll(groupIds)
                .add(crossZone)
                .add(deletionProtection)
                .addAll(listeners.values())
                .add(createTimeMillis)
                .add(tags)
                .value();
    }
}

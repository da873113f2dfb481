/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.loadbalancer;

import dev.enif.core.account.Tags;
import dev.enif.core.id.GroupId;
import dev.enif.core.id.ListenerId;
import dev.enif.core.id.LoadBalancerId;
import dev.enif.core.id.VpcId;
import java.util.List;

/** Facts about one load balancer. Fields are added, never renamed or reused. */
public sealed interface LoadBalancerEvent {
    LoadBalancerId loadBalancerId();

    /** Its interfaces were made, and got their addresses, before. */
    record LoadBalancerCreated(
            LoadBalancerId loadBalancerId,
            String name,
            Scheme scheme,
            VpcId vpcId,
            List<BalancerZone> zones,
            List<GroupId> groupIds,
            long createTimeMillis,
            Tags tags)
            implements LoadBalancerEvent {
        public LoadBalancerCreated {
            zones = List.copyOf(zones);
            groupIds = List.copyOf(groupIds);
        }
    }

    /** As it is from now on; its interfaces have the groups. */
    record LoadBalancerModified(
            LoadBalancerId loadBalancerId,
            boolean crossZone,
            boolean deletionProtection,
            List<GroupId> groupIds)
            implements LoadBalancerEvent {
        public LoadBalancerModified {
            groupIds = List.copyOf(groupIds);
        }
    }

    record ListenerCreated(LoadBalancerId loadBalancerId, Listener listener)
            implements LoadBalancerEvent {}

    /** The listener as it is from now on. */
    record ListenerModified(LoadBalancerId loadBalancerId, Listener listener)
            implements LoadBalancerEvent {}

    record ListenerDeleted(LoadBalancerId loadBalancerId, ListenerId listenerId)
            implements LoadBalancerEvent {}

    /** Its interfaces were deleted before; its listeners go along. */
    record LoadBalancerDeleted(LoadBalancerId loadBalancerId) implements LoadBalancerEvent {}
}

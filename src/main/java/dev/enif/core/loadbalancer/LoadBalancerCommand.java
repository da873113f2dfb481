/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.loadbalancer;

import dev.enif.core.account.Tags;
import dev.enif.core.id.AllocationId;
import dev.enif.core.id.GroupId;
import dev.enif.core.id.ListenerId;
import dev.enif.core.id.LoadBalancerId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.id.TargetGroupId;
import dev.enif.core.net.Ipv4;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Commands on load balancers and their listeners. */
public sealed interface LoadBalancerCommand {
    /**
     * Where one shall stand.
     *
     * @param privateAddress for an internal one; null for any free address of the subnet
     * @param allocationId for an internet-facing one; null to be lent a public address
     */
    record SubnetChoice(
            SubnetId subnetId,
            @Nullable Ipv4 privateAddress,
            @Nullable AllocationId allocationId) {}

    /**
     * Result: the balancer's id.
     *
     * @param groupIds none for one that filters nothing
     */
    record CreateLoadBalancer(
            String name,
            Scheme scheme,
            List<SubnetChoice> subnets,
            List<GroupId> groupIds,
            Tags tags)
            implements LoadBalancerCommand {
        public CreateLoadBalancer {
            subnets = List.copyOf(subnets);
            groupIds = List.copyOf(groupIds);
        }
    }

    /** Changes what is given; null leaves it. */
    record ModifyLoadBalancer(
            LoadBalancerId loadBalancerId,
            @Nullable Boolean crossZone,
            @Nullable Boolean deletionProtection,
            @Nullable List<GroupId> groupIds)
            implements LoadBalancerCommand {
        public ModifyLoadBalancer {
            groupIds = groupIds == null ? null : List.copyOf(groupIds);
        }
    }

    /** Result: the listener's id. */
    record CreateListener(
            LoadBalancerId loadBalancerId,
            BalancedProtocol protocol,
            int port,
            TargetGroupId targetGroupId)
            implements LoadBalancerCommand {}

    /** Changes what is given; null leaves it. */
    record ModifyListener(
            LoadBalancerId loadBalancerId,
            ListenerId listenerId,
            @Nullable BalancedProtocol protocol,
            @Nullable Integer port,
            @Nullable TargetGroupId targetGroupId)
            implements LoadBalancerCommand {}

    record DeleteListener(LoadBalancerId loadBalancerId, ListenerId listenerId)
            implements LoadBalancerCommand {}

    /** Its listeners go along; target groups stay. */
    record DeleteLoadBalancer(LoadBalancerId loadBalancerId) implements LoadBalancerCommand {}
}

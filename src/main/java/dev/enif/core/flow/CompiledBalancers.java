/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.flow;

import dev.enif.core.account.AccountState;
import dev.enif.core.id.EniId;
import dev.enif.core.id.LoadBalancerId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.id.TargetGroupId;
import dev.enif.core.loadbalancer.BalancerZone;
import dev.enif.core.loadbalancer.LoadBalancer;
import dev.enif.core.vpc.Subnet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashPMap;
import org.pcollections.HashTreePMap;

/** The load balancers of a rule table, by the interfaces that they manage. Immutable. */
record CompiledBalancers(
        HashPMap<EniId, CompiledBalancer> byInterface,
        HashPMap<LoadBalancerId, List<EniId>> interfaces) {
    static final CompiledBalancers NONE =
            new CompiledBalancers(HashTreePMap.empty(), HashTreePMap.empty());

    CompiledBalancers with(AccountState account, LoadBalancerId id) {
        LoadBalancer balancer = account.loadBalancers().find(id);
        HashPMap<EniId, CompiledBalancer> next =
                byInterface.minusAll(interfaces.getOrDefault(id, List.of()));
        if (balancer == null) {
            return new CompiledBalancers(next, interfaces.minus(id));
        }
        for (BalancerZone zone : balancer.zones()) {
            next =
                    next.plus(
                            zone.eniId(),
                            CompiledBalancer.of(
                                    account, balancer, zone, byInterface.get(zone.eniId())));
        }
        return new CompiledBalancers(
                next,
                interfaces.plus(id, balancer.zones().stream().map(BalancerZone::eniId).toList()));
    }

    /** Those that send to the group. */
    CompiledBalancers with(AccountState account, TargetGroupId id) {
        CompiledBalancers balancers = this;
        for (LoadBalancerId user : account.references().to(id, LoadBalancerId.class)) {
            balancers = balancers.with(account, user);
        }
        return balancers;
    }

    /** A subnet that comes or goes says in which zone the addresses among the targets are. */
    CompiledBalancers with(AccountState account, SubnetId id) {
        Subnet subnet = account.subnets().find(id);
        CompiledBalancers balancers = this;
        for (LoadBalancerId balancerId : interfaces.keySet()) {
            LoadBalancer balancer = account.loadBalancers().find(balancerId);
            if (balancer != null && (subnet == null || subnet.vpcId().equals(balancer.vpcId()))) {
                balancers = balancers.with(account, balancerId);
            }
        }
        return balancers;
    }

    @Nullable CompiledBalancer at(EniId id) {
        return byInterface.get(id);
    }
}

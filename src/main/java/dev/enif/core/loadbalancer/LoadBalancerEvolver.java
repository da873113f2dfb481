/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.loadbalancer;

import dev.enif.core.account.AccountState;
import dev.enif.core.account.Present;
import dev.enif.core.id.LoadBalancerId;
import dev.enif.core.loadbalancer.LoadBalancerEvent.ListenerCreated;
import dev.enif.core.loadbalancer.LoadBalancerEvent.ListenerDeleted;
import dev.enif.core.loadbalancer.LoadBalancerEvent.ListenerModified;
import dev.enif.core.loadbalancer.LoadBalancerEvent.LoadBalancerCreated;
import dev.enif.core.loadbalancer.LoadBalancerEvent.LoadBalancerDeleted;
import dev.enif.core.loadbalancer.LoadBalancerEvent.LoadBalancerModified;
import org.pcollections.TreePMap;

/** Folds events of load balancers. */
public final class LoadBalancerEvolver {
    private LoadBalancerEvolver() {}

    public static AccountState evolve(AccountState state, LoadBalancerEvent event) {
        return switch (event) {
            case LoadBalancerCreated created ->
                    state.put(
                            new LoadBalancer(
                                    created.loadBalancerId(),
                                    created.name(),
                                    created.scheme(),
                                    created.vpcId(),
                                    created.zones(),
                                    created.groupIds(),
                                    false,
                                    false,
                                    TreePMap.empty(),
                                    created.createTimeMillis(),
                                    created.tags()));
            case LoadBalancerModified(var id, boolean crossZone, boolean kept, var groupIds) ->
                    state.put(balancer(state, id).modified(crossZone, kept, groupIds));
            case ListenerCreated(var id, var listener) ->
                    state.put(with(balancer(state, id), listener));
            case ListenerModified(var id, var listener) ->
                    state.put(with(balancer(state, id), listener));
            case ListenerDeleted(var id, var listenerId) -> {
                LoadBalancer balancer = balancer(state, id);
                yield state.put(balancer.withListeners(balancer.listeners().minus(listenerId)));
            }
            case LoadBalancerDeleted(var id) -> state.remove(balancer(state, id).id());
        };
    }

    private static LoadBalancer with(LoadBalancer balancer, Listener listener) {
        return balancer.withListeners(balancer.listeners().plus(listener.id(), listener));
    }

    private static LoadBalancer balancer(AccountState state, LoadBalancerId id) {
        return Present.in(state.loadBalancers().find(id), id);
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.flow;

import dev.enif.core.account.AccountState;
import dev.enif.core.account.Present;
import dev.enif.core.eni.InterfaceType;
import dev.enif.core.eni.NetworkInterface;
import dev.enif.core.id.LoadBalancerId;
import dev.enif.core.loadbalancer.BalancerZone;
import dev.enif.core.loadbalancer.Listener;
import dev.enif.core.loadbalancer.LoadBalancer;
import dev.enif.core.loadbalancer.TargetChoice;
import dev.enif.core.loadbalancer.TargetGroup;
import dev.enif.core.loadbalancer.TargetKey;
import dev.enif.core.net.Protocol;
import dev.enif.core.net.Traffic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who may be reached by an interface of a load balancer; nobody by any other. Of targets with the
 * same groups, port and subnet, and equally running, one stands for all.
 *
 * @param listeners what the balancer listens to
 * @param interfaces of the representatives, as far as they have one
 * @param complete whether no target is left out
 */
record BehindBalancer(
        List<Traffic> listeners,
        List<TargetKey> representatives,
        List<NetworkInterface> interfaces,
        boolean complete) {
    private static final BehindBalancer NOBODY =
            new BehindBalancer(List.of(), List.of(), List.of(), true);

    /** The most kinds of target that are told apart. */
    private static final int MAX_KINDS = 32;

    static BehindBalancer of(AccountState account, NetworkInterface eni) {
        if (eni.type() != InterfaceType.NETWORK_LOAD_BALANCER) {
            return NOBODY;
        }
        List<LoadBalancerId> managers = account.references().to(eni.id(), LoadBalancerId.class);
        LoadBalancer balancer =
                managers.isEmpty() ? null : account.loadBalancers().find(managers.getFirst());
        BalancerZone zone = balancer == null ? null : balancer.zoneOf(eni.id());
        if (balancer == null || zone == null) {
            return NOBODY;
        }
        List<Traffic> listeners = new ArrayList<>();
        Map<String, TargetKey> kinds = new LinkedHashMap<>();
        List<NetworkInterface> interfaces = new ArrayList<>();
        for (Listener listener : balancer.listeners().values()) {
            for (Protocol protocol : List.of(Protocol.TCP, Protocol.UDP)) {
                if (listener.protocol().takes(protocol)) {
                    listeners.add(new Traffic(protocol, listener.port(), listener.port()));
                }
            }
            TargetGroup group =
                    Present.in(
                            account.targetGroups().find(listener.targetGroupId()),
                            listener.targetGroupId());
            TargetChoice choice = TargetChoice.of(account, balancer, zone.zone(), group, null);
            for (TargetKey key : choice.targets()) {
                NetworkInterface target = Balanced.partyOf(account, group, key.id()).eni();
                String kind = listener.id() + " " + key.port() + " " + kindOf(account, key, target);
                if (kinds.putIfAbsent(kind, key) == null && target != null) {
                    interfaces.add(target);
                }
            }
        }
        List<TargetKey> representatives = List.copyOf(kinds.values());
        boolean complete = representatives.size() <= MAX_KINDS;
        return new BehindBalancer(
                listeners,
                complete ? representatives : representatives.subList(0, MAX_KINDS),
                interfaces,
                complete);
    }

    private static String kindOf(
            AccountState account, TargetKey key, @Nullable NetworkInterface target) {
        if (target == null) {
            return key.toString();
        }
        return target.subnetId()
                + " "
                + target.groupIds()
                + " "
                + Guard.isOnRunning(account, target);
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.flow;

import dev.enif.core.account.AccountState;
import dev.enif.core.account.Tags;
import dev.enif.core.eni.NetworkInterface;
import dev.enif.core.id.EniId;
import dev.enif.core.id.GroupId;
import dev.enif.core.id.InstanceId;
import dev.enif.core.id.ListenerId;
import dev.enif.core.id.LoadBalancerId;
import dev.enif.core.id.TargetGroupId;
import dev.enif.core.id.VpcId;
import dev.enif.core.loadbalancer.BalancedProtocol;
import dev.enif.core.loadbalancer.BalancerZone;
import dev.enif.core.loadbalancer.Listener;
import dev.enif.core.loadbalancer.LoadBalancer;
import dev.enif.core.loadbalancer.Scheme;
import dev.enif.core.loadbalancer.Target;
import dev.enif.core.loadbalancer.TargetGroup;
import dev.enif.core.loadbalancer.TargetHealth;
import dev.enif.core.loadbalancer.TargetId;
import dev.enif.core.loadbalancer.TargetKey;
import dev.enif.core.loadbalancer.TargetKind;
import dev.enif.core.loadbalancer.TargetSettings;
import dev.enif.core.net.Ipv4;
import java.util.List;
import java.util.Locale;
import org.pcollections.TreePMap;

/** Load balancers and their target groups in a drawn network. */
record DrawnBalancers(DrawnNetwork network) {
    private static final int TARGET = 0;
    private static final int HEALTH = 1;

    /**
     * {@code targets NAME VPC PROTOCOL PORT [hidden] : TARGET[:PORT] [healthy | unhealthy |
     * draining] ; ...}, new ones being neither.
     */
    AccountState targets(AccountState account, String name, List<String> words) {
        BalancedProtocol protocol = BalancedProtocol.valueOf(words.get(3).toUpperCase(Locale.ROOT));
        int port = Integer.parseInt(words.get(4));
        TargetKind kind = TargetKind.INSTANCE;
        TreePMap<TargetKey, Target> targets = TreePMap.empty();
        for (List<String> clause : DrawnRules.clauses(after(words))) {
            String[] ends = clause.get(TARGET).split(":");
            TargetId id = target(ends[0]);
            kind = id.kind();
            TargetKey key = new TargetKey(id, ends.length > 1 ? Integer.parseInt(ends[1]) : port);
            targets = targets.plus(key, registered(key, clause));
        }
        return account.put(
                new TargetGroup(
                        new TargetGroupId(network.id("tg", name)),
                        name,
                        network.vpc(words.get(2)),
                        protocol,
                        port,
                        kind,
                        new TargetSettings(5, 2, 300, !words.contains("hidden")),
                        targets,
                        Tags.NONE));
    }

    private static Target registered(TargetKey key, List<String> clause) {
        return switch (clause.size() > 1 ? clause.get(HEALTH) : "initial") {
            case "healthy" -> new Target(key, TargetHealth.HEALTHY, 0, null);
            case "unhealthy" -> new Target(key, TargetHealth.UNHEALTHY, 0, null);
            case "draining" -> new Target(key, TargetHealth.HEALTHY, 0, 1L);
            case "initial" -> new Target(key, TargetHealth.INITIAL, 0, null);
            default -> throw new IllegalArgumentException("No health: " + clause);
        };
    }

    TargetKey key(String text) {
        String[] ends = text.split(":");
        return new TargetKey(target(ends[0]), Integer.parseInt(ends[1]));
    }

    private TargetId target(String name) {
        return switch (network.kindOf(name)) {
            case "instance" -> new TargetId.OfInstance(new InstanceId(network.id("i", name)));
            case "eni", "balancer" -> new TargetId.OfEni(new EniId(network.id("eni", name)));
            default -> new TargetId.OfAddress(Ipv4.parse(name));
        };
    }

    /**
     * {@code balancer NAME SUBNET ADDRESS[=PUBLIC] [groups=G,...] [cross] : PROTOCOL PORT TARGETS ;
     * ...}; the interface, which it manages, has its name.
     */
    AccountState balancer(
            AccountState account, NetworkInterface eni, String name, List<String> words) {
        TreePMap<ListenerId, Listener> listeners = TreePMap.empty();
        for (List<String> clause : DrawnRules.clauses(after(words))) {
            Listener listener =
                    new Listener(
                            new ListenerId(network.id("lsn", name + clause.get(1))),
                            BalancedProtocol.valueOf(clause.get(0).toUpperCase(Locale.ROOT)),
                            Integer.parseInt(clause.get(1)),
                            new TargetGroupId(network.id("tg", clause.get(2))));
            listeners = listeners.plus(listener.id(), listener);
        }
        List<GroupId> groups = eni.groupIds();
        VpcId vpcId = eni.vpcId();
        return account.put(eni)
                .put(
                        new LoadBalancer(
                                new LoadBalancerId(network.id("nlb", name)),
                                name,
                                Scheme.INTERNAL,
                                vpcId,
                                List.of(new BalancerZone(eni.subnetId(), eni.zone(), eni.id())),
                                groups,
                                words.contains("cross"),
                                false,
                                listeners,
                                0,
                                Tags.NONE));
    }

    private static List<String> after(List<String> words) {
        return words.subList(words.indexOf(":") + 1, words.size());
    }
}

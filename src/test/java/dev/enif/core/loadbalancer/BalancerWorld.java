/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.loadbalancer;

import dev.enif.core.Given;
import dev.enif.core.InstanceWorld;
import dev.enif.core.account.Tags;
import dev.enif.core.eni.EniEvent.EniCreated;
import dev.enif.core.eni.EniEvent.HandedToService;
import dev.enif.core.eni.InterfaceType;
import dev.enif.core.id.EniId;
import dev.enif.core.id.GroupId;
import dev.enif.core.id.ListenerId;
import dev.enif.core.id.LoadBalancerId;
import dev.enif.core.id.TargetGroupId;
import dev.enif.core.loadbalancer.LoadBalancerEvent.ListenerCreated;
import dev.enif.core.loadbalancer.LoadBalancerEvent.LoadBalancerCreated;
import dev.enif.core.loadbalancer.TargetGroupEvent.TargetGroupCreated;
import dev.enif.core.loadbalancer.TargetGroupEvent.TargetsRegistered;
import dev.enif.core.net.Ipv4;
import dev.enif.core.net.Mac;
import java.util.List;

/** What tests of load balancers start from, beside {@link InstanceWorld}. */
public abstract class BalancerWorld extends InstanceWorld {
    public static final LoadBalancerId BALANCER = new LoadBalancerId("nlb-00000000000000001");
    public static final ListenerId LISTENER = new ListenerId("lsn-00000000000000001");
    public static final TargetGroupId TARGETS = new TargetGroupId("tg-00000000000000001");
    public static final EniId BALANCER_ENI = new EniId("eni-00000000000000081");
    public static final Ipv4 BALANCER_ADDRESS = ip("10.0.0.50");
    public static final TargetId TO_INSTANCE = new TargetId.OfInstance(INSTANCE);
    public static final TargetKey KEY = new TargetKey(TO_INSTANCE, 8080);

    /** An internal balancer in the first subnet, with these groups. */
    public static Object[] balancer(GroupId... groupIds) {
        return new Object[] {
            new EniCreated(
                    BALANCER_ENI,
                    VPC,
                    SUBNET,
                    ZONE_A,
                    Mac.parse("02:00:00:00:00:81"),
                    "ELB net/front/" + BALANCER,
                    List.of(BALANCER_ADDRESS),
                    List.of(groupIds),
                    Tags.NONE),
            new HandedToService(BALANCER_ENI, InterfaceType.NETWORK_LOAD_BALANCER),
            new LoadBalancerCreated(
                    BALANCER,
                    "front",
                    Scheme.INTERNAL,
                    VPC,
                    List.of(new BalancerZone(SUBNET, ZONE_A, BALANCER_ENI)),
                    List.of(groupIds),
                    START_MILLIS,
                    Tags.NONE)
        };
    }

    public static TargetGroupCreated group(TargetKind kind, BalancedProtocol protocol) {
        return group(TARGETS, "web", kind, protocol);
    }

    public static TargetGroupCreated group(
            TargetGroupId id, String name, TargetKind kind, BalancedProtocol protocol) {
        return new TargetGroupCreated(
                id,
                name,
                VPC,
                protocol,
                8080,
                kind,
                new TargetSettings(3, 2, 300, true),
                Tags.NONE);
    }

    public static ListenerCreated listening(int port) {
        return new ListenerCreated(
                BALANCER, new Listener(LISTENER, BalancedProtocol.TCP, port, TARGETS));
    }

    /** An instance that is registered with a group that a listener sends to. */
    public static Given serving() {
        return world(launched())
                .and(balancer())
                .and(
                        group(TargetKind.INSTANCE, BalancedProtocol.TCP),
                        listening(443),
                        new TargetsRegistered(TARGETS, List.of(KEY)));
    }

    static Target targetOf(Given given) {
        return there(there(given.account().targetGroups().find(TARGETS)).targets().get(KEY));
    }
}

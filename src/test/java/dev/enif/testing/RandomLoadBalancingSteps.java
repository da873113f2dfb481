/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.testing;

import dev.enif.core.account.Draft;
import dev.enif.core.eni.Attachment;
import dev.enif.core.eni.EniEvent;
import dev.enif.core.eni.InterfaceType;
import dev.enif.core.eni.NetworkInterface;
import dev.enif.core.id.FailoverGroupId;
import dev.enif.core.id.ListenerId;
import dev.enif.core.id.LoadBalancerId;
import dev.enif.core.id.ResourceKind;
import dev.enif.core.id.TargetGroupId;
import dev.enif.core.instance.Instance;
import dev.enif.core.loadbalancer.BalancedProtocol;
import dev.enif.core.loadbalancer.BalancerZone;
import dev.enif.core.loadbalancer.Listener;
import dev.enif.core.loadbalancer.LoadBalancer;
import dev.enif.core.loadbalancer.LoadBalancerEvent;
import dev.enif.core.loadbalancer.Scheme;
import dev.enif.core.loadbalancer.Target;
import dev.enif.core.loadbalancer.TargetGroup;
import dev.enif.core.loadbalancer.TargetGroupEvent;
import dev.enif.core.loadbalancer.TargetHealth;
import dev.enif.core.loadbalancer.TargetId;
import dev.enif.core.loadbalancer.TargetKey;
import dev.enif.core.loadbalancer.TargetKind;
import dev.enif.core.loadbalancer.TargetSettings;
import dev.enif.core.vpc.Vpc;
import java.util.List;
import java.util.random.RandomGenerator;

/** Random changes of load balancers, listeners, target groups and targets. */
final class RandomLoadBalancingSteps extends RandomDraws {
    RandomLoadBalancingSteps(RandomGenerator random, Draft draft) {
        super(random, draft);
    }

    void step() {
        if (flip()) {
            balancer();
        } else {
            targets();
        }
    }

    private void balancer() {
        LoadBalancer balancer = any(account().loadBalancers().values());
        if (balancer == null || random.nextInt(4) == 0) {
            create();
            return;
        }
        Listener listener = any(balancer.listeners().values());
        switch (random.nextInt(5)) {
            case 0 -> draft.happened(new LoadBalancerEvent.LoadBalancerDeleted(balancer.id()));
            case 1 ->
                    draft.happened(
                            new LoadBalancerEvent.LoadBalancerModified(
                                    balancer.id(), flip(), flip(), balancer.groupIds()));
            case 2 -> {
                if (listener != null) {
                    draft.happened(
                            new LoadBalancerEvent.ListenerDeleted(balancer.id(), listener.id()));
                }
            }
            default -> listen(balancer);
        }
    }

    private void create() {
        NetworkInterface eni = any(account().networkInterfaces().values());
        if (eni == null
                || eni.isRequesterManaged()
                || !(eni.attachment() instanceof Attachment.Detached)
                || !account().references().to(eni.id(), TargetGroupId.class).isEmpty()
                || !account().references().to(eni.id(), FailoverGroupId.class).isEmpty()) {
            return;
        }
        draft.happened(new EniEvent.HandedToService(eni.id(), InterfaceType.NETWORK_LOAD_BALANCER));
        draft.happened(
                new LoadBalancerEvent.LoadBalancerCreated(
                        (LoadBalancerId) id(ResourceKind.LOAD_BALANCER),
                        word(),
                        flip() ? Scheme.INTERNAL : Scheme.INTERNET_FACING,
                        eni.vpcId(),
                        List.of(new BalancerZone(eni.subnetId(), eni.zone(), eni.id())),
                        eni.groupIds(),
                        now(),
                        tags()));
    }

    private void listen(LoadBalancer balancer) {
        TargetGroup group = any(account().targetGroups().values());
        int port = 80 + random.nextInt(3);
        if (group == null || balancer.on(port) != null) {
            return;
        }
        List<LoadBalancerId> users = account().references().to(group.id(), LoadBalancerId.class);
        if (users.isEmpty() || users.contains(balancer.id())) {
            draft.happened(
                    new LoadBalancerEvent.ListenerCreated(
                            balancer.id(),
                            new Listener(
                                    (ListenerId) id(ResourceKind.LISTENER),
                                    group.protocol(),
                                    port,
                                    group.id())));
        }
    }

    private void targets() {
        TargetGroup group = any(account().targetGroups().values());
        Vpc vpc = any(account().vpcs().values());
        if (group == null || random.nextInt(4) == 0) {
            if (vpc != null) {
                draft.happened(
                        new TargetGroupEvent.TargetGroupCreated(
                                (TargetGroupId) id(ResourceKind.TARGET_GROUP),
                                word(),
                                vpc.id(),
                                BalancedProtocol.values()[random.nextInt(4)],
                                8080,
                                TargetKind.values()[random.nextInt(3)],
                                new TargetSettings(5, 2, 300, flip()),
                                tags()));
            }
            return;
        }
        Target target = any(group.targets().values());
        if (target == null || random.nextInt(3) == 0) {
            register(group);
            return;
        }
        switch (random.nextInt(5)) {
            case 0 ->
                    draft.happened(
                            new TargetGroupEvent.TargetsDraining(
                                    group.id(), List.of(target.key()), now() + 60_000));
            case 1 ->
                    draft.happened(
                            new TargetGroupEvent.TargetsDeregistered(
                                    group.id(), List.of(target.key())));
            case 2 -> {
                if (account().references().to(group.id(), LoadBalancerId.class).isEmpty()) {
                    draft.happened(new TargetGroupEvent.TargetGroupDeleted(group.id()));
                }
            }
            default ->
                    draft.happened(
                            new TargetGroupEvent.TargetHealthNoted(
                                    group.id(),
                                    target.key(),
                                    TargetHealth.values()[random.nextInt(3)],
                                    random.nextInt(3)));
        }
    }

    private void register(TargetGroup group) {
        Instance instance = any(account().instances().values());
        NetworkInterface eni = any(account().networkInterfaces().values());
        if (instance == null || eni == null) {
            return;
        }
        TargetId id =
                switch (group.targetKind()) {
                    case INSTANCE -> new TargetId.OfInstance(instance.id());
                    case IP -> new TargetId.OfAddress(eni.primary().address());
                    case ENI -> new TargetId.OfEni(eni.id());
                };
        draft.happened(
                new TargetGroupEvent.TargetsRegistered(
                        group.id(), List.of(new TargetKey(id, 8000 + random.nextInt(3)))));
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core;

import dev.enif.core.account.AccountState;
import dev.enif.core.account.Tags;
import dev.enif.core.eni.NetworkInterface;
import dev.enif.core.id.GroupId;
import dev.enif.core.id.ListenerId;
import dev.enif.core.id.LoadBalancerId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.id.TargetGroupId;
import dev.enif.core.id.VpcId;
import dev.enif.core.instance.Instance;
import dev.enif.core.loadbalancer.BalancedProtocol;
import dev.enif.core.loadbalancer.LoadBalancer;
import dev.enif.core.loadbalancer.LoadBalancerCommand;
import dev.enif.core.loadbalancer.NamedTarget;
import dev.enif.core.loadbalancer.Scheme;
import dev.enif.core.loadbalancer.Target;
import dev.enif.core.loadbalancer.TargetGroup;
import dev.enif.core.loadbalancer.TargetGroupCommand;
import dev.enif.core.loadbalancer.TargetId;
import dev.enif.core.loadbalancer.TargetKind;
import dev.enif.core.loadbalancer.TargetSettings;
import dev.enif.core.vpc.Subnet;
import dev.enif.core.vpc.Vpc;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Commands that somebody could send on load balancers and target groups: mostly about what is
 * there, often wrong.
 */
final class RandomLoadBalancingCommands {
    private final RandomGenerator random;
    private final AccountState account;

    RandomLoadBalancingCommands(RandomGenerator random, AccountState account) {
        this.random = random;
        this.account = account;
    }

    Object next() {
        return random.nextBoolean() ? onBalancer() : onGroup();
    }

    private Object onBalancer() {
        LoadBalancer balancer = any(account.loadBalancers().values());
        if (balancer == null || random.nextInt(5) == 0) {
            Subnet subnet = any(account.subnets().values());
            SubnetId subnetId = subnet == null ? CoreTest.SUBNET : subnet.id();
            return new LoadBalancerCommand.CreateLoadBalancer(
                    "lb" + random.nextInt(4),
                    random.nextBoolean() ? Scheme.INTERNAL : Scheme.INTERNET_FACING,
                    List.of(new LoadBalancerCommand.SubnetChoice(subnetId, null, null)),
                    groups(),
                    Tags.NONE);
        }
        LoadBalancerId id = balancer.id();
        var listener = any(balancer.listeners().values());
        ListenerId listenerId =
                listener == null ? new ListenerId("lsn-0000000000000000f") : listener.id();
        return switch (random.nextInt(8)) {
            case 0 -> new LoadBalancerCommand.DeleteLoadBalancer(id);
            case 1 ->
                    new LoadBalancerCommand.ModifyLoadBalancer(
                            id, random.nextBoolean(), random.nextInt(6) == 0, groups());
            case 2 -> new LoadBalancerCommand.DeleteListener(id, listenerId);
            case 3 ->
                    new LoadBalancerCommand.ModifyListener(
                            id, listenerId, null, random.nextInt(80, 84), group());
            default ->
                    new LoadBalancerCommand.CreateListener(
                            id, protocol(), random.nextInt(80, 84), group());
        };
    }

    private Object onGroup() {
        TargetGroup group = any(account.targetGroups().values());
        if (group == null || random.nextInt(6) == 0) {
            Vpc vpc = any(account.vpcs().values());
            VpcId vpcId = vpc == null ? CoreTest.VPC : vpc.id();
            BalancedProtocol protocol = protocol();
            TargetKind kind = TargetKind.values()[random.nextInt(3)];
            return new TargetGroupCommand.CreateTargetGroup(
                    "tg" + random.nextInt(4),
                    vpcId,
                    protocol,
                    8080,
                    kind,
                    TargetSettings.of(kind, protocol),
                    Tags.NONE);
        }
        TargetGroupId id = group.id();
        Target target = any(group.targets().values());
        NamedTarget named =
                target == null
                        ? target(group.targetKind())
                        : new NamedTarget(target.key().id(), target.key().port());
        return switch (random.nextInt(10)) {
            case 0 -> new TargetGroupCommand.DeleteTargetGroup(id);
            case 1 ->
                    new TargetGroupCommand.ModifyTargetGroup(
                            id, null, random.nextInt(2, 5), random.nextInt(3) * 60, null);
            case 2, 3 -> new TargetGroupCommand.DeregisterTargets(id, List.of(named));
            case 4, 5, 6 ->
                    new TargetGroupCommand.ReportTargetHealth(id, named, random.nextBoolean());
            default ->
                    new TargetGroupCommand.RegisterTargets(id, List.of(target(group.targetKind())));
        };
    }

    private NamedTarget target(TargetKind kind) {
        Instance instance = any(account.instances().values());
        NetworkInterface eni = any(account.networkInterfaces().values());
        Integer port = random.nextBoolean() ? null : Integer.valueOf(9000);
        return new NamedTarget(
                switch (kind) {
                    case INSTANCE ->
                            new TargetId.OfInstance(
                                    instance == null ? CoreTest.INSTANCE : instance.id());
                    case IP ->
                            new TargetId.OfAddress(
                                    eni == null
                                            ? InstanceWorld.ENI_ADDRESS
                                            : eni.primary().address());
                    case ENI -> new TargetId.OfEni(eni == null ? CoreTest.ENI : eni.id());
                },
                port);
    }

    private BalancedProtocol protocol() {
        return BalancedProtocol.values()[random.nextInt(4)];
    }

    private TargetGroupId group() {
        TargetGroup group = any(account.targetGroups().values());
        return group == null ? new TargetGroupId("tg-0000000000000000f") : group.id();
    }

    private List<GroupId> groups() {
        var group = any(account.securityGroups().values());
        return group == null || random.nextBoolean() ? List.of() : List.of(group.id());
    }

    private <T> @Nullable T any(Iterable<T> all) {
        List<T> list = new ArrayList<>();
        all.forEach(list::add);
        return list.isEmpty() ? null : list.get(random.nextInt(list.size()));
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.codec;

import static dev.enif.log.codec.ExampleIds.ACCOUNT;
import static dev.enif.log.codec.ExampleIds.ALLOCATION;
import static dev.enif.log.codec.ExampleIds.ENI;
import static dev.enif.log.codec.ExampleIds.GROUP;
import static dev.enif.log.codec.ExampleIds.INSTANCE;
import static dev.enif.log.codec.ExampleIds.OTHER_GROUP;
import static dev.enif.log.codec.ExampleIds.PRIMARY;
import static dev.enif.log.codec.ExampleIds.SUBNET;
import static dev.enif.log.codec.ExampleIds.TAGS;
import static dev.enif.log.codec.ExampleIds.TIME;
import static dev.enif.log.codec.ExampleIds.VPC;
import static dev.enif.log.codec.ExampleIds.ZONE;

import dev.enif.core.account.Quota;
import dev.enif.core.account.QuotaEvent;
import dev.enif.core.account.TagEvent;
import dev.enif.core.account.Tags;
import dev.enif.core.eni.EniEvent;
import dev.enif.core.eni.InterfaceType;
import dev.enif.core.id.ListenerId;
import dev.enif.core.id.LoadBalancerId;
import dev.enif.core.id.TargetGroupId;
import dev.enif.core.loadbalancer.BalancedProtocol;
import dev.enif.core.loadbalancer.BalancerZone;
import dev.enif.core.loadbalancer.Listener;
import dev.enif.core.loadbalancer.LoadBalancerCommand;
import dev.enif.core.loadbalancer.LoadBalancerEvent;
import dev.enif.core.loadbalancer.NamedTarget;
import dev.enif.core.loadbalancer.Scheme;
import dev.enif.core.loadbalancer.TargetGroupCommand;
import dev.enif.core.loadbalancer.TargetGroupEvent;
import dev.enif.core.loadbalancer.TargetHealth;
import dev.enif.core.loadbalancer.TargetId;
import dev.enif.core.loadbalancer.TargetKey;
import dev.enif.core.loadbalancer.TargetKind;
import dev.enif.core.loadbalancer.TargetSettings;
import dev.enif.core.partition.PartitionCommand;
import dev.enif.core.partition.PartitionEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Examples about load balancers and target groups. Append only. */
final class LoadBalancingExamples {
    private static final LoadBalancerId BALANCER = new LoadBalancerId("nlb-0a1b2c3d4e5f60061");
    private static final ListenerId LISTENER = new ListenerId("lsn-0a1b2c3d4e5f60062");
    private static final TargetGroupId TARGETS = new TargetGroupId("tg-0a1b2c3d4e5f60063");
    private static final TargetId TO_INSTANCE = new TargetId.OfInstance(INSTANCE);
    private static final TargetId TO_ADDRESS = new TargetId.OfAddress(PRIMARY);
    private static final TargetId TO_ENI = new TargetId.OfEni(ENI);
    private static final TargetKey KEY = new TargetKey(TO_INSTANCE, 8080);
    private static final TargetSettings SETTINGS = new TargetSettings(5, 2, 300, true);
    private static final Listener HTTPS =
            new Listener(LISTENER, BalancedProtocol.TLS, 443, TARGETS);

    private LoadBalancingExamples() {}

    static List<Example<PartitionCommand>> commands() {
        return List.of(
                command(
                        "load-balancer.create",
                        null,
                        new LoadBalancerCommand.CreateLoadBalancer(
                                "front",
                                Scheme.INTERNET_FACING,
                                List.of(
                                        new LoadBalancerCommand.SubnetChoice(
                                                SUBNET, null, ALLOCATION)),
                                List.of(GROUP),
                                TAGS)),
                command(
                        "load-balancer.create",
                        "internal",
                        new LoadBalancerCommand.CreateLoadBalancer(
                                "inner",
                                Scheme.INTERNAL,
                                List.of(
                                        new LoadBalancerCommand.SubnetChoice(
                                                SUBNET, PRIMARY, null)),
                                List.of(),
                                Tags.NONE)),
                command(
                        "load-balancer.modify",
                        null,
                        new LoadBalancerCommand.ModifyLoadBalancer(
                                BALANCER, true, null, List.of(OTHER_GROUP))),
                command(
                        "load-balancer.create-listener",
                        null,
                        new LoadBalancerCommand.CreateListener(
                                BALANCER, BalancedProtocol.TCP, 80, TARGETS)),
                command(
                        "load-balancer.modify-listener",
                        null,
                        new LoadBalancerCommand.ModifyListener(
                                BALANCER, LISTENER, BalancedProtocol.TCP_UDP, null, TARGETS)),
                command(
                        "load-balancer.delete-listener",
                        null,
                        new LoadBalancerCommand.DeleteListener(BALANCER, LISTENER)),
                command(
                        "load-balancer.delete",
                        null,
                        new LoadBalancerCommand.DeleteLoadBalancer(BALANCER)),
                command(
                        "target-group.create",
                        null,
                        new TargetGroupCommand.CreateTargetGroup(
                                "web",
                                VPC,
                                BalancedProtocol.TCP,
                                8080,
                                TargetKind.INSTANCE,
                                SETTINGS,
                                TAGS)),
                command(
                        "target-group.modify",
                        null,
                        new TargetGroupCommand.ModifyTargetGroup(TARGETS, 3, null, 0, false)),
                command(
                        "target-group.register",
                        null,
                        new TargetGroupCommand.RegisterTargets(
                                TARGETS,
                                List.of(
                                        new NamedTarget(TO_INSTANCE, null),
                                        new NamedTarget(TO_ADDRESS, 81),
                                        new NamedTarget(TO_ENI, 82)))),
                command(
                        "target-group.deregister",
                        null,
                        new TargetGroupCommand.DeregisterTargets(
                                TARGETS, List.of(new NamedTarget(TO_INSTANCE, null)))),
                command(
                        "target-group.report-health",
                        null,
                        new TargetGroupCommand.ReportTargetHealth(
                                TARGETS, new NamedTarget(TO_ADDRESS, 81), false)),
                command(
                        "target-group.delete",
                        null,
                        new TargetGroupCommand.DeleteTargetGroup(TARGETS)));
    }

    static List<Example<PartitionEvent>> events() {
        return List.of(
                event(
                        "eni.handed-to-service",
                        "network-load-balancer",
                        new EniEvent.HandedToService(ENI, InterfaceType.NETWORK_LOAD_BALANCER)),
                event(
                        "load-balancer.created",
                        null,
                        new LoadBalancerEvent.LoadBalancerCreated(
                                BALANCER,
                                "front",
                                Scheme.INTERNET_FACING,
                                VPC,
                                List.of(new BalancerZone(SUBNET, ZONE, ENI)),
                                List.of(GROUP),
                                TIME,
                                TAGS)),
                event(
                        "load-balancer.modified",
                        null,
                        new LoadBalancerEvent.LoadBalancerModified(
                                BALANCER, true, false, List.of(OTHER_GROUP))),
                event(
                        "load-balancer.listener-created",
                        null,
                        new LoadBalancerEvent.ListenerCreated(BALANCER, HTTPS)),
                event(
                        "load-balancer.listener-modified",
                        null,
                        new LoadBalancerEvent.ListenerModified(BALANCER, HTTPS)),
                event(
                        "load-balancer.listener-deleted",
                        null,
                        new LoadBalancerEvent.ListenerDeleted(BALANCER, LISTENER)),
                event(
                        "load-balancer.deleted",
                        null,
                        new LoadBalancerEvent.LoadBalancerDeleted(BALANCER)),
                event(
                        "target-group.created",
                        null,
                        new TargetGroupEvent.TargetGroupCreated(
                                TARGETS,
                                "web",
                                VPC,
                                BalancedProtocol.TCP,
                                8080,
                                TargetKind.INSTANCE,
                                SETTINGS,
                                TAGS)),
                event(
                        "target-group.modified",
                        null,
                        new TargetGroupEvent.TargetGroupModified(TARGETS, SETTINGS)),
                event(
                        "target-group.targets-registered",
                        null,
                        new TargetGroupEvent.TargetsRegistered(
                                TARGETS,
                                List.of(
                                        KEY,
                                        new TargetKey(TO_ADDRESS, 81),
                                        new TargetKey(TO_ENI, 82)))),
                event(
                        "target-group.targets-draining",
                        null,
                        new TargetGroupEvent.TargetsDraining(
                                TARGETS, List.of(KEY), TIME + 300_000)),
                event(
                        "target-group.targets-deregistered",
                        null,
                        new TargetGroupEvent.TargetsDeregistered(TARGETS, List.of(KEY))),
                event(
                        "target-group.health-noted",
                        null,
                        new TargetGroupEvent.TargetHealthNoted(
                                TARGETS, KEY, TargetHealth.UNHEALTHY, 1)),
                event(
                        "target-group.deleted",
                        null,
                        new TargetGroupEvent.TargetGroupDeleted(TARGETS)),
                event("tags.replaced", "load-balancer", new TagEvent.TagsReplaced(BALANCER, TAGS)),
                event("tags.replaced", "target-group", new TagEvent.TagsReplaced(TARGETS, TAGS)),
                event(
                        "quota.changed",
                        "network-load-balancers",
                        new QuotaEvent.QuotaChanged(Quota.LOAD_BALANCERS, 20)),
                event(
                        "quota.changed",
                        "listeners-per-network-load-balancer",
                        new QuotaEvent.QuotaChanged(Quota.LISTENERS_PER_LOAD_BALANCER, 20)),
                event(
                        "quota.changed",
                        "target-groups",
                        new QuotaEvent.QuotaChanged(Quota.TARGET_GROUPS, 20)),
                event(
                        "quota.changed",
                        "targets-per-target-group",
                        new QuotaEvent.QuotaChanged(Quota.TARGETS_PER_TARGET_GROUP, 20)));
    }

    private static Example<PartitionCommand> command(
            String name, @Nullable String variant, Object command) {
        return new Example<>(name, 1, variant, false, Envelopes.command(ACCOUNT, command));
    }

    private static Example<PartitionEvent> event(
            String name, @Nullable String variant, Object event) {
        return new Example<>(name, 1, variant, false, Envelopes.event(ACCOUNT, event));
    }
}

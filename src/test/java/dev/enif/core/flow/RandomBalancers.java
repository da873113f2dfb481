/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.flow;

import static dev.enif.core.flow.RandomWorld.id;

import dev.enif.core.account.AccountState;
import dev.enif.core.account.Present;
import dev.enif.core.account.Tags;
import dev.enif.core.eni.Attachment;
import dev.enif.core.eni.InterfaceType;
import dev.enif.core.eni.NetworkInterface;
import dev.enif.core.eni.PrivateAddress;
import dev.enif.core.eni.PublicAddress;
import dev.enif.core.eni.Slot;
import dev.enif.core.id.AllocationId;
import dev.enif.core.id.AssociationId;
import dev.enif.core.id.EniId;
import dev.enif.core.id.GroupId;
import dev.enif.core.id.InstanceId;
import dev.enif.core.id.ListenerId;
import dev.enif.core.id.LoadBalancerId;
import dev.enif.core.id.SubnetId;
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
import dev.enif.core.net.Mac;
import dev.enif.core.net.Zone;
import dev.enif.core.vpc.Subnet;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

/** Two random load balancers of a {@link RandomWorld}, each with a target group. */
final class RandomBalancers {
    static final int FIRST_ENI = 110;
    private static final int[] PORTS = {80, 443, 65_535};

    private final RandomGenerator random;

    RandomBalancers(RandomGenerator random) {
        this.random = random;
    }

    /** Makes or deletes a balancer, or changes its targets. */
    AccountState step(AccountState state) {
        int index = random.nextInt(2);
        LoadBalancerId id = new LoadBalancerId(id("nlb", index));
        LoadBalancer balancer = state.loadBalancers().find(id);
        TargetGroupId groupId = new TargetGroupId(id("tg", index));
        if (balancer == null) {
            return balancer(state, index, id, groupId);
        }
        TargetGroup group = Present.in(state.targetGroups().find(groupId), groupId);
        return switch (random.nextInt(8)) {
            case 0 ->
                    state.remove(id)
                            .remove(groupId)
                            .remove(new EniId(id("eni", FIRST_ENI + index)));
            case 1 ->
                    state.remove(id)
                            .remove(new EniId(id("eni", FIRST_ENI + index)))
                            .remove(groupId);
            default -> state.put(group(index, groupId, balancer.vpcId(), group));
        };
    }

    private AccountState balancer(
            AccountState state, int index, LoadBalancerId id, TargetGroupId groupId) {
        SubnetId subnetId = new SubnetId(id("subnet", random.nextInt(4)));
        Subnet subnet = Present.in(state.subnets().find(subnetId), subnetId);
        List<GroupId> groups =
                random.nextBoolean()
                        ? List.of()
                        : List.of(new GroupId(id("sg", random.nextInt(4))));
        NetworkInterface eni =
                new NetworkInterface(
                        new EniId(id("eni", FIRST_ENI + index)),
                        subnet.vpcId(),
                        subnetId,
                        new Zone("us-east-1a"),
                        Mac.locallyAdministered(FIRST_ENI + index),
                        "",
                        List.of(
                                new PrivateAddress(
                                        subnet.cidr().network().plus(11 + index),
                                        random.nextBoolean()
                                                ? PublicAddress.NONE
                                                : new PublicAddress.Elastic(
                                                        Ipv4.parse("198.18.0.22").plus(index),
                                                        new AllocationId(
                                                                id("eipalloc", FIRST_ENI + index)),
                                                        new AssociationId(
                                                                id(
                                                                        "eipassoc",
                                                                        FIRST_ENI + index))))),
                        groups,
                        true,
                        Attachment.DETACHED,
                        InterfaceType.NETWORK_LOAD_BALANCER,
                        Tags.NONE);
        TreePMap<ListenerId, Listener> listeners = TreePMap.empty();
        for (int port : PORTS) {
            if (random.nextInt(4) > 0) {
                ListenerId listener = new ListenerId(id("lsn", 100_000 * index + port));
                listeners =
                        listeners.plus(
                                listener,
                                new Listener(
                                        listener,
                                        BalancedProtocol.values()[random.nextInt(4)],
                                        port,
                                        groupId));
            }
        }
        return state.put(eni)
                .put(group(index, groupId, subnet.vpcId(), null))
                .put(
                        new LoadBalancer(
                                id,
                                "b" + index,
                                Scheme.INTERNAL,
                                subnet.vpcId(),
                                List.of(new BalancerZone(subnetId, eni.zone(), eni.id())),
                                groups,
                                random.nextBoolean(),
                                false,
                                listeners,
                                0,
                                Tags.NONE));
    }

    private TargetGroup group(
            int index, TargetGroupId id, VpcId vpcId, @Nullable TargetGroup before) {
        TreePMap<TargetKey, Target> targets =
                before == null || random.nextBoolean() ? TreePMap.empty() : before.targets();
        int count = random.nextInt(4);
        for (int number = 0; number < count; number++) {
            TargetKey key = new TargetKey(target(), random.nextBoolean() ? 80 : 1);
            targets =
                    targets.plus(
                            key,
                            new Target(
                                    key,
                                    TargetHealth.values()[random.nextInt(3)],
                                    random.nextInt(2),
                                    random.nextInt(8) == 0 ? 1L : null));
        }
        return new TargetGroup(
                id,
                "t" + index,
                vpcId,
                BalancedProtocol.TCP,
                80,
                TargetKind.INSTANCE,
                new TargetSettings(5, 2, 300, random.nextBoolean()),
                targets,
                Tags.NONE);
    }

    private TargetId target() {
        return switch (random.nextInt(4)) {
            case 0 -> new TargetId.OfInstance(new InstanceId(id("i", random.nextInt(4))));
            case 1 ->
                    new TargetId.OfAddress(
                            Ipv4.parse(random.nextBoolean() ? "10.0.0.0" : "10.0.1.0")
                                    .plus(4 + random.nextInt(10)));
            case 2 -> new TargetId.OfAddress(Ipv4.parse("192.168.0.1"));
            default -> new TargetId.OfEni(new EniId(id("eni", random.nextInt(RandomWorld.SLOTS))));
        };
    }

    /** Without targets that are gone: the decider lets none go that somebody is. */
    static AccountState consistent(AccountState state) {
        AccountState next = state;
        for (TargetGroup group : state.targetGroups().values()) {
            List<TargetKey> gone = new ArrayList<>();
            for (TargetKey key : group.targets().keySet()) {
                if (!isThere(state, group.vpcId(), key.id())) {
                    gone.add(key);
                }
            }
            if (!gone.isEmpty()) {
                next =
                        next.put(
                                new TargetGroup(
                                        group.id(),
                                        group.name(),
                                        group.vpcId(),
                                        group.protocol(),
                                        group.port(),
                                        group.targetKind(),
                                        group.settings(),
                                        group.targets().minusAll(gone),
                                        group.tags()));
            }
        }
        return next;
    }

    private static boolean isThere(AccountState state, VpcId vpcId, TargetId id) {
        return switch (id) {
            case TargetId.OfAddress _ -> true;
            case TargetId.OfEni(var eniId) -> isIn(state, vpcId, eniId);
            case TargetId.OfInstance(var instanceId) ->
                    isIn(state, vpcId, state.indexes().slotsOf(instanceId).get(new Slot(0, 0)));
        };
    }

    private static boolean isIn(AccountState state, VpcId vpcId, @Nullable EniId eniId) {
        NetworkInterface eni = eniId == null ? null : state.networkInterfaces().find(eniId);
        return eni != null && eni.vpcId().equals(vpcId);
    }
}

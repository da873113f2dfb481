/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.flow;

import dev.enif.core.account.AccountState;
import dev.enif.core.account.Present;
import dev.enif.core.eni.NetworkInterface;
import dev.enif.core.eni.Slot;
import dev.enif.core.id.LoadBalancerId;
import dev.enif.core.loadbalancer.BalancerZone;
import dev.enif.core.loadbalancer.Listener;
import dev.enif.core.loadbalancer.LoadBalancer;
import dev.enif.core.loadbalancer.TargetChoice;
import dev.enif.core.loadbalancer.TargetGroup;
import dev.enif.core.loadbalancer.TargetId;
import dev.enif.core.loadbalancer.TargetKey;
import dev.enif.core.loadbalancer.TargetTable;
import dev.enif.core.net.Ip;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a load balancer makes of a packet: the reference reading. */
sealed interface Balanced {
    /** It goes nowhere. */
    record Lost(VerdictCode code, String reason) implements Balanced {}

    /**
     * It goes on to a target.
     *
     * @param subject balancer, listener and target, in words
     * @param to whom; without interface if nobody of the balancer's VPC holds the address
     * @param inside whether the target's address is one of the balancer's VPC
     * @param failOpen whether no target is healthy
     * @param preserves whether the target sees the client's address
     */
    record ToTarget(
            String subject,
            TargetKey key,
            Party to,
            boolean inside,
            boolean failOpen,
            boolean preserves)
            implements Balanced {}

    /** What becomes of the packet at the balancer whose interface it is. */
    static Balanced at(AccountState account, NetworkInterface eni, Packet packet) {
        List<LoadBalancerId> managers = account.references().to(eni.id(), LoadBalancerId.class);
        if (managers.isEmpty()) {
            return new Lost(VerdictCode.NO_LISTENER, "No load balancer has " + eni.id());
        }
        LoadBalancer balancer =
                Present.in(account.loadBalancers().find(managers.getFirst()), managers.getFirst());
        BalancerZone zone = balancer.zoneOf(eni.id());
        if (zone == null) {
            return new Lost(
                    VerdictCode.NO_LISTENER, eni.id() + " is in no zone of " + balancer.id());
        }
        PortRange ports = packet.destinationPorts();
        Listener listener = ports.lowest() == ports.highest() ? balancer.on(ports.lowest()) : null;
        if (listener == null || !listener.protocol().takes(packet.protocol())) {
            return new Lost(
                    VerdictCode.NO_LISTENER,
                    balancer.id() + " does not listen on " + packet.protocol() + " " + ports);
        }
        TargetGroup group =
                Present.in(
                        account.targetGroups().find(listener.targetGroupId()),
                        listener.targetGroupId());
        TargetTable table =
                TargetTable.of(TargetChoice.of(account, balancer, zone.zone(), group, null));
        if (table == null) {
            return new Lost(
                    VerdictCode.NO_HEALTHY_TARGET,
                    "No target of "
                            + group.id()
                            + " is registered that "
                            + balancer.id()
                            + " may send to from "
                            + zone.zone());
        }
        TargetKey key = table.pick(packet.flowHash());
        Party to = partyOf(account, group, key.id());
        return new ToTarget(
                balancer.id() + " " + listener.id() + " " + group.id() + " to " + key,
                key,
                to,
                Present.in(account.vpcs().find(group.vpcId()), group.vpcId())
                        .contains(to.address()),
                table.choice().failOpen(),
                group.settings().preserveClientIp());
    }

    /** Whom the target means, by its primary address. */
    static Party partyOf(AccountState account, TargetGroup group, TargetId id) {
        return switch (id) {
            case TargetId.OfAddress(var address) ->
                    new Party(Resolver.holder(account, group.vpcId(), address), address, false);
            case TargetId.OfEni(var eniId) ->
                    primary(Present.in(account.networkInterfaces().find(eniId), eniId));
            case TargetId.OfInstance(var instanceId) -> {
                var eniId = account.indexes().slotsOf(instanceId).get(new Slot(0, 0));
                yield primary(
                        Present.in(
                                eniId == null ? null : account.networkInterfaces().find(eniId),
                                instanceId));
            }
        };
    }

    private static Party primary(NetworkInterface eni) {
        return new Party(eni, eni.primary().address(), false);
    }

    /** The balancer's own address if the target is not to see the client's, else null. */
    static @Nullable Ip hiddenBehind(NetworkInterface balancer, ToTarget target) {
        return target.preserves() ? null : balancer.primary().address();
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.flow;

import dev.enif.core.account.AccountState;
import dev.enif.core.account.Present;
import dev.enif.core.id.VpcId;
import dev.enif.core.loadbalancer.BalancedProtocol;
import dev.enif.core.loadbalancer.BalancerZone;
import dev.enif.core.loadbalancer.Listener;
import dev.enif.core.loadbalancer.LoadBalancer;
import dev.enif.core.loadbalancer.TargetChoice;
import dev.enif.core.loadbalancer.TargetGroup;
import dev.enif.core.loadbalancer.TargetTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A load balancer at one of its interfaces, as the table needs it. Immutable. */
record CompiledBalancer(VpcId vpcId, List<CompiledBalancer.Port> ports) {
    /**
     * A listener.
     *
     * @param preserves whether targets see the client's address
     * @param targets null if there is nobody to send to
     */
    record Port(
            BalancedProtocol protocol,
            int number,
            boolean preserves,
            @Nullable TargetTable targets) {}

    /**
     * @param before what was there before the change, or null: a table of the same targets is not
     *     built again
     */
    static CompiledBalancer of(
            AccountState account,
            LoadBalancer balancer,
            BalancerZone zone,
            @Nullable CompiledBalancer before) {
        Map<TargetChoice, TargetTable> built = new HashMap<>();
        for (Port port : before == null ? List.<Port>of() : before.ports) {
            if (port.targets != null) {
                built.put(port.targets.choice(), port.targets);
            }
        }
        List<Port> ports = new ArrayList<>();
        for (Listener listener : balancer.listeners().values()) {
            TargetGroup group =
                    Present.in(
                            account.targetGroups().find(listener.targetGroupId()),
                            listener.targetGroupId());
            TargetChoice choice = TargetChoice.of(account, balancer, zone.zone(), group, null);
            TargetTable table = built.get(choice);
            ports.add(
                    new Port(
                            listener.protocol(),
                            listener.port(),
                            group.settings().preserveClientIp(),
                            table == null ? TargetTable.of(choice) : table));
        }
        return new CompiledBalancer(balancer.vpcId(), List.copyOf(ports));
    }

    /** The listener that takes the packet, or null. */
    @Nullable Port listening(Packet packet) {
        PortRange asked = packet.destinationPorts();
        if (asked.lowest() == asked.highest()) {
            for (Port port : ports) {
                if (port.number == asked.lowest() && port.protocol.takes(packet.protocol())) {
                    return port;
                }
            }
        }
        return null;
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.query.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.enif.core.account.AccountState;
import dev.enif.core.account.Present;
import dev.enif.core.eni.NetworkInterface;
import dev.enif.core.eni.PublicAddress;
import dev.enif.core.id.ResourceId;
import dev.enif.core.loadbalancer.BalancerZone;
import dev.enif.core.loadbalancer.Listener;
import dev.enif.core.loadbalancer.LoadBalancer;
import dev.enif.core.loadbalancer.Scheme;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A network load balancer with its listeners.
 *
 * @param scheme {@code internal} or {@code internet-facing}
 * @param zones where it stands, in the order asked for
 * @param groupIds of its interfaces; without any it filters nothing
 * @param listeners sorted by id
 * @param revision rises with every change; the entity tag
 */
public record LoadBalancerView(
        String id,
        String name,
        String scheme,
        String vpcId,
        List<ZoneView> zones,
        List<String> groupIds,
        boolean crossZone,
        boolean deletionProtection,
        List<ListenerView> listeners,
        Instant createTime,
        Map<String, String> tags,
        long revision)
        implements ResourceView {
    /**
     * One of its zones.
     *
     * @param publicIp absent, as is the next, of an internal one
     * @param allocationId absent if the address is of the pool
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ZoneView(
            String subnetId,
            String availabilityZone,
            String networkInterfaceId,
            String privateIp,
            @Nullable String publicIp,
            @Nullable String allocationId) {
        static ZoneView of(AccountState account, BalancerZone zone) {
            NetworkInterface eni =
                    Present.in(account.networkInterfaces().find(zone.eniId()), zone.eniId());
            return new ZoneView(
                    zone.subnetId().value(),
                    zone.zone().toString(),
                    zone.eniId().value(),
                    eni.primary().address().toString(),
                    switch (eni.primary().publicAddress()) {
                        case PublicAddress.None _ -> null;
                        case PublicAddress.Automatic(var address) -> address.toString();
                        case PublicAddress.Elastic(var address, _, _) -> address.toString();
                    },
                    eni.primary().publicAddress()
                                    instanceof PublicAddress.Elastic(_, var allocationId, _)
                            ? allocationId.value()
                            : null);
        }
    }

    /**
     * One of its ports.
     *
     * @param protocol {@code TCP}, {@code UDP}, {@code TLS} or {@code TCP_UDP}
     */
    public record ListenerView(String id, String protocol, int port, String targetGroupId) {
        static ListenerView of(Listener listener) {
            return new ListenerView(
                    listener.id().value(),
                    listener.protocol().name(),
                    listener.port(),
                    listener.targetGroupId().value());
        }
    }

    public LoadBalancerView {
        zones = List.copyOf(zones);
        groupIds = List.copyOf(groupIds);
        listeners = List.copyOf(listeners);
        tags = ResourceView.sorted(tags);
    }

    /** The balancer as it is in the image. */
    public static LoadBalancerView of(AccountState account, LoadBalancer balancer) {
        return new LoadBalancerView(
                balancer.id().value(),
                balancer.name(),
                word(balancer.scheme()),
                balancer.vpcId().value(),
                balancer.zones().stream().map(zone -> ZoneView.of(account, zone)).toList(),
                balancer.groupIds().stream().map(ResourceId::value).toList(),
                balancer.crossZone(),
                balancer.deletionProtection(),
                balancer.listeners().values().stream().map(ListenerView::of).toList(),
                Instant.ofEpochMilli(balancer.createTimeMillis()),
                balancer.tags().entries(),
                account.revision(balancer.id()));
    }

    private static String word(Scheme scheme) {
        return scheme.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

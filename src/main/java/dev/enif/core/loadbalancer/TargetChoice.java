/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.loadbalancer;

import dev.enif.core.account.AccountState;
import dev.enif.core.account.Present;
import dev.enif.core.eni.NetworkInterface;
import dev.enif.core.eni.Slot;
import dev.enif.core.id.EniId;
import dev.enif.core.id.InstanceId;
import dev.enif.core.net.Ipv4;
import dev.enif.core.net.Zone;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which targets a balancer's zone may send new flows to: the healthy ones of the zone, or of all
 * zones if it balances across them. If none is healthy, all that are registered (EC2's fail-open).
 * Draining ones get no new flows. An address outside of the VPC belongs to every zone.
 *
 * @param targets in the order of their keys
 * @param failOpen whether none is healthy
 */
public record TargetChoice(List<TargetKey> targets, boolean failOpen) {
    public TargetChoice {
        targets = List.copyOf(targets);
    }

    /**
     * @param dead one that counts as unhealthy whatever was reported, or null
     */
    public static TargetChoice of(
            AccountState account,
            LoadBalancer balancer,
            Zone zone,
            TargetGroup group,
            @Nullable TargetKey dead) {
        List<TargetKey> registered = new ArrayList<>();
        List<TargetKey> healthy = new ArrayList<>();
        for (Target target : group.targets().values()) {
            if (target.isDraining()
                    || !balancer.crossZone() && !isIn(account, group, target.key().id(), zone)) {
                continue;
            }
            registered.add(target.key());
            if (target.health() == TargetHealth.HEALTHY && !target.key().equals(dead)) {
                healthy.add(target.key());
            }
        }
        return healthy.isEmpty()
                ? new TargetChoice(registered, !registered.isEmpty())
                : new TargetChoice(healthy, false);
    }

    private static boolean isIn(
            AccountState account, TargetGroup group, TargetId target, Zone zone) {
        return switch (target) {
            case TargetId.OfEni(var eniId) -> isIn(account, eniId, zone);
            case TargetId.OfInstance(InstanceId instanceId) -> {
                EniId primary = account.indexes().slotsOf(instanceId).get(new Slot(0, 0));
                yield primary != null && isIn(account, primary, zone);
            }
            case TargetId.OfAddress(Ipv4 address) ->
                    account.contents()
                            .subnetHolding(group.vpcId(), address)
                            .map(id -> Present.in(account.subnets().find(id), id).zone())
                            .map(zone::equals)
                            .orElse(true);
        };
    }

    private static boolean isIn(AccountState account, EniId eniId, Zone zone) {
        NetworkInterface eni = account.networkInterfaces().find(eniId);
        return eni != null && eni.zone().equals(zone);
    }

    /** The table by which flows find their target, or null if there is no target. */
    public @Nullable Maglev table() {
        return targets.isEmpty()
                ? null
                : Maglev.of(targets.stream().map(TargetKey::toString).toList());
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.loadbalancer;

import dev.enif.core.account.AccountState;
import dev.enif.core.account.Present;
import dev.enif.core.decision.CommonRefusal;
import dev.enif.core.decision.RefusedException;
import dev.enif.core.id.ListenerId;
import dev.enif.core.id.LoadBalancerId;
import dev.enif.core.net.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What moves if one target of a listener dies: by zone, how the hash table of its flows shares them
 * out now and afterwards. Nothing is changed. Pure.
 */
public final class TargetDrill {
    /**
     * One zone of the balancer. Shares are numbers of slots of the table; a flow is in each slot
     * with the same likelihood.
     *
     * @param slots of the table now; 0 if there is no target
     * @param slotsAfter of the table then; a table of another size moves nearly all flows
     * @param failOpen whether no target is healthy now
     * @param failOpenAfter whether none will be
     * @param before by target
     * @param after by target
     * @param lost slots of the dead target: their flows must move
     * @param moved slots of others that pass to another target: their flows need not have
     */
    public record ZoneShares(
            Zone zone,
            int slots,
            int slotsAfter,
            boolean failOpen,
            boolean failOpenAfter,
            Map<String, Integer> before,
            Map<String, Integer> after,
            int lost,
            int moved) {}

    private TargetDrill() {}

    /**
     * @throws RefusedException if there is no such balancer, listener or registered target
     */
    public static List<ZoneShares> of(
            AccountState account, LoadBalancerId id, ListenerId listenerId, NamedTarget named) {
        LoadBalancer balancer = account.loadBalancers().find(id);
        if (balancer == null) {
            throw new RefusedException(new CommonRefusal.NotFound(id));
        }
        Listener listener = ListenerRules.require(balancer, listenerId);
        TargetGroup group =
                Present.in(
                        account.targetGroups().find(listener.targetGroupId()),
                        listener.targetGroupId());
        TargetKey dead = Targets.require(group, Targets.key(group, named)).key();
        List<ZoneShares> zones = new ArrayList<>();
        for (BalancerZone zone : balancer.zones()) {
            TargetChoice now = TargetChoice.of(account, balancer, zone.zone(), group, null);
            TargetChoice then = TargetChoice.of(account, balancer, zone.zone(), group, dead);
            zones.add(compare(zone.zone(), now, then, dead.toString()));
        }
        return zones;
    }

    private static ZoneShares compare(Zone zone, TargetChoice now, TargetChoice then, String dead) {
        Maglev before = now.table();
        Maglev after = then.table();
        int lost = 0;
        int moved = 0;
        if (before != null) {
            // A table of another size keeps nothing in its place.
            Maglev kept = after != null && after.size() == before.size() ? after : null;
            for (int slot = 0; slot < before.size(); slot++) {
                String target = before.at(slot);
                if (target.equals(dead)) {
                    lost++;
                } else if (kept == null || !target.equals(kept.at(slot))) {
                    moved++;
                }
            }
        }
        return new ZoneShares(
                zone,
                before == null ? 0 : before.size(),
                after == null ? 0 : after.size(),
                now.failOpen(),
                then.failOpen(),
                shares(before),
                shares(after),
                lost,
                moved);
    }

    private static Map<String, Integer> shares(@Nullable Maglev table) {
        Map<String, Integer> shares = new TreeMap<>();
        if (table != null) {
            for (int slot = 0; slot < table.size(); slot++) {
                shares.merge(table.at(slot), 1, Integer::sum);
            }
        }
        return shares;
    }
}

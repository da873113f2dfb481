/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.codec.snapshot;

import dev.enif.core.id.EniId;
import dev.enif.core.id.GroupId;
import dev.enif.core.id.InstanceId;
import dev.enif.core.id.ListenerId;
import dev.enif.core.id.LoadBalancerId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.id.TargetGroupId;
import dev.enif.core.id.VpcId;
import dev.enif.core.loadbalancer.BalancerZone;
import dev.enif.core.loadbalancer.Listener;
import dev.enif.core.loadbalancer.LoadBalancer;
import dev.enif.core.loadbalancer.Target;
import dev.enif.core.loadbalancer.TargetGroup;
import dev.enif.core.loadbalancer.TargetId;
import dev.enif.core.loadbalancer.TargetKey;
import dev.enif.core.loadbalancer.TargetKind;
import dev.enif.core.loadbalancer.TargetSettings;
import dev.enif.core.net.Ipv4;
import dev.enif.core.net.Zone;
import dev.enif.log.codec.WireNames;
import java.io.IOException;
import org.pcollections.TreePMap;

/** Reads what a {@link LoadBalancingWriter} wrote. Not thread-safe. */
final class LoadBalancingReader {
    private final SharedReader shared;
    private final CborReader in;

    LoadBalancingReader(SharedReader shared) {
        this.shared = shared;
        this.in = shared.in;
    }

    LoadBalancer loadBalancer() throws IOException {
        return new LoadBalancer(
                new LoadBalancerId(in.text()),
                in.text(),
                WireNames.SCHEMES.constant(in.text()),
                new VpcId(in.text()),
                in.list(this::zone),
                in.list(() -> new GroupId(in.text())),
                in.bool(),
                in.bool(),
                listeners(),
                in.number(),
                shared.tags());
    }

    private BalancerZone zone() throws IOException {
        in.begin();
        BalancerZone zone =
                new BalancerZone(
                        new SubnetId(in.text()), new Zone(in.text()), new EniId(in.text()));
        in.end();
        return zone;
    }

    private TreePMap<ListenerId, Listener> listeners() throws IOException {
        TreePMap<ListenerId, Listener> listeners = TreePMap.empty();
        for (Listener listener : in.list(this::listener)) {
            listeners = listeners.plus(listener.id(), listener);
        }
        return listeners;
    }

    private Listener listener() throws IOException {
        in.begin();
        Listener listener =
                new Listener(
                        new ListenerId(in.text()),
                        WireNames.BALANCED_PROTOCOLS.constant(in.text()),
                        in.integer(),
                        new TargetGroupId(in.text()));
        in.end();
        return listener;
    }

    TargetGroup targetGroup() throws IOException {
        TargetGroupId id = new TargetGroupId(in.text());
        String name = in.text();
        VpcId vpcId = new VpcId(in.text());
        var protocol = WireNames.BALANCED_PROTOCOLS.constant(in.text());
        int port = in.integer();
        TargetKind kind = WireNames.TARGET_KINDS.constant(in.text());
        TargetSettings settings =
                new TargetSettings(in.integer(), in.integer(), in.integer(), in.bool());
        TreePMap<TargetKey, Target> targets = TreePMap.empty();
        for (Target target : in.list(() -> target(kind))) {
            targets = targets.plus(target.key(), target);
        }
        return new TargetGroup(
                id, name, vpcId, protocol, port, kind, settings, targets, shared.tags());
    }

    private Target target(TargetKind kind) throws IOException {
        in.begin();
        String name = in.text();
        TargetId targetId =
                switch (kind) {
                    case INSTANCE -> new TargetId.OfInstance(new InstanceId(name));
                    case IP -> new TargetId.OfAddress(Ipv4.parse(name));
                    case ENI -> new TargetId.OfEni(new EniId(name));
                };
        TargetKey key = new TargetKey(targetId, in.integer());
        var health = WireNames.TARGET_HEALTHS.constant(in.text());
        int streak = in.integer();
        long drainedAt = in.number();
        in.end();
        return new Target(key, health, streak, drainedAt == 0 ? null : drainedAt);
    }
}

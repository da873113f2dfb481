/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.codec.snapshot;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.enif.core.id.GroupId;
import dev.enif.core.loadbalancer.BalancerZone;
import dev.enif.core.loadbalancer.Listener;
import dev.enif.core.loadbalancer.LoadBalancer;
import dev.enif.core.loadbalancer.Target;
import dev.enif.core.loadbalancer.TargetGroup;
import dev.enif.log.codec.WireNames;
import java.io.IOException;

/**
 * Writes load balancers and target groups, each in the order of the record. {@link
 * LoadBalancingReader} reads them in the same order. Not thread-safe.
 */
final class LoadBalancingWriter {
    private static final int FIELDS_OF_ZONE = 3;
    private static final int FIELDS_OF_LISTENER = 4;
    private static final int FIELDS_OF_TARGET = 5;

    private final SharedWriter shared;
    private final JsonGenerator out;

    LoadBalancingWriter(SharedWriter shared) {
        this.shared = shared;
        this.out = shared.out;
    }

    void write(LoadBalancer balancer) throws IOException {
        out.writeString(balancer.id().value());
        out.writeString(balancer.name());
        out.writeString(WireNames.SCHEMES.name(balancer.scheme()));
        out.writeString(balancer.vpcId().value());
        out.writeStartArray(null, balancer.zones().size());
        for (BalancerZone zone : balancer.zones()) {
            out.writeStartArray(null, FIELDS_OF_ZONE);
            out.writeString(zone.subnetId().value());
            out.writeString(zone.zone().toString());
            out.writeString(zone.eniId().value());
            out.writeEndArray();
        }
        out.writeEndArray();
        out.writeStartArray(null, balancer.groupIds().size());
        for (GroupId groupId : balancer.groupIds()) {
            out.writeString(groupId.value());
        }
        out.writeEndArray();
        out.writeBoolean(balancer.crossZone());
        out.writeBoolean(balancer.deletionProtection());
        out.writeStartArray(null, balancer.listeners().size());
        for (Listener listener : balancer.listeners().values()) {
            out.writeStartArray(null, FIELDS_OF_LISTENER);
            out.writeString(listener.id().value());
            out.writeString(WireNames.BALANCED_PROTOCOLS.name(listener.protocol()));
            out.writeNumber(listener.port());
            out.writeString(listener.targetGroupId().value());
            out.writeEndArray();
        }
        out.writeEndArray();
        out.writeNumber(balancer.createTimeMillis());
        shared.write(balancer.tags());
    }

    void write(TargetGroup group) throws IOException {
        out.writeString(group.id().value());
        out.writeString(group.name());
        out.writeString(group.vpcId().value());
        out.writeString(WireNames.BALANCED_PROTOCOLS.name(group.protocol()));
        out.writeNumber(group.port());
        out.writeString(WireNames.TARGET_KINDS.name(group.targetKind()));
        out.writeNumber(group.settings().healthyThreshold());
        out.writeNumber(group.settings().unhealthyThreshold());
        out.writeNumber(group.settings().deregistrationDelaySeconds());
        out.writeBoolean(group.settings().preserveClientIp());
        out.writeStartArray(null, group.targets().size());
        for (Target target : group.targets().values()) {
            Long drainedAt = target.drainedAtMillis();
            out.writeStartArray(null, FIELDS_OF_TARGET);
            out.writeString(target.key().id().toString());
            out.writeNumber(target.key().port());
            out.writeString(WireNames.TARGET_HEALTHS.name(target.health()));
            out.writeNumber(target.streak());
            out.writeNumber(drainedAt == null ? 0 : drainedAt);
            out.writeEndArray();
        }
        out.writeEndArray();
        shared.write(group.tags());
    }
}

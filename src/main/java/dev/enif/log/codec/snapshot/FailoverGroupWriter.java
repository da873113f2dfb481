/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.codec.snapshot;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.enif.core.failover.FailoverGroup;
import dev.enif.core.failover.FailoverProgress;
import dev.enif.core.failover.FailoverSettings;
import dev.enif.core.failover.FailoverTarget;
import dev.enif.core.failover.Lease;
import dev.enif.core.failover.Standby;
import dev.enif.core.flow.Endpoint;
import dev.enif.core.flow.Flow;
import dev.enif.core.id.EniId;
import dev.enif.core.id.InstanceId;
import dev.enif.core.net.Ip;
import dev.enif.log.codec.WireNames;
import java.io.IOException;

/**
 * Writes failover groups, each in the order of the record. {@link FailoverGroupReader} reads them
 * in the same order; what may be absent is an array of none or one. Not thread-safe.
 */
final class FailoverGroupWriter {
    static final int TARGET_ENI = 0;
    static final int TARGET_ELASTIC_IP = 1;
    static final int END_INTERFACE = 0;
    static final int END_INSTANCE = 1;
    static final int END_IN_VPC = 2;
    static final int END_ADDRESS = 3;
    static final int STEADY = 0;
    static final int DETECTED = 1;
    static final int EXHAUSTED = 2;

    private final SharedWriter shared;
    private final JsonGenerator out;

    FailoverGroupWriter(SharedWriter shared) {
        this.shared = shared;
        this.out = shared.out;
    }

    void write(FailoverGroup group) throws IOException {
        out.writeString(group.id().value());
        write(group.target());
        write(group.settings());
        out.writeBoolean(group.paused());
        out.writeNumber(group.term());
        InstanceId holder = group.holder();
        out.writeStartArray(null, holder == null ? 0 : 1);
        if (holder != null) {
            out.writeString(holder.value());
        }
        out.writeEndArray();
        out.writeNumber(group.lastMoveMillis());
        Lease lease = group.lease();
        out.writeStartArray(null, lease == null ? 0 : 2);
        if (lease != null) {
            out.writeNumber(lease.lengthMillis());
            out.writeNumber(lease.renewedAtMillis());
        }
        out.writeEndArray();
        out.writeNumber(group.missed());
        switch (group.progress()) {
            case FailoverProgress.Steady _ -> out.writeNumber(STEADY);
            case FailoverProgress.Detected detected -> write(DETECTED, detected);
            case FailoverProgress.Exhausted(var detected) -> write(EXHAUSTED, detected);
        }
        shared.write(group.tags());
    }

    private void write(FailoverTarget target) throws IOException {
        out.writeNumber(
                switch (target) {
                    case FailoverTarget.OfEni _ -> TARGET_ENI;
                    case FailoverTarget.OfElasticIp _ -> TARGET_ELASTIC_IP;
                });
        out.writeString(target.id().value());
    }

    private void write(FailoverSettings settings) throws IOException {
        out.writeString(settings.name());
        out.writeStartArray(null, settings.standbys().size());
        for (Standby standby : settings.standbys()) {
            write(standby);
        }
        out.writeEndArray();
        out.writeString(WireNames.FAILOVER_SOURCES.name(settings.source()));
        out.writeNumber(settings.misses());
        out.writeNumber(settings.holdOffMillis());
        out.writeNumber(settings.minimumIntervalMillis());
        out.writeStartArray(null, settings.flows().size());
        for (Flow flow : settings.flows()) {
            write(flow);
        }
        out.writeEndArray();
    }

    private void write(Standby standby) throws IOException {
        EniId eniId = standby.eniId();
        Integer deviceIndex = standby.deviceIndex();
        out.writeStartArray(null, 4);
        out.writeString(standby.instanceId().value());
        out.writeStartArray(null, eniId == null ? 0 : 1);
        if (eniId != null) {
            out.writeString(eniId.value());
        }
        out.writeEndArray();
        out.writeStartArray(null, deviceIndex == null ? 0 : 1);
        if (deviceIndex != null) {
            out.writeNumber(deviceIndex);
        }
        out.writeEndArray();
        out.writeNumber(standby.networkCardIndex());
        out.writeEndArray();
    }

    private void write(int kind, FailoverProgress.Detected detected) throws IOException {
        out.writeNumber(kind);
        out.writeString(detected.instanceId().value());
        out.writeString(WireNames.FAILOVER_CAUSES.name(detected.cause()));
        out.writeNumber(detected.atMillis());
    }

    private void write(Flow flow) throws IOException {
        out.writeStartArray();
        write(flow.source());
        write(flow.destination());
        out.writeNumber(flow.protocol().number());
        out.writeNumber(flow.sourcePort());
        out.writeNumber(flow.destinationPort());
        out.writeNumber(flow.code());
        out.writeString(WireNames.ASKED.name(flow.asked()));
        out.writeEndArray();
    }

    private void write(Endpoint endpoint) throws IOException {
        switch (endpoint) {
            case Endpoint.OfInterface(EniId eniId, Ip address) -> {
                out.writeNumber(END_INTERFACE);
                out.writeString(eniId.value());
                out.writeStartArray(null, address == null ? 0 : 1);
                if (address != null) {
                    out.writeString(address.toString());
                }
                out.writeEndArray();
            }
            case Endpoint.OfInstance(var instanceId) -> {
                out.writeNumber(END_INSTANCE);
                out.writeString(instanceId.value());
            }
            case Endpoint.InVpc(var vpcId, var address) -> {
                out.writeNumber(END_IN_VPC);
                out.writeString(vpcId.value());
                out.writeString(address.toString());
            }
            case Endpoint.OfAddress(var address) -> {
                out.writeNumber(END_ADDRESS);
                out.writeString(address.toString());
            }
        }
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.codec.snapshot;

import dev.enif.core.failover.FailoverGroup;
import dev.enif.core.failover.FailoverProgress;
import dev.enif.core.failover.FailoverSettings;
import dev.enif.core.failover.FailoverTarget;
import dev.enif.core.failover.Lease;
import dev.enif.core.failover.Standby;
import dev.enif.core.flow.Endpoint;
import dev.enif.core.flow.Flow;
import dev.enif.core.id.AllocationId;
import dev.enif.core.id.EniId;
import dev.enif.core.id.FailoverGroupId;
import dev.enif.core.id.InstanceId;
import dev.enif.core.id.VpcId;
import dev.enif.core.net.Ip;
import dev.enif.core.net.Protocol;
import dev.enif.log.codec.WireNames;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads what a {@link FailoverGroupWriter} wrote. Not thread-safe. */
final class FailoverGroupReader {
    private final SharedReader shared;
    private final CborReader in;

    FailoverGroupReader(SharedReader shared) {
        this.shared = shared;
        this.in = shared.in;
    }

    FailoverGroup read() throws IOException {
        return new FailoverGroup(
                new FailoverGroupId(in.text()),
                target(),
                settings(),
                in.bool(),
                in.number(),
                holder(),
                in.number(),
                lease(),
                in.integer(),
                progress(),
                shared.tags());
    }

    private FailoverTarget target() throws IOException {
        int kind = in.integer();
        return switch (kind) {
            case FailoverGroupWriter.TARGET_ENI -> new FailoverTarget.OfEni(new EniId(in.text()));
            case FailoverGroupWriter.TARGET_ELASTIC_IP ->
                    new FailoverTarget.OfElasticIp(new AllocationId(in.text()));
            default ->
                    throw new DamagedSnapshotException(
                            "no target of a failover group is of kind " + kind);
        };
    }

    private FailoverSettings settings() throws IOException {
        return new FailoverSettings(
                in.text(),
                in.list(this::standby),
                WireNames.FAILOVER_SOURCES.constant(in.text()),
                in.integer(),
                in.number(),
                in.number(),
                in.list(this::flow));
    }

    private Standby standby() throws IOException {
        in.begin();
        InstanceId instanceId = new InstanceId(in.text());
        in.begin();
        EniId eniId = in.more() ? new EniId(in.text()) : null;
        in.end();
        in.begin();
        Integer deviceIndex = in.more() ? Integer.valueOf(in.integer()) : null;
        in.end();
        Standby standby = new Standby(instanceId, eniId, deviceIndex, in.integer());
        in.end();
        return standby;
    }

    private @Nullable InstanceId holder() throws IOException {
        in.begin();
        InstanceId holder = in.more() ? new InstanceId(in.text()) : null;
        in.end();
        return holder;
    }

    private @Nullable Lease lease() throws IOException {
        in.begin();
        Lease lease = in.more() ? new Lease(in.number(), in.number()) : null;
        in.end();
        return lease;
    }

    private FailoverProgress progress() throws IOException {
        int kind = in.integer();
        return switch (kind) {
            case FailoverGroupWriter.STEADY -> FailoverProgress.STEADY;
            case FailoverGroupWriter.DETECTED -> detected();
            case FailoverGroupWriter.EXHAUSTED -> new FailoverProgress.Exhausted(detected());
            default -> throw new DamagedSnapshotException("no progress is of kind " + kind);
        };
    }

    private FailoverProgress.Detected detected() throws IOException {
        return new FailoverProgress.Detected(
                new InstanceId(in.text()),
                WireNames.FAILOVER_CAUSES.constant(in.text()),
                in.number());
    }

    private Flow flow() throws IOException {
        in.begin();
        Flow flow =
                new Flow(
                        endpoint(),
                        endpoint(),
                        new Protocol(in.integer()),
                        in.integer(),
                        in.integer(),
                        in.integer(),
                        WireNames.ASKED.constant(in.text()));
        in.end();
        return flow;
    }

    private Endpoint endpoint() throws IOException {
        int kind = in.integer();
        return switch (kind) {
            case FailoverGroupWriter.END_INTERFACE -> ofInterface();
            case FailoverGroupWriter.END_INSTANCE ->
                    new Endpoint.OfInstance(new InstanceId(in.text()));
            case FailoverGroupWriter.END_IN_VPC ->
                    new Endpoint.InVpc(new VpcId(in.text()), Ip.parse(in.text()));
            case FailoverGroupWriter.END_ADDRESS -> new Endpoint.OfAddress(Ip.parse(in.text()));
            default -> throw new DamagedSnapshotException("no end of a flow is of kind " + kind);
        };
    }

    private Endpoint ofInterface() throws IOException {
        EniId eniId = new EniId(in.text());
        in.begin();
        Ip address = in.more() ? Ip.parse(in.text()) : null;
        in.end();
        return new Endpoint.OfInterface(eniId, address);
    }
}

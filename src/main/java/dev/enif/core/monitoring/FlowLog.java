/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.monitoring;

import dev.enif.core.account.Entity;
import dev.enif.core.account.Hash64;
import dev.enif.core.account.Tags;
import dev.enif.core.id.FlowLogId;
import dev.enif.core.id.ResourceId;
import java.util.Collection;
import java.util.List;

/**
 * An order to record the flows of a VPC, a subnet or an interface. It does not go with its target
 * (EC2): then it records nothing, until somebody deletes it.
 *
 * @param target a VPC, a subnet or an interface
 * @param intervalSeconds over which flows are summed up: 60 or 600
 * @param createTimeMillis log time, milliseconds since 1970
 */
public record FlowLog(
        FlowLogId id,
        ResourceId target,
        TrafficType traffic,
        int intervalSeconds,
        LogFormat format,
        long createTimeMillis,
        Tags tags)
        implements Entity<FlowLogId> {
    @Override
    public FlowLog withTags(Tags newTags) {
        return new FlowLog(id, target, traffic, intervalSeconds, format, createTimeMillis, newTags);
    }

    /** What it records; that does not stand in the way of deleting it. */
    @Override
    public Collection<ResourceId> references() {
        return List.of(target);
    }

    @Override
    public long fingerprint() {
        return new Hash64()
                .add(id)
                .add(target)
                .add(traffic)
                .add(intervalSeconds)
                .add(format)
                .add(createTimeMillis)
                .add(tags)
                .value();
    }
}

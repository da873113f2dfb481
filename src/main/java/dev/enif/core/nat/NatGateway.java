/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.nat;

import dev.enif.core.account.Entity;
import dev.enif.core.account.Hash64;
import dev.enif.core.account.Tags;
import dev.enif.core.id.EniId;
import dev.enif.core.id.NatGatewayId;
import dev.enif.core.id.ResourceId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.id.VpcId;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A NAT gateway. Its addresses are those of its interface, which it alone manages and which goes
 * with it. A deleted one stays to be seen for a while and names nothing any more.
 *
 * @param createTimeMillis log time, milliseconds since 1970
 * @param deleteTimeMillis log time, milliseconds since 1970; null while it is available
 */
public record NatGateway(
        NatGatewayId id,
        VpcId vpcId,
        SubnetId subnetId,
        Connectivity connectivity,
        EniId eniId,
        long createTimeMillis,
        @Nullable Long deleteTimeMillis,
        Tags tags)
        implements Entity<NatGatewayId> {
    public boolean isAvailable() {
        return deleteTimeMillis == null;
    }

    /** As it is from that log time on. */
    public NatGateway deleted(long timeMillis) {
        return new NatGateway(
                id, vpcId, subnetId, connectivity, eniId, createTimeMillis, timeMillis, tags);
    }

    @Override
    public NatGateway withTags(Tags newTags) {
        return new NatGateway(
                id,
                vpcId,
                subnetId,
                connectivity,
                eniId,
                createTimeMillis,
                deleteTimeMillis,
                newTags);
    }

    /** The subnet that it stands in and the interface that it manages. */
    @Override
    public Collection<ResourceId> references() {
        return isAvailable() ? List.of(subnetId, eniId) : List.of();
    }

    @Override
    public long fingerprint() {
        return new Hash64()
                .add(id)
                .add(vpcId)
                .add(subnetId)
                .add(connectivity)
                .add(eniId)
                .add(createTimeMillis)
                .add(deleteTimeMillis == null ? "" : deleteTimeMillis.toString())
                .add(tags)
                .value();
    }
}

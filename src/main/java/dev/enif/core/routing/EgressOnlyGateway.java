/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.routing;

import dev.enif.core.account.Entity;
import dev.enif.core.account.Hash64;
import dev.enif.core.account.Tags;
import dev.enif.core.id.EgressOnlyGatewayId;
import dev.enif.core.id.ResourceId;
import dev.enif.core.id.VpcId;
import java.util.Collection;
import java.util.List;

/**
 * An egress-only internet gateway: lets IPv6 traffic out of its VPC and answers in, and nothing
 * else. It belongs to one VPC for life.
 */
public record EgressOnlyGateway(EgressOnlyGatewayId id, VpcId vpcId, Tags tags)
        implements Entity<EgressOnlyGatewayId> {
    @Override
    public EgressOnlyGateway withTags(Tags newTags) {
        return new EgressOnlyGateway(id, vpcId, newTags);
    }

    /** Its VPC. */
    @Override
    public Collection<ResourceId> references() {
        return List.of(vpcId);
    }

    @Override
    public long fingerprint() {
        return new Hash64().add(id).add(vpcId).add(tags).value();
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.routing;

import dev.enif.core.account.Entity;
import dev.enif.core.account.Hash64;
import dev.enif.core.account.Tags;
import dev.enif.core.id.InternetGatewayId;
import dev.enif.core.id.VpcId;
import org.jspecify.annotations.Nullable;

/**
 * A gateway to the internet.
 *
 * @param vpcId the VPC that it is attached to, which has no other one; null while it is attached to
 *     none
 */
public record InternetGateway(InternetGatewayId id, @Nullable VpcId vpcId, Tags tags)
        implements Entity<InternetGatewayId> {
    public InternetGateway withVpc(@Nullable VpcId newVpcId) {
        return new InternetGateway(id, newVpcId, tags);
    }

    public boolean isAttachedTo(VpcId other) {
        return other.equals(vpcId);
    }

    @Override
    public InternetGateway withTags(Tags newTags) {
        return new InternetGateway(id, vpcId, newTags);
    }

    @Override
    public long fingerprint() {
        return new Hash64().add(id).add(vpcId == null ? "" : vpcId).add(tags).value();
    }
}

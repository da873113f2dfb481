/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.nat;

import dev.enif.core.account.Tags;
import dev.enif.core.id.EniId;
import dev.enif.core.id.NatGatewayId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.id.VpcId;

/** Facts about one NAT gateway. Fields are added, never renamed or reused. */
public sealed interface NatGatewayEvent {
    /** Its interface was made, and got its addresses, before. */
    record NatGatewayCreated(
            NatGatewayId natGatewayId,
            VpcId vpcId,
            SubnetId subnetId,
            Connectivity connectivity,
            EniId eniId,
            long createTimeMillis,
            Tags tags)
            implements NatGatewayEvent {}

    /** Its interface was deleted before. */
    record NatGatewayDeleted(NatGatewayId natGatewayId, long deleteTimeMillis)
            implements NatGatewayEvent {}

    /** A deleted one has been shown long enough. */
    record NatGatewayForgotten(NatGatewayId natGatewayId) implements NatGatewayEvent {}
}

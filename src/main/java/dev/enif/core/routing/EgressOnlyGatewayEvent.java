/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.routing;

import dev.enif.core.account.Tags;
import dev.enif.core.id.EgressOnlyGatewayId;
import dev.enif.core.id.VpcId;

/** Facts about one egress-only internet gateway. Fields are added, never renamed or reused. */
public sealed interface EgressOnlyGatewayEvent {
    record EgressOnlyGatewayCreated(EgressOnlyGatewayId gatewayId, VpcId vpcId, Tags tags)
            implements EgressOnlyGatewayEvent {}

    record EgressOnlyGatewayDeleted(EgressOnlyGatewayId gatewayId)
            implements EgressOnlyGatewayEvent {}
}

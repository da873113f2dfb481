/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.routing;

import dev.enif.core.account.Tags;
import dev.enif.core.id.InternetGatewayId;
import dev.enif.core.id.VpcId;

/** Facts about one internet gateway. Fields are added, never renamed or reused. */
public sealed interface InternetGatewayEvent {
    record InternetGatewayCreated(InternetGatewayId gatewayId, Tags tags)
            implements InternetGatewayEvent {}

    record InternetGatewayAttached(InternetGatewayId gatewayId, VpcId vpcId)
            implements InternetGatewayEvent {}

    record InternetGatewayDetached(InternetGatewayId gatewayId, VpcId vpcId)
            implements InternetGatewayEvent {}

    record InternetGatewayDeleted(InternetGatewayId gatewayId) implements InternetGatewayEvent {}
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.routing;

import dev.enif.core.account.Tags;
import dev.enif.core.id.EgressOnlyGatewayId;
import dev.enif.core.id.VpcId;

/** Commands on egress-only internet gateways. */
public sealed interface EgressOnlyGatewayCommand {
    /** Makes a gateway that is attached to the VPC. Result: its id. */
    record CreateEgressOnlyGateway(VpcId vpcId, Tags tags) implements EgressOnlyGatewayCommand {}

    /** Routes to it stay, and lead nowhere. */
    record DeleteEgressOnlyGateway(EgressOnlyGatewayId gatewayId)
            implements EgressOnlyGatewayCommand {}
}

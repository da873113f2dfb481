/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.routing;

import dev.enif.core.account.Tags;
import dev.enif.core.id.InternetGatewayId;
import dev.enif.core.id.VpcId;

/** Commands on internet gateways. */
public sealed interface InternetGatewayCommand {
    /** Makes a gateway that is attached to nothing. Result: its id. */
    record CreateInternetGateway(Tags tags) implements InternetGatewayCommand {}

    record AttachInternetGateway(InternetGatewayId gatewayId, VpcId vpcId)
            implements InternetGatewayCommand {}

    /** Refused while the VPC has addresses that stand for public ones. */
    record DetachInternetGateway(InternetGatewayId gatewayId, VpcId vpcId)
            implements InternetGatewayCommand {}

    /** Routes to it stay, and lead nowhere. Refused while it is attached. */
    record DeleteInternetGateway(InternetGatewayId gatewayId) implements InternetGatewayCommand {}
}

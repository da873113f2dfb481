/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.routing;

import dev.enif.core.id.InternetGatewayId;
import dev.enif.core.net.Cidr4;

/** What a route table says of one destination. */
public sealed interface RouteMatch {
    /** It lies in this block of the VPC. */
    record Local(Cidr4 block) implements RouteMatch {}

    /** It is reached by that gateway, or dropped if the route is a black hole. */
    record ToInternetGateway(Route route, InternetGatewayId gatewayId, RouteState state)
            implements RouteMatch {}

    record NoRoute() implements RouteMatch {}
}

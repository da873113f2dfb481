/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.routing;

import dev.enif.core.net.Cidr;

/** What a route table says about a destination. */
public sealed interface RouteMatch {
    /** It lies in this block of the VPC. */
    record Local(Cidr block) implements RouteMatch {}

    /** It is reached by the target of that route, or dropped if the route is a black hole. */
    record Routed(Route route, RouteState state) implements RouteMatch {}

    record NoRoute() implements RouteMatch {}
}

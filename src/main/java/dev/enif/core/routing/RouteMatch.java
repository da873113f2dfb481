/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.routing;

import dev.enif.core.id.PrefixListId;
import dev.enif.core.net.Cidr;
import org.jspecify.annotations.Nullable;

/** What a route table says about a destination. */
public sealed interface RouteMatch {
    /** It lies in this block of the VPC. */
    record Local(Cidr block) implements RouteMatch {}

    /**
     * It is reached by the target of that route, or dropped if the route is a black hole.
     *
     * @param listId the prefix list whose block the route's destination is, or null
     */
    record Routed(Route route, RouteState state, @Nullable PrefixListId listId)
            implements RouteMatch {
        /** By a route to a block. */
        public Routed(Route route, RouteState state) {
            this(route, state, null);
        }
    }

    record NoRoute() implements RouteMatch {}
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.routing;

import dev.enif.core.id.InternetGatewayId;

/** Where a route leads to. */
public sealed interface RouteTarget {
    record OfInternetGateway(InternetGatewayId gatewayId) implements RouteTarget {
        @Override
        public String toString() {
            return gatewayId.toString();
        }
    }
}

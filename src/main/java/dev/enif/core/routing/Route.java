/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.routing;

import dev.enif.core.net.Cidr;

/**
 * A route that a table keeps.
 *
 * @param origin of a local route whose target was replaced, it came with the table; any other was
 *     made by a command
 */
public record Route(Cidr destination, RouteTarget target, RouteOrigin origin) {
    /** Whether it stands in for the local route of a block of the VPC. */
    public boolean replacesLocal() {
        return switch (origin) {
            case CREATE_ROUTE_TABLE -> true;
            case CREATE_ROUTE -> false;
        };
    }

    @Override
    public String toString() {
        return destination + " " + target + " " + origin;
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.routing;

import dev.enif.core.net.Cidr4;

/** A route that a table keeps; the VPC's local ones are not kept but follow from its blocks. */
public record Route(Cidr4 destination, RouteTarget target, RouteOrigin origin) {
    @Override
    public String toString() {
        return destination + " " + target + " " + origin;
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.id;

/** A table of routes of one VPC. */
public record RouteTableId(String value) implements ResourceId {
    /**
     * @throws MalformedIdException if {@code value} is not an id of this kind
     */
    public RouteTableId {
        ResourceKind.ROUTE_TABLE.check(value);
    }

    @Override
    public ResourceKind kind() {
        return ResourceKind.ROUTE_TABLE;
    }

    @Override
    public String toString() {
        return value;
    }
}

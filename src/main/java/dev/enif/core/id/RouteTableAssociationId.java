/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.id;

/** One association of a route table with a subnet, or with its VPC as the main table. */
public record RouteTableAssociationId(String value) implements ResourceId {
    /**
     * @throws MalformedIdException if {@code value} is not an id of this kind
     */
    public RouteTableAssociationId {
        ResourceKind.ROUTE_TABLE_ASSOCIATION.check(value);
    }

    @Override
    public ResourceKind kind() {
        return ResourceKind.ROUTE_TABLE_ASSOCIATION;
    }

    @Override
    public String toString() {
        return value;
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.id;

/** A peering connection between two VPCs. */
public record PeeringId(String value) implements ResourceId {
    /**
     * @throws MalformedIdException if {@code value} is not an id of this kind
     */
    public PeeringId {
        ResourceKind.PEERING_CONNECTION.check(value);
    }

    @Override
    public ResourceKind kind() {
        return ResourceKind.PEERING_CONNECTION;
    }

    @Override
    public String toString() {
        return value;
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.id;

/** That a branch interface belongs to a trunk interface; every association makes a new one. */
public record TrunkAssociationId(String value) implements ResourceId {
    /**
     * @throws MalformedIdException if {@code value} is not an id of this kind
     */
    public TrunkAssociationId {
        ResourceKind.TRUNK_ASSOCIATION.check(value);
    }

    @Override
    public ResourceKind kind() {
        return ResourceKind.TRUNK_ASSOCIATION;
    }

    @Override
    public String toString() {
        return value;
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.id;

/**
 * One association of an Elastic IP with a private address; a new one is made by every associate.
 */
public record AssociationId(String value) implements ResourceId {
    /**
     * @throws MalformedIdException if {@code value} is not an id of this kind
     */
    public AssociationId {
        ResourceKind.ASSOCIATION.check(value);
    }

    @Override
    public ResourceKind kind() {
        return ResourceKind.ASSOCIATION;
    }

    @Override
    public String toString() {
        return value;
    }
}

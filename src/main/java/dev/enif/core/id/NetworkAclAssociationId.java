/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.id;

/** A subnet being held to a network ACL. */
public record NetworkAclAssociationId(String value) implements ResourceId {
    /**
     * @throws MalformedIdException if {@code value} is not an id of this kind
     */
    public NetworkAclAssociationId {
        ResourceKind.NETWORK_ACL_ASSOCIATION.check(value);
    }

    @Override
    public ResourceKind kind() {
        return ResourceKind.NETWORK_ACL_ASSOCIATION;
    }

    @Override
    public String toString() {
        return value;
    }
}

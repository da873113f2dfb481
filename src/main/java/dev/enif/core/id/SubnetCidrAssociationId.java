/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.id;

/** One address block's association with a subnet. */
public record SubnetCidrAssociationId(String value) implements ResourceId {
    /**
     * @throws MalformedIdException if {@code value} is not an id of this kind
     */
    public SubnetCidrAssociationId {
        ResourceKind.SUBNET_CIDR_ASSOCIATION.check(value);
    }

    @Override
    public ResourceKind kind() {
        return ResourceKind.SUBNET_CIDR_ASSOCIATION;
    }

    @Override
    public String toString() {
        return value;
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.id;

/** A gateway that lets others out under its own address. */
public record NatGatewayId(String value) implements ResourceId {
    /**
     * @throws MalformedIdException if {@code value} is not an id of this kind
     */
    public NatGatewayId {
        ResourceKind.NAT_GATEWAY.check(value);
    }

    @Override
    public ResourceKind kind() {
        return ResourceKind.NAT_GATEWAY;
    }

    @Override
    public String toString() {
        return value;
    }
}

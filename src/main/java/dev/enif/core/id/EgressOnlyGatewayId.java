/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.id;

/** A gateway that lets IPv6 out, and nothing in. */
public record EgressOnlyGatewayId(String value) implements ResourceId {
    /**
     * @throws MalformedIdException if {@code value} is not an id of this kind
     */
    public EgressOnlyGatewayId {
        ResourceKind.EGRESS_ONLY_GATEWAY.check(value);
    }

    @Override
    public ResourceKind kind() {
        return ResourceKind.EGRESS_ONLY_GATEWAY;
    }

    @Override
    public String toString() {
        return value;
    }
}

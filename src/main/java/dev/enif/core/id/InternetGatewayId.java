/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.id;

/** A gateway between a VPC and the internet. */
public record InternetGatewayId(String value) implements ResourceId {
    /**
     * @throws MalformedIdException if {@code value} is not an id of this kind
     */
    public InternetGatewayId {
        ResourceKind.INTERNET_GATEWAY.check(value);
    }

    @Override
    public ResourceKind kind() {
        return ResourceKind.INTERNET_GATEWAY;
    }

    @Override
    public String toString() {
        return value;
    }
}

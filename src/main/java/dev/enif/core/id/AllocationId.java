/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.id;

/** An allocated Elastic IP address. */
public record AllocationId(String value) implements ResourceId {
    /**
     * @throws MalformedIdException if {@code value} is not an id of this kind
     */
    public AllocationId {
        ResourceKind.ELASTIC_IP.check(value);
    }

    @Override
    public ResourceKind kind() {
        return ResourceKind.ELASTIC_IP;
    }

    @Override
    public String toString() {
        return value;
    }
}

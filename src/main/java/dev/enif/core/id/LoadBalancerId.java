/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.id;

/** A network load balancer. */
public record LoadBalancerId(String value) implements ResourceId {
    /**
     * @throws MalformedIdException if {@code value} is not an id of this kind
     */
    public LoadBalancerId {
        ResourceKind.LOAD_BALANCER.check(value);
    }

    @Override
    public ResourceKind kind() {
        return ResourceKind.LOAD_BALANCER;
    }

    @Override
    public String toString() {
        return value;
    }
}

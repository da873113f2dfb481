/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.id;

/** A port that a load balancer listens on. */
public record ListenerId(String value) implements ResourceId {
    /**
     * @throws MalformedIdException if {@code value} is not an id of this kind
     */
    public ListenerId {
        ResourceKind.LISTENER.check(value);
    }

    @Override
    public ResourceKind kind() {
        return ResourceKind.LISTENER;
    }

    @Override
    public String toString() {
        return value;
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.id;

/** An instance record. */
public record InstanceId(String value) implements ResourceId {
    /**
     * @throws MalformedIdException if {@code value} is not an id of this kind
     */
    public InstanceId {
        ResourceKind.INSTANCE.check(value);
    }

    @Override
    public ResourceKind kind() {
        return ResourceKind.INSTANCE;
    }

    @Override
    public String toString() {
        return value;
    }
}

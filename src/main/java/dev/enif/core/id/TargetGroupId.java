/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.id;

/** Targets that listeners send to. */
public record TargetGroupId(String value) implements ResourceId {
    /**
     * @throws MalformedIdException if {@code value} is not an id of this kind
     */
    public TargetGroupId {
        ResourceKind.TARGET_GROUP.check(value);
    }

    @Override
    public ResourceKind kind() {
        return ResourceKind.TARGET_GROUP;
    }

    @Override
    public String toString() {
        return value;
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.id;

/** What is moved to a standby when its instance fails. */
public record FailoverGroupId(String value) implements ResourceId {
    /**
     * @throws MalformedIdException if {@code value} is not an id of this kind
     */
    public FailoverGroupId {
        ResourceKind.FAILOVER_GROUP.check(value);
    }

    @Override
    public ResourceKind kind() {
        return ResourceKind.FAILOVER_GROUP;
    }

    @Override
    public String toString() {
        return value;
    }
}

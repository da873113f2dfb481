/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.id;

/** An order to record the flows of a VPC, subnet or interface. */
public record FlowLogId(String value) implements ResourceId {
    /**
     * @throws MalformedIdException if {@code value} is not an id of this kind
     */
    public FlowLogId {
        ResourceKind.FLOW_LOG.check(value);
    }

    @Override
    public ResourceKind kind() {
        return ResourceKind.FLOW_LOG;
    }

    @Override
    public String toString() {
        return value;
    }
}

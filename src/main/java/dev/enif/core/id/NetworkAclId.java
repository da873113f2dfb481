/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.id;

/** A list of rules that the traffic of subnets is held to, both ways. */
public record NetworkAclId(String value) implements ResourceId {
    /**
     * @throws MalformedIdException if {@code value} is not an id of this kind
     */
    public NetworkAclId {
        ResourceKind.NETWORK_ACL.check(value);
    }

    @Override
    public ResourceKind kind() {
        return ResourceKind.NETWORK_ACL;
    }

    @Override
    public String toString() {
        return value;
    }
}

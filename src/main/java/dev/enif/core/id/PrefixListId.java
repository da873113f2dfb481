/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.id;

/** A list of CIDR blocks that rules and routes refer to by one name. */
public record PrefixListId(String value) implements ResourceId {
    /**
     * @throws MalformedIdException if {@code value} is not an id of this kind
     */
    public PrefixListId {
        ResourceKind.PREFIX_LIST.check(value);
    }

    @Override
    public ResourceKind kind() {
        return ResourceKind.PREFIX_LIST;
    }

    @Override
    public String toString() {
        return value;
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.id;

/** One rule of a security group. */
public record RuleId(String value) implements ResourceId {
    /**
     * @throws MalformedIdException if {@code value} is not an id of this kind
     */
    public RuleId {
        ResourceKind.SECURITY_GROUP_RULE.check(value);
    }

    @Override
    public ResourceKind kind() {
        return ResourceKind.SECURITY_GROUP_RULE;
    }

    @Override
    public String toString() {
        return value;
    }
}

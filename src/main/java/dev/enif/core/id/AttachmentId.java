/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.id;

/**
 * One attachment of a network interface to an instance; a new one is made by every attach and move.
 */
public record AttachmentId(String value) implements ResourceId {
    /**
     * @throws MalformedIdException if {@code value} is not an id of this kind
     */
    public AttachmentId {
        ResourceKind.ATTACHMENT.check(value);
    }

    @Override
    public ResourceKind kind() {
        return ResourceKind.ATTACHMENT;
    }

    @Override
    public String toString() {
        return value;
    }
}

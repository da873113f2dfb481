/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.id;

/** The launch that made one or more instances. */
public record ReservationId(String value) implements ResourceId {
    /**
     * @throws MalformedIdException if {@code value} is not an id of this kind
     */
    public ReservationId {
        ResourceKind.RESERVATION.check(value);
    }

    @Override
    public ResourceKind kind() {
        return ResourceKind.RESERVATION;
    }

    @Override
    public String toString() {
        return value;
    }
}

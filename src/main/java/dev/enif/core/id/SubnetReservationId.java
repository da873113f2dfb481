/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.id;

/** A block of a subnet that is kept for something. */
public record SubnetReservationId(String value) implements ResourceId {
    /**
     * @throws MalformedIdException if {@code value} is not an id of this kind
     */
    public SubnetReservationId {
        ResourceKind.SUBNET_CIDR_RESERVATION.check(value);
    }

    @Override
    public ResourceKind kind() {
        return ResourceKind.SUBNET_CIDR_RESERVATION;
    }

    @Override
    public String toString() {
        return value;
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.peering;

import dev.enif.core.account.Tags;
import dev.enif.core.id.PeeringId;
import dev.enif.core.id.VpcId;

/**
 * Facts about one peering connection. Fields are added, never renamed or reused. Times are log
 * time, milliseconds since 1970.
 */
public sealed interface PeeringEvent {
    PeeringId peeringId();

    record PeeringRequested(
            PeeringId peeringId,
            VpcId requester,
            VpcId accepter,
            long requestTimeMillis,
            long expiresAtMillis,
            Tags tags)
            implements PeeringEvent {}

    record PeeringAccepted(PeeringId peeringId, long timeMillis) implements PeeringEvent {}

    record PeeringRejected(PeeringId peeringId, long timeMillis) implements PeeringEvent {}

    /** Nobody answered in time. */
    record PeeringExpired(PeeringId peeringId, long timeMillis) implements PeeringEvent {}

    record PeeringDeleted(PeeringId peeringId, long timeMillis) implements PeeringEvent {}

    /** One that had ended is no longer shown. */
    record PeeringForgotten(PeeringId peeringId) implements PeeringEvent {}
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.peering;

import dev.enif.core.account.Tags;
import dev.enif.core.id.AccountId;
import dev.enif.core.id.PeeringId;
import dev.enif.core.id.VpcId;
import dev.enif.core.net.Cidr;
import java.util.List;

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

    /** A VPC of another account is asked; the request is on its way there. */
    record PeeringInitiated(
            PeeringId peeringId,
            VpcId requester,
            AccountId accepterAccount,
            VpcId accepter,
            long requestTimeMillis,
            long expiresAtMillis,
            Tags tags)
            implements PeeringEvent {}

    /** Another account's request has come: the connection has the id that it has there. */
    record PeeringReceived(
            PeeringId peeringId,
            AccountId requesterAccount,
            VpcId requester,
            List<Cidr> requesterBlocks,
            VpcId accepter,
            long timeMillis,
            long expiresAtMillis)
            implements PeeringEvent {
        public PeeringReceived {
            requesterBlocks = List.copyOf(requesterBlocks);
        }
    }

    /** The other account has the request. */
    record PeeringPending(PeeringId peeringId, long timeMillis) implements PeeringEvent {}

    /** The other account has accepted the request. */
    record PeeringConfirmed(PeeringId peeringId, List<Cidr> accepterBlocks, long timeMillis)
            implements PeeringEvent {
        public PeeringConfirmed {
            accepterBlocks = List.copyOf(accepterBlocks);
        }
    }

    /** It cannot be. */
    record PeeringFailed(PeeringId peeringId, long timeMillis) implements PeeringEvent {}

    record PeeringAccepted(PeeringId peeringId, long timeMillis) implements PeeringEvent {}

    record PeeringRejected(PeeringId peeringId, long timeMillis) implements PeeringEvent {}

    /** Nobody answered in time. */
    record PeeringExpired(PeeringId peeringId, long timeMillis) implements PeeringEvent {}

    record PeeringDeleted(PeeringId peeringId, long timeMillis) implements PeeringEvent {}

    /** One that had ended is no longer shown. */
    record PeeringForgotten(PeeringId peeringId) implements PeeringEvent {}
}

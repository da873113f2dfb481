/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.peering;

import dev.enif.core.id.PeeringId;
import dev.enif.core.id.VpcId;
import dev.enif.core.net.Cidr;
import java.util.List;

/**
 * What the two accounts of a peering connection tell each other, by way of their partitions. Fields
 * are added, never renamed or reused. Times are log time, milliseconds since 1970.
 */
public sealed interface PeeringMessage {
    PeeringId peeringId();

    /**
     * A VPC of the receiver is asked for a connection. Tags stay with the account that gave them.
     */
    record Asked(
            PeeringId peeringId,
            VpcId requester,
            List<Cidr> requesterBlocks,
            VpcId accepter,
            long expiresAtMillis)
            implements PeeringMessage {
        public Asked {
            requesterBlocks = List.copyOf(requesterBlocks);
        }
    }

    /** The request is there and waits for an answer. */
    record Taken(PeeringId peeringId) implements PeeringMessage {}

    /** The request is accepted. */
    record Agreed(PeeringId peeringId, List<Cidr> accepterBlocks) implements PeeringMessage {
        public Agreed {
            accepterBlocks = List.copyOf(accepterBlocks);
        }
    }

    /**
     * It has ended for the sender, and so has to for the receiver. Of one that has failed the
     * sender says no more: why would tell of what it has.
     *
     * @param state not a live one
     */
    record Ended(PeeringId peeringId, PeeringState state) implements PeeringMessage {
        public Ended {
            if (state.isLive()) {
                throw new IllegalArgumentException(peeringId + " has not ended: " + state);
            }
        }
    }
}

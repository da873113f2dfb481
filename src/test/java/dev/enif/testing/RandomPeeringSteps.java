/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.testing;

import dev.enif.core.account.Draft;
import dev.enif.core.id.PeeringId;
import dev.enif.core.id.ResourceKind;
import dev.enif.core.peering.PeeringConnection;
import dev.enif.core.peering.PeeringEvent;
import dev.enif.core.vpc.Vpc;
import java.util.random.RandomGenerator;

/** Random changes of peering connections. */
final class RandomPeeringSteps extends RandomDraws {
    RandomPeeringSteps(RandomGenerator random, Draft draft) {
        super(random, draft);
    }

    void step() {
        PeeringConnection peering = any(account().peeringConnections().values());
        Vpc requester = any(account().vpcs().values());
        Vpc accepter = any(account().vpcs().values());
        if (peering != null && random.nextInt(3) != 0) {
            draft.happened(next(peering));
        } else if (requester != null && accepter != null && !requester.id().equals(accepter.id())) {
            draft.happened(
                    new PeeringEvent.PeeringRequested(
                            (PeeringId) id(ResourceKind.PEERING_CONNECTION),
                            requester.id(),
                            accepter.id(),
                            now(),
                            now() + PeeringConnection.ANSWERED_WITHIN.toMillis(),
                            tags()));
        }
    }

    private PeeringEvent next(PeeringConnection peering) {
        PeeringId id = peering.id();
        return switch (peering.state()) {
            case PENDING_ACCEPTANCE ->
                    switch (random.nextInt(4)) {
                        case 0 -> new PeeringEvent.PeeringRejected(id, now());
                        case 1 -> new PeeringEvent.PeeringExpired(id, now());
                        default -> new PeeringEvent.PeeringAccepted(id, now());
                    };
            case ACTIVE -> new PeeringEvent.PeeringDeleted(id, now());
            case REJECTED, EXPIRED, DELETED -> new PeeringEvent.PeeringForgotten(id);
        };
    }
}

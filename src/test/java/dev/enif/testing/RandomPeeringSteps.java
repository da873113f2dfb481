/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.testing;

import dev.enif.core.account.Draft;
import dev.enif.core.id.AccountId;
import dev.enif.core.id.PeeringId;
import dev.enif.core.id.ResourceKind;
import dev.enif.core.id.VpcId;
import dev.enif.core.net.Cidr;
import dev.enif.core.peering.PeeringConnection;
import dev.enif.core.peering.PeeringEvent;
import dev.enif.core.vpc.Vpc;
import java.util.List;
import java.util.random.RandomGenerator;

/** Random changes of peering connections. */
final class RandomPeeringSteps extends RandomDraws {
    private static final AccountId OTHER = new AccountId("999999999999");
    private static final VpcId FAR = new VpcId("vpc-00000000000000fa0");
    private static final List<Cidr> BLOCKS =
            List.of(Cidr.parse("172.20.0.0/16"), Cidr.parse("2001:db8:1::/56"));

    RandomPeeringSteps(RandomGenerator random, Draft draft) {
        super(random, draft);
    }

    void step() {
        PeeringConnection peering = any(account().peeringConnections().values());
        Vpc requester = any(account().vpcs().values());
        Vpc accepter = any(account().vpcs().values());
        if (peering != null && random.nextInt(3) != 0) {
            draft.happened(next(peering));
        } else if (requester != null && random.nextInt(3) == 0) {
            draft.happened(across(requester.id()));
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

    /** With another account; either may have asked. */
    private PeeringEvent across(VpcId own) {
        PeeringId id = (PeeringId) id(ResourceKind.PEERING_CONNECTION);
        long expires = now() + PeeringConnection.ANSWERED_WITHIN.toMillis();
        return random.nextBoolean()
                ? new PeeringEvent.PeeringInitiated(id, own, OTHER, FAR, now(), expires, tags())
                : new PeeringEvent.PeeringReceived(id, OTHER, FAR, BLOCKS, own, now(), expires);
    }

    private PeeringEvent next(PeeringConnection peering) {
        PeeringId id = peering.id();
        return switch (peering.state()) {
            case INITIATING_REQUEST ->
                    switch (random.nextInt(4)) {
                        case 0 -> new PeeringEvent.PeeringFailed(id, now());
                        case 1 -> new PeeringEvent.PeeringExpired(id, now());
                        default -> new PeeringEvent.PeeringPending(id, now());
                    };
            case PENDING_ACCEPTANCE ->
                    switch (random.nextInt(4)) {
                        case 0 -> new PeeringEvent.PeeringRejected(id, now());
                        case 1 -> new PeeringEvent.PeeringExpired(id, now());
                        default ->
                                peering.isAcross() && !peering.isAskedFromAfar()
                                        ? new PeeringEvent.PeeringConfirmed(id, BLOCKS, now())
                                        : new PeeringEvent.PeeringAccepted(id, now());
                    };
            case ACTIVE -> new PeeringEvent.PeeringDeleted(id, now());
            case REJECTED, FAILED, EXPIRED, DELETED -> new PeeringEvent.PeeringForgotten(id);
        };
    }
}

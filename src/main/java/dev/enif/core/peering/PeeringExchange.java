/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.peering;

import dev.enif.core.account.Draft;
import dev.enif.core.decision.RefusedException;
import dev.enif.core.id.AccountId;
import dev.enif.core.net.Cidr;
import dev.enif.core.peering.PeeringEvent.PeeringConfirmed;
import dev.enif.core.peering.PeeringEvent.PeeringDeleted;
import dev.enif.core.peering.PeeringEvent.PeeringExpired;
import dev.enif.core.peering.PeeringEvent.PeeringFailed;
import dev.enif.core.peering.PeeringEvent.PeeringPending;
import dev.enif.core.peering.PeeringEvent.PeeringReceived;
import dev.enif.core.peering.PeeringEvent.PeeringRejected;
import dev.enif.core.vpc.Vpc;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides what another account's messages mean to an account. Nothing is refused here: what cannot
 * be is answered with the connection's end, and what comes too late is dropped. A message counts
 * only if it is from the account at the far end.
 */
public final class PeeringExchange {
    /**
     * How many requests of other accounts may wait in an account. EC2 bounds only those who ask;
     * here that alone would let many of them fill an account's image.
     */
    public static final int MOST_WAITING = 1_000;

    private PeeringExchange() {}

    /**
     * @param from the account that the message is from
     */
    public static void receive(Draft draft, AccountId from, PeeringMessage message) {
        PeeringConnection peering = draft.account().peeringConnections().find(message.peeringId());
        FarEnd far = peering == null ? null : peering.farEnd();
        if (peering != null && (far == null || !far.account().equals(from))) {
            return;
        }
        switch (message) {
            case PeeringMessage.Asked asked -> {
                if (peering == null) {
                    asked(draft, from, asked);
                }
            }
            case PeeringMessage.Taken(var id) -> {
                if (peering != null && peering.state() == PeeringState.INITIATING_REQUEST) {
                    draft.happened(new PeeringPending(id, draft.timeMillis()));
                }
            }
            case PeeringMessage.Agreed agreed -> agreed(draft, from, agreed, peering);
            case PeeringMessage.Ended(var id, var state) -> {
                if (peering != null && peering.state().isLive()) {
                    draft.happened(end(draft, peering, state));
                }
            }
        }
    }

    private static void asked(Draft draft, AccountId from, PeeringMessage.Asked asked) {
        boolean late = asked.expiresAtMillis() <= draft.timeMillis();
        if (late || !isPossible(draft, asked)) {
            PeeringState state = late ? PeeringState.EXPIRED : PeeringState.FAILED;
            draft.send(from, new PeeringMessage.Ended(asked.peeringId(), state));
            return;
        }
        draft.happened(
                new PeeringReceived(
                        asked.peeringId(),
                        from,
                        asked.requester(),
                        asked.requesterBlocks(),
                        asked.accepter(),
                        draft.timeMillis(),
                        asked.expiresAtMillis()));
        draft.send(from, new PeeringMessage.Taken(asked.peeringId()));
    }

    /** EC2 as well tells nobody whether the VPC is unknown, or its addresses overlap. */
    private static boolean isPossible(Draft draft, PeeringMessage.Asked asked) {
        Vpc vpc = draft.account().vpcs().find(asked.accepter());
        return vpc != null
                && isApart(vpc, asked.requesterBlocks())
                && PeeringDecider.between(draft.account(), vpc.id(), asked.requester()) == null
                && waiting(draft) < MOST_WAITING;
    }

    private static long waiting(Draft draft) {
        long waiting = 0;
        for (PeeringConnection peering : draft.account().peeringConnections().values()) {
            boolean waits = peering.state() == PeeringState.PENDING_ACCEPTANCE;
            waiting += waits && peering.isAskedFromAfar() ? 1 : 0;
        }
        return waiting;
    }

    private static void agreed(
            Draft draft,
            AccountId from,
            PeeringMessage.Agreed agreed,
            @Nullable PeeringConnection peering) {
        if (peering == null || !peering.state().isLive()) {
            // Whoever agreed did not know yet; told so twice it ends once.
            PeeringState state = peering == null ? PeeringState.DELETED : peering.state();
            draft.send(from, new PeeringMessage.Ended(agreed.peeringId(), state));
            return;
        }
        if (peering.state() != PeeringState.PENDING_ACCEPTANCE || peering.isAskedFromAfar()) {
            return;
        }
        Vpc vpc = draft.account().vpcs().find(peering.requester());
        if (vpc == null || !isApart(vpc, agreed.accepterBlocks()) || !hasRoom(draft, vpc)) {
            draft.happened(new PeeringFailed(peering.id(), draft.timeMillis()));
            draft.send(from, new PeeringMessage.Ended(peering.id(), PeeringState.FAILED));
            return;
        }
        draft.happened(
                new PeeringConfirmed(peering.id(), agreed.accepterBlocks(), draft.timeMillis()));
    }

    private static boolean hasRoom(Draft draft, Vpc vpc) {
        try {
            PeeringDecider.requireRoom(draft, vpc.id());
            return true;
        } catch (RefusedException full) {
            return false;
        }
    }

    private static boolean isApart(Vpc vpc, List<Cidr> blocks) {
        for (Cidr own : vpc.cidrs()) {
            for (Cidr block : blocks) {
                if (own.contains(block) || block.contains(own)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static PeeringEvent end(Draft draft, PeeringConnection peering, PeeringState state) {
        long now = draft.timeMillis();
        return switch (state) {
            case FAILED -> new PeeringFailed(peering.id(), now);
            case REJECTED -> new PeeringRejected(peering.id(), now);
            case EXPIRED -> new PeeringExpired(peering.id(), now);
            case DELETED -> new PeeringDeleted(peering.id(), now);
            case INITIATING_REQUEST, PENDING_ACCEPTANCE, ACTIVE ->
                    throw new IllegalArgumentException(state + " is no end");
        };
    }
}

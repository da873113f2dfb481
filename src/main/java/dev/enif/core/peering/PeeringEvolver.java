/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.peering;

import dev.enif.core.account.AccountState;
import dev.enif.core.account.Present;
import dev.enif.core.account.Tags;
import dev.enif.core.id.PeeringId;
import dev.enif.core.peering.PeeringEvent.PeeringAccepted;
import dev.enif.core.peering.PeeringEvent.PeeringConfirmed;
import dev.enif.core.peering.PeeringEvent.PeeringDeleted;
import dev.enif.core.peering.PeeringEvent.PeeringExpired;
import dev.enif.core.peering.PeeringEvent.PeeringFailed;
import dev.enif.core.peering.PeeringEvent.PeeringForgotten;
import dev.enif.core.peering.PeeringEvent.PeeringInitiated;
import dev.enif.core.peering.PeeringEvent.PeeringPending;
import dev.enif.core.peering.PeeringEvent.PeeringReceived;
import dev.enif.core.peering.PeeringEvent.PeeringRejected;
import dev.enif.core.peering.PeeringEvent.PeeringRequested;
import java.util.List;

/** Folds events of peering connections. */
public final class PeeringEvolver {
    private PeeringEvolver() {}

    public static AccountState evolve(AccountState state, PeeringEvent event) {
        return switch (event) {
            case PeeringRequested requested ->
                    state.put(
                            new PeeringConnection(
                                    requested.peeringId(),
                                    requested.requester(),
                                    requested.accepter(),
                                    PeeringState.PENDING_ACCEPTANCE,
                                    requested.requestTimeMillis(),
                                    requested.expiresAtMillis(),
                                    requested.tags()));
            case PeeringInitiated initiated ->
                    state.put(
                            new PeeringConnection(
                                    initiated.peeringId(),
                                    initiated.requester(),
                                    initiated.accepter(),
                                    new FarEnd(initiated.accepterAccount(), false, List.of()),
                                    PeeringState.INITIATING_REQUEST,
                                    initiated.requestTimeMillis(),
                                    initiated.expiresAtMillis(),
                                    initiated.tags()));
            case PeeringReceived received ->
                    state.put(
                            new PeeringConnection(
                                    received.peeringId(),
                                    received.requester(),
                                    received.accepter(),
                                    new FarEnd(
                                            received.requesterAccount(),
                                            true,
                                            received.requesterBlocks()),
                                    PeeringState.PENDING_ACCEPTANCE,
                                    received.timeMillis(),
                                    received.expiresAtMillis(),
                                    Tags.NONE));
            case PeeringPending(var id, long at) ->
                    state.put(peering(state, id).in(PeeringState.PENDING_ACCEPTANCE, at));
            case PeeringConfirmed(var id, var blocks, long at) ->
                    state.put(peering(state, id).withFarBlocks(blocks).in(PeeringState.ACTIVE, at));
            case PeeringFailed(var id, long at) ->
                    state.put(peering(state, id).in(PeeringState.FAILED, at));
            case PeeringAccepted(var id, long at) ->
                    state.put(peering(state, id).in(PeeringState.ACTIVE, at));
            case PeeringRejected(var id, long at) ->
                    state.put(peering(state, id).in(PeeringState.REJECTED, at));
            case PeeringExpired(var id, long at) ->
                    state.put(peering(state, id).in(PeeringState.EXPIRED, at));
            case PeeringDeleted(var id, long at) ->
                    state.put(peering(state, id).in(PeeringState.DELETED, at));
            case PeeringForgotten(var id) -> state.remove(peering(state, id).id());
        };
    }

    private static PeeringConnection peering(AccountState state, PeeringId id) {
        return Present.in(state.peeringConnections().find(id), id);
    }
}

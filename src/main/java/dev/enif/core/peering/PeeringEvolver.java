/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.peering;

import dev.enif.core.account.AccountState;
import dev.enif.core.account.Present;
import dev.enif.core.id.PeeringId;
import dev.enif.core.peering.PeeringEvent.PeeringAccepted;
import dev.enif.core.peering.PeeringEvent.PeeringDeleted;
import dev.enif.core.peering.PeeringEvent.PeeringExpired;
import dev.enif.core.peering.PeeringEvent.PeeringForgotten;
import dev.enif.core.peering.PeeringEvent.PeeringRejected;
import dev.enif.core.peering.PeeringEvent.PeeringRequested;

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

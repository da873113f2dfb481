/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.nat;

import dev.enif.core.account.AccountState;
import dev.enif.core.account.Present;
import dev.enif.core.id.NatGatewayId;
import dev.enif.core.nat.NatGatewayEvent.NatGatewayCreated;
import dev.enif.core.nat.NatGatewayEvent.NatGatewayDeleted;
import dev.enif.core.nat.NatGatewayEvent.NatGatewayForgotten;

/** Folds events of NAT gateways. */
public final class NatGatewayEvolver {
    private NatGatewayEvolver() {}

    public static AccountState evolve(AccountState state, NatGatewayEvent event) {
        return switch (event) {
            case NatGatewayCreated created ->
                    state.put(
                            new NatGateway(
                                    created.natGatewayId(),
                                    created.vpcId(),
                                    created.subnetId(),
                                    created.connectivity(),
                                    created.eniId(),
                                    created.createTimeMillis(),
                                    null,
                                    created.tags()));
            case NatGatewayDeleted(var id, long timeMillis) ->
                    state.put(gateway(state, id).deleted(timeMillis));
            case NatGatewayForgotten(var id) -> state.remove(gateway(state, id).id());
        };
    }

    private static NatGateway gateway(AccountState state, NatGatewayId id) {
        return Present.in(state.natGateways().find(id), id);
    }
}

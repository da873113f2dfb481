/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.routing;

import dev.enif.core.account.AccountState;
import dev.enif.core.account.Present;
import dev.enif.core.routing.EgressOnlyGatewayEvent.EgressOnlyGatewayCreated;
import dev.enif.core.routing.EgressOnlyGatewayEvent.EgressOnlyGatewayDeleted;

/** Folds events of egress-only internet gateways. */
public final class EgressOnlyGatewayEvolver {
    private EgressOnlyGatewayEvolver() {}

    public static AccountState evolve(AccountState state, EgressOnlyGatewayEvent event) {
        return switch (event) {
            case EgressOnlyGatewayCreated(var id, var vpcId, var tags) ->
                    state.put(new EgressOnlyGateway(id, vpcId, tags));
            case EgressOnlyGatewayDeleted(var id) ->
                    state.remove(Present.in(state.egressOnlyGateways().find(id), id).id());
        };
    }
}

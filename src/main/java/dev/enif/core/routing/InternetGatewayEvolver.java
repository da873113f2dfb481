/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.routing;

import dev.enif.core.account.AccountState;
import dev.enif.core.account.Present;
import dev.enif.core.id.InternetGatewayId;
import dev.enif.core.routing.InternetGatewayEvent.InternetGatewayAttached;
import dev.enif.core.routing.InternetGatewayEvent.InternetGatewayCreated;
import dev.enif.core.routing.InternetGatewayEvent.InternetGatewayDeleted;
import dev.enif.core.routing.InternetGatewayEvent.InternetGatewayDetached;

/** Folds events of internet gateways. */
public final class InternetGatewayEvolver {
    private InternetGatewayEvolver() {}

    public static AccountState evolve(AccountState state, InternetGatewayEvent event) {
        return switch (event) {
            case InternetGatewayCreated(var id, var tags) ->
                    state.put(new InternetGateway(id, null, tags));
            case InternetGatewayAttached(var id, var vpcId) ->
                    state.put(gateway(state, id).withVpc(vpcId));
            case InternetGatewayDetached(var id, _) -> state.put(gateway(state, id).withVpc(null));
            case InternetGatewayDeleted(var id) -> state.remove(gateway(state, id).id());
        };
    }

    private static InternetGateway gateway(AccountState state, InternetGatewayId gatewayId) {
        return Present.in(state.internetGateways().find(gatewayId), gatewayId);
    }
}

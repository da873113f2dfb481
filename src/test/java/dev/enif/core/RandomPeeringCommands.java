/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core;

import dev.enif.core.account.AccountState;
import dev.enif.core.account.Tags;
import dev.enif.core.id.PeeringId;
import dev.enif.core.id.VpcId;
import dev.enif.core.peering.PeeringCommand.AcceptPeering;
import dev.enif.core.peering.PeeringCommand.DeletePeering;
import dev.enif.core.peering.PeeringCommand.RejectPeering;
import dev.enif.core.peering.PeeringCommand.RequestPeering;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Commands that somebody could send on peering connections: often wrong. */
final class RandomPeeringCommands {
    private final RandomGenerator random;
    private final AccountState account;

    RandomPeeringCommands(RandomGenerator random, AccountState account) {
        this.random = random;
        this.account = account;
    }

    Object next() {
        List<PeeringId> peerings = new ArrayList<>();
        account.peeringConnections().values().forEach(peering -> peerings.add(peering.id()));
        List<VpcId> vpcs = new ArrayList<>();
        account.vpcs().values().forEach(vpc -> vpcs.add(vpc.id()));
        PeeringId id =
                peerings.isEmpty()
                        ? new PeeringId("pcx-0000000000000dead")
                        : peerings.get(random.nextInt(peerings.size()));
        return switch (random.nextInt(6)) {
            case 0, 1 -> new AcceptPeering(id);
            case 2 -> new RejectPeering(id);
            case 3 -> new DeletePeering(id);
            default ->
                    vpcs.isEmpty()
                            ? new AcceptPeering(id)
                            : new RequestPeering(
                                    vpcs.get(random.nextInt(vpcs.size())),
                                    vpcs.get(random.nextInt(vpcs.size())),
                                    Tags.NONE);
        };
    }
}

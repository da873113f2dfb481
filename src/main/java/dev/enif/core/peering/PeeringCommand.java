/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.peering;

import dev.enif.core.account.Tags;
import dev.enif.core.id.AccountId;
import dev.enif.core.id.PeeringId;
import dev.enif.core.id.VpcId;

/** Commands on peering connections. */
public sealed interface PeeringCommand {
    /** Asks for a connection of the VPC to another one of the account. Result: its id. */
    record RequestPeering(VpcId vpcId, VpcId peerVpcId, Tags tags) implements PeeringCommand {}

    /**
     * Asks for a connection of the VPC to one of another account, which this account may not see:
     * it fails if there is none. Result: its id.
     */
    record RequestPeeringAcross(VpcId vpcId, AccountId peerAccount, VpcId peerVpcId, Tags tags)
            implements PeeringCommand {}

    record AcceptPeering(PeeringId peeringId) implements PeeringCommand {}

    record RejectPeering(PeeringId peeringId) implements PeeringCommand {}

    /** Of an active connection, or of a request. Routes to it stay, and lead nowhere. */
    record DeletePeering(PeeringId peeringId) implements PeeringCommand {}
}

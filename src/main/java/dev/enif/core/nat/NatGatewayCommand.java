/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.nat;

import dev.enif.core.account.Tags;
import dev.enif.core.id.AllocationId;
import dev.enif.core.id.NatGatewayId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.net.Ipv4;
import org.jspecify.annotations.Nullable;

/** Commands on NAT gateways. */
public sealed interface NatGatewayCommand {
    /**
     * Makes a gateway with an interface in the subnet. Result: its id.
     *
     * @param allocationId the Elastic IP of a public one; a private one has none
     * @param privateAddress null for any free one of the subnet
     */
    record CreateNatGateway(
            SubnetId subnetId,
            Connectivity connectivity,
            @Nullable AllocationId allocationId,
            @Nullable Ipv4 privateAddress,
            Tags tags)
            implements NatGatewayCommand {}

    /** Its interface goes, its Elastic IPs stay allocated; routes to it stay, and lead nowhere. */
    record DeleteNatGateway(NatGatewayId natGatewayId) implements NatGatewayCommand {}
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.nat;

import dev.enif.core.account.Tags;
import dev.enif.core.id.AllocationId;
import dev.enif.core.id.AssociationId;
import dev.enif.core.id.NatGatewayId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.net.Ipv4;
import java.util.List;
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

    /**
     * Lets further Elastic IPs stand for further addresses of a public one. Result: the
     * associations' ids.
     *
     * @param privateAddresses one for each Elastic IP, in their order; none for any free ones
     */
    record AssociateNatAddresses(
            NatGatewayId natGatewayId,
            List<AllocationId> allocationIds,
            List<Ipv4> privateAddresses)
            implements NatGatewayCommand {
        public AssociateNatAddresses {
            allocationIds = List.copyOf(allocationIds);
            privateAddresses = List.copyOf(privateAddresses);
        }
    }

    /** Ends such associations, and gives the addresses that they were of back. */
    record DisassociateNatAddresses(NatGatewayId natGatewayId, List<AssociationId> associationIds)
            implements NatGatewayCommand {
        public DisassociateNatAddresses {
            associationIds = List.copyOf(associationIds);
        }
    }

    /** Adds addresses to a private one, by name or by count, not both. Result: the addresses. */
    record AssignNatAddresses(NatGatewayId natGatewayId, List<Ipv4> privateAddresses, int count)
            implements NatGatewayCommand {
        public AssignNatAddresses {
            privateAddresses = List.copyOf(privateAddresses);
        }
    }

    /** Gives such addresses back. */
    record UnassignNatAddresses(NatGatewayId natGatewayId, List<Ipv4> privateAddresses)
            implements NatGatewayCommand {
        public UnassignNatAddresses {
            privateAddresses = List.copyOf(privateAddresses);
        }
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.vpc;

import dev.enif.core.account.Tags;
import dev.enif.core.id.SubnetCidrAssociationId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.id.SubnetReservationId;
import dev.enif.core.id.VpcId;
import dev.enif.core.net.Cidr;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Cidr6;
import dev.enif.core.net.Zone;
import org.jspecify.annotations.Nullable;

/** Commands on subnets. */
public sealed interface SubnetCommand {
    /** Makes a subnet; without a zone the region's first is taken. Result: the subnet's id. */
    record CreateSubnet(
            VpcId vpcId, Cidr4 cidr, @Nullable Cidr6 ipv6Cidr, @Nullable Zone zone, Tags tags)
            implements SubnetCommand {
        /** A subnet without IPv6. */
        public CreateSubnet(VpcId vpcId, Cidr4 cidr, @Nullable Zone zone, Tags tags) {
            this(vpcId, cidr, null, zone, tags);
        }
    }

    /** Gives the subnet its IPv6 block. Result: the association's id. */
    record AssociateSubnetIpv6Block(SubnetId subnetId, Cidr6 cidr) implements SubnetCommand {}

    record DisassociateSubnetIpv6Block(SubnetId subnetId, SubnetCidrAssociationId associationId)
            implements SubnetCommand {}

    /** Changes what is given; null leaves it. */
    record ModifySubnet(
            SubnetId subnetId,
            @Nullable Boolean mapPublicIpOnLaunch,
            @Nullable Boolean assignIpv6OnCreation)
            implements SubnetCommand {
        public ModifySubnet(SubnetId subnetId, @Nullable Boolean mapPublicIpOnLaunch) {
            this(subnetId, mapPublicIpOnLaunch, null);
        }
    }

    /** Keeps a block of the subnet for something. Result: the reservation's id. */
    record ReserveCidr(
            SubnetId subnetId, Cidr cidr, ReservationType reservationType, String description)
            implements SubnetCommand {}

    record DeleteCidrReservation(SubnetId subnetId, SubnetReservationId reservationId)
            implements SubnetCommand {}

    record DeleteSubnet(SubnetId subnetId) implements SubnetCommand {}
}

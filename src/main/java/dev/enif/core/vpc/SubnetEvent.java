/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.vpc;

import dev.enif.core.account.Tags;
import dev.enif.core.id.SubnetCidrAssociationId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.id.SubnetReservationId;
import dev.enif.core.id.VpcId;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Cidr6;
import dev.enif.core.net.Zone;
import dev.enif.core.vpc.Subnet.Reservation;

/** Facts about one subnet. Fields are added, never renamed or reused. */
public sealed interface SubnetEvent {
    record SubnetCreated(SubnetId subnetId, VpcId vpcId, Cidr4 cidr, Zone zone, Tags tags)
            implements SubnetEvent {}

    record SubnetModified(SubnetId subnetId, boolean mapPublicIpOnLaunch) implements SubnetEvent {}

    record SubnetIpv6BlockAssociated(
            SubnetId subnetId, SubnetCidrAssociationId associationId, Cidr6 cidr)
            implements SubnetEvent {}

    record SubnetIpv6BlockDisassociated(SubnetId subnetId, SubnetCidrAssociationId associationId)
            implements SubnetEvent {}

    /** Nothing is picked from the block any more. */
    record CidrReserved(SubnetId subnetId, Reservation reservation) implements SubnetEvent {}

    record CidrReservationDeleted(SubnetId subnetId, SubnetReservationId reservationId)
            implements SubnetEvent {}

    record Ipv6AssignmentChanged(SubnetId subnetId, boolean assignsIpv6) implements SubnetEvent {}

    record SubnetDeleted(SubnetId subnetId) implements SubnetEvent {}
}

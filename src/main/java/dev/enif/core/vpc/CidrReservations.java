/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.vpc;

import dev.enif.core.account.Draft;
import dev.enif.core.decision.CommonRefusal;
import dev.enif.core.decision.PlainText;
import dev.enif.core.decision.Result;
import dev.enif.core.id.ResourceKind;
import dev.enif.core.id.SubnetReservationId;
import dev.enif.core.net.Cidr;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Cidr6;

/**
 * Keeps blocks of subnets for something (EC2, "Subnet CIDR reservations"): what is held in a block
 * already stays, and nothing is picked from it any more.
 */
final class CidrReservations {
    /** How many a subnet may have; our choice, so that each pick looks at few. */
    static final int MOST = 100;

    private static final int LONGEST_DESCRIPTION = 255;

    private CidrReservations() {}

    static Result reserve(
            Draft draft, Subnet subnet, Cidr cidr, ReservationType type, String description) {
        PlainText.require("description", description, LONGEST_DESCRIPTION);
        Subnet.Ipv6Block ipv6 = subnet.ipv6();
        boolean inside =
                switch (cidr) {
                    case Cidr4 block -> subnet.cidr().contains(block);
                    case Cidr6 block -> ipv6 != null && ipv6.cidr().contains(block);
                };
        Draft.refuseIf(!inside, new SubnetRefusal.ReservationOutside(cidr, subnet.id()));
        for (Subnet.Reservation other : subnet.reservations().values()) {
            Draft.refuseIf(
                    other.cidr().contains(cidr) || cidr.contains(other.cidr()),
                    new SubnetRefusal.ReservationOverlap(cidr, other.id(), other.cidr()));
        }
        Draft.refuseIf(
                subnet.reservations().size() >= MOST,
                new SubnetRefusal.TooManyReservations(subnet.id(), MOST));
        SubnetReservationId id =
                (SubnetReservationId) draft.newId(ResourceKind.SUBNET_CIDR_RESERVATION);
        draft.happened(
                new SubnetEvent.CidrReserved(
                        subnet.id(), new Subnet.Reservation(id, cidr, type, description)));
        return Result.of(id);
    }

    static Result delete(Draft draft, Subnet subnet, SubnetReservationId id) {
        Draft.refuseIf(!subnet.reservations().containsKey(id), new CommonRefusal.NotFound(id));
        draft.happened(new SubnetEvent.CidrReservationDeleted(subnet.id(), id));
        return Result.NOTHING;
    }
}

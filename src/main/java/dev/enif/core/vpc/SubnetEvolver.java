/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.vpc;

import dev.enif.core.account.AccountState;
import dev.enif.core.account.Present;
import dev.enif.core.acl.NetworkAcls;
import dev.enif.core.vpc.SubnetEvent.SubnetCreated;
import dev.enif.core.vpc.SubnetEvent.SubnetDeleted;
import dev.enif.core.vpc.SubnetEvent.SubnetModified;

/** Folds events of subnets. */
public final class SubnetEvolver {
    private SubnetEvolver() {}

    public static AccountState evolve(AccountState state, SubnetEvent event) {
        return switch (event) {
            case SubnetCreated(var id, var vpcId, var cidr, var zone, var tags) ->
                    state.put(new Subnet(id, vpcId, cidr, zone, false, tags));
            case SubnetModified(var id, boolean mapPublicIpOnLaunch) ->
                    state.put(
                            Present.in(state.subnets().find(id), id)
                                    .withMapPublicIpOnLaunch(mapPublicIpOnLaunch));
            case SubnetEvent.CidrReserved(var id, var reservation) -> {
                Subnet subnet = Present.in(state.subnets().find(id), id);
                yield state.put(
                        subnet.withReservations(
                                subnet.reservations().plus(reservation.id(), reservation)));
            }
            case SubnetEvent.CidrReservationDeleted(var id, var reservationId) -> {
                Subnet subnet = Present.in(state.subnets().find(id), id);
                Present.in(subnet.reservations().get(reservationId), reservationId);
                yield state.put(
                        subnet.withReservations(subnet.reservations().minus(reservationId)));
            }
            case SubnetEvent.Ipv6AssignmentChanged(var id, boolean assigns) ->
                    state.put(Present.in(state.subnets().find(id), id).withAssignsIpv6(assigns));
            case SubnetEvent.SubnetIpv6BlockAssociated(var id, var associationId, var cidr) ->
                    state.put(
                            Present.in(state.subnets().find(id), id)
                                    .withIpv6(new Subnet.Ipv6Block(associationId, cidr)));
            case SubnetEvent.SubnetIpv6BlockDisassociated(var id, _) ->
                    state.put(Present.in(state.subnets().find(id), id).withIpv6(null));
            case SubnetDeleted(var id) ->
                    NetworkAcls.without(
                            state.remove(Present.in(state.subnets().find(id), id).id()), id);
        };
    }
}

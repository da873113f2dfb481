/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.vpc;

import dev.enif.core.account.Draft;
import dev.enif.core.decision.CommonRefusal;
import dev.enif.core.decision.Result;
import dev.enif.core.id.EniId;
import dev.enif.core.id.ResourceKind;
import dev.enif.core.id.SubnetCidrAssociationId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.id.SubnetReservationId;
import dev.enif.core.net.Cidr;
import dev.enif.core.net.Cidr6;
import dev.enif.core.vpc.SubnetEvent.Ipv6AssignmentChanged;
import dev.enif.core.vpc.SubnetEvent.SubnetIpv6BlockAssociated;
import dev.enif.core.vpc.SubnetEvent.SubnetIpv6BlockDisassociated;
import java.util.List;

/** Decides about the IPv6 block of a subnet. */
final class SubnetIpv6Block {
    private SubnetIpv6Block() {}

    static Result associate(Draft draft, Subnet subnet, Cidr6 cidr) {
        Subnet.Ipv6Block own = subnet.ipv6();
        if (own != null) {
            throw Draft.refused(new SubnetRefusal.HasIpv6(subnet.id(), own.cidr()));
        }
        require(draft, draft.require(subnet.vpcId()), cidr);
        SubnetCidrAssociationId associationId =
                (SubnetCidrAssociationId) draft.newId(ResourceKind.SUBNET_CIDR_ASSOCIATION);
        draft.happened(new SubnetIpv6BlockAssociated(subnet.id(), associationId, cidr));
        return Result.of(associationId);
    }

    /**
     * Order of checks as for IPv4: the size, the place, the other subnets.
     *
     * @throws dev.enif.core.decision.RefusedException if no new subnet of the VPC can have the
     *     block
     */
    static void require(Draft draft, Vpc vpc, Cidr6 cidr) {
        Draft.refuseIf(cidr.length() != Subnet.IPV6_LENGTH, new SubnetRefusal.Ipv6BlockSize(cidr));
        Draft.refuseIf(
                vpc.ipv6Blocks().stream().noneMatch(block -> block.cidr().contains(cidr)),
                new SubnetRefusal.BlockOutsideVpc(
                        vpc.id(),
                        cidr,
                        vpc.ipv6Blocks().stream().<Cidr>map(Vpc.Ipv6Block::cidr).toList()));
        for (SubnetId otherId : draft.account().contents().subnetsOf(vpc.id()).values()) {
            Subnet.Ipv6Block other = draft.require(otherId).ipv6();
            if (other != null && other.cidr().overlaps(cidr)) {
                throw Draft.refused(new SubnetRefusal.BlockOverlap(cidr, otherId, other.cidr()));
            }
        }
    }

    static Result disassociate(Draft draft, Subnet subnet, SubnetCidrAssociationId associationId) {
        Subnet.Ipv6Block own = subnet.ipv6();
        if (own == null || !own.associationId().equals(associationId)) {
            throw Draft.refused(new CommonRefusal.NotFound(associationId));
        }
        List<EniId> holders = draft.account().indexes().ipv6().holdersIn(subnet.id());
        Draft.refuseIf(
                !holders.isEmpty(), new CommonRefusal.DependencyViolation(subnet.id(), holders));
        List<SubnetReservationId> reservations =
                subnet.reservations().values().stream()
                        .filter(reservation -> reservation.cidr() instanceof Cidr6)
                        .map(Subnet.Reservation::id)
                        .toList();
        Draft.refuseIf(
                !reservations.isEmpty(),
                new CommonRefusal.DependencyViolation(subnet.id(), reservations));
        if (subnet.assignsIpv6()) {
            draft.happened(new Ipv6AssignmentChanged(subnet.id(), false));
        }
        draft.happened(new SubnetIpv6BlockDisassociated(subnet.id(), associationId));
        return Result.NOTHING;
    }
}

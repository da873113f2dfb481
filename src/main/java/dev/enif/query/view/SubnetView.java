/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.query.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.enif.core.account.AccountState;
import dev.enif.core.acl.NetworkAcls;
import dev.enif.core.routing.RouteTable;
import dev.enif.core.routing.Routing;
import dev.enif.core.vpc.Subnet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A subnet.
 *
 * @param availableIpAddressCount how many addresses no interface holds; 0 or more
 * @param routeTableId the table that it goes by: its own, or the main one of its VPC. This and the
 *     next two are absent only where a row of the version before is shown, until the views are
 *     built anew
 * @param isPublic whether that table leads to an internet gateway
 * @param publicReason why it is, or is not, in words
 * @param networkAclId the network ACL that it goes by; this and the next are absent as the above
 * @param networkAclAssociationId its association with that one
 * @param ipv6CidrBlock its IPv6 block, a /64; this and the next are absent if it has none
 * @param assignIpv6AddressOnCreation whether new interfaces get an IPv6 address unless they say
 *     otherwise
 * @param cidrReservations blocks from which nothing is picked
 * @param revision rises with every change of this subnet, of its free addresses and of what is told
 *     of its table; the entity tag
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SubnetView(
        String id,
        String vpcId,
        String cidrBlock,
        String availabilityZone,
        long availableIpAddressCount,
        boolean mapPublicIpOnLaunch,
        @Nullable String routeTableId,
        @JsonProperty("public") @Nullable Boolean isPublic,
        @Nullable String publicReason,
        @Nullable String networkAclId,
        @Nullable String networkAclAssociationId,
        @Nullable String ipv6CidrBlock,
        @Nullable String ipv6CidrAssociationId,
        boolean assignIpv6AddressOnCreation,
        List<ReservationView> cidrReservations,
        Map<String, String> tags,
        long revision)
        implements ResourceView {

    /**
     * A block that is kept for something.
     *
     * @param reservationType {@code prefix}: for delegated prefixes; {@code explicit}: for
     *     addresses that are asked for by name
     */
    public record ReservationView(
            String id, String cidr, String reservationType, String description) {}

    public SubnetView {
        // Those written before the field came.
        cidrReservations = cidrReservations == null ? List.of() : List.copyOf(cidrReservations);
        tags = ResourceView.sorted(tags);
    }

    /** The subnet as it is in the image. */
    public static SubnetView of(AccountState account, Subnet subnet) {
        RouteTable table = Routing.tableOf(account, subnet);
        Subnet.Ipv6Block ipv6 = subnet.ipv6();
        Publicity publicity = Publicity.of(account, table);
        return new SubnetView(
                subnet.id().value(),
                subnet.vpcId().value(),
                subnet.cidr().toString(),
                subnet.zone().name(),
                subnet.capacity() - account.indexes().addressesOf(subnet.id()).size(),
                subnet.mapPublicIpOnLaunch(),
                table.id().value(),
                publicity.isPublic(),
                publicity.reason(),
                NetworkAcls.of(account, subnet).id().value(),
                NetworkAcls.associationOf(account, subnet.id()).value(),
                ipv6 == null ? null : ipv6.cidr().toString(),
                ipv6 == null ? null : ipv6.associationId().value(),
                subnet.assignsIpv6(),
                subnet.reservations().values().stream().map(SubnetView::view).toList(),
                subnet.tags().entries(),
                account.revision(subnet.id()));
    }

    private static ReservationView view(Subnet.Reservation reservation) {
        String type =
                switch (reservation.type()) {
                    case PREFIX -> "prefix";
                    case EXPLICIT -> "explicit";
                };
        return new ReservationView(
                reservation.id().value(),
                reservation.cidr().toString(),
                type,
                reservation.description());
    }
}

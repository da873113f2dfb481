/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.vpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.core.Given;
import dev.enif.core.InstanceWorld;
import dev.enif.core.decision.CommonRefusal;
import dev.enif.core.eni.AddressRefusal;
import dev.enif.core.eni.EniCommand.AssignAddresses;
import dev.enif.core.eni.EniCommand.AssignIpv6;
import dev.enif.core.eni.EniCommand.DelegatePrefixes;
import dev.enif.core.eni.EniEvent.AddressesAssigned;
import dev.enif.core.eni.EniEvent.PrefixesDelegated;
import dev.enif.core.eni.PrefixRefusal;
import dev.enif.core.id.CidrAssociationId;
import dev.enif.core.id.ResourceKind;
import dev.enif.core.id.SubnetCidrAssociationId;
import dev.enif.core.id.SubnetReservationId;
import dev.enif.core.net.Cidr;
import dev.enif.core.net.Cidr6;
import dev.enif.core.net.Ipv6;
import dev.enif.core.vpc.SubnetCommand.DeleteCidrReservation;
import dev.enif.core.vpc.SubnetCommand.DisassociateSubnetIpv6Block;
import dev.enif.core.vpc.SubnetCommand.ReserveCidr;
import dev.enif.core.vpc.SubnetEvent.CidrReservationDeleted;
import dev.enif.core.vpc.SubnetEvent.CidrReserved;
import dev.enif.core.vpc.SubnetEvent.SubnetIpv6BlockAssociated;
import dev.enif.core.vpc.VpcEvent.Ipv6BlockAssociated;
import java.util.List;
import org.junit.jupiter.api.Test;

class CidrReservationsTest extends InstanceWorld {
    private static final SubnetReservationId ID = new SubnetReservationId("scr-00000000000000001");
    private static final SubnetReservationId ID_B =
            new SubnetReservationId("scr-00000000000000002");
    private static final SubnetCidrAssociationId IPV6 =
            new SubnetCidrAssociationId("subnet-cidr-assoc-00000000000000001");

    private static CidrReserved reserved(
            SubnetReservationId id, String cidr, ReservationType type) {
        return new CidrReserved(SUBNET, new Subnet.Reservation(id, Cidr.parse(cidr), type, ""));
    }

    private static ReserveCidr reserve(String cidr) {
        return new ReserveCidr(SUBNET, Cidr.parse(cidr), ReservationType.EXPLICIT, "by name");
    }

    /** With an IPv6 block of 2001:db8:0:101::/64. */
    private static Given dual(Object... steps) {
        return world(
                        new Ipv6BlockAssociated(
                                VPC,
                                new CidrAssociationId("vpc-cidr-assoc-00000000000000002"),
                                Cidr6.parse("2001:db8:0:100::/56"),
                                false),
                        new SubnetIpv6BlockAssociated(
                                SUBNET, IPV6, Cidr6.parse("2001:db8:0:101::/64")),
                        ENI_CREATED)
                .and(steps);
    }

    @Test
    void a_part_of_either_block_is_reserved_and_given_up() {
        SubnetReservationId made =
                (SubnetReservationId) made(ResourceKind.SUBNET_CIDR_RESERVATION, 0);
        Subnet.Reservation reservation =
                new Subnet.Reservation(
                        made, Cidr.parse("10.0.0.64/26"), ReservationType.EXPLICIT, "by name");
        var then = world().when(reserve("10.0.0.64/26"));
        then.thenResult(made).thenHappened(new CidrReserved(SUBNET, reservation));
        then.then()
                .when(new DeleteCidrReservation(SUBNET, made))
                .thenHappened(new CidrReservationDeleted(SUBNET, made));
        dual().when(reserve("2001:db8:0:101:8000::/68")).thenAccepted();
    }

    @Test
    void it_lies_in_the_subnet_and_shares_nothing_with_others() {
        world().when(reserve("10.0.1.0/26"))
                .thenRefused(
                        new SubnetRefusal.ReservationOutside(Cidr.parse("10.0.1.0/26"), SUBNET));
        world().when(reserve("2001:db8:0:101::/68")).thenRefused("InvalidParameterValue");
        Given given = world(reserved(ID, "10.0.0.64/26", ReservationType.PREFIX));
        given.when(reserve("10.0.0.0/24"))
                .thenRefused(
                        new SubnetRefusal.ReservationOverlap(
                                Cidr.parse("10.0.0.0/24"), ID, Cidr.parse("10.0.0.64/26")));
        given.when(reserve("10.0.0.80/28")).thenRefused("InvalidParameterValue");
        given.when(reserve("10.0.0.128/26")).thenAccepted();
        world().when(new DeleteCidrReservation(SUBNET, ID))
                .thenRefused(new CommonRefusal.NotFound(ID));
    }

    @Test
    void nothing_is_picked_from_it() {
        Given given =
                world(
                        ENI_CREATED,
                        reserved(ID, "10.0.0.0/29", ReservationType.EXPLICIT),
                        reserved(ID_B, "10.0.0.12/30", ReservationType.PREFIX));
        given.when(new AssignAddresses(ENI, List.of(), 5, false))
                .thenHappened(
                        new AddressesAssigned(
                                ENI,
                                List.of(
                                        ip("10.0.0.8"),
                                        ip("10.0.0.10"),
                                        ip("10.0.0.11"),
                                        ip("10.0.0.16"),
                                        ip("10.0.0.17"))));
        world(ENI_CREATED, reserved(ID, "10.0.0.0/24", ReservationType.EXPLICIT))
                .when(new AssignAddresses(ENI, List.of(), 1, false))
                .thenRefused(new AddressRefusal.ReservedAway(SUBNET, 0, 1));
    }

    @Test
    void an_address_can_be_named_in_one_that_is_explicit_and_not_in_one_for_prefixes() {
        Given given =
                dual(
                        reserved(ID, "10.0.0.64/26", ReservationType.EXPLICIT),
                        reserved(ID_B, "10.0.0.128/26", ReservationType.PREFIX));
        given.when(new AssignAddresses(ENI, List.of(ip("10.0.0.65")), 0, false)).thenAccepted();
        given.when(new AssignAddresses(ENI, List.of(ip("10.0.0.130")), 0, false))
                .thenRefused(
                        new PrefixRefusal.ReservedForPrefixes(
                                ip("10.0.0.130"), ID_B, Cidr.parse("10.0.0.128/26")));
        Ipv6 address = Ipv6.parse("2001:db8:0:101:5::1");
        dual(reserved(ID, "2001:db8:0:101:5::/80", ReservationType.PREFIX))
                .when(new AssignIpv6(ENI, List.of(address), 0))
                .thenRefused("InvalidParameterValue");
    }

    @Test
    void prefixes_are_picked_from_what_is_kept_for_them_and_from_what_is_free() {
        Given given =
                dual(
                        reserved(ID, "10.0.0.16/28", ReservationType.EXPLICIT),
                        reserved(ID_B, "10.0.0.32/28", ReservationType.PREFIX),
                        reserved(
                                new SubnetReservationId("scr-00000000000000003"),
                                "10.0.0.50/31",
                                ReservationType.PREFIX));
        given.when(new DelegatePrefixes(ENI, List.of(), 2, 0))
                .thenHappened(
                        new PrefixesDelegated(
                                ENI,
                                List.of(Cidr.parse("10.0.0.32/28"), Cidr.parse("10.0.0.64/28"))));
        given.when(new DelegatePrefixes(ENI, List.of(Cidr.parse("10.0.0.16/28")), 0, 0))
                .thenAccepted();
    }

    @Test
    void an_ipv6_block_stays_while_a_part_of_it_is_reserved() {
        Given given = dual(reserved(ID, "2001:db8:0:101:5::/80", ReservationType.PREFIX));
        given.when(new DisassociateSubnetIpv6Block(SUBNET, IPV6))
                .thenRefused(new CommonRefusal.DependencyViolation(SUBNET, List.of(ID)));
    }

    @Test
    void a_subnet_has_a_hundred_at_most() {
        Given given = world();
        for (int number = 0; number < CidrReservations.MOST; number++) {
            given = given.and(reserve("10.0.0." + number + "/32"));
        }
        given.when(reserve("10.0.0.200/32"))
                .thenRefused(new SubnetRefusal.TooManyReservations(SUBNET, 100));
        assertThat(there(given.account().subnets().find(SUBNET)).reservations()).hasSize(100);
    }
}

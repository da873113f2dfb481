/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.vpc;

import dev.enif.core.account.Entity;
import dev.enif.core.account.Hash64;
import dev.enif.core.account.Tags;
import dev.enif.core.id.SubnetCidrAssociationId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.id.SubnetReservationId;
import dev.enif.core.id.VpcId;
import dev.enif.core.net.Cidr;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Cidr6;
import dev.enif.core.net.Ip;
import dev.enif.core.net.Ipv4;
import dev.enif.core.net.Zone;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

/**
 * A subnet: one block in one zone of one VPC, for ever.
 *
 * @param assignsIpv6 whether new interfaces get an IPv6 address unless they say otherwise; only
 *     with an IPv6 block
 * @param reservations blocks of it that are kept for something; no two share an address
 */
public record Subnet(
        SubnetId id,
        VpcId vpcId,
        Cidr4 cidr,
        @Nullable Ipv6Block ipv6,
        Zone zone,
        boolean mapPublicIpOnLaunch,
        boolean assignsIpv6,
        TreePMap<SubnetReservationId, Reservation> reservations,
        Tags tags)
        implements Entity<SubnetId> {
    /**
     * EC2 keeps the first four addresses (network, router, resolver, future use) and the last
     * (broadcast).
     */
    public static final int RESERVED_FIRST = 4;

    public static final int RESERVED = RESERVED_FIRST + 1;

    /** Prefix length of a subnet's IPv6 block (EC2). */
    public static final int IPV6_LENGTH = 64;

    /** The IPv6 block of a subnet: a /{@value #IPV6_LENGTH}. */
    public record Ipv6Block(SubnetCidrAssociationId associationId, Cidr6 cidr) {}

    /**
     * A block from which nothing is picked.
     *
     * @param cidr of either IP version, a part of the subnet's
     */
    public record Reservation(
            SubnetReservationId id, Cidr cidr, ReservationType type, String description) {}

    /** A subnet without IPv6. */
    public Subnet(
            SubnetId id,
            VpcId vpcId,
            Cidr4 cidr,
            Zone zone,
            boolean mapPublicIpOnLaunch,
            Tags tags) {
        this(id, vpcId, cidr, null, zone, mapPublicIpOnLaunch, false, TreePMap.empty(), tags);
    }

    public Subnet withIpv6(@Nullable Ipv6Block newIpv6) {
        return with(newIpv6, mapPublicIpOnLaunch, assignsIpv6, reservations, tags);
    }

    public Subnet withMapPublicIpOnLaunch(boolean maps) {
        return with(ipv6, maps, assignsIpv6, reservations, tags);
    }

    public Subnet withAssignsIpv6(boolean assigns) {
        return with(ipv6, mapPublicIpOnLaunch, assigns, reservations, tags);
    }

    public Subnet withReservations(TreePMap<SubnetReservationId, Reservation> newReservations) {
        return with(ipv6, mapPublicIpOnLaunch, assignsIpv6, newReservations, tags);
    }

    private Subnet with(
            @Nullable Ipv6Block newIpv6,
            boolean maps,
            boolean assigns,
            TreePMap<SubnetReservationId, Reservation> newReservations,
            Tags newTags) {
        return new Subnet(id, vpcId, cidr, newIpv6, zone, maps, assigns, newReservations, newTags);
    }

    /** The reservation in which the address lies, or null. */
    public @Nullable Reservation reservationOf(Ip address) {
        for (Reservation reservation : reservations.values()) {
            if (reservation.cidr().contains(address)) {
                return reservation;
            }
        }
        return null;
    }

    public Ipv4 firstUsable() {
        return cidr.network().plus(RESERVED_FIRST);
    }

    public Ipv4 lastUsable() {
        return cidr.last().plus(-1);
    }

    public boolean reserves(Ipv4 address) {
        return cidr.contains(address)
                && (address.compareTo(firstUsable()) < 0 || address.compareTo(lastUsable()) > 0);
    }

    /** How many addresses interfaces may hold in all. */
    public long capacity() {
        return cidr.size() - RESERVED;
    }

    @Override
    public Subnet withTags(Tags newTags) {
        return with(ipv6, mapPublicIpOnLaunch, assignsIpv6, reservations, newTags);
    }

    @Override
    public long fingerprint() {
        Hash64 hash = new Hash64();
        if (ipv6 != null) {
            // Those without IPv6 hash as they did before it came.
            hash.add(ipv6).add(assignsIpv6);
        }
        if (!reservations.isEmpty()) {
            hash.addAll(reservations.values());
        }
        return hash.add(id)
                .add(vpcId)
                .add(cidr)
                .add(zone)
                .add(mapPublicIpOnLaunch)
                .add(tags)
                .value();
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.flow;

import dev.enif.core.account.AccountState;
import dev.enif.core.account.Present;
import dev.enif.core.eni.NetworkInterface;
import dev.enif.core.eni.PrivateAddress;
import dev.enif.core.eni.PublicAddress;
import dev.enif.core.id.EniId;
import dev.enif.core.id.InternetGatewayId;
import dev.enif.core.id.RouteTableId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.id.VpcId;
import dev.enif.core.net.Ip;
import dev.enif.core.net.Ipv4;
import dev.enif.core.peering.FarEnd;
import dev.enif.core.peering.PeeringConnection;
import dev.enif.core.routing.RouteMatch;
import dev.enif.core.routing.RouteState;
import dev.enif.core.routing.RouteTable;
import dev.enif.core.routing.RouteTarget;
import dev.enif.core.routing.Routing;
import dev.enif.core.vpc.Subnet;
import org.jspecify.annotations.Nullable;

/** Where the route table of a subnet sends a packet: the reference reading. */
sealed interface Leg {
    /** The table and the route, in words. */
    String subject();

    /** To an interface of the same VPC. */
    record Local(String subject) implements Leg {}

    /** Out by the VPC's internet gateway. */
    record ToInternet(String subject) implements Leg {}

    /** Out by an egress-only gateway: IPv6. */
    record ToEgressOnly(String subject) implements Leg {}

    /** To a NAT gateway, whose interface it is. */
    record ToNat(String subject, NetworkInterface eni) implements Leg {}

    /** To an interface that forwards. */
    record ToAppliance(String subject, NetworkInterface eni) implements Leg {}

    /** To the VPC at the other end of a peering connection. */
    record ToPeer(String subject, VpcId vpcId) implements Leg {}

    /** A route matches, and leads nowhere. */
    record Lost(String subject) implements Leg {}

    /** No route matches. */
    record None(String subject) implements Leg {}

    /** The leg that a packet to that address takes from the subnet. */
    static Leg from(AccountState account, SubnetId subnetId, Ip destination) {
        Subnet subnet = Present.in(account.subnets().find(subnetId), subnetId);
        RouteTable table = Routing.tableOf(account, subnet);
        return switch (Routing.match(account, table, destination)) {
            case RouteMatch.Local(var block) -> new Local(table.id() + " " + block + " local");
            case RouteMatch.Routed(var route, var state, var listId) -> {
                String subject =
                        table.id()
                                + " "
                                + route.destination()
                                + (listId == null ? "" : " of " + listId)
                                + " to "
                                + route.target().id();
                yield state == RouteState.ACTIVE
                        ? by(account, table.vpcId(), route.target(), subject)
                        : new Lost(subject);
            }
            case RouteMatch.NoRoute _ -> new None(table.id() + " has no route to " + destination);
        };
    }

    /**
     * Where the table of the VPC's internet gateway sends what comes in by it, or null if it has
     * none, or that table leads straight to the destination.
     */
    static @Nullable Leg atEdge(
            AccountState account, InternetGatewayId gatewayId, VpcId vpcId, Ip destination) {
        RouteTableId tableId = account.routing().edgeTableOf(gatewayId).orElse(null);
        RouteTable table = tableId == null ? null : account.routeTables().find(tableId);
        if (table == null || !table.vpcId().equals(vpcId)) {
            return null;
        }
        return switch (Routing.match(account, table, destination)) {
            case RouteMatch.Local _, RouteMatch.NoRoute _ -> null;
            case RouteMatch.Routed(var route, var state, _) -> {
                String subject =
                        table.id() + " " + route.destination() + " to " + route.target().id();
                yield state == RouteState.ACTIVE
                        ? by(account, table.vpcId(), route.target(), subject)
                        : new Lost(subject);
            }
        };
    }

    private static Leg by(AccountState account, VpcId vpcId, RouteTarget target, String subject) {
        return switch (target) {
            case RouteTarget.OfInternetGateway _ -> new ToInternet(subject);
            case RouteTarget.OfEgressOnlyGateway _ -> new ToEgressOnly(subject);
            case RouteTarget.OfNatGateway(var natId) -> {
                EniId eniId = Present.in(account.natGateways().find(natId), natId).eniId();
                yield new ToNat(
                        subject, Present.in(account.networkInterfaces().find(eniId), eniId));
            }
            case RouteTarget.OfPeering(var id) -> {
                PeeringConnection peering = Present.in(account.peeringConnections().find(id), id);
                FarEnd far = peering.farEnd();
                yield far == null
                        ? new ToPeer(subject, peering.peerOf(vpcId))
                        : new Lost(
                                subject
                                        + ", to "
                                        + peering.peerOf(vpcId)
                                        + " of account "
                                        + far.account()
                                        + ", which is not seen from this account");
            }
            case RouteTarget.OfInterface(var eniId) ->
                    new ToAppliance(
                            subject, Present.in(account.networkInterfaces().find(eniId), eniId));
        };
    }

    /** The public address that stands for a private one of the interface, or null. */
    static @Nullable Ipv4 publicAddressOf(NetworkInterface eni, Ip address) {
        PrivateAddress own = address instanceof Ipv4 ipv4 ? eni.find(ipv4) : null;
        return own == null
                ? null
                : switch (own.publicAddress()) {
                    case PublicAddress.None _ -> null;
                    case PublicAddress.Automatic(var stands) -> stands;
                    case PublicAddress.Elastic(var stands, _, _) -> stands;
                };
    }
}

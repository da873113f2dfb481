/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.flow;

import dev.enif.core.account.AccountState;
import dev.enif.core.account.Present;
import dev.enif.core.eni.NetworkInterface;
import dev.enif.core.eni.PrivateAddress;
import dev.enif.core.eni.PublicAddress;
import dev.enif.core.net.Ip;
import dev.enif.core.net.Ipv4;
import dev.enif.core.routing.RouteMatch;
import dev.enif.core.routing.RouteState;
import dev.enif.core.routing.RouteTable;
import dev.enif.core.routing.RouteTarget;
import dev.enif.core.routing.Routing;
import dev.enif.core.vpc.Subnet;
import org.jspecify.annotations.Nullable;

/**
 * Where the route table of a subnet sends a packet: the reference reading.
 *
 * @param subject the table and the route, in words
 */
record Leg(Way way, String subject) {
    /** Where a packet goes from a subnet. */
    enum Way {
        /** To an interface of the same VPC. */
        LOCAL,
        /** Out by the VPC's internet gateway. */
        OUT,
        /** A route matches, and leads nowhere. */
        LOST,
        /** No route matches. */
        NONE
    }

    /** The leg that a packet to that address takes from the interface's subnet. */
    static Leg from(AccountState account, NetworkInterface eni, Ip destination) {
        Subnet subnet = Present.in(account.subnets().find(eni.subnetId()), eni.subnetId());
        RouteTable table = Routing.tableOf(account, subnet);
        return switch (Routing.match(account, table, destination)) {
            case RouteMatch.Local(var block) ->
                    new Leg(Way.LOCAL, table.id() + " " + block + " local");
            case RouteMatch.Routed(var route, var state) ->
                    new Leg(
                            state == RouteState.ACTIVE ? way(route.target()) : Way.LOST,
                            table.id() + " " + route.destination() + " to " + route.target());
            case RouteMatch.NoRoute _ ->
                    new Leg(Way.NONE, table.id() + " has no route to " + destination);
        };
    }

    /** Only internet gateways are followed: what goes to another target is taken as lost. */
    private static Way way(RouteTarget target) {
        return switch (target) {
            case RouteTarget.OfInternetGateway _ -> Way.OUT;
            case RouteTarget.OfInterface _,
                    RouteTarget.OfNatGateway _,
                    RouteTarget.OfEgressOnlyGateway _ ->
                    Way.LOST;
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

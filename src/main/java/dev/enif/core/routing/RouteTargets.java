/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.routing;

import dev.enif.core.account.Draft;
import dev.enif.core.decision.RefusedException;
import dev.enif.core.eni.NetworkInterface;
import dev.enif.core.id.EniId;
import dev.enif.core.id.InstanceId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.id.VpcId;
import dev.enif.core.instance.Instance;
import dev.enif.core.nat.NatGateway;
import dev.enif.core.net.Cidr;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Cidr6;
import dev.enif.core.peering.PeeringConnection;
import java.util.List;
import org.pcollections.TreePMap;

/** Which targets a route may have. */
final class RouteTargets {
    private RouteTargets() {}

    /**
     * The target that is kept. Order of checks: the IP version, the place of the destination,
     * whether the target is there, whether it is of the table's VPC.
     *
     * @throws RefusedException if routes to that destination cannot have the target
     */
    static RouteTarget require(
            Draft draft, RouteTable table, Cidr destination, WantedTarget wanted) {
        return switch (wanted) {
            case WantedTarget.Local _ ->
                    throw Draft.refused(new RouteRefusal.NotLocal(table.id(), destination));
            case WantedTarget.OfInstance(var instanceId) -> {
                requireWholeSubnet(draft, table, destination);
                yield requireInterface(draft, table, onlyInterface(draft, instanceId));
            }
            case RouteTarget.OfInterface(var eniId) -> {
                requireWholeSubnet(draft, table, destination);
                yield requireInterface(draft, table, eniId);
            }
            case RouteTarget.OfNatGateway target -> {
                requireVersion4(destination, target);
                requireWholeSubnet(draft, table, destination);
                NatGateway nat = draft.require(target.natGatewayId());
                Draft.refuseIf(!nat.isAvailable(), new RouteRefusal.TargetNotFound(target));
                requireNetwork(table, target, nat.vpcId());
                yield target;
            }
            case RouteTarget.OfEgressOnlyGateway target -> {
                requireVersion6(destination, target);
                requireOutside(draft, table, destination);
                EgressOnlyGateway gateway =
                        draft.account().egressOnlyGateways().find(target.gatewayId());
                if (gateway == null) {
                    throw Draft.refused(new RouteRefusal.TargetNotFound(target));
                }
                requireNetwork(table, target, gateway.vpcId());
                yield target;
            }
            case RouteTarget.OfPeering target -> {
                requireOutside(draft, table, destination);
                PeeringConnection peering = draft.require(target.peeringId());
                Draft.refuseIf(
                        !peering.joins(table.vpcId()),
                        new RouteRefusal.OtherNetwork(table.id(), target));
                // EC2 lets a route lead to a request, too, which may be accepted yet.
                Draft.refuseIf(!peering.state().isLive(), new RouteRefusal.TargetNotFound(target));
                yield target;
            }
            case RouteTarget.OfInternetGateway target -> {
                requireOutside(draft, table, destination);
                InternetGateway gateway =
                        draft.account().internetGateways().find(target.gatewayId());
                if (gateway == null) {
                    throw Draft.refused(new RouteRefusal.TargetNotFound(target));
                }
                Draft.refuseIf(
                        !gateway.isAttachedTo(table.vpcId()),
                        new RouteRefusal.OtherNetwork(table.id(), target));
                yield target;
            }
        };
    }

    private static RouteTarget requireInterface(Draft draft, RouteTable table, EniId eniId) {
        NetworkInterface eni = draft.require(eniId);
        RouteTarget target = new RouteTarget.OfInterface(eniId);
        requireNetwork(table, target, eni.vpcId());
        Draft.refuseIf(eni.isRequesterManaged(), new RouteRefusal.ManagedTarget(eniId, eni.type()));
        return target;
    }

    private static EniId onlyInterface(Draft draft, InstanceId instanceId) {
        Instance instance = draft.require(instanceId);
        List<EniId> eniIds = List.copyOf(draft.account().indexes().slotsOf(instance.id()).values());
        Draft.refuseIf(
                eniIds.size() != 1, new RouteRefusal.InterfaceUnclear(instance.id(), eniIds));
        return eniIds.getFirst();
    }

    private static void requireNetwork(RouteTable table, RouteTarget target, VpcId vpcId) {
        Draft.refuseIf(
                !vpcId.equals(table.vpcId()), new RouteRefusal.OtherNetwork(table.id(), target));
    }

    private static void requireVersion4(Cidr destination, RouteTarget target) {
        switch (destination) {
            case Cidr4 _ -> {}
            case Cidr6 _ -> throw Draft.refused(new RouteRefusal.WrongVersion(destination, target));
        }
    }

    private static void requireVersion6(Cidr destination, RouteTarget target) {
        switch (destination) {
            case Cidr4 _ -> throw Draft.refused(new RouteRefusal.WrongVersion(destination, target));
            case Cidr6 _ -> {}
        }
    }

    /** A way out of the VPC cannot take what stays within it. */
    private static void requireOutside(Draft draft, RouteTable table, Cidr destination) {
        for (Cidr block : Routing.localBlocks(draft.account(), table)) {
            Draft.refuseIf(
                    block.contains(destination), new RouteRefusal.WithinVpc(destination, block));
        }
    }

    /** Within the VPC only the traffic to a whole subnet, or to a whole block, can be taken. */
    private static void requireWholeSubnet(Draft draft, RouteTable table, Cidr destination) {
        for (Cidr block : Routing.localBlocks(draft.account(), table)) {
            Draft.refuseIf(
                    block.contains(destination)
                            && !block.equals(destination)
                            && !isSubnet(draft, table.vpcId(), destination),
                    new RouteRefusal.NoSubnet(destination, block));
        }
    }

    private static boolean isSubnet(Draft draft, VpcId vpcId, Cidr destination) {
        TreePMap<Cidr4, SubnetId> subnets = draft.account().contents().subnetsOf(vpcId);
        return switch (destination) {
            case Cidr4 block -> subnets.containsKey(block);
            case Cidr6 block ->
                    subnets.values().stream()
                            .map(id -> draft.require(id).ipv6())
                            .anyMatch(ipv6 -> ipv6 != null && ipv6.cidr().equals(block));
        };
    }
}

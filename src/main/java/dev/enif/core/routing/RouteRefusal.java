/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.routing;

import dev.enif.core.decision.Refusal;
import dev.enif.core.decision.RefusalKind;
import dev.enif.core.eni.InterfaceType;
import dev.enif.core.id.EniId;
import dev.enif.core.id.InstanceId;
import dev.enif.core.id.PrefixListId;
import dev.enif.core.id.RouteTableId;
import dev.enif.core.net.Cidr;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Cidr6;
import java.util.List;

/** Refusals about single routes. */
public sealed interface RouteRefusal extends Refusal {
    /** The table has a route with that very destination, a local one perhaps. */
    record AlreadyExists(Cidr destination) implements RouteRefusal {
        @Override
        public String code() {
            return "RouteAlreadyExists";
        }

        @Override
        public String message() {
            return "The route identified by " + destination + " already exists.";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.CONFLICT;
        }
    }

    /** The table has a route for that prefix list. */
    record ListRouteExists(PrefixListId prefixListId) implements RouteRefusal {
        @Override
        public String code() {
            return "RouteAlreadyExists";
        }

        @Override
        public String message() {
            return "The route identified by " + prefixListId + " already exists.";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.CONFLICT;
        }
    }

    /** The table has no route for that prefix list. */
    record NoListRoute(RouteTableId routeTableId, PrefixListId prefixListId)
            implements RouteRefusal {
        @Override
        public String code() {
            return "InvalidRoute.NotFound";
        }

        @Override
        public String message() {
            return "no route with destination-prefix-list-id "
                    + prefixListId
                    + " in route table "
                    + routeTableId;
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.NOT_FOUND;
        }
    }

    /** The table has no route with that very destination. */
    record NotFound(RouteTableId routeTableId, Cidr destination) implements RouteRefusal {
        @Override
        public String code() {
            return "InvalidRoute.NotFound";
        }

        @Override
        public String message() {
            return "no route with "
                    + parameter(destination)
                    + " "
                    + destination
                    + " in route table "
                    + routeTableId;
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.NOT_FOUND;
        }
    }

    /**
     * A local route stays as long as its block is one of the VPC. The change is what was asked for,
     * as a verb.
     */
    record LocalRouteStays(String change, RouteTableId routeTableId, Cidr destination)
            implements RouteRefusal {
        @Override
        public String code() {
            return "InvalidParameterValue";
        }

        @Override
        public String message() {
            return "cannot "
                    + change
                    + " local route "
                    + destination
                    + " in route table "
                    + routeTableId;
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.CONFLICT;
        }
    }

    /** The destination lies in the VPC, and only something in the VPC can be its target. */
    record WithinVpc(Cidr destination, Cidr block) implements RouteRefusal {
        @Override
        public String code() {
            return "InvalidParameterValue";
        }

        @Override
        public String message() {
            return "The destination CIDR block "
                    + destination
                    + " is equal to or more specific than one of this VPC's CIDR blocks, "
                    + block
                    + ". This route can target only an interface or an instance.";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.INVALID;
        }
    }

    /** A more specific route within the VPC takes the traffic to a whole subnet, or none. */
    record NoSubnet(Cidr destination, Cidr block) implements RouteRefusal {
        @Override
        public String code() {
            return "InvalidParameterValue";
        }

        @Override
        public String message() {
            return "Route destination doesn't match any subnet CIDR blocks: "
                    + destination
                    + " lies in the VPC's block "
                    + block
                    + ", and is not the whole block of a subnet";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.INVALID;
        }
    }

    /** The target takes destinations of the other IP version only. */
    record WrongVersion(Cidr destination, RouteTarget target) implements RouteRefusal {
        @Override
        public String code() {
            return "InvalidParameterValue";
        }

        @Override
        public String message() {
            return "The destination "
                    + destination
                    + " and the "
                    + noun(target)
                    + " "
                    + target
                    + " are of different IP versions";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.INVALID;
        }
    }

    /** An instance with several interfaces, or none, does not say which one is meant. */
    record InterfaceUnclear(InstanceId instanceId, List<EniId> eniIds) implements RouteRefusal {
        public InterfaceUnclear {
            eniIds = List.copyOf(eniIds);
        }

        @Override
        public String code() {
            return "InvalidInstanceID";
        }

        @Override
        public String message() {
            return eniIds.isEmpty()
                    ? "There are no interfaces attached to instance '" + instanceId + "'"
                    : "There are multiple interfaces attached to instance '"
                            + instanceId
                            + "'. Please specify an interface ID for the operation instead.";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.CONFLICT;
        }

        @Override
        public List<String> dependents() {
            return eniIds.stream().map(EniId::value).toList();
        }
    }

    /** The interface belongs to a service, which passes nothing on for others. */
    record ManagedTarget(EniId eniId, InterfaceType type) implements RouteRefusal {
        @Override
        public String code() {
            return "InvalidParameterValue";
        }

        @Override
        public String message() {
            return "The network interface '"
                    + eniId
                    + "' cannot be a target: it belongs to a "
                    + type.noun()
                    + ", which may be one itself";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.INVALID;
        }
    }

    /** The target "local" is a local route's, and comes with the table. */
    record NotLocal(RouteTableId routeTableId, Cidr destination) implements RouteRefusal {
        @Override
        public String code() {
            return "InvalidParameterValue";
        }

        @Override
        public String message() {
            return "The target local can only be restored to a local route: "
                    + destination
                    + " is not a block of the VPC of "
                    + routeTableId;
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.INVALID;
        }
    }

    private static String parameter(Cidr destination) {
        return switch (destination) {
            case Cidr4 _ -> "destination-cidr-block";
            case Cidr6 _ -> "destination-ipv6-cidr-block";
        };
    }

    private static String noun(RouteTarget target) {
        return switch (target) {
            case RouteTarget.OfInternetGateway _ -> "network gateway";
            case RouteTarget.OfInterface _ -> "interface";
            case RouteTarget.OfNatGateway _ -> "NAT gateway";
            case RouteTarget.OfEgressOnlyGateway _ -> "egress-only internet gateway";
            case RouteTarget.OfPeering _ -> "VPC peering connection";
        };
    }

    /**
     * The target of the route is not there. EC2 has another code for this than for the internet
     * gateway itself.
     */
    record TargetNotFound(RouteTarget target) implements RouteRefusal {
        @Override
        public String code() {
            return switch (target) {
                case RouteTarget.OfInternetGateway _, RouteTarget.OfEgressOnlyGateway _ ->
                        "InvalidGatewayID.NotFound";
                case RouteTarget.OfInterface(var eniId) -> eniId.kind().notFoundCode();
                case RouteTarget.OfNatGateway(var natGatewayId) ->
                        natGatewayId.kind().notFoundCode();
                case RouteTarget.OfPeering(var peeringId) -> peeringId.kind().notFoundCode();
            };
        }

        @Override
        public String message() {
            return switch (target) {
                case RouteTarget.OfInternetGateway _, RouteTarget.OfEgressOnlyGateway _ ->
                        "The gateway ID '" + target + "' does not exist";
                case RouteTarget.OfInterface _,
                        RouteTarget.OfNatGateway _,
                        RouteTarget.OfPeering _ ->
                        "The " + target.id().kind().noun() + " ID '" + target + "' does not exist";
            };
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.NOT_FOUND;
        }
    }

    /** The target of the route is not in the table's VPC, or not attached to it. */
    record OtherNetwork(RouteTableId routeTableId, RouteTarget target) implements RouteRefusal {
        @Override
        public String code() {
            return "InvalidParameterValue";
        }

        @Override
        public String message() {
            return "route table "
                    + routeTableId
                    + " and "
                    + noun(target)
                    + " "
                    + target
                    + " belong to different networks";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.CONFLICT;
        }
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.routing;

import dev.enif.core.decision.Refusal;
import dev.enif.core.decision.RefusalKind;
import dev.enif.core.id.InternetGatewayId;
import dev.enif.core.id.RouteTableId;
import dev.enif.core.net.Cidr4;

/** Refusals about single routes. */
public sealed interface RouteRefusal extends Refusal {
    /** The table has a route with that very destination, a local one perhaps. */
    record AlreadyExists(Cidr4 destination) implements RouteRefusal {
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

    /** The table has no route with that very destination. */
    record NotFound(RouteTableId routeTableId, Cidr4 destination) implements RouteRefusal {
        @Override
        public String code() {
            return "InvalidRoute.NotFound";
        }

        @Override
        public String message() {
            return "no route with destination-cidr-block "
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
    record LocalRouteStays(String change, RouteTableId routeTableId, Cidr4 destination)
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
    record WithinVpc(Cidr4 destination, Cidr4 block) implements RouteRefusal {
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

    /**
     * The target of the route is not there. EC2 has another code for this than for the gateway
     * itself.
     */
    record GatewayNotFound(InternetGatewayId gatewayId) implements RouteRefusal {
        @Override
        public String code() {
            return "InvalidGatewayID.NotFound";
        }

        @Override
        public String message() {
            return "The gateway ID '" + gatewayId + "' does not exist";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.NOT_FOUND;
        }
    }

    /** The target of the route is not attached to the table's VPC. */
    record OtherNetwork(RouteTableId routeTableId, InternetGatewayId gatewayId)
            implements RouteRefusal {
        @Override
        public String code() {
            return "InvalidParameterValue";
        }

        @Override
        public String message() {
            return "route table "
                    + routeTableId
                    + " and network gateway "
                    + gatewayId
                    + " belong to different networks";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.CONFLICT;
        }
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.routing;

import dev.enif.core.decision.Refusal;
import dev.enif.core.decision.RefusalKind;
import dev.enif.core.id.ResourceId;
import dev.enif.core.id.RouteTableAssociationId;
import dev.enif.core.id.RouteTableId;
import java.util.List;

/** Refusals about route tables and their associations. */
public sealed interface RouteTableRefusal extends Refusal {
    /** The subnet, or gateway, has a table of its own already, and can have one only. */
    record AlreadyAssociated(
            ResourceId resource, RouteTableId other, RouteTableAssociationId associationId)
            implements RouteTableRefusal {
        @Override
        public String code() {
            return "Resource.AlreadyAssociated";
        }

        @Override
        public String message() {
            return "resource "
                    + resource
                    + " is already associated with route table "
                    + other
                    + " by "
                    + associationId
                    + ": replace that association, or disassociate it first";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.CONFLICT;
        }

        @Override
        public List<String> dependents() {
            return List.of(other.value());
        }
    }

    /** A table that a gateway goes by leads parts of its VPC to interfaces, and nothing else. */
    record NotForGateway(RouteTableId routeTableId, String route) implements RouteTableRefusal {
        @Override
        public String code() {
            return "InvalidParameterValue";
        }

        @Override
        public String message() {
            return "route table "
                    + routeTableId
                    + " and its route "
                    + route
                    + " are not for a gateway: a table that one goes by routes only blocks of the VPC,"
                    + " or whole subnets, to network interfaces";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.CONFLICT;
        }
    }

    /** The table and the subnet, or the VPC, that shall go by it do not belong together. */
    record OtherNetwork(RouteTableId routeTableId, ResourceId other) implements RouteTableRefusal {
        @Override
        public String code() {
            return "InvalidParameterValue";
        }

        @Override
        public String message() {
            return "route table "
                    + routeTableId
                    + " and "
                    + other.kind().noun()
                    + " "
                    + other
                    + " belong to different networks";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.CONFLICT;
        }
    }

    /** A VPC has a main table always; another one can take its place. */
    record MainStays(RouteTableId routeTableId, RouteTableAssociationId associationId)
            implements RouteTableRefusal {
        @Override
        public String code() {
            return "InvalidParameterValue";
        }

        @Override
        public String message() {
            return "cannot disassociate the main route table association "
                    + associationId
                    + " of "
                    + routeTableId
                    + ": replace it with another table";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.CONFLICT;
        }
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.nat;

import dev.enif.core.decision.Refusal;
import dev.enif.core.decision.RefusalKind;
import dev.enif.core.id.AssociationId;
import dev.enif.core.id.NatGatewayId;
import dev.enif.core.id.VpcId;

/** Refusals about NAT gateways. */
public sealed interface NatGatewayRefusal extends Refusal {
    /** A public one needs an Elastic IP. */
    record AllocationMissing() implements NatGatewayRefusal {
        @Override
        public String code() {
            return "MissingParameter";
        }

        @Override
        public String message() {
            return "The request must contain the parameter AllocationId: a public NAT gateway needs"
                    + " an Elastic IP";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.INVALID;
        }
    }

    /** A public one reaches the internet by its VPC's internet gateway, and there is none. */
    record NoInternetGateway(VpcId vpcId) implements NatGatewayRefusal {
        @Override
        public String code() {
            return "Gateway.NotAttached";
        }

        @Override
        public String message() {
            return "Network "
                    + vpcId
                    + " has no Internet gateway attached: attach one first, or ask for a private NAT"
                    + " gateway";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.CONFLICT;
        }
    }

    /** What it is asked for is for gateways of the other kind. */
    record OtherConnectivity(NatGatewayId natGatewayId, Connectivity connectivity)
            implements NatGatewayRefusal {
        @Override
        public String code() {
            return "InvalidParameterValue";
        }

        @Override
        public String message() {
            return switch (connectivity) {
                case PUBLIC ->
                        "The NAT gateway '"
                                + natGatewayId
                                + "' is a public one: its addresses come and go with Elastic IPs";
                case PRIVATE ->
                        "The NAT gateway '"
                                + natGatewayId
                                + "' is a private one: its addresses have no Elastic IPs";
            };
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.CONFLICT;
        }
    }

    /** Its first Elastic IP stays as long as it is there. */
    record PrimaryStays(NatGatewayId natGatewayId, AssociationId associationId)
            implements NatGatewayRefusal {
        @Override
        public String code() {
            return "InvalidParameterValue";
        }

        @Override
        public String message() {
            return "The association "
                    + associationId
                    + " is that of the primary address of '"
                    + natGatewayId
                    + "', which cannot be taken away";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.CONFLICT;
        }
    }
}

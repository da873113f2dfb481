/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.routing;

import dev.enif.core.decision.Dependents;
import dev.enif.core.decision.Refusal;
import dev.enif.core.decision.RefusalKind;
import dev.enif.core.id.InternetGatewayId;
import dev.enif.core.id.VpcId;
import java.util.List;

/** Refusals about internet gateways. */
public sealed interface InternetGatewayRefusal extends Refusal {
    /** It is attached already, to that VPC or to another one. */
    record AlreadyAttached(InternetGatewayId gatewayId, VpcId vpcId)
            implements InternetGatewayRefusal {
        @Override
        public String code() {
            return "Resource.AlreadyAssociated";
        }

        @Override
        public String message() {
            return "resource " + gatewayId + " is already attached to network " + vpcId;
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.CONFLICT;
        }

        @Override
        public List<String> dependents() {
            return List.of(vpcId.value());
        }
    }

    /** The VPC has a gateway, and can have one only. */
    record OtherGateway(VpcId vpcId, InternetGatewayId attached) implements InternetGatewayRefusal {
        @Override
        public String code() {
            return "InvalidParameterValue";
        }

        @Override
        public String message() {
            return "Network " + vpcId + " already has an internet gateway attached: " + attached;
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.CONFLICT;
        }

        @Override
        public List<String> dependents() {
            return List.of(attached.value());
        }
    }

    /** It is not attached to that VPC. */
    record NotAttached(InternetGatewayId gatewayId, VpcId vpcId) implements InternetGatewayRefusal {
        @Override
        public String code() {
            return "Gateway.NotAttached";
        }

        @Override
        public String message() {
            return "resource " + gatewayId + " is not attached to network " + vpcId;
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.CONFLICT;
        }
    }

    /** Interfaces of the VPC have public addresses, which only the gateway makes reachable. */
    record MappedAddresses(VpcId vpcId, Dependents interfaces) implements InternetGatewayRefusal {
        @Override
        public String code() {
            return "DependencyViolation";
        }

        @Override
        public String message() {
            return "Network "
                    + vpcId
                    + " has some mapped public address(es). Please unmap those public address(es)"
                    + " before detaching the gateway: they are of "
                    + interfaces;
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.DEPENDENCY;
        }

        @Override
        public List<String> dependents() {
            return interfaces.named();
        }
    }
}

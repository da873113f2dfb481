/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.routing;

import dev.enif.core.decision.Refusal;
import dev.enif.core.decision.RefusalKind;
import dev.enif.core.id.EgressOnlyGatewayId;
import dev.enif.core.id.VpcId;
import java.util.List;

/** Refusals about egress-only internet gateways. */
public sealed interface EgressOnlyGatewayRefusal extends Refusal {
    /** The VPC has a gateway of this kind, and can have one only (EC2). */
    record OtherGateway(VpcId vpcId, EgressOnlyGatewayId attached)
            implements EgressOnlyGatewayRefusal {
        @Override
        public String code() {
            return "InvalidParameterValue";
        }

        @Override
        public String message() {
            return "Network "
                    + vpcId
                    + " already has an egress-only internet gateway attached: "
                    + attached;
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
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.routing;

import dev.enif.core.id.EgressOnlyGatewayId;
import dev.enif.core.id.EniId;
import dev.enif.core.id.InternetGatewayId;
import dev.enif.core.id.NatGatewayId;
import dev.enif.core.id.PeeringId;
import dev.enif.core.id.ResourceId;

/** Where a route that is kept sends its traffic; whether it leads there now is computed. */
public sealed interface RouteTarget extends WantedTarget {
    ResourceId id();

    record OfInternetGateway(InternetGatewayId gatewayId) implements RouteTarget {
        @Override
        public InternetGatewayId id() {
            return gatewayId;
        }

        @Override
        public String toString() {
            return gatewayId.toString();
        }
    }

    /** An appliance, or a way within the VPC. */
    record OfInterface(EniId eniId) implements RouteTarget {
        @Override
        public EniId id() {
            return eniId;
        }

        @Override
        public String toString() {
            return eniId.toString();
        }
    }

    record OfNatGateway(NatGatewayId natGatewayId) implements RouteTarget {
        @Override
        public NatGatewayId id() {
            return natGatewayId;
        }

        @Override
        public String toString() {
            return natGatewayId.toString();
        }
    }

    /** Of IPv6 destinations only. */
    record OfEgressOnlyGateway(EgressOnlyGatewayId gatewayId) implements RouteTarget {
        @Override
        public EgressOnlyGatewayId id() {
            return gatewayId;
        }

        @Override
        public String toString() {
            return gatewayId.toString();
        }
    }

    /** To the VPC at the other end, and no further. */
    record OfPeering(PeeringId peeringId) implements RouteTarget {
        @Override
        public PeeringId id() {
            return peeringId;
        }

        @Override
        public String toString() {
            return peeringId.toString();
        }
    }
}

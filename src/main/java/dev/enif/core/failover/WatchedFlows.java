/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.failover;

import dev.enif.core.flow.Endpoint;
import dev.enif.core.flow.Flow;

/** The declared flows of a group as texts that are the same in every version of Java. */
final class WatchedFlows {
    private WatchedFlows() {}

    static String text(Flow flow) {
        return text(flow.source())
                + " > "
                + text(flow.destination())
                + " "
                + flow.protocol()
                + " "
                + flow.sourcePort()
                + " "
                + flow.destinationPort()
                + " "
                + flow.code()
                + " "
                + flow.asked();
    }

    private static String text(Endpoint endpoint) {
        return switch (endpoint) {
            case Endpoint.OfInterface(var eniId, var address) -> eniId + " " + address;
            case Endpoint.OfInstance(var instanceId) -> instanceId.value();
            case Endpoint.InVpc(var vpcId, var address) -> vpcId + " " + address;
            case Endpoint.OfAddress(var address) -> address.toString();
        };
    }
}

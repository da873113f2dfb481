/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.loadbalancer;

import dev.enif.core.id.ListenerId;
import dev.enif.core.id.TargetGroupId;

/**
 * A port of a load balancer.
 *
 * @param port 1 to 65535; no other listener of the balancer has it
 */
public record Listener(
        ListenerId id, BalancedProtocol protocol, int port, TargetGroupId targetGroupId) {
    @Override
    public String toString() {
        return id + " " + protocol + " " + port + " " + targetGroupId;
    }
}

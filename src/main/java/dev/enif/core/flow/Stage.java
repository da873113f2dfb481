/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.flow;

import dev.enif.core.eni.NetworkInterface;

/** What a flow passed between its ends, which its answer must undo or pass again. */
sealed interface Stage {
    /** An instance that forwards. */
    record Appliance(NetworkInterface eni) implements Stage {}

    /** A NAT gateway; {@code before} is the packet that it translated. */
    record Nat(NetworkInterface eni, Packet before) implements Stage {}

    /**
     * Out of a VPC by a gateway; {@code before} shows the private source, which {@code owner} has.
     */
    record Out(NetworkInterface owner, Packet before) implements Stage {}

    /** A load balancer; {@code before} is the packet as it came there. */
    record Balancer(NetworkInterface eni, Packet before) implements Stage {}

    /** Into a VPC by its internet gateway. */
    record In() implements Stage {}
}

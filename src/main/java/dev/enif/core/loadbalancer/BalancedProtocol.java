/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.loadbalancer;

import dev.enif.core.net.Protocol;

/** What a listener takes, and a target group gets. */
public enum BalancedProtocol {
    TCP,
    UDP,
    /** TCP that the listener decrypts; what the targets get is TCP, encrypted anew or not. */
    TLS,
    /** TCP and UDP on one port. */
    TCP_UDP;

    /**
     * Whether a listener of this protocol may send to a group of that one: what it takes, or more.
     */
    public boolean mayForwardTo(BalancedProtocol group) {
        return switch (this) {
            case TCP -> group == TCP || group == TCP_UDP;
            case UDP -> group == UDP || group == TCP_UDP;
            case TLS -> group == TLS || group == TCP;
            case TCP_UDP -> group == TCP_UDP;
        };
    }

    /** Whether datagrams are among it: those always show the client's address to the target. */
    public boolean hasUdp() {
        return this == UDP || this == TCP_UDP;
    }

    /** Whether streams are among it. */
    public boolean hasTcp() {
        return this != UDP;
    }

    /** Whether a packet of that protocol is for it. */
    public boolean takes(Protocol protocol) {
        return protocol.equals(Protocol.TCP) && hasTcp()
                || protocol.equals(Protocol.UDP) && hasUdp();
    }
}

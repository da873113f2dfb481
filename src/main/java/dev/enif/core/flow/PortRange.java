/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.flow;

import dev.enif.core.net.Protocol;
import dev.enif.core.net.Traffic;

/**
 * The ports that a packet may show: one, or several if it is not known which. Of ICMP and ICMPv6
 * the type, or -1 if it is not known; of protocols without ports {@link #NONE}.
 *
 * @param lowest 0 to 65,535, or -1
 * @param highest not below {@code lowest}
 */
record PortRange(int lowest, int highest) {
    static final PortRange NONE = new PortRange(-1, -1);
    static final PortRange ANY = new PortRange(0, Traffic.MAX_PORT);

    /** What a NAT gateway may choose (AWS, "NAT gateway basics"). */
    static final PortRange EPHEMERAL = new PortRange(1_024, Traffic.MAX_PORT);

    /** The port, or type, as it is asked about; -1 is unknown. */
    static PortRange of(Protocol protocol, int portOrType) {
        if (protocol.hasPorts()) {
            return portOrType < 0 ? ANY : new PortRange(portOrType, portOrType);
        }
        return protocol.hasTypes() ? new PortRange(portOrType, portOrType) : NONE;
    }

    @Override
    public String toString() {
        return lowest == highest
                ? lowest < 0 ? "unknown" : String.valueOf(lowest)
                : lowest + "-" + highest;
    }
}

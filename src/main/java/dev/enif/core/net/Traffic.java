/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.net;

/**
 * What a rule speaks of: a protocol with a range of ports (TCP, UDP) or a type and code (ICMP,
 * ICMPv6).
 *
 * <p>{@code from} and {@code to} are ports 0 to 65,535; for ICMP the type and the code, -1 meaning
 * any; for every other protocol both are -1 and mean nothing. So two rules that say the same are
 * equal.
 */
public record Traffic(Protocol protocol, int from, int to) implements Comparable<Traffic> {
    public static final int MAX_PORT = 65_535;
    public static final Traffic ALL = new Traffic(Protocol.ALL, -1, -1);

    /**
     * @throws MalformedAddressException if the range does not fit the protocol; the message says
     *     what does
     */
    public Traffic {
        if (protocol.hasPorts()) {
            if (from < 0 || to > MAX_PORT || from > to) {
                throw new MalformedAddressException(
                        "Invalid value '"
                                + from
                                + "-"
                                + to
                                + "' for portRange: "
                                + protocol
                                + " needs 0 <= from <= to <= 65535");
            }
        } else if (protocol.hasTypes()) {
            if (from < -1 || from > 255 || to < -1 || to > 255 || from == -1 && to != -1) {
                throw new MalformedAddressException(
                        "Invalid ICMP type and code '"
                                + from
                                + "', '"
                                + to
                                + "': expecting -1 (any) or 0 to 255, and no code without a type");
            }
        } else {
            from = -1;
            to = -1;
        }
    }

    public static Traffic tcp(int from, int to) {
        return new Traffic(Protocol.TCP, from, to);
    }

    /**
     * Whether a packet of this protocol, destination port, or ICMP type and code is meant; a port
     * of -1 is unknown.
     */
    public boolean matches(Protocol packet, int portOrType, int code) {
        // An unknown port (a later fragment) matches only a rule that covers every port it may
        // have.
        return packet.hasPorts() && portOrType < 0
                ? matches(packet, 0, MAX_PORT, code)
                : matches(packet, portOrType, portOrType, code);
    }

    /**
     * Whether every packet is meant that has this protocol and a destination port of that range, or
     * that ICMP type and code.
     *
     * @param lowest the lowest port; of ICMP the type, or -1 if it is unknown
     */
    public boolean matches(Protocol packet, int lowest, int highest, int code) {
        if (protocol.equals(Protocol.ALL)) {
            return true;
        }
        if (!protocol.equals(packet)) {
            return false;
        }
        if (protocol.hasPorts()) {
            return from <= lowest && highest <= to;
        }
        if (protocol.hasTypes()) {
            return from == -1 || from == lowest && (to == -1 || to == code);
        }
        return true;
    }

    @Override
    public int compareTo(Traffic other) {
        int byProtocol = protocol.compareTo(other.protocol);
        if (byProtocol != 0) {
            return byProtocol;
        }
        int byFrom = Integer.compare(from, other.from);
        return byFrom != 0 ? byFrom : Integer.compare(to, other.to);
    }
}

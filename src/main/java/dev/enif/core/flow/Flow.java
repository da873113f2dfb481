/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.flow;

import dev.enif.core.net.Protocol;
import dev.enif.core.net.Traffic;

/**
 * One five-tuple that is asked about.
 *
 * @param protocol a single protocol, 0 to 255
 * @param sourcePort 0 to 65,535, or -1 if unknown; only the way back is asked for it
 * @param destinationPort the port (TCP, UDP) or type (ICMP, ICMPv6); -1 if unknown, as in a later
 *     fragment
 * @param code of ICMP, ICMPv6; else -1
 */
public record Flow(
        Endpoint source,
        Endpoint destination,
        Protocol protocol,
        int sourcePort,
        int destinationPort,
        int code,
        Asked asked) {
    /** What is asked about it. */
    public enum Asked {
        /** A new flow: may it pass, and does its answer find the way back? */
        NEW,
        /** A new flow that needs no answer. */
        ONE_WAY,
        /**
         * A packet of a flow that the groups at both ends track, in either direction: groups let it
         * pass, all else is asked as ever.
         */
        TRACKED,
        /**
         * A packet of a flow that was never tracked, as TCP or UDP that was open to all in both
         * directions: only rules let it pass, so taking the rule away cuts it.
         */
        UNTRACKED;

        /** Whether groups are asked at all. */
        public boolean meetsGroups() {
            return this != TRACKED;
        }

        /** Whether the answer must find its way back. */
        public boolean needsReply() {
            return this == NEW;
        }
    }

    /**
     * @throws IllegalArgumentException if a value is out of range or the protocol stands for all of
     *     them
     */
    public Flow {
        if (protocol.equals(Protocol.ALL)) {
            throw new IllegalArgumentException("A flow has one protocol, not all of them");
        }
        check("source port", sourcePort, Traffic.MAX_PORT);
        check("destination port", destinationPort, protocol.hasTypes() ? 255 : Traffic.MAX_PORT);
        check("code", code, 255);
    }

    /** The same flow to another port, as what has passed a load balancer shows it. */
    Flow toPort(int port) {
        return new Flow(source, destination, protocol, sourcePort, port, code, asked);
    }

    private static void check(String what, int value, int most) {
        if (value < -1 || value > most) {
            throw new IllegalArgumentException(
                    "The " + what + " " + value + " is not in 0.." + most + " (or -1 if unknown)");
        }
    }

    public static Flow tcp(Endpoint source, Endpoint destination, int port) {
        return new Flow(source, destination, Protocol.TCP, -1, port, -1, Asked.NEW);
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.proof.kernel;

import dev.enif.core.flow.Flow;
import dev.enif.core.net.Ipv4;
import dev.enif.core.net.Protocol;
import org.jspecify.annotations.Nullable;

/**
 * A packet that is sent, and what is asked about it.
 *
 * @param id 1 to 16,383
 * @param host number of the interface that sends
 * @param source one of its own addresses, or a foreign one
 * @param receiver number of the interface that has the destination; null if none has
 * @param sourcePort of TCP and UDP; else 0
 * @param portOrType the destination port (TCP, UDP), the type (ICMP); else 0
 * @param code of ICMP; else 0
 * @param naming how the destination is named when the evaluator is asked
 */
record Probe(
        int id,
        int host,
        Ipv4 source,
        boolean foreign,
        @Nullable Integer receiver,
        Ipv4 destination,
        Protocol protocol,
        int sourcePort,
        int portOrType,
        int code,
        Naming naming) {
    /** How a destination is named. */
    enum Naming {
        BY_INTERFACE,
        BY_VPC,
        BY_ADDRESS
    }

    /** Whether somebody answers: nobody does to what is no echo, or has a foreign sender. */
    boolean wantsAnswer() {
        return !foreign && (!protocol.equals(Protocol.ICMP) || portOrType == 8);
    }

    /** As the script reads it; {@code how} is ask, tell or later. */
    String line(String namespace, String how) {
        return "probe %d %s %s %s %d %d %d %d %s"
                .formatted(
                        id,
                        namespace,
                        source,
                        destination,
                        protocol.number(),
                        sourcePort,
                        portOrType,
                        code,
                        how);
    }

    /** As a question of {@code golden/paths}, to be taken over there. */
    String question(Flow.Asked asked) {
        String to =
                switch (naming) {
                    case BY_INTERFACE -> "h" + receiver + "/" + destination;
                    case BY_VPC -> "v/" + destination;
                    case BY_ADDRESS -> destination.toString();
                };
        String traffic =
                protocol.hasPorts()
                        ? " " + portOrType + " from " + sourcePort
                        : protocol.hasTypes() ? " " + portOrType + "/" + code : "";
        String how =
                switch (asked) {
                    case NEW -> "";
                    case ONE_WAY -> " one-way";
                    case TRACKED -> " established";
                    case UNTRACKED -> " untracked";
                };
        return "? h" + host + "/" + source + " -> " + to + " " + protocol + traffic + how;
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.flow;

import dev.enif.core.account.Hash64;
import dev.enif.core.net.Ip;
import dev.enif.core.net.Ipv4;
import dev.enif.core.net.Ipv6;
import dev.enif.core.net.Protocol;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a packet shows at one place of its path: translation changes it.
 *
 * @param destinationPorts of ICMP and ICMPv6 the type
 * @param code of ICMP and ICMPv6, else -1
 */
record Packet(
        Protocol protocol,
        Ip source,
        PortRange sourcePorts,
        Ip destination,
        PortRange destinationPorts,
        int code) {
    private static final int ECHO = 8;
    private static final int ECHO_REPLY = 0;
    private static final int ECHO_6 = 128;
    private static final int ECHO_REPLY_6 = 129;

    static Packet of(Flow flow, Ip source, Ip destination) {
        Protocol protocol = flow.protocol();
        return new Packet(
                protocol,
                source,
                protocol.hasPorts() ? PortRange.of(protocol, flow.sourcePort()) : PortRange.NONE,
                destination,
                PortRange.of(protocol, flow.destinationPort()),
                flow.code());
    }

    /** From another address, as one-to-one translation shows it. */
    Packet from(Ip newSource) {
        return new Packet(protocol, newSource, sourcePorts, destination, destinationPorts, code);
    }

    /** From another address and some ephemeral port, as a NAT gateway shows it. */
    Packet translatedTo(Ip newSource) {
        return new Packet(
                protocol,
                newSource,
                protocol.hasPorts() ? PortRange.EPHEMERAL : PortRange.NONE,
                destination,
                destinationPorts,
                code);
    }

    /** To another address, as one-to-one translation shows it. */
    Packet to(Ip newDestination) {
        return new Packet(protocol, source, sourcePorts, newDestination, destinationPorts, code);
    }

    /**
     * To a target, as a load balancer sends it: from the client, or from itself and some ephemeral
     * port.
     *
     * @param hidden the balancer's address if the target is not to see the client's; else null
     */
    Packet balancedTo(@Nullable Ip hidden, Ip target, int port) {
        return new Packet(
                protocol,
                hidden == null ? source : hidden,
                hidden == null ? sourcePorts : PortRange.EPHEMERAL,
                target,
                PortRange.of(protocol, port),
                code);
    }

    /**
     * By what a load balancer tells flows apart: protocol, addresses and ports, a port that is not
     * known being one like any other. Spread over all 64 bits; equal on every machine and in every
     * version, since verdicts depend on it.
     */
    long flowHash() {
        long hash = Hash64.mix(protocol.number());
        hash = mixed(hash, source, known(sourcePorts));
        return mixed(hash, destination, known(destinationPorts));
    }

    private static long known(PortRange ports) {
        return ports.lowest() == ports.highest() ? ports.lowest() : -1;
    }

    private static long mixed(long hash, Ip address, long port) {
        long withAddress =
                switch (address) {
                    case Ipv4(int bits) -> Hash64.mix(hash ^ Integer.toUnsignedLong(bits));
                    case Ipv6(long high, long low) -> Hash64.mix(Hash64.mix(hash ^ high) ^ low);
                };
        return Hash64.mix(withAddress ^ port);
    }

    /**
     * What answers it: ends swapped, an echo's reply; empty for ICMP that nobody answers. ICMP of
     * an unknown type may be an echo, so it is answered by an unknown type.
     */
    Optional<Packet> answer() {
        if (!protocol.hasTypes()) {
            return Optional.of(
                    new Packet(protocol, destination, destinationPorts, source, sourcePorts, -1));
        }
        int type = destinationPorts.lowest();
        boolean four = protocol.equals(Protocol.ICMP);
        if (type >= 0 && type != (four ? ECHO : ECHO_6)) {
            return Optional.empty();
        }
        int reply = type < 0 ? -1 : four ? ECHO_REPLY : ECHO_REPLY_6;
        return Optional.of(
                new Packet(
                        protocol,
                        destination,
                        PortRange.NONE,
                        source,
                        new PortRange(reply, reply),
                        type < 0 ? -1 : 0));
    }

    /** This answer as it goes on to who sent {@code question}, once that translation is undone. */
    Packet onTo(Packet question) {
        return new Packet(
                protocol,
                source,
                sourcePorts,
                question.source(),
                protocol.hasTypes() ? destinationPorts : question.sourcePorts(),
                code);
    }
}

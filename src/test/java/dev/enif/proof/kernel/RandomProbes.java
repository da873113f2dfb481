/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.proof.kernel;

import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Ipv4;
import dev.enif.core.net.Protocol;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Draws the packets that are sent through a drawn network. */
final class RandomProbes {
    private static final Protocol GRE = new Protocol(47);
    private static final Protocol PRIVATE = new Protocol(99);

    private final Random random;
    private final List<List<String>> addresses;

    /**
     * Between which ends something was sent: another packet of the same ends, or an opposite one,
     * would belong to the same tracked connection.
     */
    private final Set<Set<String>> connections = new HashSet<>();

    RandomProbes(RandomDrawing drawing) {
        random = drawing.random();
        addresses = drawing.addresses();
    }

    /** At most {@code most} packets, of a connection each. */
    List<Probe> probes(int most) {
        List<Probe> probes = new ArrayList<>();
        for (int attempt = 0; attempt < most; attempt++) {
            Probe probe = probe(probes.size() + 1);
            String apart = probe.protocol().equals(Protocol.ICMP) ? " id " + probe.id() : "";
            String from = probe.source() + " " + probe.protocol() + " " + probe.sourcePort();
            String to = probe.destination() + " " + probe.protocol() + " " + probe.portOrType();
            // Set.of refuses two equal ends, which would be of a flow to itself by one port.
            if (!from.equals(to) && connections.add(Set.of(from + apart, to + apart))) {
                probes.add(probe);
            }
        }
        return probes;
    }

    private Probe probe(int id) {
        int host = random.nextInt(addresses.size());
        boolean foreign = chance(8);
        Ipv4 source = foreign ? foreign(host) : own(host);
        // To itself now and then, but then with its own address: nothing of that leaves it.
        Integer receiver = chance(7) ? null : random.nextInt(addresses.size());
        if (foreign && receiver != null && receiver == host) {
            receiver = (host + 1) % addresses.size();
        }
        Ipv4 destination = receiver == null ? nobodys() : own(receiver);
        Protocol protocol = protocol();
        int sourcePort = 0;
        int portOrType = 0;
        int code = 0;
        if (protocol.hasPorts()) {
            portOrType = Math.max(1, port());
            sourcePort = chance(30) ? Math.max(1, port()) : 1024 + random.nextInt(64_512);
        } else if (protocol.hasTypes()) {
            int kind = random.nextInt(10);
            portOrType = kind < 7 ? 8 : kind == 7 ? 3 : 13;
            code = kind == 6 ? 1 : kind == 7 ? 4 : 0;
        }
        Probe.Naming[] namings = Probe.Naming.values();
        return new Probe(
                id,
                host,
                source,
                foreign,
                receiver,
                destination,
                protocol,
                sourcePort,
                portOrType,
                code,
                receiver == null
                        ? Probe.Naming.BY_ADDRESS
                        : namings[random.nextInt(namings.length)]);
    }

    private Protocol protocol() {
        return switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> Protocol.TCP;
            case 4, 5, 6 -> Protocol.UDP;
            case 7, 8 -> Protocol.ICMP;
            default -> chance(50) ? GRE : PRIVATE;
        };
    }

    private int port() {
        int port = RandomDrawing.PORTS.get(random.nextInt(RandomDrawing.PORTS.size()));
        return Math.clamp(port + random.nextInt(3) - 1L, 0, 65_535);
    }

    private Ipv4 own(int host) {
        List<String> own = addresses.get(host);
        String address = own.get(random.nextInt(own.size()));
        return address.contains("/")
                ? Cidr4.parse(address).network().plus(random.nextInt(16))
                : Ipv4.parse(address);
    }

    /** Of another interface, of nobody in the VPC, or of the internet. */
    private Ipv4 foreign(int host) {
        int other = (host + 1 + random.nextInt(addresses.size() - 1)) % addresses.size();
        return chance(50) ? own(other) : nobodys();
    }

    /** In a subnet, in none, or outside of the VPC. */
    private Ipv4 nobodys() {
        return Ipv4.parse(
                switch (random.nextInt(3)) {
                    case 0 -> "10.0.0.9";
                    case 1 -> "10.0.99.9";
                    default -> "203.0.113.9";
                });
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }
}

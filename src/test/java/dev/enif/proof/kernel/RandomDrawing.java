/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.proof.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Draws a small network of one VPC by chance, in the lines of {@code golden/paths}: 2 to 4 subnets
 * {@code s0...} of 10.0.N.0/24, 4 to 8 interfaces {@code h0...} on an instance each, 2 to 4 groups,
 * and route tables and network ACLs for some of the subnets. Ports and blocks are few, so that
 * rules and flows meet at their borders.
 */
final class RandomDrawing {
    /** Ports that rules begin and end at, and flows go to. */
    static final List<Integer> PORTS = List.of(0, 22, 80, 443, 1023, 1024, 5000, 32_768, 65_535);

    private final Random random;
    private final int subnets;
    private final int hosts;
    private final int groups;
    private final List<List<String>> addresses = new ArrayList<>();

    /** Numbers of the interfaces that forward. */
    private final List<Integer> forwarders = new ArrayList<>();

    RandomDrawing(Random random) {
        this.random = random;
        subnets = 2 + random.nextInt(3);
        hosts = 4 + random.nextInt(5);
        groups = 2 + random.nextInt(3);
    }

    /** The whole network, each line after those that it names. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("vpc v 10.0.0.0/16");
        IntStream.range(0, subnets).forEach(at -> lines.add("subnet s" + at + " v " + block(at)));
        lines.addAll(groups());
        for (int host = 0; host < hosts; host++) {
            lines.add("instance i" + host + (chance(6) ? " stopped" : ""));
            lines.add(host(host));
        }
        lines.add("table main v main : " + routes(chance(15)));
        for (int subnet = 0; subnet < subnets; subnet++) {
            if (chance(50)) {
                lines.add("table t" + subnet + " v s" + subnet + " : " + routes(chance(60)));
            }
        }
        lines.addAll(acls());
        return List.copyOf(lines);
    }

    /** Every group's rules anew, for the same members. */
    List<String> groups() {
        return IntStream.range(0, groups)
                .mapToObj(at -> "group g" + at + " v : " + rules("in ") + " ; " + rules("out "))
                // Else hardly anything gets through two interfaces and an appliance.
                .map(line -> chance(30) ? line + " ; in all 0.0.0.0/0 ; out all 0.0.0.0/0" : line)
                .toList();
    }

    /** Network ACLs for some subnets; the others go by the default one, which lets all through. */
    List<String> acls() {
        return IntStream.range(0, subnets)
                .filter(_ -> chance(60))
                .mapToObj(at -> "acl a%d v s%d : %s ; %s".formatted(at, at, acl("in"), acl("out")))
                .toList();
    }

    private String host(int host) {
        int subnet = random.nextInt(subnets);
        List<String> own = new ArrayList<>(List.of("10.0.%d.%d".formatted(subnet, 10 + 2 * host)));
        if (chance(25)) {
            own.add("10.0.%d.%d".formatted(subnet, 11 + 2 * host));
        }
        if (chance(20)) {
            own.add("10.0.%d.%d/28".formatted(subnet, 128 + 16 * (host % 7)));
        }
        addresses.add(own);
        boolean forwards = chance(45);
        if (forwards) {
            forwarders.add(host);
        }
        String members =
                random.ints(0, groups)
                        .limit(1 + random.nextInt(2))
                        .distinct()
                        .mapToObj(at -> "g" + at)
                        .collect(Collectors.joining(","));
        return "eni h%d s%d %s groups=%s%s%s"
                .formatted(
                        host,
                        subnet,
                        String.join(" ", own),
                        members,
                        chance(4) ? "" : " on=i" + host,
                        forwards ? " unchecked" : "");
    }

    private String rules(String direction) {
        return IntStream.range(0, 1 + random.nextInt(4))
                .mapToObj(_ -> direction + traffic() + " " + (chance(35) ? group() : block()))
                .collect(Collectors.joining(" ; "));
    }

    private String group() {
        return "group:" + (chance(8) ? "gone" : "g" + random.nextInt(groups));
    }

    private String acl(String direction) {
        List<String> entries = new ArrayList<>();
        for (int number = 1; number <= 4 && chance(55); number++) {
            String action = chance(65) ? " deny " : " allow ";
            entries.add(direction + " " + 10 * number + action + traffic() + " " + block());
        }
        if (entries.isEmpty() || chance(85)) {
            entries.add(direction + " 100 allow all 0.0.0.0/0");
        }
        return String.join(" ; ", entries);
    }

    private String traffic() {
        int from = PORTS.get(random.nextInt(PORTS.size()));
        int to = PORTS.get(random.nextInt(PORTS.size()));
        String ports = Math.min(from, to) + "-" + Math.max(from, to);
        return switch (random.nextInt(12)) {
            case 0, 1, 2 -> "tcp " + ports;
            case 3, 4 -> "udp " + ports;
            case 5 -> "icmp any";
            case 6 -> "icmp 8/any";
            case 7 -> chance(50) ? "icmp 8/0" : "icmp 3/4";
            case 8 -> chance(50) ? "47" : "99";
            default -> "all";
        };
    }

    private String block() {
        int subnet = random.nextInt(subnets);
        return switch (random.nextInt(8)) {
            case 0, 1, 2 -> "0.0.0.0/0";
            case 3 -> "10.0.0.0/16";
            case 4 -> "10.0.%d.0/28".formatted(subnet);
            case 5 -> "10.0.%d.%d/32".formatted(subnet, 10 + 2 * random.nextInt(hosts));
            default -> block(subnet);
        };
    }

    private static String block(int subnet) {
        return "10.0." + subnet + ".0/24";
    }

    /** To interfaces that are there, one that is not, and a gateway that is not. */
    private String routes(boolean some) {
        List<String> routes = new ArrayList<>();
        for (int subnet = 0; some && subnet < subnets; subnet++) {
            if (chance(30)) {
                routes.add((chance(70) ? block(subnet) : "10.0." + subnet + ".0/28") + target());
            }
        }
        if (some && chance(20)) {
            routes.add("10.0.0.0/16" + target());
        }
        if (chance(30)) {
            routes.add("0.0.0.0/0" + target());
        }
        return String.join(" ; ", routes);
    }

    private String target() {
        if (chance(12)) {
            return " gone";
        }
        return " h"
                + (forwarders.isEmpty() || chance(20)
                        ? random.nextInt(hosts)
                        : forwarders.get(random.nextInt(forwarders.size())));
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    /** Of each interface its addresses, and its delegated prefix if it has one. */
    List<List<String>> addresses() {
        return addresses;
    }

    Random random() {
        return random;
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.proof.kernel;

import dev.enif.core.net.Cidr;
import dev.enif.core.net.Protocol;
import dev.enif.core.net.Traffic;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Words of nftables that hosts and the router share. */
final class Nft {
    /** The only mark that a namespace lets out; {@code probe.py} sets it. */
    private static final int MARK = 7;

    private Nft() {}

    /**
     * The beginning of a table, in place of the one that was there, with the sets of what it drops.
     */
    static String table(Place... places) {
        String sets =
                Arrays.stream(places).map(place -> set(place.set())).collect(Collectors.joining());
        // To delete it must be there: so it is made before.
        return """
        table ip enif
        delete table ip enif
        table ip enif {
        """
                + sets
                // Before the connections are tracked: the system's own answers, such as the reset
                // of a connection that it does not know, are to leave no trace.
                + """
                chain quiet {
                  type filter hook output priority -400; policy accept;
                  meta mark != %d drop
                }
                """
                        .formatted(MARK);
    }

    /** Of packets' identifications, as large as there are any. */
    static String set(String name) {
        return "set %s { typeof ip id; flags dynamic; size 65535; }%n".formatted(name);
    }

    static String drop(Place place) {
        return note(place.set()) + " drop";
    }

    static String note(String set) {
        return "add @" + set + " { ip id }";
    }

    /** {@code field} is {@code saddr} or {@code daddr}; the list is not empty. */
    static String of(String field, List<String> blocks) {
        return "ip " + field + " { " + String.join(", ", blocks) + " } ";
    }

    /** What matches the block; a block of IPv6 matches no IPv4. */
    static String of(String field, Cidr block) {
        return of(field, List.of(block.toString()));
    }

    /** What matches the traffic: nothing to match if it is all. */
    static String of(Traffic traffic) {
        Protocol protocol = traffic.protocol();
        if (protocol.equals(Protocol.ALL)) {
            return "";
        }
        if (protocol.hasPorts()) {
            return "%s dport %d-%d ".formatted(protocol, traffic.from(), traffic.to());
        }
        if (protocol.equals(Protocol.ICMP)) {
            return "ip protocol icmp "
                    + (traffic.from() < 0 ? "" : "icmp type " + traffic.from() + " ")
                    + (traffic.to() < 0 ? "" : "icmp code " + traffic.to() + " ");
        }
        return "ip protocol " + protocol.number() + " ";
    }
}

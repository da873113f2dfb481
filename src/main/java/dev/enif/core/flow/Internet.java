/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.flow;

import dev.enif.core.net.Cidr;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Cidr6;
import dev.enif.core.net.Ip;
import dev.enif.core.net.Ipv4;
import dev.enif.core.net.Ipv6;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The addresses that a packet from the internet may come from, taken apart into blocks that no rule
 * tells apart.
 */
final class Internet {
    /** Blocks that are not routed on the internet (RFC 6890; RFC 5771, RFC 1112 from 224 up). */
    private static final List<Cidr> NOT_ROUTED =
            Stream.of(
                            "0.0.0.0/8",
                            "10.0.0.0/8",
                            "100.64.0.0/10",
                            "127.0.0.0/8",
                            "169.254.0.0/16",
                            "172.16.0.0/12",
                            "192.168.0.0/16",
                            "224.0.0.0/3")
                    .<Cidr>map(Cidr4::parse)
                    .toList();

    /** Global unicast (RFC 4291, and IANA's registry: nothing else is given out). */
    private static final Cidr6 UNICAST_6 = Cidr6.parse("2000::/3");

    private final TreeSet<Cidr> told;
    private final List<Cidr> own;

    /**
     * @param told the blocks that rules tell apart
     * @param own the blocks of the VPC itself
     */
    Internet(List<Cidr> told, List<Cidr> own) {
        this.told = new TreeSet<>(told);
        this.told.addAll(own);
        this.told.addAll(NOT_ROUTED);
        this.own = own;
    }

    /**
     * The sources of which {@code passes} says so of one address for all that no rule tells apart:
     * as few blocks as possible, sorted. What is no address of the internet may lie in them.
     */
    List<Cidr> sources(boolean four, Predicate<Ip> passes) {
        List<Cidr> found = passing(four ? Cidr4.ALL : UNICAST_6, passes);
        return found == null ? List.of() : found;
    }

    /** Null if no address of the block is one of the internet. */
    private @Nullable List<Cidr> passing(Cidr block, Predicate<Ip> passes) {
        if (!isOutside(block)) {
            return null;
        }
        if (told.stream().noneMatch(cidr -> !cidr.equals(block) && block.contains(cidr))) {
            return passes.test(network(block)) ? List.of(block) : List.of();
        }
        Cidr low = half(block, false);
        Cidr high = half(block, true);
        return joined(block, low, passing(low, passes), high, passing(high, passes));
    }

    private static @Nullable List<Cidr> joined(
            Cidr block,
            Cidr low,
            @Nullable List<Cidr> ofLow,
            Cidr high,
            @Nullable List<Cidr> ofHigh) {
        if (ofLow == null && ofHigh == null) {
            return null;
        }
        boolean all =
                (ofLow == null || ofLow.equals(List.of(low)))
                        && (ofHigh == null || ofHigh.equals(List.of(high)));
        if (all) {
            return List.of(block);
        }
        List<Cidr> found = new ArrayList<>(ofLow == null ? List.of() : ofLow);
        found.addAll(ofHigh == null ? List.of() : ofHigh);
        return found;
    }

    private boolean isOutside(Cidr block) {
        return Stream.concat(own.stream(), NOT_ROUTED.stream())
                .noneMatch(inside -> inside.contains(block));
    }

    private static Ip network(Cidr block) {
        return switch (block) {
            case Cidr4 four -> four.network();
            case Cidr6 six -> six.network();
        };
    }

    private static Cidr half(Cidr block, boolean high) {
        int length = block.length() + 1;
        return switch (block) {
            case Cidr4(var network, _) ->
                    new Cidr4(high ? new Ipv4(network.bits() | 1 << 32 - length) : network, length);
            case Cidr6(var network, _) -> new Cidr6(high ? set(network, length) : network, length);
        };
    }

    private static Ipv6 set(Ipv6 network, int length) {
        return length <= 64
                ? new Ipv6(network.high() | 1L << 64 - length, network.low())
                : new Ipv6(network.high(), network.low() | 1L << 128 - length);
    }
}

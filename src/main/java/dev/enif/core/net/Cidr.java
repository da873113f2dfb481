/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.net;

/**
 * A block of IPv4 or IPv6 addresses in canonical form: the bits below the prefix are zero. In
 * order, all of IPv4 come before all of IPv6; in a family, by network address, then wider before
 * narrower.
 */
public sealed interface Cidr extends Comparable<Cidr> permits Cidr4, Cidr6 {
    /** Prefix length in bits: 0 to 32, or 0 to 128. */
    int length();

    /** Whether the address is of its family and lies in it. */
    boolean contains(Ip address);

    /** Whether the other block is of its family and lies in it; a block contains itself. */
    boolean contains(Cidr other);

    /**
     * The block of that length that holds the address.
     *
     * @param length 0 to 32, or 0 to 128
     */
    static Cidr around(Ip address, int length) {
        return switch (address) {
            case Ipv4 ipv4 -> new Cidr4(ipv4, length);
            case Ipv6 ipv6 -> new Cidr6(ipv6, length);
        };
    }

    /**
     * Reads {@code address/length} of either family and clears the host bits.
     *
     * @throws MalformedAddressException if it is neither
     */
    static Cidr parse(String text) {
        return text.indexOf(':') >= 0 ? Cidr6.parse(text) : Cidr4.parse(text);
    }
}

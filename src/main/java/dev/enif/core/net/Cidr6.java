/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.net;

/** A block of IPv6 addresses. */
public record Cidr6(Ipv6 network, int length) implements Cidr {
    public static final Cidr6 ALL = new Cidr6(new Ipv6(0, 0), 0);

    /** Clears the host bits of {@code network}. */
    public Cidr6 {
        if (length < 0 || length > 128) {
            throw new MalformedAddressException(
                    "the prefix length " + length + " is not in 0..128");
        }
        network = new Ipv6(network.high() & mask(length), network.low() & mask(length - 64));
    }

    /**
     * @throws MalformedAddressException unless {@code text} is an address, a slash and a length of
     *     0 to 128
     */
    public static Cidr6 parse(String text) {
        int slash = text.indexOf('/');
        int length = Prefixes.length(text, slash, 128);
        return new Cidr6(Ipv6.parse(text.substring(0, slash)), length);
    }

    private static long mask(int length) {
        if (length <= 0) {
            return 0;
        }
        return length >= 64 ? -1L : -1L << (64 - length);
    }

    public boolean contains(Ipv6 address) {
        return (address.high() & mask(length)) == network.high()
                && (address.low() & mask(length - 64)) == network.low();
    }

    public boolean contains(Cidr6 other) {
        return other.length >= length && contains(other.network);
    }

    /** Whether they share an address; then one contains the other. */
    public boolean overlaps(Cidr6 other) {
        return contains(other) || other.contains(this);
    }

    @Override
    public boolean contains(Ip address) {
        return address instanceof Ipv6 ipv6 && contains(ipv6);
    }

    @Override
    public boolean contains(Cidr other) {
        return other instanceof Cidr6 cidr6 && contains(cidr6);
    }

    @Override
    public int compareTo(Cidr other) {
        return switch (other) {
            case Cidr4 _ -> 1;
            case Cidr6(var otherNetwork, int otherLength) -> {
                int byNetwork = network.compareTo(otherNetwork);
                yield byNetwork != 0 ? byNetwork : Integer.compare(length, otherLength);
            }
        };
    }

    @Override
    public String toString() {
        return network + "/" + length;
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.net;

/** A block of IPv4 addresses. */
public record Cidr4(Ipv4 network, int length) implements Cidr {
    public static final Cidr4 ALL = new Cidr4(new Ipv4(0), 0);

    /** Clears the host bits of {@code network}. */
    public Cidr4 {
        if (length < 0 || length > 32) {
            throw new MalformedAddressException("the prefix length " + length + " is not in 0..32");
        }
        network = new Ipv4(network.bits() & mask(length));
    }

    /**
     * @throws MalformedAddressException unless {@code text} is an address, a slash and a length of
     *     0 to 32
     */
    public static Cidr4 parse(String text) {
        int slash = text.indexOf('/');
        int length = Prefixes.length(text, slash, 32);
        return new Cidr4(Ipv4.parse(text.substring(0, slash)), length);
    }

    private static int mask(int length) {
        return length == 0 ? 0 : -1 << (32 - length);
    }

    /** How many addresses it holds: 1 to 2^32. */
    public long size() {
        return 1L << (32 - length);
    }

    public Ipv4 last() {
        return network.plus(size() - 1);
    }

    public boolean contains(Ipv4 address) {
        return (address.bits() & mask(length)) == network.bits();
    }

    public boolean contains(Cidr4 other) {
        return other.length >= length && contains(other.network);
    }

    @Override
    public boolean contains(Ip address) {
        return address instanceof Ipv4 ipv4 && contains(ipv4);
    }

    @Override
    public boolean contains(Cidr other) {
        return other instanceof Cidr4 cidr4 && contains(cidr4);
    }

    public boolean overlaps(Cidr4 other) {
        return contains(other) || other.contains(this);
    }

    @Override
    public int compareTo(Cidr other) {
        return switch (other) {
            case Cidr4(var otherNetwork, int otherLength) -> {
                int byNetwork = network.compareTo(otherNetwork);
                yield byNetwork != 0 ? byNetwork : Integer.compare(length, otherLength);
            }
            case Cidr6 _ -> -1;
        };
    }

    @Override
    public String toString() {
        return network + "/" + length;
    }
}

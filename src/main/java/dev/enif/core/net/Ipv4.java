/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.net;

/** An IPv4 address; ordered as an unsigned number. */
public record Ipv4(int bits) implements Ip, Comparable<Ipv4> {
    /**
     * @throws MalformedAddressException unless {@code text} is four decimal numbers of 0 to 255
     *     without leading zeros
     */
    public static Ipv4 parse(String text) {
        int bits = 0;
        int parts = 0;
        int index = 0;
        while (index < text.length() && parts < 4) {
            int start = index;
            int part = 0;
            while (index < text.length() && text.charAt(index) != '.') {
                char digit = text.charAt(index++);
                if (digit < '0' || digit > '9' || index - start > 3) {
                    throw malformed(text);
                }
                part = part * 10 + digit - '0';
            }
            int digits = index - start;
            if (digits == 0 || part > 255 || digits > 1 && text.charAt(start) == '0') {
                throw malformed(text);
            }
            bits = bits << 8 | part;
            parts++;
            if (index < text.length()) {
                index++;
                if (parts == 4 || index == text.length()) {
                    throw malformed(text);
                }
            }
        }
        if (parts != 4) {
            throw malformed(text);
        }
        return new Ipv4(bits);
    }

    private static MalformedAddressException malformed(String text) {
        return new MalformedAddressException(
                "'" + text + "' is not an IPv4 address such as 10.0.0.9");
    }

    /** This address as an unsigned number, 0 to 4,294,967,295. */
    public long number() {
        return Integer.toUnsignedLong(bits);
    }

    /** The address {@code count} further on; wraps at the end of the address space. */
    public Ipv4 plus(long count) {
        return new Ipv4((int) (bits + count));
    }

    @Override
    public int compareTo(Ipv4 other) {
        return Integer.compareUnsigned(bits, other.bits);
    }

    @Override
    public String toString() {
        return (bits >>> 24)
                + "."
                + (bits >>> 16 & 255)
                + "."
                + (bits >>> 8 & 255)
                + "."
                + (bits & 255);
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.net;

/** An IPv6 address; ordered as an unsigned number; text after RFC 5952. */
public record Ipv6(long high, long low) implements Ip, Comparable<Ipv6> {
    private static final int GROUPS = 8;
    private static final int LONGEST_TEXT = 45;

    /**
     * @throws MalformedAddressException unless {@code text} is an IPv6 literal without zone and
     *     brackets; its last two groups may be written as an IPv4 address
     */
    public static Ipv6 parse(String text) {
        if (text.length() > LONGEST_TEXT) {
            throw malformed(text.substring(0, LONGEST_TEXT) + "…");
        }
        int[] groups = new int[GROUPS];
        int count = 0;
        int gap = text.startsWith("::") ? 0 : -1;
        int index = gap == 0 ? 2 : 0;
        while (index < text.length()) {
            int end = text.indexOf(':', index);
            end = end < 0 ? text.length() : end;
            String part = text.substring(index, end);
            index = end;
            if (part.indexOf('.') >= 0 && end == text.length() && count <= GROUPS - 2) {
                int bits = embedded(part, text).bits();
                groups[count++] = bits >>> 16;
                groups[count++] = bits & 0xffff;
            } else if (count < GROUPS) {
                groups[count++] = group(part, text);
            } else {
                throw malformed(text);
            }
            if (text.startsWith("::", index)) {
                if (gap >= 0) {
                    throw malformed(text);
                }
                gap = count;
                index += 2;
            } else if (index < text.length() && ++index == text.length()) {
                throw malformed(text);
            }
        }
        if (gap < 0 ? count != GROUPS : count == GROUPS) {
            throw malformed(text);
        }
        return of(groups, gap < 0 ? count : gap, GROUPS - count);
    }

    /** The groups with so many zeros put in at {@code gap}. */
    private static Ipv6 of(int[] groups, int gap, int zeros) {
        long high = 0;
        long low = 0;
        for (int index = 0; index < GROUPS; index++) {
            int group =
                    index < gap ? groups[index] : index < gap + zeros ? 0 : groups[index - zeros];
            high = high << 16 | low >>> 48;
            low = low << 16 | group;
        }
        return new Ipv6(high, low);
    }

    private static Ipv4 embedded(String part, String text) {
        try {
            return Ipv4.parse(part);
        } catch (MalformedAddressException e) {
            throw malformed(text);
        }
    }

    private static int group(String part, String text) {
        if (part.isEmpty() || part.length() > 4) {
            throw malformed(text);
        }
        int group = 0;
        for (int index = 0; index < part.length(); index++) {
            char c = part.charAt(index);
            int digit = c < 128 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                throw malformed(text);
            }
            group = group << 4 | digit;
        }
        return group;
    }

    private static MalformedAddressException malformed(String text) {
        return new MalformedAddressException(
                "'" + text + "' is not an IPv6 address such as 2001:db8::1");
    }

    @Override
    public int compareTo(Ipv6 other) {
        int byHigh = Long.compareUnsigned(high, other.high);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
    }

    private int group(int index) {
        long half = index < 4 ? high : low;
        return (int) (half >>> (48 - 16 * (index & 3)) & 0xffff);
    }

    @Override
    public String toString() {
        int bestStart = -1;
        int bestLength = 1;
        for (int start = 0; start < 8; start++) {
            int end = start;
            while (end < 8 && group(end) == 0) {
                end++;
            }
            if (end - start > bestLength) {
                bestStart = start;
                bestLength = end - start;
            }
        }
        StringBuilder text = new StringBuilder(39);
        for (int index = 0; index < 8; index++) {
            if (index == bestStart) {
                text.append("::");
                index += bestLength - 1;
            } else {
                if (index > 0 && index != bestStart + bestLength) {
                    text.append(':');
                }
                text.append(Integer.toHexString(group(index)));
            }
        }
        return text.toString();
    }
}

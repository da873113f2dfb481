/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.net;

/**
 * An IANA protocol number, 0 to 255, or -1 for all of them.
 *
 * <p>Ports mean something for TCP and UDP, type and code for ICMP and ICMPv6, neither for any
 * other.
 */
public record Protocol(int number) implements Comparable<Protocol> {
    public static final Protocol ALL = new Protocol(-1);
    public static final Protocol ICMP = new Protocol(1);
    public static final Protocol TCP = new Protocol(6);
    public static final Protocol UDP = new Protocol(17);
    public static final Protocol ICMPV6 = new Protocol(58);

    public Protocol {
        if (number < -1 || number > 255) {
            throw new MalformedAddressException("the protocol " + number + " is not in -1..255");
        }
    }

    /**
     * @throws MalformedAddressException unless {@code text} is tcp, udp, icmp, icmpv6, all or a
     *     number of -1 to 255
     */
    public static Protocol parse(String text) {
        return switch (text) {
            case "tcp" -> TCP;
            case "udp" -> UDP;
            case "icmp" -> ICMP;
            case "icmpv6" -> ICMPV6;
            case "-1", "all" -> ALL;
            default -> {
                if (!text.matches("0|[1-9][0-9]{0,2}")) {
                    throw new MalformedAddressException(
                            "'"
                                    + text
                                    + "' is not a protocol: expecting tcp, udp, icmp, icmpv6, -1 or 0 to 255");
                }
                yield new Protocol(Integer.parseInt(text));
            }
        };
    }

    public boolean hasPorts() {
        return number == 6 || number == 17;
    }

    public boolean hasTypes() {
        return number == 1 || number == 58;
    }

    @Override
    public int compareTo(Protocol other) {
        return Integer.compare(number, other.number);
    }

    /** EC2's spelling: a name where there is one, else the number. */
    @Override
    public String toString() {
        return switch (number) {
            case 1 -> "icmp";
            case 6 -> "tcp";
            case 17 -> "udp";
            case 58 -> "icmpv6";
            default -> Integer.toString(number);
        };
    }
}

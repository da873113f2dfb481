/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.net;

import java.util.Locale;

/** A hardware address of 48 bits. Those made here are unicast and locally administered. */
public record Mac(long bits) implements Comparable<Mac> {
    private static final long LARGEST = (1L << 48) - 1;

    /**
     * @throws MalformedAddressException unless {@code bits} is a number of 48 bits
     */
    public Mac {
        if (bits < 0 || bits > LARGEST) {
            throw new MalformedAddressException(bits + " is not a MAC address: it has 48 bits");
        }
    }

    /**
     * The address whose low 40 bits are given, behind the locally administered unicast byte {@code
     * 02}.
     */
    public static Mac locallyAdministered(long low) {
        return new Mac(0x02L << 40 | low & (1L << 40) - 1);
    }

    /**
     * @throws MalformedAddressException unless {@code text} is six hex pairs joined by colons
     */
    public static Mac parse(String text) {
        if (!text.matches("[0-9a-f]{2}(:[0-9a-f]{2}){5}")) {
            throw new MalformedAddressException(
                    "'" + text + "' is not a MAC address such as 02:00:00:00:00:01");
        }
        return new Mac(Long.parseLong(text.replace(":", ""), 16));
    }

    @Override
    public int compareTo(Mac other) {
        return Long.compare(bits, other.bits);
    }

    @Override
    public String toString() {
        String hex = String.format(Locale.ROOT, "%012x", bits);
        return String.join(":", hex.split("(?<=\\G..)"));
    }
}

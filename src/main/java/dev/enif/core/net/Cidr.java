/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.net;

/** A block of IPv4 or IPv6 addresses in canonical form: the bits below the prefix are zero. */
public sealed interface Cidr permits Cidr4, Cidr6 {
    /** Prefix length in bits: 0 to 32, or 0 to 128. */
    int length();

    /**
     * Reads {@code address/length} of either family and clears the host bits.
     *
     * @throws MalformedAddressException if it is neither
     */
    static Cidr parse(String text) {
        return text.indexOf(':') >= 0 ? Cidr6.parse(text) : Cidr4.parse(text);
    }
}

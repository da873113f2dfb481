/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.prefixlist;

import dev.enif.core.net.Cidr;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Cidr6;

/** The IP version of a prefix list, for ever. */
public enum AddressFamily {
    IPV4,
    IPV6;

    public boolean has(Cidr cidr) {
        return switch (cidr) {
            case Cidr4 _ -> this == IPV4;
            case Cidr6 _ -> this == IPV6;
        };
    }

    public static AddressFamily of(Cidr cidr) {
        return switch (cidr) {
            case Cidr4 _ -> IPV4;
            case Cidr6 _ -> IPV6;
        };
    }
}

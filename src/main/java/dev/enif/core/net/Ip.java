/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.net;

/** An address of either family. */
public sealed interface Ip permits Ipv4, Ipv6 {
    /**
     * @throws MalformedAddressException if {@code text} is an address of neither family
     */
    static Ip parse(String text) {
        return text.indexOf(':') >= 0 ? Ipv6.parse(text) : Ipv4.parse(text);
    }
}

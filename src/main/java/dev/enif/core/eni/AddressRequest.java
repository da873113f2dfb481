/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.eni;

import dev.enif.core.net.Ipv4;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which private addresses a new interface shall have.
 *
 * @param primary null to take any free one
 * @param secondary addresses asked for by name
 * @param secondaryCount how many further ones to pick; 0 or more
 * @param further beside IPv4 addresses; null for what the subnet says
 */
public record AddressRequest(
        @Nullable Ipv4 primary,
        List<Ipv4> secondary,
        int secondaryCount,
        @Nullable FurtherRequest further) {
    public static final AddressRequest ANY = new AddressRequest(null, List.of(), 0);

    public AddressRequest {
        secondary = List.copyOf(secondary);
    }

    /** IPv4 addresses, and beside them what the subnet says. */
    public AddressRequest(@Nullable Ipv4 primary, List<Ipv4> secondary, int secondaryCount) {
        this(primary, secondary, secondaryCount, null);
    }
}

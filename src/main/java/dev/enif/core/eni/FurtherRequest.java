/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.eni;

import dev.enif.core.net.Cidr;
import dev.enif.core.net.Ipv6;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a new interface shall have beside its IPv4 addresses.
 *
 * @param ipv6 addresses asked for by name
 * @param ipv6Count how many to pick; null for what the subnet says, if none is named
 * @param prefixes of either family, asked for by name
 * @param ipv4PrefixCount how many to pick; 0 or more
 * @param ipv6PrefixCount likewise
 */
public record FurtherRequest(
        List<Ipv6> ipv6,
        @Nullable Integer ipv6Count,
        List<Cidr> prefixes,
        int ipv4PrefixCount,
        int ipv6PrefixCount) {
    /** What the subnet says, and no more. */
    public static final FurtherRequest AS_SUBNET =
            new FurtherRequest(List.of(), null, List.of(), 0, 0);

    public FurtherRequest {
        ipv6 = List.copyOf(ipv6);
        prefixes = List.copyOf(prefixes);
    }
}

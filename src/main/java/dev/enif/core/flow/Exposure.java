/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.flow;

import dev.enif.core.net.Cidr;
import dev.enif.core.net.Ip;
import dev.enif.core.net.Protocol;
import java.util.List;

/**
 * Where one address of an interface is open to the internet.
 *
 * @param address as the internet knows it
 * @param privateAddress that it stands for; the same of IPv6
 * @param openings by protocol, then by port; empty if it is closed
 * @param complete false if there are more different cases than are looked at
 */
public record Exposure(Ip address, Ip privateAddress, List<Opening> openings, boolean complete) {
    public Exposure {
        openings = List.copyOf(openings);
    }

    /**
     * What may come in.
     *
     * @param protocol of {@link Protocol#ALL}: every protocol that no other opening names
     * @param from the lowest port, or type of ICMP (with code 0); -1 if the protocol has neither
     * @param to the highest
     * @param sources as few blocks as possible, sorted
     */
    public record Opening(Protocol protocol, int from, int to, List<Cidr> sources) {
        public Opening {
            sources = List.copyOf(sources);
        }
    }
}

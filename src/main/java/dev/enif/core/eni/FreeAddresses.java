/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.eni;

import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Ipv4;
import dev.enif.core.vpc.Subnet;
import java.util.Optional;
import org.pcollections.TreePSet;

/**
 * Hands out a subnet's free addresses, the lowest first, each once. Not thread-safe; lives for one
 * decision.
 *
 * <p>Of {@code n} addresses from some start on, all are taken exactly if {@code n} taken ones lie
 * among them. That is true up to some {@code n} and false from there on, and the sorted set knows
 * its parts' sizes: a binary search finds the first gap in O(log² n), however full the subnet is.
 */
final class FreeAddresses {
    private final Subnet subnet;
    private final Ipv4 last;
    private TreePSet<Ipv4> taken;
    private Ipv4 hint;

    FreeAddresses(Subnet subnet, TreePSet<Ipv4> taken) {
        this.subnet = subnet;
        this.last = subnet.lastUsable();
        this.taken = taken;
        this.hint = subnet.firstUsable();
    }

    /** Keeps an address from being handed out. */
    void take(Ipv4 address) {
        taken = taken.plus(address);
    }

    /** The lowest free address that is in no reservation, or empty if there is none. */
    Optional<Ipv4> next() {
        while (hint.compareTo(last) <= 0) {
            Ipv4 found = taken.contains(hint) ? behindRun() : hint;
            if (found.compareTo(last) > 0) {
                return Optional.empty();
            }
            Subnet.Reservation reserved = subnet.reservationOf(found);
            if (reserved == null) {
                take(found);
                hint = found.plus(1);
                return Optional.of(found);
            }
            if (!(reserved.cidr() instanceof Cidr4 block) || block.last().compareTo(last) >= 0) {
                return Optional.empty();
            }
            hint = block.last().plus(1);
        }
        return Optional.empty();
    }

    /** The address behind the unbroken run of taken ones that begins at the hint. */
    private Ipv4 behindRun() {
        TreePSet<Ipv4> rest = taken.tailSet(hint);
        long full = 1;
        long broken = rest.size() + 1L;
        while (broken - full > 1) {
            long middle = (full + broken) >>> 1;
            if (rest.headSet(hint.plus(middle)).size() == middle) {
                full = middle;
            } else {
                broken = middle;
            }
        }
        return hint.plus(full);
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.securitygroup;

import dev.enif.core.account.AccountState;
import dev.enif.core.prefixlist.AddressFamily;
import dev.enif.core.prefixlist.PrefixList;
import java.util.List;

/**
 * How much rules count for the quota of their group: by direction and address family. One with a
 * group as its peer counts in both families, one with a prefix list as many times as the list may
 * have blocks (EC2).
 */
public final class RuleWeights {
    private RuleWeights() {}

    /** The largest sum of any direction and family. */
    public static long heaviest(AccountState account, List<Rule> rules) {
        long most = 0;
        for (Direction direction : Direction.values()) {
            for (AddressFamily family : AddressFamily.values()) {
                long sum =
                        rules.stream()
                                .filter(rule -> rule.direction() == direction)
                                .mapToLong(rule -> weight(account, rule.peer(), family))
                                .sum();
                most = Math.max(most, sum);
            }
        }
        return most;
    }

    static long weight(AccountState account, Peer peer, AddressFamily family) {
        return switch (peer) {
            case Peer.Ipv4Peer _ -> family == AddressFamily.IPV4 ? 1 : 0;
            case Peer.Ipv6Peer _ -> family == AddressFamily.IPV6 ? 1 : 0;
            case Peer.GroupPeer _ -> 1;
            case Peer.PrefixListPeer(var id) -> {
                PrefixList list = account.prefixLists().find(id);
                yield list != null && list.family() == family ? list.maxEntries() : 0;
            }
        };
    }
}

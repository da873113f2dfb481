/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.query.view;

import dev.enif.core.account.AccountState;
import dev.enif.core.prefixlist.AddressFamily;
import dev.enif.core.prefixlist.PrefixList;
import java.util.List;
import java.util.Map;

/**
 * A managed prefix list. The groups whose rules refer to it are found by a filter.
 *
 * @param addressFamily {@code IPv4} or {@code IPv6}
 * @param maxEntries how many entries it may have; a rule that refers to it counts as that many
 * @param version rises with each change of the entries
 * @param pastVersions those that can be restored, in order
 * @param entries sorted by block
 * @param revision rises with every change; the entity tag
 */
public record PrefixListView(
        String id,
        String name,
        String addressFamily,
        int maxEntries,
        long version,
        List<Long> pastVersions,
        List<EntryView> entries,
        Map<String, String> tags,
        long revision)
        implements ResourceView {
    /** One block. */
    public record EntryView(String cidr, String description) {}

    public PrefixListView {
        pastVersions = List.copyOf(pastVersions);
        entries = List.copyOf(entries);
        tags = ResourceView.sorted(tags);
    }

    /** The list as it is in the image. */
    public static PrefixListView of(AccountState account, PrefixList list) {
        return new PrefixListView(
                list.id().value(),
                list.name(),
                word(list.family()),
                list.maxEntries(),
                list.version(),
                List.copyOf(list.past().keySet()),
                list.entries().entrySet().stream()
                        .map(entry -> new EntryView(entry.getKey().toString(), entry.getValue()))
                        .toList(),
                list.tags().entries(),
                account.revision(list.id()));
    }

    private static String word(AddressFamily family) {
        return switch (family) {
            case IPV4 -> "IPv4";
            case IPV6 -> "IPv6";
        };
    }
}

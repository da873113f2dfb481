/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.prefixlist;

import dev.enif.core.account.Tags;
import dev.enif.core.id.PrefixListId;
import dev.enif.core.net.Cidr;
import java.util.List;

/** Facts about one prefix list. Fields are added, never renamed or reused. */
public sealed interface PrefixListEvent {
    record PrefixListCreated(
            PrefixListId prefixListId,
            String name,
            AddressFamily family,
            int maxEntries,
            List<PrefixListEntry> entries,
            Tags tags)
            implements PrefixListEvent {
        public PrefixListCreated {
            entries = List.copyOf(entries);
        }
    }

    /** It has its next version, with these blocks taken away and those added or described anew. */
    record PrefixListEntriesChanged(
            PrefixListId prefixListId, List<Cidr> removed, List<PrefixListEntry> added)
            implements PrefixListEvent {
        public PrefixListEntriesChanged {
            removed = List.copyOf(removed);
            added = List.copyOf(added);
        }
    }

    record PrefixListRenamed(PrefixListId prefixListId, String name) implements PrefixListEvent {}

    record PrefixListResized(PrefixListId prefixListId, int maxEntries)
            implements PrefixListEvent {}

    record PrefixListDeleted(PrefixListId prefixListId) implements PrefixListEvent {}
}

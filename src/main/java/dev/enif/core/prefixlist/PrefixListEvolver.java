/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.prefixlist;

import dev.enif.core.account.AccountState;
import dev.enif.core.account.Present;
import dev.enif.core.id.PrefixListId;
import dev.enif.core.net.Cidr;
import dev.enif.core.prefixlist.PrefixListEvent.PrefixListCreated;
import dev.enif.core.prefixlist.PrefixListEvent.PrefixListDeleted;
import dev.enif.core.prefixlist.PrefixListEvent.PrefixListEntriesChanged;
import dev.enif.core.prefixlist.PrefixListEvent.PrefixListRenamed;
import dev.enif.core.prefixlist.PrefixListEvent.PrefixListResized;
import java.util.List;
import org.pcollections.TreePMap;

/** Folds events of prefix lists. */
public final class PrefixListEvolver {
    private PrefixListEvolver() {}

    public static AccountState evolve(AccountState state, PrefixListEvent event) {
        return switch (event) {
            case PrefixListCreated created ->
                    state.put(
                            new PrefixList(
                                    created.prefixListId(),
                                    created.name(),
                                    created.family(),
                                    created.maxEntries(),
                                    1,
                                    plus(TreePMap.empty(), created.entries()),
                                    TreePMap.empty(),
                                    created.tags()));
            case PrefixListEntriesChanged(var id, var removed, var added) -> {
                PrefixList list = list(state, id);
                yield state.put(list.withEntries(plus(list.entries().minusAll(removed), added)));
            }
            case PrefixListRenamed(var id, var name) -> state.put(list(state, id).withName(name));
            case PrefixListResized(var id, int maxEntries) ->
                    state.put(list(state, id).withMaxEntries(maxEntries));
            case PrefixListDeleted(var id) -> state.remove(list(state, id).id());
        };
    }

    private static TreePMap<Cidr, String> plus(
            TreePMap<Cidr, String> entries, List<PrefixListEntry> added) {
        TreePMap<Cidr, String> more = entries;
        for (PrefixListEntry entry : added) {
            more = more.plus(entry.cidr(), entry.description());
        }
        return more;
    }

    private static PrefixList list(AccountState state, PrefixListId id) {
        return Present.in(state.prefixLists().find(id), id);
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.prefixlist;

import dev.enif.core.account.Tags;
import dev.enif.core.id.PrefixListId;
import dev.enif.core.net.Cidr;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Commands on prefix lists. */
public sealed interface PrefixListCommand {
    /** Result: its id. */
    record CreatePrefixList(
            String name,
            AddressFamily family,
            int maxEntries,
            List<PrefixListEntry> entries,
            Tags tags)
            implements PrefixListCommand {
        public CreatePrefixList {
            entries = List.copyOf(entries);
        }
    }

    /**
     * Changes what is given. Blocks and size are not changed in one command (EC2).
     *
     * @param currentVersion the one that the caller knows; needed to change blocks
     * @param add blocks; one that is there gets the description
     */
    record ModifyPrefixList(
            PrefixListId prefixListId,
            @Nullable Long currentVersion,
            @Nullable String name,
            @Nullable Integer maxEntries,
            List<PrefixListEntry> add,
            List<Cidr> remove)
            implements PrefixListCommand {
        public ModifyPrefixList {
            add = List.copyOf(add);
            remove = List.copyOf(remove);
        }
    }

    /** Makes a new version with the blocks of an earlier one. */
    record RestorePrefixListVersion(
            PrefixListId prefixListId, long currentVersion, long previousVersion)
            implements PrefixListCommand {}

    /** Refused while rules refer to it. */
    record DeletePrefixList(PrefixListId prefixListId) implements PrefixListCommand {}
}

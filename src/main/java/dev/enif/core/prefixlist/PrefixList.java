/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.prefixlist;

import dev.enif.core.account.Entity;
import dev.enif.core.account.Hash64;
import dev.enif.core.account.Tags;
import dev.enif.core.id.PrefixListId;
import dev.enif.core.net.Cidr;
import dev.enif.core.net.Ip;
import org.pcollections.TreePMap;

/**
 * Blocks of addresses under one name, which rules of groups refer to.
 *
 * @param maxEntries how many blocks it may have; a rule that refers to it counts as that many
 * @param version 1 at first, one more with each change of the blocks
 * @param entries the description of each block
 * @param past the blocks of the {@value #PAST_VERSIONS} versions before this one, which can be
 *     restored
 */
public record PrefixList(
        PrefixListId id,
        String name,
        AddressFamily family,
        int maxEntries,
        long version,
        TreePMap<Cidr, String> entries,
        TreePMap<Long, TreePMap<Cidr, String>> past,
        Tags tags)
        implements Entity<PrefixListId> {
    /** How many versions can be restored (our choice; EC2 keeps 1,000). */
    public static final int PAST_VERSIONS = 10;

    /** The next version, with these blocks. */
    public PrefixList withEntries(TreePMap<Cidr, String> newEntries) {
        return new PrefixList(
                id,
                name,
                family,
                maxEntries,
                version + 1,
                newEntries,
                past.plus(version, entries).minus(version - PAST_VERSIONS),
                tags);
    }

    public PrefixList withName(String newName) {
        return new PrefixList(id, newName, family, maxEntries, version, entries, past, tags);
    }

    public PrefixList withMaxEntries(int newMaxEntries) {
        return new PrefixList(id, name, family, newMaxEntries, version, entries, past, tags);
    }

    /** Whether some block holds the address. */
    public boolean contains(Ip address) {
        return entries.keySet().stream().anyMatch(cidr -> cidr.contains(address));
    }

    @Override
    public PrefixList withTags(Tags newTags) {
        return new PrefixList(id, name, family, maxEntries, version, entries, past, newTags);
    }

    @Override
    public long fingerprint() {
        Hash64 hash =
                new Hash64()
                        .add(id)
                        .add(name)
                        .add(family)
                        .add(maxEntries)
                        .add(version)
                        .addAll(entries.entrySet())
                        .add(tags);
        past.forEach((number, blocks) -> hash.add(number.longValue()).addAll(blocks.entrySet()));
        return hash.value();
    }
}

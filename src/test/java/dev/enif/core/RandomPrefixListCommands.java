/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core;

import dev.enif.core.account.AccountState;
import dev.enif.core.account.Tags;
import dev.enif.core.id.PrefixListId;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Traffic;
import dev.enif.core.prefixlist.AddressFamily;
import dev.enif.core.prefixlist.PrefixList;
import dev.enif.core.prefixlist.PrefixListCommand.CreatePrefixList;
import dev.enif.core.prefixlist.PrefixListCommand.DeletePrefixList;
import dev.enif.core.prefixlist.PrefixListCommand.ModifyPrefixList;
import dev.enif.core.prefixlist.PrefixListCommand.RestorePrefixListVersion;
import dev.enif.core.prefixlist.PrefixListEntry;
import dev.enif.core.securitygroup.Direction;
import dev.enif.core.securitygroup.Peer;
import dev.enif.core.securitygroup.SecurityGroup;
import dev.enif.core.securitygroup.SecurityGroupCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Commands that somebody could send on prefix lists: mostly about what is there, often wrong. */
final class RandomPrefixListCommands {
    private final RandomGenerator random;
    private final AccountState account;

    RandomPrefixListCommands(RandomGenerator random, AccountState account) {
        this.random = random;
        this.account = account;
    }

    Object next() {
        PrefixList list = any(account.prefixLists().values());
        if (list == null || random.nextInt(6) == 0) {
            return new CreatePrefixList(
                    "list", AddressFamily.IPV4, random.nextInt(1, 5), entries(), Tags.NONE);
        }
        PrefixListId id = list.id();
        long version = random.nextInt(4) == 0 ? list.version() - 1 : list.version();
        return switch (random.nextInt(6)) {
            case 0 ->
                    new ModifyPrefixList(
                            id, null, null, random.nextInt(0, 30), List.of(), List.of());
            case 1 -> new RestorePrefixListVersion(id, version, random.nextInt(1, 4));
            case 2 -> new DeletePrefixList(id);
            case 3 -> refer(id);
            default ->
                    new ModifyPrefixList(
                            id,
                            version,
                            null,
                            null,
                            entries(),
                            list.entries().keySet().stream().limit(random.nextInt(2)).toList());
        };
    }

    private Object refer(PrefixListId id) {
        SecurityGroup group = any(account.securityGroups().values());
        return group == null
                ? new DeletePrefixList(id)
                : new SecurityGroupCommand.AuthorizeRules(
                        group.id(),
                        List.of(
                                new SecurityGroupCommand.NewRule(
                                        Direction.INGRESS,
                                        Traffic.tcp(random.nextInt(50), 443),
                                        new Peer.PrefixListPeer(id),
                                        "",
                                        Tags.NONE)));
    }

    private List<PrefixListEntry> entries() {
        List<PrefixListEntry> entries = new ArrayList<>();
        int count = random.nextInt(3);
        for (int index = 0; index < count; index++) {
            entries.add(
                    new PrefixListEntry(Cidr4.parse("198.51." + random.nextInt(6) + ".0/24"), ""));
        }
        return entries;
    }

    private <T> @Nullable T any(Iterable<T> all) {
        List<T> list = new ArrayList<>();
        all.forEach(list::add);
        return list.isEmpty() ? null : list.get(random.nextInt(list.size()));
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.flow;

import dev.enif.core.account.AccountState;
import dev.enif.core.flow.RuleTable;
import dev.enif.core.id.AccountId;
import dev.enif.core.id.ResourceId;
import dev.enif.core.partition.PartitionState;
import dev.enif.log.kafka.Current;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pcollections.HashPMap;
import org.pcollections.HashTreePMap;

/**
 * One partition's image with the rule tables compiled from that very image. Immutable, so no reader
 * sees half a change.
 */
record CompiledPartition(Current current, HashPMap<AccountId, RuleTable> tables) {
    /** Compiles everything. */
    static CompiledPartition of(Current current) {
        HashPMap<AccountId, RuleTable> tables = HashTreePMap.empty();
        for (AccountState account : current.state().accounts().values()) {
            tables = tables.plus(account.id(), RuleTable.compile(account));
        }
        return new CompiledPartition(current, tables);
    }

    /** After a record that changed nothing. */
    CompiledPartition at(Current next) {
        return new CompiledPartition(next, tables);
    }

    /** After a decision: compiles what depends on what it changed. */
    CompiledPartition decided(Current next) {
        Map<AccountId, List<ResourceId>> changed = new HashMap<>();
        for (PartitionState.Change change : next.state().changes()) {
            changed.computeIfAbsent(change.account(), _ -> new ArrayList<>())
                    .add(change.resource());
        }
        HashPMap<AccountId, RuleTable> compiled = tables;
        for (Map.Entry<AccountId, List<ResourceId>> entry : changed.entrySet()) {
            AccountState account = next.state().account(entry.getKey());
            compiled =
                    compiled.plus(
                            entry.getKey(), table(entry.getKey()).apply(account, entry.getValue()));
        }
        return new CompiledPartition(next, compiled);
    }

    RuleTable table(AccountId account) {
        return tables.getOrDefault(account, RuleTable.EMPTY);
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.flow;

import dev.enif.core.account.AccountState;
import dev.enif.core.flow.Flow;
import dev.enif.core.flow.PathEvaluator;
import dev.enif.core.flow.RuleTable;
import dev.enif.core.flow.ShortVerdict;
import dev.enif.core.flow.Verdict;
import dev.enif.core.id.AccountId;
import dev.enif.core.partition.PartitionState;
import dev.enif.log.Cursor;
import dev.enif.log.Position;
import dev.enif.log.kafka.Current;
import dev.enif.log.kafka.FollowedRecord;
import dev.enif.log.kafka.Follower;
import dev.enif.log.reader.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The compiled rules of all partitions, kept up by a follower. Each answer carries the position
 * that it was computed at and is computed from one image. Any number of threads may ask; one
 * thread, the follower's, writes.
 */
public final class FlowTables implements Follower.Listener {
    private final AtomicReferenceArray<@Nullable CompiledPartition> partitions;

    /** An answer with its place in the log. */
    public record Answered<T>(Position position, T answer) {}

    public FlowTables(int partitionCount) {
        partitions = new AtomicReferenceArray<>(partitionCount);
    }

    @Override
    public void jumped(int partition, Current from) {
        partitions.set(partition, CompiledPartition.of(from));
    }

    @Override
    public void read(FollowedRecord read) {
        CompiledPartition before = partitions.get(read.partition());
        CompiledPartition after;
        if (before == null) {
            after = CompiledPartition.of(read.current());
        } else {
            after =
                    switch (read.step()) {
                        case Step.Skipped _, Step.TermBegan _ -> before.at(read.current());
                        case Step.Decided _ -> before.decided(read.current());
                    };
        }
        partitions.set(read.partition(), after);
    }

    /** The short answer, by the compiled table. Lock-free. */
    public Answered<ShortVerdict> evaluate(AccountId account, Flow flow) {
        CompiledPartition partition = partition(account);
        return new Answered<>(
                partition.current().position(), partition.table(account).evaluate(flow));
    }

    /** Short answers for many flows, all at the same position. */
    public Answered<List<ShortVerdict>> evaluate(AccountId account, List<Flow> flows) {
        CompiledPartition partition = partition(account);
        RuleTable table = partition.table(account);
        List<ShortVerdict> verdicts = new ArrayList<>(flows.size());
        flows.forEach(flow -> verdicts.add(table.evaluate(flow)));
        return new Answered<>(partition.current().position(), verdicts);
    }

    /** The full answer, by the reference walk. */
    public Answered<Verdict> explain(AccountId account, Flow flow) {
        CompiledPartition partition = partition(account);
        AccountState state = partition.current().state().account(account);
        return new Answered<>(partition.current().position(), PathEvaluator.evaluate(state, flow));
    }

    /** How many interfaces are compiled. */
    public long interfaces() {
        long sum = 0;
        for (int index = 0; index < partitions.length(); index++) {
            CompiledPartition partition = partitions.get(index);
            if (partition != null) {
                sum += partition.tables().values().stream().mapToLong(RuleTable::size).sum();
            }
        }
        return sum;
    }

    /** The partition that decides for the account. */
    public int partitionOf(AccountId account) {
        return account.partition(partitions.length());
    }

    private CompiledPartition partition(AccountId account) {
        CompiledPartition partition = partitions.get(partitionOf(account));
        return partition == null
                ? CompiledPartition.of(
                        new Current(partitionOf(account), Cursor.START, PartitionState.EMPTY))
                : partition;
    }
}

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
import dev.enif.log.kafka.PositionWaiters;
import dev.enif.log.kafka.StoppedPartitionException;
import dev.enif.log.reader.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The compiled rules of all partitions, kept up by a follower. Each answer carries the position
 * that it was computed at and is computed from one image. Any number of threads may ask; one
 * thread, the follower's, writes.
 */
public final class FlowTables implements Follower.Listener {
    private static final int MAX_WAITERS = 10_000;

    private final AtomicReferenceArray<@Nullable CompiledPartition> partitions;
    private final List<PositionWaiters> waiters = new ArrayList<>();

    /** An answer with its place in the log. */
    public record Answered<T>(Position position, T answer) {}

    /**
     * @param executor completes what is awaited; may run callers' code
     */
    public FlowTables(int partitionCount, Executor executor) {
        partitions = new AtomicReferenceArray<>(partitionCount);
        var bound = new PositionWaiters.Bound(MAX_WAITERS);
        for (int partition = 0; partition < partitionCount; partition++) {
            waiters.add(new PositionWaiters(bound, executor));
        }
    }

    /**
     * Completes once the tables answer from that position or a later one; the follower, which is
     * read first and tells afterwards, is ahead of them. Fails with {@link
     * java.util.concurrent.TimeoutException}, {@link dev.enif.log.kafka.TooManyWaitersException} or
     * {@link StoppedPartitionException}.
     */
    public CompletionStage<Current> await(Position position, Duration timeout) {
        return waiters.get(position.partition())
                .await(position, timeout, () -> compiled(position.partition()).current());
    }

    @Override
    public void jumped(int partition, Current from) {
        partitions.set(partition, CompiledPartition.of(from));
        waiters.get(partition).reached(from);
    }

    @Override
    public void stopped(int partition, long offset, String reason) {
        waiters.get(partition).fail(new StoppedPartitionException(partition, reason));
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
        waiters.get(read.partition()).reached(read.current());
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
        return compiled(partitionOf(account));
    }

    private CompiledPartition compiled(int partition) {
        CompiledPartition compiled = partitions.get(partition);
        return compiled == null
                ? CompiledPartition.of(new Current(partition, Cursor.START, PartitionState.EMPTY))
                : compiled;
    }
}

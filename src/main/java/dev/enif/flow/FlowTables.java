/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.flow;

import dev.enif.core.account.AccountState;
import dev.enif.core.eni.NetworkInterface;
import dev.enif.core.flow.Exposure;
import dev.enif.core.flow.Exposures;
import dev.enif.core.flow.Flow;
import dev.enif.core.flow.PathEvaluator;
import dev.enif.core.flow.RuleTable;
import dev.enif.core.flow.ShortVerdict;
import dev.enif.core.flow.Verdict;
import dev.enif.core.id.AccountId;
import dev.enif.core.id.EniId;
import dev.enif.core.monitoring.FlowJudge;
import dev.enif.core.monitoring.Ownership;
import dev.enif.core.net.Ip;
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
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The compiled rules of all partitions, kept up by a follower. Each answer carries the position
 * that it was computed at and is computed from one image. Any number of threads may ask; one
 * thread, the follower's, writes.
 */
public final class FlowTables implements Follower.Listener {
    private static final System.Logger LOG = System.getLogger(FlowTables.class.getName());
    private static final int MAX_WAITERS = 10_000;

    /** How many changes of the rules of a partition flows can be judged back. */
    private static final int MAX_TABLES = 256;

    static final long OWNERS_MILLIS = Duration.ofHours(24).toMillis();
    static final int MAX_ENDED_OWNERS = 500_000;

    /** How tables are made; apart, so that a test can have it fail. */
    interface Compiler {
        Compiler STANDARD =
                new Compiler() {
                    @Override
                    public CompiledPartition whole(Current image) {
                        return CompiledPartition.of(image);
                    }

                    @Override
                    public CompiledPartition after(CompiledPartition before, Current next) {
                        return before.decided(next);
                    }
                };

        CompiledPartition whole(Current image);

        CompiledPartition after(CompiledPartition before, Current next);
    }

    private final Compiler compiler;
    private final AtomicReferenceArray<@Nullable CompiledPartition> partitions;
    private final AtomicReferenceArray<@Nullable String> broken;
    private final List<PositionWaiters> waiters = new ArrayList<>();
    private final List<TableHistory> histories = new ArrayList<>();
    private final List<Ownership> owners = new ArrayList<>();

    /** An answer with its place in the log. */
    public record Answered<T>(Position position, T answer) {}

    /**
     * @param executor completes what is awaited; may run callers' code
     */
    public FlowTables(int partitionCount, Executor executor) {
        this(partitionCount, executor, Compiler.STANDARD);
    }

    FlowTables(int partitionCount, Executor executor, Compiler compiler) {
        this.compiler = compiler;
        partitions = new AtomicReferenceArray<>(partitionCount);
        broken = new AtomicReferenceArray<>(partitionCount);
        var bound = new PositionWaiters.Bound(MAX_WAITERS);
        for (int partition = 0; partition < partitionCount; partition++) {
            waiters.add(new PositionWaiters(bound, executor));
            histories.add(new TableHistory(MAX_TABLES));
            owners.add(new Ownership(OWNERS_MILLIS, MAX_ENDED_OWNERS));
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
        owners.get(partition).begin(from.state());
        publish(from, () -> compiler.whole(from), true);
    }

    @Override
    public void stopped(int partition, long offset, String reason) {
        waiters.get(partition).fail(new StoppedPartitionException(partition, reason));
    }

    @Override
    public void read(FollowedRecord read) {
        Current current = read.current();
        CompiledPartition before = partitions.get(read.partition());
        boolean changes =
                read.step() instanceof Step.Decided && !current.state().changes().isEmpty();
        if (changes) {
            owners.get(read.partition()).decided(current.state());
        }
        if (before == null || broken.get(read.partition()) != null) {
            publish(current, () -> compiler.whole(current), changes);
            return;
        }
        publish(
                current,
                () ->
                        switch (read.step()) {
                            case Step.Skipped _, Step.TermBegan _ -> before.at(current);
                            case Step.Decided _ -> decided(before, current);
                        },
                changes);
    }

    /** Tables that lacked one decision would stay wrong: what fails is made of the whole image. */
    private CompiledPartition decided(CompiledPartition before, Current next) {
        try {
            return compiler.after(before, next);
        } catch (RuntimeException fault) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "Compiling all rules of partition %d at %s, for the changes cannot be"
                            .formatted(next.partition(), next.position()),
                    fault);
            return compiler.whole(next);
        }
    }

    private void publish(
            Current current, Supplier<CompiledPartition> compilation, boolean changes) {
        int partition = current.partition();
        CompiledPartition compiled;
        try {
            compiled = compilation.get();
        } catch (RuntimeException fault) {
            broken.set(
                    partition, "the rules at %s cannot be compiled".formatted(current.position()));
            LOG.log(
                    System.Logger.Level.ERROR,
                    "The rules of partition %d cannot be compiled at %s"
                            .formatted(partition, current.position()),
                    fault);
            return;
        }
        // What could not be compiled may have changed more than this record does.
        boolean behind = partitions.get(partition) == null || broken.get(partition) != null;
        if (behind || changes) {
            histories.get(partition).add(compiled);
        }
        partitions.set(partition, compiled);
        broken.set(partition, null);
        waiters.get(partition).reached(current);
    }

    /**
     * Why the partition's tables have fallen behind the follower; empty if they have not. The next
     * record compiles them whole.
     */
    public Optional<String> broken(int partition) {
        return Optional.ofNullable(broken.get(partition));
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

    /**
     * What is known of the account at that log time: exact as to owners, and as to rules if no more
     * than {@value #MAX_TABLES} changes of its partition came since; else by the oldest rules that
     * are kept. The tables must be ready.
     */
    public FlowJudge.Known known(AccountId account, long atMillis) {
        int partition = partitionOf(account);
        CompiledPartition then = histories.get(partition).at(atMillis);
        return new FlowJudge.Known(
                owners.get(partition),
                then.current().state().account(account),
                then.table(account));
    }

    /** Who of the account held the address when. */
    public Answered<Ownership.History> history(AccountId account, Ip address) {
        // The position first: what is told is of then or later.
        Position position = partition(account).current().position();
        return new Answered<>(position, owners.get(partitionOf(account)).history(account, address));
    }

    /** Who held what in the partition. */
    Ownership owners(int partition) {
        return owners.get(partition);
    }

    /** The account's image now. */
    public AccountState account(AccountId account) {
        return partition(account).current().state().account(account);
    }

    /** What of the interface is open to the internet; empty if there is no such interface. */
    public Answered<Optional<List<Exposure>>> exposure(AccountId account, EniId eniId) {
        CompiledPartition partition = partition(account);
        AccountState state = partition.current().state().account(account);
        NetworkInterface eni = state.networkInterfaces().find(eniId);
        return new Answered<>(
                partition.current().position(),
                Optional.ofNullable(eni)
                        .map(found -> Exposures.of(state, partition.table(account), found)));
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

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.bench;

import dev.enif.core.id.InstanceId;
import dev.enif.core.loadbalancer.Maglev;
import dev.enif.core.loadbalancer.TargetChoice;
import dev.enif.core.loadbalancer.TargetId;
import dev.enif.core.loadbalancer.TargetKey;
import dev.enif.core.loadbalancer.TargetTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Picking the target of a flow, beside the limit: one read at random of an array as large as the
 * table of slots.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class MaglevLookups {
    private static final int FLOWS = 4_096;

    /** How many are registered: tables of 10,007, 10,007, 65,537 and 655,373 slots. */
    @Param({"3", "100", "600", "5000"})
    public int targets;

    private final long[] hashes = new long[FLOWS];
    private TargetTable table = prepared(1);
    private short[] slots = {};
    private List<String> names = List.of();

    private static TargetTable prepared(int targets) {
        TargetTable table = TargetTable.of(choice(targets));
        if (table == null) {
            throw new IllegalStateException("nothing to pick from");
        }
        return table;
    }

    private static TargetChoice choice(int targets) {
        List<TargetKey> keys = new ArrayList<>();
        for (int number = 0; number < targets; number++) {
            InstanceId id = new InstanceId(String.format(Locale.ROOT, "i-%017x", number + 1));
            keys.add(new TargetKey(new TargetId.OfInstance(id), 443));
        }
        return new TargetChoice(keys, false);
    }

    /** Makes the table, and as many hashes of flows as fit into the first cache. */
    @Setup
    public void prepare() {
        table = prepared(targets);
        names = choice(targets).targets().stream().map(TargetKey::toString).toList();
        slots = new short[Maglev.of(names).size()];
        Random random = new Random(1);
        for (int flow = 0; flow < FLOWS; flow++) {
            hashes[flow] = random.nextLong();
        }
    }

    /** A flow's target. */
    @Benchmark
    @OperationsPerInvocation(FLOWS)
    public void pick(Blackhole blackhole) {
        for (long hash : hashes) {
            blackhole.consume(table.pick(hash));
        }
    }

    /** The limit: the slot alone. */
    @Benchmark
    @OperationsPerInvocation(FLOWS)
    public void slotAlone(Blackhole blackhole) {
        for (long hash : hashes) {
            blackhole.consume(slots[(int) Math.floorMod(hash, (long) slots.length)]);
        }
    }

    /** Building the table anew, as when a target comes or goes. */
    @Benchmark
    public Maglev build() {
        return Maglev.of(names);
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.bench;

import dev.enif.core.partition.PartitionState;
import dev.enif.log.Cursor;
import dev.enif.log.LogIdentity;
import dev.enif.log.codec.snapshot.SnapshotCodec;
import dev.enif.log.codec.snapshot.Written;
import dev.enif.log.snapshot.Slot;
import dev.enif.log.snapshot.SnapshotManifest;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How long a partition's state takes to be written and read back, without the broker, and how much
 * heap it then holds. Beside the wall time stands the time of the one thread that works.
 */
final class SnapshotBenchmark implements SystemBenchmark {
    private static final String ID = "benchmark";
    private static final int[] SIZES = {20_000, 100_000, 1_000_000};

    @Override
    public String name() {
        return "snapshot";
    }

    @Override
    public void run(PrintStream out, Path folder) {
        out.printf(
                "%10s %6s %9s %12s %12s %12s %12s %11s%n",
                "interfaces",
                "chunks",
                "MiB",
                "write s",
                "write cpu s",
                "read s",
                "read cpu s",
                "heap B each");
        for (int size : SIZES) {
            measure(out, size);
        }
    }

    private static void measure(PrintStream out, int size) {
        List<byte[]> chunks = new ArrayList<>();
        SnapshotManifest manifest = write(LargeState.of(size), chunks);
        // Once more, without what it took to make the state and to warm up.
        PartitionState state = SnapshotCodec.read(manifest, chunks.iterator());
        chunks.clear();
        long started = System.nanoTime();
        long startedCpu = cpu();
        manifest = write(state, chunks);
        double writeSeconds = since(started, System.nanoTime());
        double writeCpu = since(startedCpu, cpu());
        state = PartitionState.EMPTY;
        long before = heap();
        started = System.nanoTime();
        startedCpu = cpu();
        state = SnapshotCodec.read(manifest, chunks.iterator());
        double readSeconds = since(started, System.nanoTime());
        double readCpu = since(startedCpu, cpu());
        long held = heap() - before;
        long bytes = chunks.stream().mapToLong(chunk -> chunk.length).sum();
        out.printf(
                "%10d %6d %9.1f %12.2f %12.2f %12.2f %12.2f %11d%n",
                state.accounts().firstEntry().getValue().networkInterfaces().size(),
                chunks.size(),
                bytes / 1048576.0,
                writeSeconds,
                writeCpu,
                readSeconds,
                readCpu,
                held / size);
    }

    private static SnapshotManifest write(PartitionState state, List<byte[]> chunks) {
        Written written = SnapshotCodec.write(state, ID, (_, chunk, _) -> chunks.add(chunk));
        return SnapshotCodec.manifest(
                new LogIdentity("cluster", "topic", 0),
                Cursor.START,
                Slot.FIRST,
                ID,
                state,
                written);
    }

    private static double since(long start, long end) {
        return (end - start) / 1e9;
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long heap() {
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}

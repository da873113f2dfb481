/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.bench;

import dev.enif.local.Folders;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs benchmarks: all of them, or those that {@code -Denif.bench} names, separated by commas. A
 * name is that of a {@link SystemBenchmark}, or a part of the name of a JMH benchmark.
 */
public final class Bench {

    private static final List<SystemBenchmark> SYSTEM =
            List.of(
                    new KafkaAppendBenchmark(),
                    new CommandsBenchmark(),
                    new RecoveryBenchmark(),
                    new ProjectionBenchmark(),
                    new SnapshotBenchmark(),
                    new FailoverBenchmark(),
                    new FlowLogBenchmark());

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        var out = System.out;
        printMachine(out);
        var chosen =
                arguments.length == 0 || arguments[0].isBlank()
                        ? List.<String>of()
                        : List.of(arguments[0].split(","));
        for (var benchmark : SYSTEM) {
            if (chosen.isEmpty() || chosen.contains(benchmark.name())) {
                out.printf("%n# %s%n", benchmark.name());
                runIn(benchmark, out);
            }
        }
        runJmh(chosen);
    }

    private static void printMachine(PrintStream out) {
        out.printf(
                "%s %s, %d processors, Java %s, heap %d MiB%n",
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"),
                Runtime.getRuntime().maxMemory() >> 20);
    }

    private static void runIn(SystemBenchmark benchmark, PrintStream out) throws Exception {
        Folders.delete(Path.of("target", "bench", benchmark.name()));
        var folder = Files.createDirectories(Path.of("target", "bench", benchmark.name()));
        // What a failed run leaves behind says why.
        benchmark.run(out, folder);
        Folders.delete(folder);
    }

    private static void runJmh(List<String> chosen) throws Exception {
        var system = SYSTEM.stream().map(SystemBenchmark::name).toList();
        var parts = chosen.stream().filter(name -> !system.contains(name)).toList();
        if (!chosen.isEmpty() && parts.isEmpty()) {
            return;
        }
        // The annotation processor writes the list if there is a benchmark at all.
        if (Bench.class.getResource("/META-INF/BenchmarkList") == null) {
            System.out.println("There is no JMH benchmark.");
            return;
        }
        var options = new OptionsBuilder().shouldFailOnError(true);
        parts.forEach(options::include);
        try {
            new Runner(options.build()).run();
        } catch (NoBenchmarksException e) {
            throw new IllegalArgumentException("no benchmark matches " + parts, e);
        }
    }
}

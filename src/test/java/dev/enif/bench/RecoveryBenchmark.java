/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.bench;

import dev.enif.local.ServiceProcess;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/**
 * How long a process of the command role takes until it is ready again, and until it answers its
 * first command, when its one partition holds many interfaces; and how much heap each of them
 * takes. Beside it: the same process with an empty partition, which is what a start costs at least.
 *
 * <p>The partition is filled by commands, so the log, its snapshots and what must be replayed after
 * them are those of a real one. Two interfaces to an instance, three addresses, two groups, a tag.
 */
final class RecoveryBenchmark implements SystemBenchmark {
    private static final int[] SIZES = {100_000, 1_000_000};
    private static final int PER_ACCOUNT = 100_000;
    private static final String ROLE = "command";
    private static final String ROW = "%-14s %-10s %10.2f %16.2f %14d %12s%n";

    @Override
    public String name() {
        return "recovery";
    }

    @Override
    public void run(PrintStream out, Path folder) throws Exception {
        out.printf(
                "%-14s %-10s %10s %16s %14s %12s%n",
                "interfaces", "it was", "ready s", "first answer s", "heap MiB", "B each");
        for (int size : SIZES) {
            try (var stack = Stack.start(folder.resolve("with-" + size), false)) {
                measure(out, stack, size);
            }
        }
    }

    private static void measure(PrintStream out, Stack stack, int size) throws Exception {
        String heap = size > 200_000 ? "-Xmx8g" : "-Xmx2g";
        stack.service(ROLE, heap, 1).close();
        long empty = start(out, stack, heap, "0", "stopped", 0, 0);
        try (var service = stack.service(ROLE, heap, 1);
                var client = new Client(service.settings().httpPort())) {
            long began = System.nanoTime();
            fill(client, size);
            out.printf(
                    Locale.ROOT,
                    "%d interfaces were made in %.1f s%n",
                    size,
                    (System.nanoTime() - began) / 1e9);
        }
        start(out, stack, heap, Integer.toString(size), "stopped", size, empty);
        try (var service = stack.service(ROLE, heap, 1)) {
            service.kill();
        }
        start(out, stack, heap, Integer.toString(size), "killed", size, empty);
    }

    /** Returns the heap in bytes that was in use. */
    private static long start(
            PrintStream out,
            Stack stack,
            String heap,
            String interfaces,
            String was,
            int size,
            long emptyHeap)
            throws Exception {
        long began = System.nanoTime();
        try (var service = stack.service(ROLE, heap, 1);
                var client = new Client(service.settings().httpPort())) {
            double ready = (System.nanoTime() - began) / 1e9;
            double answered = ready;
            var deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
            // Not an owner yet: it says so, and asks to come again.
            while (!tagged(client)) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("no command is answered");
                }
            }
            answered = (System.nanoTime() - began) / 1e9;
            long used = heapInUse(service);
            out.printf(
                    Locale.ROOT,
                    ROW,
                    interfaces,
                    was,
                    ready,
                    answered,
                    used >> 20,
                    size == 0 ? "" : Long.toString((used - emptyHeap) / size));
            return used;
        }
    }

    private static boolean tagged(Client client) throws Exception {
        return client.send(HttpMethod.PUT, account(0), "/v1/quotas/elastic-ips", "{\"value\":5}")
                .toCompletableFuture()
                .get()
                .accepted();
    }

    private static void fill(Client client, int size) throws Exception {
        for (int number = 0; number * PER_ACCOUNT < size; number++) {
            new LargeAccount(client, account(number)).fill(Math.min(PER_ACCOUNT, size));
        }
    }

    private static String account(int number) {
        return "%012d".formatted(2_000 + number);
    }

    /** After a full collection. */
    private static long heapInUse(ServiceProcess service) throws Exception {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        for (int time = 0; time < 2; time++) {
            var process =
                    new ProcessBuilder(jcmd, Long.toString(service.pid()), "GC.run")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            if (process.waitFor() != 0) {
                throw new IOException("jcmd failed");
            }
        }
        try (var http = HttpClient.newHttpClient()) {
            var metrics =
                    http.send(
                                    HttpRequest.newBuilder(service.management("/q/metrics"))
                                            .build(),
                                    HttpResponse.BodyHandlers.ofString())
                            .body();
            return (long)
                    metrics.lines()
                            .filter(line ->
                                    line.startsWith("jvm_memory_used_bytes")
                                            && line.contains("area=\"heap\""))
                            .mapToDouble(line ->
                                    Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                            .sum();
        }
    }
}

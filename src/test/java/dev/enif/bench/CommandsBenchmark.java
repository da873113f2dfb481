/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.bench;

import dev.enif.local.ServiceProcess;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Durable commands over REST, at fixed rates and at the most that the machine does, beside plain
 * appends of records of a decision's size to the same broker: the limit. And how long after its
 * commit a decision shows in the view and in the rule table.
 */
final class CommandsBenchmark implements SystemBenchmark {
    private static final int PARTITIONS = 4;
    private static final int[] RATES = {100, 500, 1_000};
    private static final Duration EACH = Duration.ofSeconds(20);
    private static final int SAMPLE_EVERY = 10;
    private static final int WARM_UP = 100_000;
    private static final String ROW = "%-34s %8s %9.0f %9.2f %9.2f %9.2f %7d%n";

    @Override
    public String name() {
        return "commands";
    }

    @Override
    public void run(PrintStream out, Path folder) throws Exception {
        for (boolean flush : new boolean[] {true, false}) {
            out.printf(
                    "%nlog.flush.interval.messages=1: %s; latencies in ms%n", flush ? "yes" : "no");
            out.printf(
                    "%-34s %8s %9s %9s %9s %9s %7s%n",
                    "", "offered", "per s", "p50", "p99", "max", "failed");
            try (var stack = Stack.start(folder.resolve("flush-" + flush), flush)) {
                limit(out, stack);
                try (var service =
                                stack.service(
                                        "command,projection,flow,relay", "-Xmx2g", PARTITIONS);
                        var client = new Client(service.settings().httpPort())) {
                    measure(out, stack, service, client);
                }
            }
        }
    }

    private static void limit(PrintStream out, Stack stack) throws Exception {
        try (var raw = new RawAppends(stack.bootstrapServers())) {
            Offer.closed(64, 5_000, raw::append);
            for (int rate : RATES) {
                row(
                        out,
                        "plain append",
                        rate + "/s",
                        Offer.open(rate, Duration.ofSeconds(10), raw::append));
            }
            row(out, "plain append, 256 in flight", "max", Offer.closed(256, 40_000, raw::append));
        }
    }

    private static void measure(PrintStream out, Stack stack, ServiceProcess service, Client client)
            throws Exception {
        var commands = new Commands(client);
        // A service runs for weeks: its compilers are given their time first.
        Offer.closed(256, WARM_UP, _ -> accepted(commands));
        try (var commits =
                new CommitTimes(stack.bootstrapServers(), Stack.TOPICS + ".events", PARTITIONS)) {
            for (int rate : RATES) {
                row(
                        out,
                        "durable commands",
                        rate + "/s",
                        Offer.open(rate, EACH, _ -> accepted(commands)));
            }
            for (int inFlight : new int[] {64, 256}) {
                row(
                        out,
                        "durable commands, " + inFlight + " in flight",
                        "max",
                        Offer.closed(inFlight, 30_000, _ -> accepted(commands)));
            }
            for (int rate : new int[] {100, 500}) {
                settle(commands);
                visible(out, commands, commits, rate);
            }
        }
        if (!service.isReady()) {
            out.println("The service is not ready any more.");
        }
    }

    private static CompletionStage<Boolean> accepted(Commands commands) {
        return commands.send().thenApply(Commands.Done::accepted);
    }

    /** When a read that waits for a position was answered. */
    private record Seen(String position, long millis) {}

    /** What a run before has left behind is none of the next one's time. */
    private static void settle(Commands commands) {
        // An account makes and deletes in turn: twice around, each has made one.
        for (int command = 0; command < 2 * Commands.ACCOUNTS; command++) {
            var done = commands.send().toCompletableFuture().join();
            if (!done.id().isEmpty()) {
                commands.view(done).join();
                commands.verdict(done).join();
            }
        }
    }

    private static void visible(PrintStream out, Commands commands, CommitTimes commits, int rate)
            throws InterruptedException {
        var views = new ConcurrentLinkedQueue<Seen>();
        var verdicts = new ConcurrentLinkedQueue<Seen>();
        Offer.open(
                rate,
                EACH,
                number ->
                        commands.send()
                                .thenCompose(done ->
                                        number % SAMPLE_EVERY != 0 || done.id().isEmpty()
                                                ? CompletableFuture.completedFuture(done.accepted())
                                                : both(commands, done, views, verdicts)));
        visible(out, "commit to view, read included", rate, views, commits);
        visible(out, "commit to rule table, likewise", rate, verdicts, commits);
    }

    private static CompletableFuture<Boolean> both(
            Commands commands,
            Commands.Done done,
            ConcurrentLinkedQueue<Seen> views,
            ConcurrentLinkedQueue<Seen> verdicts) {
        var view = commands.view(done).thenAccept(_ -> views.add(seen(done)));
        var verdict = commands.verdict(done).thenAccept(_ -> verdicts.add(seen(done)));
        return CompletableFuture.allOf(view, verdict).thenApply(_ -> true);
    }

    private static Seen seen(Commands.Done done) {
        return new Seen(done.position(), System.currentTimeMillis());
    }

    private static void visible(
            PrintStream out, String what, int rate, Iterable<Seen> samples, CommitTimes commits) {
        var all = new java.util.ArrayList<Long>();
        int missing = 0;
        for (var sample : samples) {
            var committed = commits.of(sample.position());
            if (committed == null) {
                missing++;
            } else {
                all.add(sample.millis() - committed);
            }
        }
        var latencies = latencies(all);
        out.printf(
                Locale.ROOT,
                "%-34s %8s %9s %9.0f %9.0f %9.0f %7d%n",
                what,
                rate + "/s",
                "n=" + all.size(),
                latencies.millis(0.5),
                latencies.millis(0.99),
                latencies.millis(1),
                missing);
    }

    private static Latencies latencies(List<Long> millis) {
        var latencies = new Latencies(millis.size());
        millis.forEach(one -> latencies.add(one * 1_000_000));
        return latencies;
    }

    private static void row(PrintStream out, String what, String offered, Offer.Outcome outcome) {
        out.printf(
                Locale.ROOT,
                ROW,
                what,
                offered,
                outcome.perSecond(),
                outcome.latencies().millis(0.5),
                outcome.latencies().millis(0.99),
                outcome.latencies().millis(1),
                outcome.failed());
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.bench;

import dev.enif.local.BrokerProcess;
import dev.enif.local.BrokerSettings;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The limit that no event-sourced service on this machine can exceed: plain idempotent appends of
 * records of a decision's size, with one, some and many in flight, with the disk flushed for each
 * record and without.
 */
final class KafkaAppendBenchmark implements SystemBenchmark {

    private static final int WARM_UP = 2_000;

    @Override
    public String name() {
        return "kafka-append";
    }

    @Override
    public void run(PrintStream out, Path folder) throws Exception {
        out.printf(
                "records of %d bytes, acks=all, idempotent, linger 0, lz4%n",
                RawAppends.RECORD_BYTES);
        out.printf(
                "%-18s %10s %12s %9s %9s%n", "flush", "in flight", "records/s", "p50 ms", "p99 ms");
        for (boolean flush : new boolean[] {false, true}) {
            var settings = BrokerSettings.onFreePort(folder.resolve("kafka-flush-" + flush), flush);
            try (var broker = BrokerProcess.start(settings);
                    var appends = new RawAppends(broker.bootstrapServers())) {
                Offer.closed(64, WARM_UP, appends::append);
                for (int inFlight : new int[] {1, 64, 1_024}) {
                    int records = inFlight == 1 ? 2_000 : 20_000;
                    var outcome = Offer.closed(inFlight, records, appends::append);
                    out.printf(
                            Locale.ROOT,
                            "%-18s %10d %12.0f %9.2f %9.2f%n",
                            flush ? "every record" : "by the system",
                            inFlight,
                            outcome.perSecond(),
                            outcome.latencies().millis(0.50),
                            outcome.latencies().millis(0.99));
                }
            }
        }
    }
}

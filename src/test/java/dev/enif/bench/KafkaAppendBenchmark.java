/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.bench;

import dev.enif.local.BrokerProcess;
import dev.enif.local.BrokerSettings;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * The limit that no event-sourced service on this machine can exceed: plain idempotent appends of
 * records of a decision's size, with one, some and many in flight, with the disk flushed for each
 * record and without.
 */
final class KafkaAppendBenchmark implements SystemBenchmark {

    private static final int RECORD_BYTES = 700;
    private static final int WARM_UP = 2_000;

    @Override
    public String name() {
        return "kafka-append";
    }

    @Override
    public void run(PrintStream out, Path folder) throws Exception {
        out.printf("records of %d bytes, acks=all, idempotent, linger 0, lz4%n", RECORD_BYTES);
        out.printf(
                "%-18s %10s %12s %9s %9s%n", "flush", "in flight", "records/s", "p50 ms", "p99 ms");
        for (boolean flush : new boolean[] {false, true}) {
            var settings = BrokerSettings.onFreePort(folder.resolve("kafka-flush-" + flush), flush);
            try (var broker = BrokerProcess.start(settings)) {
                createTopic(broker);
                measure(broker, 64, WARM_UP);
                for (int inFlight : new int[] {1, 64, 1_024}) {
                    int records = inFlight == 1 ? 2_000 : 20_000;
                    long start = System.nanoTime();
                    var latencies = measure(broker, inFlight, records);
                    double seconds = (System.nanoTime() - start) / 1e9;
                    out.printf(
                            "%-18s %10d %12.0f %9.2f %9.2f%n",
                            flush ? "every record" : "by the system",
                            inFlight,
                            latencies.count() / seconds,
                            latencies.millis(0.50),
                            latencies.millis(0.99));
                }
            }
        }
    }

    private static void createTopic(BrokerProcess broker) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic("append", 1, (short) 1)))
                    .all()
                    .get(30, TimeUnit.SECONDS);
        }
    }

    private static Latencies measure(BrokerProcess broker, int inFlight, int records)
            throws Exception {
        var latencies = new Latencies(records);
        var failure = new AtomicReference<@Nullable Exception>();
        var room = new Semaphore(inFlight);
        var value = new byte[RECORD_BYTES];
        RandomGenerator.getDefault().nextBytes(value);
        Map<String, Object> properties =
                Map.of(
                        "bootstrap.servers",
                        broker.bootstrapServers(),
                        "acks",
                        "all",
                        "enable.idempotence",
                        true,
                        "linger.ms",
                        0,
                        "compression.type",
                        "lz4");
        try (var producer =
                new KafkaProducer<>(
                        properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.partitionsFor("append");
            for (int i = 0; i < records; i++) {
                room.acquire();
                long sent = System.nanoTime();
                // All callbacks run on the producer's one I/O thread.
                var _ =
                        producer.send(
                                new ProducerRecord<>("append", value),
                                (metadata, exception) -> {
                                    if (exception != null) {
                                        failure.compareAndSet(null, exception);
                                    } else {
                                        latencies.add(System.nanoTime() - sent);
                                    }
                                    room.release();
                                });
            }
            room.acquire(inFlight);
        }
        var failed = failure.get();
        if (failed != null) {
            throw failed;
        }
        return latencies;
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.app;

import dev.enif.log.codec.TypeNames;
import dev.enif.log.kafka.FollowedRecord;
import dev.enif.log.kafka.Follower;
import dev.enif.log.reader.Step;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts what the follower reads: events by type, claims, and records that do not count. What it
 * reads while it catches up at its start is counted too.
 */
final class LogMetrics implements Follower.Listener {

    private final MeterRegistry registry;
    private final Tags reader;
    private final Counter terms;
    private final Map<String, Counter> events = new ConcurrentHashMap<>();

    /**
     * @param reader which follower of this process is measured: each role may have its own
     */
    LogMetrics(MeterRegistry registry, String reader) {
        this.registry = registry;
        this.reader = Tags.of("reader", reader);
        this.terms = registry.counter("enif.terms", this.reader);
    }

    /** Measures this follower from now on. */
    void watch(Follower follower) {
        follower.addListener(this);
        for (int partition = 0; partition < follower.partitions(); partition++) {
            int measured = partition;
            Gauge.builder(
                            "enif.follower.lag.events",
                            follower,
                            it -> it.lags().getOrDefault(measured, 0L))
                    .tags(reader.and("partition", Integer.toString(partition)))
                    .register(registry);
        }
        Gauge.builder("enif.follower.stopped.partitions", follower, it -> it.stopped().size())
                .tags(reader)
                .register(registry);
    }

    @Override
    public void read(FollowedRecord record) {
        switch (record.step()) {
            case Step.Skipped(var reason) ->
                    registry.counter(
                                    "enif.void.records",
                                    reader.and("reason", reason.name().toLowerCase(Locale.ROOT)))
                            .increment();
            case Step.TermBegan _ -> terms.increment();
            case Step.Decided decided ->
                    decided.record()
                            .decision()
                            .events()
                            .forEach(event -> appended(TypeNames.ofEvent(event)));
        }
    }

    private void appended(String type) {
        events.computeIfAbsent(
                        type,
                        name -> registry.counter("enif.events.appended", reader.and("type", name)))
                .increment();
    }
}

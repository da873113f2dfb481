/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.app;

import dev.enif.core.account.AccountEvent;
import dev.enif.core.failover.FailoverGroupEvent.FailedOver;
import dev.enif.core.partition.PartitionEvent;
import dev.enif.log.codec.WireNames;
import dev.enif.log.kafka.FollowedRecord;
import dev.enif.log.kafka.Follower;
import dev.enif.log.reader.Step;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.TimeUnit;

/**
 * Measures the stages of failovers as a follower passes them: how long after the failure each was
 * decided, by log time alone, and how long after the decision this reader shows it, by log time
 * against the clock of this process. What is read while it catches up is not measured.
 */
final class FailoverMetrics implements Follower.Listener {
    private final MeterRegistry registry;
    private final Follower follower;
    private final String reader;

    private FailoverMetrics(MeterRegistry registry, Follower follower, String reader) {
        this.registry = registry;
        this.follower = follower;
        this.reader = reader;
    }

    /**
     * Measures from now on; told after the listeners that are there already.
     *
     * @param reader what the follower keeps up, such as {@code rule-table}
     */
    static void watch(MeterRegistry registry, Follower follower, String reader) {
        follower.addListener(new FailoverMetrics(registry, follower, reader));
    }

    @Override
    public void read(FollowedRecord record) {
        switch (record.step()) {
            case Step.Skipped _, Step.TermBegan _ -> {
                // Nothing moves.
            }
            case Step.Decided decided -> {
                if (follower.live(record.partition())) {
                    decided.record().decision().events().forEach(this::note);
                }
            }
        }
    }

    private void note(PartitionEvent event) {
        if (event
                instanceof
                PartitionEvent.InAccount(_, AccountEvent.OfFailoverGroup(FailedOver moved))) {
            registry.timer(
                            "enif.failover.decided",
                            "reader",
                            reader,
                            "cause",
                            WireNames.FAILOVER_CAUSES.name(moved.cause()))
                    .record(moved.decidedAfterMillis(), TimeUnit.MILLISECONDS);
            registry.timer("enif.failover.shown", "reader", reader)
                    .record(
                            moved.shownAfterMillis(System.currentTimeMillis()),
                            TimeUnit.MILLISECONDS);
        }
    }
}

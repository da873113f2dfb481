/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.flow.stream;

import dev.enif.log.kafka.KafkaSettings;
import dev.enif.log.kafka.Topics;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;

/**
 * Reads flow records and writes the lines of the flow logs of one interval. What is read is
 * committed in the transaction that writes all lines about it, so readers of committed records see
 * each flow once, whatever becomes of processes. Several share the partitions as a consumer group.
 * One thread of its own, which outlasts outages; the other methods may be called from any.
 */
public final class FlowLogStream implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration AT_THE_END = Duration.ofSeconds(10);

    private final KafkaSettings kafka;
    private final Topics topics;
    private final FlowKnowledge knowledge;
    private final FlowLogSettings settings;
    private final Thread thread;
    private final FlowLogStatus status = new FlowLogStatus();
    private final CountDownLatch closing = new CountDownLatch(1);

    private volatile long turnedNanos = System.nanoTime();
    private volatile boolean dead;
    private volatile @Nullable FlowLogSession session;

    public FlowLogStream(
            KafkaSettings kafka, Topics topics, FlowKnowledge knowledge, FlowLogSettings settings) {
        this.kafka = kafka;
        this.topics = topics;
        this.knowledge = knowledge;
        this.settings = settings;
        thread =
                Thread.ofPlatform()
                        .daemon()
                        .name("enif-flow-logs-" + settings.intervalSeconds())
                        .unstarted(this::run);
    }

    /** The consumer group of the streams of one interval. */
    static String group(Topics topics, int intervalSeconds) {
        return topics.flowLogs() + "-" + intervalSeconds;
    }

    public void start() {
        thread.start();
    }

    public FlowLogStatus status() {
        return status;
    }

    public FlowLogSettings settings() {
        return settings;
    }

    /** How long ago the loop came around; it does so several times a minute, whatever happens. */
    public Duration sinceTurn() {
        return Duration.ofNanos(System.nanoTime() - turnedNanos);
    }

    public boolean isAlive() {
        return thread.isAlive();
    }

    private void run() {
        while (!isClosing()) {
            turnedNanos = System.nanoTime();
            try {
                // Who cannot judge leaves the partitions to those who can.
                knowledge.catchUp();
                serve();
            } catch (WakeupException told) {
                // Only close() does that.
            } catch (InterruptException told) {
                closing.countDown();
            } catch (RuntimeException outage) {
                // Whatever it is: a thread that has ended writes nothing ever after.
                status.troubled(outage);
                pause();
            }
        }
    }

    private void serve() {
        try (var opened = new FlowLogSession(kafka, topics, knowledge, settings, status)) {
            session = opened;
            opened.begin();
            while (!isClosing()) {
                turnedNanos = System.nanoTime();
                opened.turn();
                status.well();
            }
            if (!dead) {
                opened.write();
            }
        } finally {
            session = null;
        }
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    /** Before the next attempt; {@link #close} ends it at once. */
    private void pause() {
        try {
            var _ = closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException told) {
            closing.countDown();
        }
    }

    /** Writes what is open and leaves the group, within a bounded time. */
    @Override
    public void close() {
        // A poll is short: what is open is written after it.
        closing.countDown();
        try {
            if (thread.isAlive()) {
                thread.join(AT_THE_END);
            }
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the thread without writing what is open, as a crash would; for tests. */
    void die() {
        dead = true;
        closing.countDown();
        var open = session;
        if (open != null) {
            open.giveUp();
        }
        try {
            thread.join(AT_THE_END);
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
        }
    }
}

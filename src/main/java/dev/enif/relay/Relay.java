/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.relay;

import dev.enif.log.codec.JsonCodec;
import dev.enif.log.kafka.Faults;
import dev.enif.log.kafka.KafkaSettings;
import dev.enif.log.kafka.Topics;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the log, applies the reader rule, and publishes; the cursor is committed in the same
 * transaction. Several processes share the partitions as a consumer group; one that was stalled is
 * fenced by the group's generation when it commits. One thread of its own, which outlasts outages;
 * the other methods may be called from any.
 */
public final class Relay implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration AT_THE_END = Duration.ofSeconds(10);

    private final KafkaSettings kafka;
    private final Topics topics;
    private final JsonCodec codec;
    private final CloudEvents events;
    private final Faults faults;
    private final Thread thread;
    private final RelayStatus status = new RelayStatus();
    private final CountDownLatch closing = new CountDownLatch(1);

    private volatile long turnedNanos = System.nanoTime();
    private volatile @Nullable RelaySession session;
    private String writer;

    /**
     * @param region part of the events' source
     */
    public Relay(
            KafkaSettings kafka, Topics topics, JsonCodec codec, String region, Faults faults) {
        this.kafka = kafka;
        this.topics = topics;
        this.codec = codec;
        this.events = new CloudEvents(codec, topics.changes(), region);
        this.faults = faults;
        this.writer = kafka.node();
        this.thread = Thread.ofPlatform().daemon().name("enif-relay").unstarted(this::run);
    }

    /** The consumer group whose committed offsets are the relay's cursors. */
    static String group(Topics topics) {
        return topics.changes() + "-relay";
    }

    public void start() {
        thread.start();
    }

    public RelayStatus status() {
        return status;
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
            try (var opened =
                    new RelaySession(kafka, topics, codec, events, status, faults, writer)) {
                session = opened;
                opened.begin();
                while (!isClosing()) {
                    turnedNanos = System.nanoTime();
                    opened.turn();
                    status.well();
                }
            } catch (WakeupException told) {
                // Only close() does that.
            } catch (InterruptException told) {
                closing.countDown();
            } catch (RuntimeException outage) {
                giveUpSharedName(outage);
                // Whatever it is: a thread that has ended publishes nothing ever after.
                status.troubled(outage);
                pause();
            } finally {
                session = null;
            }
        }
    }

    /**
     * A restart takes over its node's name, and with it ends what it had left open. Two processes
     * of one name would go on to fence each other for ever; so who is fenced leaves it to the
     * other.
     */
    private void giveUpSharedName(Throwable outage) {
        if (writer.equals(kafka.node()) && RelaySession.isFenced(outage)) {
            writer = kafka.node() + "-" + UUID.randomUUID();
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

    /** Gives up what is not committed and leaves the group, within a bounded time. */
    @Override
    public void close() {
        closing.countDown();
        var open = session;
        if (open != null) {
            open.wakeUp();
        }
        try {
            if (thread.isAlive()) {
                thread.join(AT_THE_END);
            }
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
        }
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * A Kafka broker in a JVM of its own, which can be killed and started again: {@link #start} with
 * the same settings finds the same topics on the same port. Not thread-safe.
 */
public final class BrokerProcess implements AutoCloseable {

    /** An unclean stop is recovered at the start, which takes 20 s on a busy machine. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final List<String> JVM_OPTIONS =
            List.of(
                    "-Xms64m",
                    "-Xmx256m",
                    "-XX:+UseSerialGC",
                    "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                    "--sun-misc-unsafe-memory-access=allow");

    private final BrokerSettings settings;
    private final ChildProcess child;

    private BrokerProcess(BrokerSettings settings, ChildProcess child) {
        this.settings = settings;
        this.child = child;
    }

    /**
     * Starts the broker and returns when clients may come.
     *
     * @throws LocalTrouble if it ends or does not come up in time; names its log
     */
    public static BrokerProcess start(BrokerSettings settings) {
        var broker = launch(settings);
        try {
            broker.awaitReady();
        } catch (LocalTrouble e) {
            broker.kill();
            throw e;
        }
        return broker;
    }

    /** Starts the broker and returns at once. */
    static BrokerProcess launch(BrokerSettings settings) {
        try {
            Files.createDirectories(settings.dataFolder());
            Files.deleteIfExists(ready(settings));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var command =
                Jvm.command(
                        JVM_OPTIONS,
                        BrokerMain.class,
                        List.of(
                                settings.dataFolder().toString(),
                                Integer.toString(settings.port()),
                                Boolean.toString(settings.flushEveryRecord()),
                                ready(settings).toString()));
        return new BrokerProcess(settings, ChildProcess.start("kafka", command, log(settings)));
    }

    /**
     * Returns when clients may come.
     *
     * @throws LocalTrouble if it ends or does not come up in time; names its log
     */
    void awaitReady() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.exists(ready(settings))) {
            if (!child.isAlive()) {
                throw new LocalTrouble(
                        "The Kafka broker ended while it was starting; its log says why: "
                                + log(settings));
            }
            if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
                throw new LocalTrouble(
                        "The Kafka broker did not start within %d s; see its log: %s"
                                .formatted(PATIENCE.toSeconds(), log(settings)));
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    /** What clients set as {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return settings.bootstrapServers();
    }

    public BrokerSettings settings() {
        return settings;
    }

    public long pid() {
        return child.pid();
    }

    public boolean isAlive() {
        return child.isAlive();
    }

    /** SIGKILL; returns when it is gone. */
    public void kill() {
        child.kill();
    }

    /** SIGSTOP. */
    public void pause() {
        child.pause();
    }

    /** SIGCONT. */
    public void resume() {
        child.resume();
    }

    /** Stops it in good order, and by force after 20 s. */
    @Override
    public void close() {
        child.stop(Duration.ofSeconds(20));
    }

    ChildProcess child() {
        return child;
    }

    private static Path ready(BrokerSettings settings) {
        return settings.dataFolder().resolveSibling(settings.dataFolder().getFileName() + ".ready");
    }

    private static Path log(BrokerSettings settings) {
        return settings.dataFolder().resolveSibling(settings.dataFolder().getFileName() + ".log");
    }
}

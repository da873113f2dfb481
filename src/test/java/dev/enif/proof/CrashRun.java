/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.local.ServiceProcess;
import dev.enif.testing.Await;
import dev.enif.testing.Seeds;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;

/**
 * One run: a new installation under load, something goes wrong, the load goes on; then all comes to
 * rest, and the checkers judge the log, the views and the clients' history.
 */
final class CrashRun {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String CRASH_AT = "enif.crash-at";

    /** Snapshots so often that one is under way every other second. */
    private static final Map<String, String> SETTINGS =
            Map.of(
                    "enif.roles", "command,projection",
                    "enif.test-faults", "true",
                    "enif.log.snapshot-every", "32K");

    private final RandomGenerator random;
    private final Installation installation;
    private final History history = new History();
    private final Report report = new Report();
    private final AtomicReference<List<URI>> addresses = new AtomicReference<>(List.of());
    private final Load load = new Load(addresses::get, history);

    private CrashRun(long seed, Installation installation) {
        this.random = Seeds.random(seed);
        this.installation = installation;
    }

    /**
     * Runs it to its end.
     *
     * @param crashes one after the other; several only if each strikes a single process
     * @param seed decides what clients ask for and when a crash comes; threads and processes still
     *     meet as they like
     * @param folder for logs and data
     */
    static Report run(List<Crash> crashes, long seed, Path folder) throws Exception {
        try (var installation =
                crashes.contains(Crash.BROKER)
                        ? Installation.withOwnBroker(folder)
                        : new Installation(folder)) {
            return new CrashRun(seed, installation).run(crashes);
        }
    }

    private Report run(List<Crash> crashes) throws Exception {
        try (load) {
            switch (crashes.getFirst()) {
                case ANYWHERE, AFTER_APPEND, BEFORE_READ_BACK, DURING_SNAPSHOT -> crash(crashes);
                case BROKER -> restartBroker();
                case OWNER_HANGS -> hang();
            }
            installation.appendVoid();
            underLoad();
            load.stop();
            long ended = System.nanoTime();
            awaitViews(ended);
        }
        installation.stopServices();
        LogChecker.check(installation.bootstrapServers(), installation.prefix(), history, report);
        try (Connection database = installation.connect()) {
            Fold fold =
                    Fold.of(
                            installation.bootstrapServers(),
                            installation.prefix(),
                            ViewChecker.positions(database),
                            report);
            ViewChecker.check(fold, database, report);
            requireKeenEyes(fold, database);
        }
        return report;
    }

    /** A checker that has found nothing must be able to find something. */
    private static void requireKeenEyes(Fold fold, Connection database) throws SQLException {
        Report spoilt = new Report();
        database.setAutoCommit(false);
        try (var statement = database.createStatement()) {
            statement.executeUpdate("UPDATE enif.subnet SET available_ip_address_count = -1");
            statement.executeUpdate("DELETE FROM enif.address");
            ViewChecker.check(fold, database, spoilt);
        } finally {
            database.rollback();
        }
        assertThat(spoilt.violations())
                .anyMatch(it -> it.startsWith("I7: subnet.available_ip_address_count of "))
                .anyMatch(it -> it.startsWith("I7: address lacks "));
    }

    /** After each crash the process is started again, and prepared for the next. */
    private void crash(List<Crash> crashes) throws Exception {
        Map<String, String> first = new HashMap<>(SETTINGS);
        first.put(CRASH_AT, place(crashes.getFirst()));
        ServiceProcess service = installation.start("only", first);
        loadFrom(service);
        for (int next = 1; next <= crashes.size(); next++) {
            if (crashes.get(next - 1).point().isEmpty()) {
                underLoad();
                service.kill();
            } else if (!service.awaitEnd(PATIENCE)) {
                throw new AssertionError("The service did not come to " + crashes.get(next - 1));
            }
            service =
                    next < crashes.size()
                            ? installation.launchAgain(service, CRASH_AT, place(crashes.get(next)))
                            : installation.startAgain(service, CRASH_AT, "");
        }
    }

    /** The named place and how often it is passed before; empty if there is none. */
    private String place(Crash crash) {
        return crash.point()
                .map(point ->
                        point.wireName()
                                + ":"
                                + (crash == Crash.DURING_SNAPSHOT
                                        ? random.nextInt(6, 13)
                                        : drawCommands()))
                .orElse("");
    }

    private void restartBroker() throws Exception {
        loadFrom(installation.start("only", SETTINGS));
        underLoad();
        long killed = System.nanoTime();
        installation.restartBroker();
        awaitAllPartitions("A broker killed and restarted", killed);
    }

    private void hang() throws Exception {
        ServiceProcess first = installation.start("first", SETTINGS);
        ServiceProcess second = installation.start("second", SETTINGS);
        loadFrom(first, second);
        underLoad();
        long hung = System.nanoTime();
        first.pause();
        awaitAllPartitions("An owner that hangs, with a hot standby", hung);
        first.resume();
        // What it decided and appended in its old term must not count, and it must notice.
        addresses.set(List.of(first.api("/")));
        underLoad();
        Await.until("the first process is ready again", PATIENCE, first::isReady);
        long killed = System.nanoTime();
        second.kill();
        awaitAllPartitions("An owner killed, with a hot standby", killed);
    }

    private void loadFrom(ServiceProcess... services) throws InterruptedException {
        addresses.set(List.of(services).stream().map(service -> service.api("/")).toList());
        load.start(Installation.PARTITIONS, random);
    }

    private void underLoad() {
        int goal = history.answered() + drawCommands();
        Await.until("commands are answered", PATIENCE, () -> history.answered() >= goal);
    }

    private int drawCommands() {
        return random.nextInt(150, 400);
    }

    /** Until in each partition a command was answered that was sent after the fault. */
    private void awaitAllPartitions(String fault, long faultNanos) {
        Await.until(
                "all partitions answer again",
                PATIENCE,
                () -> history.firstAnsweredAfter(faultNanos).size() == Installation.PARTITIONS);
        long last =
                history.firstAnsweredAfter(faultNanos).values().stream()
                        .mapToLong(Long::longValue)
                        .max()
                        .orElseThrow();
        report.remark(
                "%s: every partition has answered %,d ms later"
                        .formatted(fault, TimeUnit.NANOSECONDS.toMillis(last - faultNanos)));
    }

    private void awaitViews(long ended) throws Exception {
        String events = installation.prefix() + ".events";
        try (Connection database = installation.connect()) {
            Await.until(
                    "the views reach the end of the log",
                    PATIENCE,
                    () ->
                            ViewChecker.positions(database)
                                    .equals(LogWalk.ends(installation.bootstrapServers(), events)));
        }
        report.remark(
                "%,d commands answered, %,d reads; the views reached the end %,d ms after the last"
                        .formatted(
                                history.answered(),
                                history.reads().size(),
                                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - ended)));
    }
}

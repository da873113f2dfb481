/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.local;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What {@code ./mvnw} starts: a broker, a database and the packaged service with all roles, with
 * their data in one folder. Ctrl-C or SIGTERM stops the service first, then the broker, then the
 * database; if this process is killed, all of them end by themselves, and the next run recovers.
 */
public final class LocalRun {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String DATABASE = "enif";

    private final LocalSettings settings;
    private final PrintStream out;

    private boolean stopping;
    private @Nullable DataFolder folder;
    private @Nullable BrokerProcess broker;
    private @Nullable EmbeddedPostgres database;
    private @Nullable ServiceProcess service;

    private LocalRun(LocalSettings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    /**
     * Runs until it is told to stop, or a part of it ends; then with exit value 1 and a sentence.
     */
    public static void main(String[] arguments) {
        try {
            var run = new LocalRun(LocalSettings.fromSystemProperties(), System.out);
            Runtime.getRuntime().addShutdownHook(new Thread(run::stop, "stop-enif"));
            run.run();
        } catch (LocalTrouble trouble) {
            System.err.println();
            System.err.println("enif: " + trouble.getMessage());
        }
        // Ends this process even though libraries left threads; the hook stops the rest.
        System.exit(1);
    }

    /** Starts everything and returns when a part has ended; the shutdown hook has the last word. */
    private void run() {
        try {
            startServers();
            if (settings.service()) {
                startService();
            } else {
                out.println();
                out.println(servers());
                out.println("The service is not started; in another terminal: ./mvnw quarkus:dev");
            }
            awaitAnyEnd();
        } catch (LocalTrouble trouble) {
            if (!isStopping()) {
                throw trouble;
            }
        }
        if (isStopping()) {
            awaitHook();
        }
        throw new LocalTrouble(whatEnded());
    }

    private void startServers() {
        checkPlatform();
        out.println("Starting Kafka and PostgreSQL in " + settings.data() + " ...");
        DataFolder opened;
        synchronized (this) {
            opened = DataFolder.open(settings.data(), settings.minimumFreeMib());
            folder = opened;
        }
        opened.endLeftBehind();
        settings.checkPorts();
        BrokerProcess launched;
        synchronized (this) {
            checkNotStopping();
            launched =
                    BrokerProcess.launch(
                            new BrokerSettings(opened.broker(), settings.kafkaPort(), true));
            broker = launched;
            opened.remember(launched.child().handle());
        }
        // While the broker's JVM warms up; stop() waits for it, so that no half-started server is
        // left.
        synchronized (this) {
            checkNotStopping();
            var started =
                    EmbeddedPostgres.start(
                            new DatabaseSettings(
                                    opened.database(),
                                    opened.databasePrograms(),
                                    settings.postgresPort()));
            database = started;
            started.createDatabase(DATABASE);
        }
        launched.awaitReady();
    }

    private void startService() {
        out.println("Starting the service ...");
        ServiceProcess launched;
        synchronized (this) {
            checkNotStopping();
            launched = ServiceProcess.launch(serviceSettings());
            service = launched;
            if (folder != null) {
                folder.remember(launched.child().handle());
            }
        }
        launched.awaitReady(PATIENCE);
        out.println(greeting());
    }

    private ServiceSettings serviceSettings() {
        var address = "127.0.0.1:" + settings.postgresPort() + "/" + DATABASE;
        return new ServiceSettings(
                        settings.httpPort(),
                        settings.managementPort(),
                        List.of(),
                        Map.of("enif.local", "true"),
                        null)
                .withKafka("127.0.0.1:" + settings.kafkaPort())
                .withDatabase(
                        "jdbc:postgresql://" + address,
                        "postgresql://" + address,
                        EmbeddedPostgres.USER,
                        EmbeddedPostgres.USER);
    }

    private void awaitAnyEnd() {
        // Where Maven built first, this JVM is full of what the build needed.
        System.gc();
        var parts = new ArrayList<ProcessHandle>();
        synchronized (this) {
            if (broker != null) {
                parts.add(broker.child().handle());
            }
            if (database != null) {
                parts.add(database.handle());
            }
            if (service != null) {
                parts.add(service.child().handle());
            }
        }
        CompletableFuture.anyOf(
                        parts.stream()
                                .map(ProcessHandle::onExit)
                                .toArray(CompletableFuture<?>[]::new))
                .join();
    }

    private synchronized String whatEnded() {
        if (service != null && !service.isAlive()) {
            return "The service has ended with exit value %d; it says why above."
                    .formatted(service.child().exitValue());
        }
        return broker != null && !broker.isAlive()
                ? "The Kafka broker has ended; its log says why: " + brokerLog()
                : "PostgreSQL has ended; its log says why: " + databaseLog();
    }

    /** In the shutdown hook. */
    private synchronized void stop() {
        stopping = true;
        if (service != null || broker != null || database != null) {
            out.println();
            out.println("Stopping ...");
        }
        if (service != null) {
            service.close();
        }
        if (broker != null) {
            broker.close();
        }
        if (database != null) {
            database.close();
        }
        if (folder != null) {
            folder.close();
        }
        if (broker != null || database != null) {
            out.println("Everything has stopped; the data is kept in " + settings.data() + ".");
        }
    }

    private synchronized boolean isStopping() {
        return stopping;
    }

    private static void checkPlatform() {
        if (System.getProperty("os.name").startsWith("Windows")) {
            throw new LocalTrouble(
                    "The local run needs Linux or macOS: on Windows, start it inside WSL.");
        }
    }

    private void checkNotStopping() {
        if (stopping) {
            throw new LocalTrouble("Stopped while starting.");
        }
    }

    /** The hook ends the process. */
    private static void awaitHook() {
        new CompletableFuture<Void>().join();
    }

    private String greeting() {
        var api = "http://127.0.0.1:" + settings.httpPort();
        return """

        Enif is running.

          API          %s/v1, described at %s/q/openapi
          Health       http://127.0.0.1:%d/q/health
        %s
        Try:

          curl -s -X POST %s/v1/vpcs -H 'Content-Type: application/json' -d '{"cidrBlock":"10.0.0.0/16"}'

        Ctrl-C stops all of it.
        """
                .formatted(api, api, settings.managementPort(), servers(), api);
    }

    private String servers() {
        return """
          Kafka        127.0.0.1:%d, log in %s
          PostgreSQL   127.0.0.1:%d, database %s, user %s, log in %s
          Data         %s
        """
                .formatted(
                        settings.kafkaPort(),
                        brokerLog(),
                        settings.postgresPort(),
                        DATABASE,
                        EmbeddedPostgres.USER,
                        databaseLog(),
                        settings.data());
    }

    private Path brokerLog() {
        return settings.data().resolve("kafka.log");
    }

    private Path databaseLog() {
        return settings.data().resolve("postgres.log");
    }
}

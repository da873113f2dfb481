/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.testing;

import dev.enif.local.BrokerProcess;
import dev.enif.local.BrokerSettings;
import dev.enif.local.DatabaseSettings;
import dev.enif.local.EmbeddedPostgres;
import dev.enif.local.Folders;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One broker and one database server per test JVM, on free ports; started when a test first asks,
 * stopped and deleted with the JVM. Tests keep out of each other's way by topics and databases of
 * their own. Thread-safe.
 */
public final class TestServers {

    private static final Deque<AutoCloseable> running = new ArrayDeque<>();

    private static @Nullable BrokerProcess broker;
    private static @Nullable EmbeddedPostgres server;

    private TestServers() {}

    /** The test JVM's broker: {@code kafka().bootstrapServers()}. */
    public static Kafka kafka() {
        return new Kafka(inTheSystemLoader("startKafka"));
    }

    /** The test JVM's database server. */
    public static Postgres postgres() {
        return new Postgres(inTheSystemLoader("startPostgres"));
    }

    /** A broker that runs. */
    public record Kafka(String bootstrapServers) {}

    /**
     * A database server that runs.
     *
     * @param address host and port
     */
    public record Postgres(String address) {

        public String user() {
            return EmbeddedPostgres.USER;
        }

        public String password() {
            return EmbeddedPostgres.USER;
        }

        public String jdbcUrl(String database) {
            return "jdbc:postgresql://" + address + "/" + database;
        }

        public String reactiveUrl(String database) {
            return "postgresql://" + address + "/" + database;
        }

        public Connection connect(String database) throws SQLException {
            return DriverManager.getConnection(jdbcUrl(database), user(), password());
        }

        /** Creates an empty database and returns its name, which no other test has. */
        public String newDatabase() {
            var name = "test_" + UUID.randomUUID().toString().replace("-", "");
            try (var connection = connect("postgres");
                    var statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + statement.enquoteIdentifier(name, true));
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            return name;
        }
    }

    /**
     * Quarkus loads test classes again for every application that it starts; the servers must not
     * multiply with them.
     */
    private static String inTheSystemLoader(String start) {
        try {
            return (String)
                    Class.forName(
                                    TestServers.class.getName(),
                                    true,
                                    ClassLoader.getSystemClassLoader())
                            .getMethod(start)
                            .invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the test servers do not start", e);
        }
    }

    /** Called by reflection only: use {@link #kafka}. */
    public static synchronized String startKafka() {
        if (broker == null) {
            var started =
                    BrokerProcess.start(
                            BrokerSettings.onFreePort(folder().resolve("kafka"), false));
            atExit(started);
            broker = started;
        }
        return broker.bootstrapServers();
    }

    /** Called by reflection only: use {@link #postgres}. Holds the empty database {@code enif}. */
    public static synchronized String startPostgres() {
        if (server == null) {
            var started =
                    EmbeddedPostgres.start(
                            DatabaseSettings.onFreePort(
                                    folder().resolve("postgres"), Path.of("target", "postgres")));
            atExit(started);
            started.createDatabase("enif");
            server = started;
        }
        return "127.0.0.1:" + server.port();
    }

    private static Path folder() {
        return Path.of("target", "servers", Long.toString(ProcessHandle.current().pid()));
    }

    /** One hook for all: the folder goes last. */
    private static void atExit(AutoCloseable server) {
        if (running.isEmpty()) {
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(TestServers::stopAll, "stop-test-servers"));
        }
        running.push(server);
    }

    private static synchronized void stopAll() {
        try {
            for (var server : running) {
                server.close();
            }
            Folders.delete(folder());
        } catch (Exception e) {
            throw new IllegalStateException("the test servers do not stop", e);
        }
    }
}

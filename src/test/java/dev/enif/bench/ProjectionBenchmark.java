/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.bench;

import dev.enif.local.ServiceProcess;
import io.vertx.core.http.HttpMethod;
import java.io.PrintStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import org.postgresql.PGConnection;

/**
 * How many events a second the projection turns into rows when it begins with an empty database,
 * beside what the same database takes of the same rows in a plain loop of {@code INSERT … SELECT
 * FROM unnest} and in one {@code COPY}.
 */
final class ProjectionBenchmark implements SystemBenchmark {
    private static final int PARTITIONS = 4;
    private static final int ACCOUNTS = 16;
    private static final int EVENTS = 60_000;
    private static final int BATCH = 1_000;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String TABLE = "enif_v1.network_interface";

    @Override
    public String name() {
        return "projection";
    }

    @Override
    public void run(PrintStream out, Path folder) throws Exception {
        try (var stack = Stack.start(folder, false)) {
            long records = fill(stack);
            out.printf("%-34s %12s%n", "", "rows/s");
            project(out, stack, records);
            try (var connection = stack.postgres().connect("views")) {
                copy(out, connection);
                unnest(out, connection);
            }
        }
    }

    /** Returns how many records the log holds. */
    private static long fill(Stack stack) throws Exception {
        try (var service = stack.service("command", "-Xmx1g", PARTITIONS);
                var client = new Client(service.settings().httpPort())) {
            var bodies = new ArrayList<String>();
            for (int number = 0; number < ACCOUNTS; number++) {
                bodies.add(subnet(client, account(number)));
            }
            var outcome =
                    Offer.closed(
                            128,
                            EVENTS,
                            number ->
                                    client.send(
                                                    HttpMethod.POST,
                                                    account(number % ACCOUNTS),
                                                    "/v1/network-interfaces",
                                                    bodies.get(number % ACCOUNTS))
                                            .thenApply(Client.Reply::accepted));
            if (outcome.failed() > 0) {
                throw new IllegalStateException(outcome.failed() + " commands failed");
            }
            return EVENTS;
        }
    }

    private static String subnet(Client client, String account) {
        var vpc =
                client.require(
                        HttpMethod.POST, account, "/v1/vpcs", "{\"cidrBlock\":\"10.0.0.0/16\"}");
        var subnet =
                client.require(
                        HttpMethod.POST,
                        account,
                        "/v1/subnets",
                        "{\"vpcId\":\"%s\",\"cidrBlock\":\"10.0.0.0/16\"}"
                                .formatted(vpc.json().path("id").asText()));
        return "{\"subnetId\":\"" + subnet.json().path("id").asText() + "\"}";
    }

    private static String account(int number) {
        return "%012d".formatted(3_000 + number);
    }

    private static void project(PrintStream out, Stack stack, long records) throws Exception {
        stack.postgres().createDatabase("views");
        var settings = stack.settings("projection", "-Xmx1g", PARTITIONS, "views");
        var service = ServiceProcess.launch(settings);
        try (var connection = stack.postgres().connect("views")) {
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            long rows = rows(connection);
            while (rows == 0) {
                pause(deadline);
                rows = rows(connection);
            }
            long began = System.nanoTime();
            long first = rows;
            while (rows < records) {
                pause(deadline);
                rows = rows(connection);
            }
            row(out, "projection, begun empty", records - first, System.nanoTime() - began);
        } finally {
            service.close();
        }
    }

    private static void pause(long deadline) {
        if (System.nanoTime() > deadline) {
            throw new IllegalStateException("the projection does not get on");
        }
        LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }

    /** 0 as long as there is no table. */
    private static long rows(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            try (var there =
                    statement.executeQuery("SELECT to_regclass('" + TABLE + "') IS NOT NULL")) {
                there.next();
                if (!there.getBoolean(1)) {
                    return 0;
                }
            }
            try (var count = statement.executeQuery("SELECT count(*) FROM " + TABLE)) {
                count.next();
                return count.getLong(1);
            }
        }
    }

    private static void copy(PrintStream out, Connection connection) throws Exception {
        empty(connection, "by_copy");
        var manager = connection.unwrap(PGConnection.class).getCopyAPI();
        var text = new StringWriter();
        manager.copyOut("COPY (SELECT * FROM " + TABLE + ") TO STDOUT", text);
        long began = System.nanoTime();
        long rows = manager.copyIn("COPY by_copy FROM STDIN", new StringReader(text.toString()));
        row(out, "one COPY, one connection", rows, System.nanoTime() - began);
    }

    private static void unnest(PrintStream out, Connection connection) throws Exception {
        empty(connection, "by_unnest");
        var rows = literals(connection);
        connection.setAutoCommit(false);
        long began = System.nanoTime();
        try (var insert =
                connection.prepareStatement(
                        "INSERT INTO by_unnest SELECT (r).* FROM unnest(?::"
                                + TABLE
                                + "[]) r ON CONFLICT (account, id) DO UPDATE SET version ="
                                + " excluded.version WHERE by_unnest.version < excluded.version")) {
            for (int from = 0; from < rows.size(); from += BATCH) {
                var batch = rows.subList(from, Math.min(rows.size(), from + BATCH));
                insert.setArray(1, connection.createArrayOf("text", batch.toArray()));
                insert.executeUpdate();
                connection.commit();
            }
        }
        row(out, "loop of unnest, " + BATCH + " a batch", rows.size(), System.nanoTime() - began);
        connection.setAutoCommit(true);
    }

    private static List<String> literals(Connection connection) throws SQLException {
        var literals = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT n::text FROM " + TABLE + " n")) {
            while (rows.next()) {
                literals.add(rows.getString(1));
            }
        }
        return literals;
    }

    /** With the same columns and indexes. */
    private static void empty(Connection connection, String table) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE %s (LIKE %s INCLUDING ALL)".formatted(table, TABLE));
        }
    }

    private static void row(PrintStream out, String what, long rows, long nanos) {
        out.printf(Locale.ROOT, "%-34s %12.0f%n", what, rows / (nanos / 1e9));
    }
}

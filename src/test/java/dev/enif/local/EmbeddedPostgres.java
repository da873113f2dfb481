/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL server on the loopback interface, durable as in production. Its data survives a
 * restart in the same folder, also after {@link #kill}. It runs as this user; for root, in a user
 * namespace. Not thread-safe.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    /**
     * The name and the password of the only user; the server trusts everybody on the loopback
     * interface.
     */
    public static final String USER = "postgres";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final DatabaseSettings settings;
    private final ProcessHandle postmaster;
    private final Tether tether;

    private EmbeddedPostgres(DatabaseSettings settings, ProcessHandle postmaster, Tether tether) {
        this.settings = settings;
        this.postmaster = postmaster;
        this.tether = tether;
    }

    /**
     * Creates the data if the folder is new, and starts the server; returns when it accepts
     * clients.
     *
     * @throws LocalTrouble if it does not come up; names its log
     */
    public static EmbeddedPostgres start(DatabaseSettings settings) {
        var log =
                settings.dataFolder().resolveSibling(settings.dataFolder().getFileName() + ".log");
        try {
            Files.createDirectories(settings.dataFolder().resolveSibling("."));
            Files.deleteIfExists(log);
            stopOrphan(settings.dataFolder());
            launch(settings, log);
        } catch (IOException e) {
            throw new LocalTrouble("PostgreSQL does not start; its log says why: " + log, e);
        }
        var postmaster =
                postmaster(settings.dataFolder())
                        .orElseThrow(() ->
                                new LocalTrouble("PostgreSQL ended at once; see its log: " + log));
        return new EmbeddedPostgres(settings, postmaster, Tether.to(postmaster, "INT"));
    }

    public DatabaseSettings settings() {
        return settings;
    }

    public int port() {
        return settings.port();
    }

    public long pid() {
        return postmaster.pid();
    }

    ProcessHandle handle() {
        return postmaster;
    }

    public boolean isAlive() {
        return postmaster.isAlive();
    }

    /** The address of a database for the JDBC driver. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/" + database;
    }

    /** The address of a database for the reactive driver. */
    public String reactiveUrl(String database) {
        return "postgresql://127.0.0.1:" + port() + "/" + database;
    }

    public Connection connect(String database) throws SQLException {
        // Not by DriverManager: it sees only drivers of the class loader that first asked it, and
        // the local run has its own.
        var source = new PGSimpleDataSource();
        source.setUrl(jdbcUrl(database));
        return source.getConnection(USER, USER);
    }

    /** Creates the database unless it exists. */
    public void createDatabase(String database) {
        try (var connection = connect("postgres");
                var existing =
                        connection.prepareStatement(
                                "SELECT 1 FROM pg_database WHERE datname = ?")) {
            existing.setString(1, database);
            try (var rows = existing.executeQuery()) {
                if (rows.next()) {
                    return;
                }
            }
            try (var create = connection.createStatement()) {
                create.execute("CREATE DATABASE " + create.enquoteIdentifier(database, true));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create the database " + database, e);
        }
    }

    /**
     * Kills the whole server without a checkpoint, as a crash; the next start recovers. Returns
     * when it is gone.
     */
    public void kill() {
        var processes = postmaster.descendants().toList();
        postmaster.destroyForcibly();
        processes.forEach(ProcessHandle::destroyForcibly);
        awaitEnd(postmaster, Duration.ofSeconds(10));
        processes.forEach(process -> awaitEnd(process, Duration.ofSeconds(10)));
        tether.release();
    }

    /** Stops it in good order; disconnects its clients. By force after 20 s. */
    @Override
    public void close() {
        if (postmaster.isAlive()) {
            interrupt(postmaster.pid());
            if (!awaitEnd(postmaster, Duration.ofSeconds(20))) {
                kill();
            }
        }
        tether.release();
    }

    private static void launch(DatabaseSettings settings, Path log) throws IOException {
        var programs = PostgresPrograms.in(settings.programs());
        var data = settings.dataFolder();
        if (!Files.exists(data)) {
            create(programs, data, log);
        }
        programs.run(
                log,
                List.of(
                        "pg_ctl",
                        "--pgdata=" + data,
                        "--log=" + log,
                        "--wait",
                        "--timeout=" + PATIENCE.toSeconds(),
                        "--options=" + String.join(" ", options(settings.port())),
                        "start"));
    }

    /**
     * In another folder that takes the name at the end: what a killed run left half done is no
     * database.
     */
    private static void create(PostgresPrograms programs, Path data, Path log) throws IOException {
        var unfinished = Folders.createAnew(data.resolveSibling("."), "creating-").normalize();
        programs.run(
                log,
                List.of(
                        "initdb",
                        "--pgdata=" + unfinished,
                        "--username=" + USER,
                        "--auth=trust",
                        "--encoding=UTF8",
                        "--locale=C"));
        Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
    }

    private static List<String> options(int port) {
        return List.of(
                "-p " + port,
                "-c listen_addresses=127.0.0.1",
                // No socket file: its folder is shared by all users of the machine.
                "-c unix_socket_directories=''",
                "-c timezone=UTC",
                "-c max_connections=100",
                "-c shared_buffers=128MB");
    }

    /**
     * A server that a killed run left behind stops by itself soon; until then the folder is taken.
     */
    private static void stopOrphan(Path dataFolder) throws IOException {
        var orphan = postmaster(dataFolder);
        if (orphan.isPresent()) {
            interrupt(orphan.get().pid());
            if (!awaitEnd(orphan.get(), PATIENCE)) {
                throw new IOException(
                        "an earlier server, pid %d, does not stop".formatted(orphan.get().pid()));
            }
        }
    }

    /**
     * The running server of the folder: its pid file alone proves nothing, for pids are used again.
     */
    private static Optional<ProcessHandle> postmaster(Path dataFolder) throws LocalTrouble {
        var pidFile = dataFolder.resolve("postmaster.pid");
        try {
            if (!Files.exists(pidFile)) {
                return Optional.empty();
            }
            var lines = Files.readAllLines(pidFile);
            return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                    .filter(ProcessHandle::isAlive)
                    .filter(process ->
                            process.info().command().orElse("postgres").endsWith("postgres"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void interrupt(long pid) {
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(pid)).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean awaitEnd(ProcessHandle process, Duration bound) {
        try {
            process.onExit().get(bound.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }
}

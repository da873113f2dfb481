/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.testing.Await;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code ./mvnw} starts: it keeps its data, leaves nothing behind, and says in a sentence what
 * is wrong.
 */
class LocalRunIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir private Path folder;

    private List<Integer> ports = List.of();
    private final List<Process> runs = new ArrayList<>();

    @BeforeEach
    void choosePorts() {
        ports = Ports.free(4);
    }

    @AfterEach
    void endRuns() {
        for (var run : runs) {
            run.destroy();
            run.onExit().orTimeout(60, TimeUnit.SECONDS).join();
        }
    }

    @Test
    void data_survives_a_signal_a_killed_launcher_and_a_killed_service() throws Exception {
        var first = start();
        awaitGreeting(first);
        assertThat(status("/q/health/ready", ports.get(1))).isEqualTo(200);
        assertThat(status("/q/openapi", ports.get(0))).isEqualTo(200);
        tell("CREATE TABLE mark (text varchar)");
        tell("INSERT INTO mark VALUES ('kept')");

        var second = start();
        assertThat(exitValue(second)).isEqualTo(1);
        assertThat(output(second))
                .containsOnlyOnce("Another Enif runs on the data folder")
                .doesNotContain("\tat ");

        var parts = parts();
        first.destroy();
        assertThat(exitValue(first)).isEqualTo(128 + 15);
        assertThat(output(first)).contains("Everything has stopped");
        assertThat(parts).hasSize(3).noneMatch(ProcessHandle::isAlive);

        var killed = start();
        awaitGreeting(killed);
        var orphans = parts();
        killed.destroyForcibly();
        exitValue(killed);

        var recovered = start();
        awaitGreeting(recovered);
        assertThat(orphans).hasSize(3).noneMatch(ProcessHandle::isAlive);
        assertThat(ask("SELECT text FROM mark")).isEqualTo("kept");

        var rest = parts();
        service(rest).destroyForcibly();
        assertThat(exitValue(recovered)).isEqualTo(1);
        assertThat(output(recovered)).contains("enif: The service has ended with exit value 137");
        assertThat(rest).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void a_port_in_use_is_named_with_the_way_out() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ports = List.of(taken.getLocalPort(), ports.get(1), ports.get(2), ports.get(3));
            assertRefused(
                    start(),
                    "Port %d of 127.0.0.1 is in use: stop what listens there, or start with -Denif.http.port="
                            .formatted(taken.getLocalPort()));
        }
    }

    @Test
    void data_of_another_version_is_not_touched() throws Exception {
        Files.writeString(folder.resolve("version"), "99\n");
        assertRefused(
                start(),
                "was written by version 99, this Enif reads version 2: move the folder away");
        assertThat(folder).isDirectoryNotContaining("glob:**/{kafka,postgres}");
    }

    @Test
    void an_almost_full_disk_is_named_before_anything_starts() throws Exception {
        assertRefused(
                start("-Denif.disk.minimum.mib=1000000000"),
                "MiB free, and a run needs at least 1000000000 MiB");
    }

    @Test
    void a_folder_that_cannot_be_written_is_named() throws Exception {
        Files.writeString(folder.resolve("file"), "");
        assertRefused(
                start("-Denif.data=" + folder.resolve("file").resolve("data")),
                "cannot be written by the user");
    }

    private void assertRefused(Process run, String sentence) throws Exception {
        assertThat(exitValue(run)).isEqualTo(1);
        assertThat(output(run)).contains("enif: ").contains(sentence).doesNotContain("\tat ");
    }

    private Process start(String... options) throws IOException {
        var all = new ArrayList<String>();
        all.add("-Denif.data=" + folder);
        all.add("-Denif.http.port=" + ports.get(0));
        all.add("-Denif.management.port=" + ports.get(1));
        all.add("-Denif.kafka.port=" + ports.get(2));
        all.add("-Denif.postgres.port=" + ports.get(3));
        all.addAll(List.of(options));
        var run =
                new ProcessBuilder(Jvm.command(all, LocalRun.class, List.of()))
                        .redirectErrorStream(true)
                        .redirectOutput(log(runs.size()).toFile())
                        .start();
        runs.add(run);
        return run;
    }

    private Path log(int run) {
        return folder.resolveSibling(folder.getFileName() + "-run-" + run + ".log");
    }

    private String output(Process run) throws IOException {
        return Files.readString(log(runs.indexOf(run)));
    }

    private void awaitGreeting(Process run) {
        Await.until(
                "Enif greets",
                PATIENCE,
                () -> {
                    if (!run.isAlive()) {
                        throw new IllegalStateException(output(run));
                    }
                    return output(run).contains("Ctrl-C stops all of it.");
                });
    }

    private static int exitValue(Process run) {
        return run.onExit().orTimeout(90, TimeUnit.SECONDS).join().exitValue();
    }

    /** Broker, service and database. */
    private List<ProcessHandle> parts() throws IOException {
        var pids = new ArrayList<String>();
        for (var line : Files.readAllLines(folder.resolve("processes"))) {
            pids.add(line.split(" ", 2)[0]);
        }
        pids.add(
                Files.readAllLines(folder.resolve("postgres").resolve("postmaster.pid"))
                        .getFirst());
        return pids.stream()
                .map(pid -> ProcessHandle.of(Long.parseLong(pid)).orElseThrow())
                .toList();
    }

    private static ProcessHandle service(List<ProcessHandle> parts) {
        return parts.get(1);
    }

    private static int status(String path, int port) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var request =
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }

    private void tell(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(database(), "postgres", "postgres");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private @Nullable String ask(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(database(), "postgres", "postgres");
                var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private String database() {
        return "jdbc:postgresql://127.0.0.1:" + ports.get(3) + "/enif";
    }
}

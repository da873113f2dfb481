/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {

    private static final Path PROGRAMS = Path.of("target", "postgres");

    @Test
    void committed_rows_survive_a_killed_server(@TempDir Path folder) throws Exception {
        var settings = DatabaseSettings.onFreePort(folder.resolve("postgres"), PROGRAMS);
        try (var server = EmbeddedPostgres.start(settings)) {
            assertThat(ask(server, "postgres", "SHOW fsync")).isEqualTo("on");
            assertThat(ask(server, "postgres", "SHOW synchronous_commit")).isEqualTo("on");
            server.createDatabase("letters");
            tell(server, "letters", "CREATE TABLE letter (text varchar)");
            tell(server, "letters", "INSERT INTO letter VALUES ('kept')");
            server.kill();
            assertThat(server.isAlive()).isFalse();
        }
        try (var server = EmbeddedPostgres.start(settings)) {
            server.createDatabase("letters");
            assertThat(ask(server, "letters", "SELECT text FROM letter")).isEqualTo("kept");
        }
    }

    private static String ask(EmbeddedPostgres server, String database, String sql)
            throws SQLException {
        try (var connection = server.connect(database);
                var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void tell(EmbeddedPostgres server, String database, String sql)
            throws SQLException {
        try (var connection = server.connect(database)) {
            connection.createStatement().execute(sql);
        }
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.projection;

import dev.enif.testing.TestServers;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.postgresql.ds.PGSimpleDataSource;

/** A database of a test's own, migrated, with a pool of connections. */
final class TestDatabase implements AutoCloseable {
    private static final List<String> TABLES =
            List.of(
                    "vpc",
                    "subnet",
                    "security_group",
                    "network_interface",
                    "instance",
                    "address",
                    "internet_gateway",
                    "route_table",
                    "nat_gateway",
                    "failover_group",
                    "egress_only_gateway",
                    "network_acl",
                    "prefix_list",
                    "flow_log",
                    "peering_connection",
                    "load_balancer",
                    "target_group");

    private final TestServers.Postgres server = TestServers.postgres();
    private final String name = server.newDatabase();
    private final Vertx vertx = Vertx.vertx();
    private final Pool pool;

    TestDatabase() {
        this(MigrationVersion.LATEST);
    }

    private TestDatabase(MigrationVersion version) {
        Flyway.configure()
                .configuration(flyway().getConfiguration())
                .target(version)
                .load()
                .migrate();
        pool = pool(server.reactiveUrl(name));
        // Random histories commit often, and none of these tests kills the server.
        execute("ALTER DATABASE " + name + " SET synchronous_commit = off");
    }

    /** As a version of before left it. */
    static TestDatabase of(String version) {
        return new TestDatabase(MigrationVersion.fromVersion(version));
    }

    Flyway flyway() {
        return Flyway.configure()
                .dataSource(server.jdbcUrl(name), server.user(), server.password())
                .schemas("enif")
                .defaultSchema("enif")
                .locations("classpath:db/migration")
                .load();
    }

    Pool pool() {
        return pool;
    }

    DataSource source() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(server.jdbcUrl(name));
        source.setUser(server.user());
        source.setPassword(server.password());
        return source;
    }

    /** A further pool, to the same database by another way. */
    Pool poolBy(int port) {
        return pool("postgresql://127.0.0.1:" + port + "/" + name);
    }

    int port() {
        return Integer.parseInt(server.address().substring(server.address().indexOf(':') + 1));
    }

    private Pool pool(String url) {
        return PgBuilder.pool()
                .connectingTo(
                        PgConnectOptions.fromUri(url)
                                .setUser(server.user())
                                .setPassword(server.password())
                                .setCachePreparedStatements(true))
                .with(new PoolOptions().setMaxSize(8))
                .using(vertx)
                .build();
    }

    void execute(String sql) {
        pool.query(sql).execute().await().indefinitely();
    }

    /** Empties a generation, as if nothing had been projected into it. */
    void empty(Generation generation) {
        execute(
                TABLES.stream()
                        .map(table -> generation.schema() + "." + table)
                        .collect(
                                Collectors.joining(
                                        ", ", "TRUNCATE " + generation + ".place, ", "")));
    }

    /** What one generation's tables hold and the other's do not, column by column. */
    List<String> differences(Generation one, Generation other) {
        return TABLES.stream()
                .flatMap(table ->
                        rows(
                                """
                                (TABLE %1$s.%3$s EXCEPT TABLE %2$s.%3$s)
                                UNION ALL (TABLE %2$s.%3$s EXCEPT TABLE %1$s.%3$s)\
                                """
                                        .formatted(one.schema(), other.schema(), table))
                                .stream())
                .toList();
    }

    /** The documents of all rows of a generation, with account and version. */
    List<String> documents(Generation generation) {
        return TABLES.stream()
                .flatMap(table ->
                        rows("SELECT account, version, document FROM " + generation + "." + table)
                                .stream())
                .sorted()
                .toList();
    }

    /** The rows of a query as JSON, in order. */
    List<String> rows(String sql) {
        return pool.query(sql).execute().await().indefinitely().stream()
                .map(row -> row.toJson().encode())
                .toList();
    }

    @Override
    public void close() {
        pool.close().await().indefinitely();
        vertx.close().await().indefinitely();
    }
}

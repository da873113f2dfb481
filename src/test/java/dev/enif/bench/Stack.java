/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.bench;

import dev.enif.local.BrokerProcess;
import dev.enif.local.BrokerSettings;
import dev.enif.local.DatabaseSettings;
import dev.enif.local.EmbeddedPostgres;
import dev.enif.local.ServiceProcess;
import dev.enif.local.ServiceSettings;
import java.nio.file.Path;
import java.time.Duration;

/** The broker, the database and settings of the service that belong to one benchmark. */
final class Stack implements AutoCloseable {
    static final String DATABASE = "enif";
    static final String TOPICS = "eni";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Path folder;
    private final BrokerProcess broker;
    private final EmbeddedPostgres postgres;

    private Stack(Path folder, BrokerProcess broker, EmbeddedPostgres postgres) {
        this.folder = folder;
        this.broker = broker;
        this.postgres = postgres;
    }

    /**
     * Starts the servers.
     *
     * @param flushEveryRecord as the local run does
     */
    static Stack start(Path folder, boolean flushEveryRecord) {
        var broker =
                BrokerProcess.start(
                        BrokerSettings.onFreePort(folder.resolve("kafka"), flushEveryRecord));
        try {
            var postgres =
                    EmbeddedPostgres.start(
                            DatabaseSettings.onFreePort(
                                    folder.resolve("postgres"), Path.of("target", "programs")));
            postgres.createDatabase(DATABASE);
            return new Stack(folder, broker, postgres);
        } catch (RuntimeException failed) {
            broker.close();
            throw failed;
        }
    }

    String bootstrapServers() {
        return broker.bootstrapServers();
    }

    EmbeddedPostgres postgres() {
        return postgres;
    }

    /**
     * Starts the service, and returns when it is ready.
     *
     * @param heap as {@code -Xmx1g}
     */
    ServiceProcess service(String roles, String heap, int partitions) {
        return ServiceProcess.start(settings(roles, heap, partitions, DATABASE), PATIENCE);
    }

    /** How the service runs on this database of the server. */
    ServiceSettings settings(String roles, String heap, int partitions, String database) {
        var free = ServiceSettings.onFreePorts(folder.resolve("service.log"));
        return new ServiceSettings(
                        free.httpPort(),
                        free.managementPort(),
                        java.util.List.of(heap),
                        free.configuration(),
                        free.log())
                .with("enif.roles", roles)
                .with("enif.log.partitions", Integer.toString(partitions))
                .with("enif.topics.prefix", TOPICS)
                .withKafka(bootstrapServers())
                .withDatabase(
                        postgres.jdbcUrl(database),
                        postgres.reactiveUrl(database),
                        EmbeddedPostgres.USER,
                        EmbeddedPostgres.USER);
    }

    @Override
    public void close() {
        try {
            broker.close();
        } finally {
            postgres.close();
        }
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.local.BrokerProcess;
import dev.enif.local.BrokerSettings;
import dev.enif.local.ServiceProcess;
import dev.enif.local.ServiceSettings;
import dev.enif.testing.TestServers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * A log and a database of one run's own, and processes of the packaged service on them. Not
 * thread-safe.
 */
final class Installation implements AutoCloseable {
    /** What a local run has. */
    static final int PARTITIONS = 4;

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final List<String> FOR_A_SHORT_LIFE =
            List.of("-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private final Path folder;
    private final String prefix = "crash" + UUID.randomUUID();
    private final String database = TestServers.postgres().newDatabase();
    private final List<ServiceProcess> services = new ArrayList<>();
    private @Nullable BrokerProcess ownBroker;
    private int starts;

    /** On the broker that all tests share. */
    Installation(Path folder) {
        this.folder = folder;
    }

    /** On a broker of its own, which may be killed: each record is on the disk before it counts. */
    static Installation withOwnBroker(Path folder) {
        Installation installation = new Installation(folder);
        installation.ownBroker =
                BrokerProcess.start(BrokerSettings.onFreePort(folder.resolve("kafka"), true));
        return installation;
    }

    String prefix() {
        return prefix;
    }

    String bootstrapServers() {
        BrokerProcess own = ownBroker;
        return own == null ? TestServers.kafka().bootstrapServers() : own.bootstrapServers();
    }

    Connection connect() throws SQLException {
        return TestServers.postgres().connect(database);
    }

    /** Kills the broker, and starts it on what it left behind. */
    void restartBroker() {
        BrokerProcess own = ownBroker;
        if (own == null) {
            throw new IllegalStateException("the broker is shared");
        }
        own.kill();
        ownBroker = BrokerProcess.start(own.settings());
    }

    /** Starts a process and returns when it is ready. */
    ServiceProcess start(String node, Map<String, String> more) {
        ServiceSettings settings =
                ServiceSettings.onFreePorts(folder.resolve("unused.log"))
                        .with("enif.node", node)
                        .with("enif.topics.prefix", prefix)
                        .withKafka(bootstrapServers())
                        .withDatabase(
                                TestServers.postgres().jdbcUrl(database),
                                TestServers.postgres().reactiveUrl(database),
                                TestServers.postgres().user(),
                                TestServers.postgres().password());
        for (Map.Entry<String, String> property : more.entrySet()) {
            settings = settings.with(property.getKey(), property.getValue());
        }
        return start(settings);
    }

    /** Starts a process that has ended once more, on the same ports, with one property changed. */
    ServiceProcess startAgain(ServiceProcess ended, String property, String value) {
        return start(ended.settings().with(property, value));
    }

    /** The same for one that may end before it is ready. */
    ServiceProcess launchAgain(ServiceProcess ended, String property, String value) {
        return launch(ended.settings().with(property, value));
    }

    private ServiceProcess start(ServiceSettings settings) {
        ServiceProcess service = launch(settings);
        service.awaitReady(PATIENCE);
        return service;
    }

    private ServiceProcess launch(ServiceSettings settings) {
        starts++;
        ServiceProcess service =
                ServiceProcess.launch(
                        new ServiceSettings(
                                settings.httpPort(),
                                settings.managementPort(),
                                FOR_A_SHORT_LIFE,
                                settings.configuration(),
                                folder.resolve("enif-" + starts + ".log")));
        services.add(service);
        return service;
    }

    /** In each partition of the log, a record that does not count, as an owner of old leaves it. */
    void appendVoid() {
        try (var producer =
                new KafkaProducer<>(
                        Map.<String, Object>of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            for (int partition = 0; partition < PARTITIONS; partition++) {
                var record =
                        new ProducerRecord<byte[], byte[]>(
                                prefix + ".events", partition, null, new byte[] {'-'});
                Map.of("kind", "decision", "term", "999999999", "seq", "1")
                        .forEach((name, value) ->
                                record.headers()
                                        .add(name, value.getBytes(StandardCharsets.US_ASCII)));
                assertThat(producer.send(record)).succeedsWithin(PATIENCE);
            }
        }
    }

    /** Stops all processes of the service in good order. */
    void stopServices() {
        services.forEach(ServiceProcess::close);
        services.clear();
    }

    @Override
    public void close() {
        stopServices();
        BrokerProcess own = ownBroker;
        if (own != null) {
            own.close();
        }
    }
}

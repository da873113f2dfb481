/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.local;

import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * A Kafka broker in this process: one KRaft node, broker and controller in one, on the loopback
 * interface. Its topics survive a restart in the same folder. The only class that knows the
 * broker's internals.
 */
public final class EmbeddedKafka implements AutoCloseable {

    /** Fixed, so that a client that remembers the cluster finds the same one after a restart. */
    private static final String CLUSTER_ID = "ZW5pZi1sb2NhbC1rYWZrYQ";

    private static final int NODE_ID = 1;

    private final KafkaRaftServer server;

    private EmbeddedKafka(KafkaRaftServer server) {
        this.server = server;
    }

    /** Formats the folder if it is new, and starts the broker; returns when it accepts clients. */
    public static EmbeddedKafka start(BrokerSettings settings) {
        try {
            format(settings.dataFolder());
            var server =
                    new KafkaRaftServer(KafkaConfig.fromProps(properties(settings)), Time.SYSTEM);
            server.startup();
            return new EmbeddedKafka(server);
        } catch (Exception e) {
            throw new IllegalStateException(
                    "the broker in " + settings.dataFolder() + " does not start", e);
        }
    }

    /** Stops the broker in good order: the next start needs no recovery. */
    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static void format(Path dataFolder) throws Exception {
        new Formatter()
                .setNodeId(NODE_ID)
                .setClusterId(CLUSTER_ID)
                .addDirectory(dataFolder.toString())
                .setMetadataLogDirectory(dataFolder.toString())
                .setControllerListenerName("CONTROLLER")
                .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                .setIgnoreFormatted(true)
                .setPrintStream(System.out)
                .run();
    }

    private static Properties properties(BrokerSettings settings) {
        // The controller's port is nobody else's business: a new one at each start.
        int controllerPort = Ports.free(1).getFirst();
        var properties = new Properties();
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", Integer.toString(NODE_ID));
        properties.put("log.dirs", settings.dataFolder().toString());
        properties.put(
                "listeners",
                "CLIENT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d"
                        .formatted(settings.port(), controllerPort));
        properties.put("listener.security.protocol.map", "CLIENT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        properties.put("inter.broker.listener.name", "CLIENT");
        properties.put("controller.listener.names", "CONTROLLER");
        properties.put("controller.quorum.voters", NODE_ID + "@127.0.0.1:" + controllerPort);

        properties.put("auto.create.topics.enable", "false");
        properties.put("default.replication.factor", "1");
        properties.put("min.insync.replicas", "1");
        properties.put("offsets.topic.replication.factor", "1");
        properties.put("offsets.topic.num.partitions", "4");
        properties.put("transaction.state.log.replication.factor", "1");
        properties.put("transaction.state.log.min.isr", "1");
        properties.put("transaction.state.log.num.partitions", "4");
        properties.put("share.coordinator.state.topic.replication.factor", "1");
        properties.put("share.coordinator.state.topic.min.isr", "1");
        properties.put("share.coordinator.state.topic.num.partitions", "1");
        properties.put("group.initial.rebalance.delay.ms", "0");

        // A killed broker may come back only when its last session has run out: 9 s unless we say
        // otherwise.
        properties.put("broker.session.timeout.ms", "3000");
        properties.put("broker.heartbeat.interval.ms", "500");

        // One machine runs all of Enif: few threads, and no 128 MB buffer for the cleaner.
        properties.put("num.network.threads", "2");
        properties.put("num.io.threads", "4");
        properties.put("background.threads", "2");
        properties.put("log.cleaner.threads", "1");
        properties.put("log.cleaner.dedupe.buffer.size", Integer.toString(4 << 20));
        properties.put("num.recovery.threads.per.data.dir", "2");
        if (settings.flushEveryRecord()) {
            properties.put("log.flush.interval.messages", "1");
        }
        return properties;
    }
}

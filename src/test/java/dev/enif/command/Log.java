/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.command;

import dev.enif.core.net.Cidr4;
import dev.enif.log.kafka.FoundingFacts;
import dev.enif.log.kafka.KafkaSettings;
import dev.enif.log.kafka.TopicContract;
import dev.enif.log.kafka.Topics;
import dev.enif.testing.TestServers;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;

/** A log of a test's own, with its topics made. */
record Log(String bootstrapServers, Topics topics) {

    static final int PARTITIONS = 4;
    static final FoundingFacts FACTS =
            new FoundingFacts("us-east-1", PARTITIONS, List.of(Cidr4.parse("198.18.0.0/15")));

    /** An empty one on the shared broker. */
    static Log create() {
        return create(TestServers.kafka().bootstrapServers());
    }

    static Log create(String bootstrapServers) {
        var log = new Log(bootstrapServers, Topics.withPrefix("t" + UUID.randomUUID()));
        try (var admin = log.admin()) {
            log.contract().create(admin);
            log.contract().check(admin);
        }
        return log;
    }

    TopicContract contract() {
        return new TopicContract(topics, PARTITIONS, 1, null);
    }

    KafkaSettings kafka(String node) {
        return new KafkaSettings(bootstrapServers, node);
    }

    Admin admin() {
        return Admin.create(kafka("test").admin("test"));
    }

    String group() {
        return DeciderLoop.GROUP + "-" + topics.commands();
    }

    /** A process of the command role that runs. */
    Node node(String name) {
        return new Node(this, name, KafkaCommands.Bounds.STANDARD).start();
    }
}

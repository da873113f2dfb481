/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jspecify.annotations.Nullable;

/**
 * What the log protocol rests on: how many partitions each topic has, how long it keeps records,
 * who stamps them. Checked at each start, and a start on other topics fails: a log that is
 * compacted, or that forgets, is none.
 *
 * @param partitions of every topic; fixed for the life of the log
 * @param replicas of every topic at least; from 2 on, two of them must hold a record before it is
 *     acknowledged
 * @param clusterId of the cluster that this process belongs to, or null for any
 */
public record TopicContract(
        Topics topics, int partitions, int replicas, @Nullable String clusterId) {

    /** The largest record that every topic takes, in bytes, with what Kafka adds to it. */
    public static final long MAX_MESSAGE_BYTES = 1_048_588;

    /** How long commands are kept; one that is older can no longer be decided. */
    public static final Duration COMMAND_RETENTION = Duration.ofDays(1);

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    public TopicContract {
        if (partitions < 1 || replicas < 1) {
            throw new IllegalArgumentException(
                    "No topic has %d partitions and %d replicas".formatted(partitions, replicas));
        }
    }

    /**
     * Creates the topics that are missing and leaves the others alone; returns when the brokers
     * know them. For the local run only: in production, topics are made by whoever runs the
     * cluster.
     */
    public void create(Admin admin) {
        var created =
                admin.createTopics(
                        settings().stream()
                                .map(topic ->
                                        new NewTopic(topic.name(), partitions, (short) replicas)
                                                .configs(topic.forCreation()))
                                .toList());
        created.values()
                .forEach((topic, future) -> {
                    try {
                        await(future, "creating topic " + topic);
                    } catch (TopicContractException trouble) {
                        if (!(trouble.getCause() instanceof TopicExistsException)) {
                            throw trouble;
                        }
                    }
                });
        awaitKnown(admin);
    }

    /** The controller has made them; the broker that is asked next may not have heard of it yet. */
    private void awaitKnown(Admin admin) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!await(admin.listTopics().names(), "listing the topics").containsAll(topics.all())
                && System.nanoTime() - deadline < 0) {
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    /**
     * Compares the topics with what they must be.
     *
     * @throws TopicContractException if they differ, or cannot be looked at
     */
    public void check(Admin admin) {
        var violations = new ArrayList<String>();
        checkCluster(admin, violations);
        var existing = await(admin.listTopics().names(), "listing the topics");
        var missing = new HashSet<>(topics.all());
        missing.removeAll(existing);
        missing.stream()
                .sorted()
                .forEach(topic ->
                        violations.add(
                                ("Topic %s is missing: create it with %d partitions, or"
                                                + " set enif.topics.create=true in a local"
                                                + " run")
                                        .formatted(topic, partitions)));
        if (missing.isEmpty()) {
            checkShape(admin, violations);
            checkSettings(admin, violations);
        }
        if (!violations.isEmpty()) {
            throw new TopicContractException(violations);
        }
    }

    private void checkCluster(Admin admin, List<String> violations) {
        var found = await(admin.describeCluster().clusterId(), "asking for the cluster's id");
        if (clusterId != null && !clusterId.equals(found)) {
            violations.add(
                    "This is cluster %s, but enif.cluster-id says %s".formatted(found, clusterId));
        }
    }

    private void checkShape(Admin admin, List<String> violations) {
        var described =
                await(admin.describeTopics(topics.all()).allTopicNames(), "looking at the topics");
        for (String topic : topics.all()) {
            TopicDescription description = described.get(topic);
            int count = description == null ? 0 : description.partitions().size();
            if (description == null || count != partitions) {
                violations.add(
                        ("Topic %s has %d partitions, but enif.log.partitions says %d: the count"
                                        + " is fixed for the life of the log")
                                .formatted(topic, count, partitions));
                continue;
            }
            int fewest =
                    description.partitions().stream()
                            .mapToInt(partition -> partition.replicas().size())
                            .min()
                            .orElse(0);
            if (fewest < replicas) {
                violations.add(
                        "Topic %s has %d replicas, but it must have %d or more"
                                .formatted(topic, fewest, replicas));
            }
        }
    }

    private void checkSettings(Admin admin, List<String> violations) {
        var resources =
                topics.all().stream()
                        .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
                        .toList();
        Map<ConfigResource, Config> found =
                await(admin.describeConfigs(resources).all(), "reading the topics' settings");
        for (TopicSettings topic : settings()) {
            var config = found.get(new ConfigResource(ConfigResource.Type.TOPIC, topic.name()));
            Map<String, String> values =
                    config == null
                            ? Map.of()
                            : config.entries().stream()
                                    .filter(entry -> entry.value() != null)
                                    .collect(
                                            Collectors.toMap(
                                                    ConfigEntry::name, ConfigEntry::value));
            violations.addAll(topic.violations(values));
        }
    }

    private List<TopicSettings> settings() {
        return List.of(
                settings(
                        topics.commands(),
                        Map.of(
                                "cleanup.policy",
                                "delete",
                                "retention.ms",
                                Long.toString(COMMAND_RETENTION.toMillis()),
                                "retention.bytes",
                                "-1",
                                "message.timestamp.type",
                                "LogAppendTime")),
                settings(
                        topics.events(),
                        Map.of(
                                "cleanup.policy",
                                "delete",
                                "retention.ms",
                                "-1",
                                "retention.bytes",
                                "-1",
                                "message.timestamp.type",
                                "LogAppendTime",
                                "compression.type",
                                "lz4")),
                // Both slots are overwritten again and again: let the cleaner come early.
                settings(
                        topics.snapshots(),
                        Map.of("cleanup.policy", "compact", "min.cleanable.dirty.ratio", "0.3")),
                settings(topics.snapshotManifests(), Map.of("cleanup.policy", "compact")),
                settings(topics.changes(), Map.of("cleanup.policy", "delete")),
                settings(topics.flows(), Map.of("cleanup.policy", "delete")),
                settings(topics.flowLogs(), Map.of("cleanup.policy", "delete")),
                settings(topics.flowDeadLetters(), Map.of("cleanup.policy", "delete")));
    }

    private TopicSettings settings(String topic, Map<String, String> exact) {
        var all = new HashMap<>(exact);
        all.put("unclean.leader.election.enable", "false");
        return new TopicSettings(
                topic,
                all,
                Map.of(
                        "max.message.bytes",
                        MAX_MESSAGE_BYTES,
                        "min.insync.replicas",
                        replicas > 1 ? 2L : 1L));
    }

    private static <T> T await(KafkaFuture<T> future, String what) {
        try {
            return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw failed(what, e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            throw failed(what, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(what, e);
        }
    }

    private static TopicContractException failed(String what, Throwable cause) {
        var trouble =
                new TopicContractException(
                        List.of("Failed while %s: %s".formatted(what, cause.getMessage())));
        trouble.initCause(cause);
        return trouble;
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.command;

import dev.enif.log.kafka.CommandLog;
import dev.enif.log.kafka.Follower;
import dev.enif.log.kafka.KafkaSettings;
import dev.enif.log.kafka.Topics;
import dev.enif.log.ownership.Input;
import dev.enif.log.ownership.PolledCommand;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntPredicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The deciders' consumer group: membership, what was polled, back-pressure, and committed offsets,
 * which are hints for people and tools only. For the loop's thread.
 */
final class GroupConsumer {

    private static final long COMMIT_EVERY_NANOS = Duration.ofSeconds(5).toNanos();

    private final KafkaSettings kafka;
    private final Topics topics;
    private final String group;
    private final Set<Integer> justAssigned = new HashSet<>();
    private long committedNanos = System.nanoTime();

    GroupConsumer(KafkaSettings kafka, Topics topics, String group) {
        this.kafka = kafka;
        this.topics = topics;
        this.group = group;
    }

    Consumer<byte[], byte[]> open(List<OwnedPartition> partitions) {
        justAssigned.clear();
        var properties = kafka.consumer("decider");
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        // With the newer protocol the time-out is the broker's, and far too long.
        properties.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "classic");
        properties.put(
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                CooperativeStickyAssignor.class.getName());
        properties.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, "6000");
        // A standby learns by its heartbeat that an owner has left: this bounds a planned takeover.
        properties.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, "200");
        properties.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, "60000");
        // A partition that is sought or resumed is not fetched before the fetch under way returns.
        properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, "50");
        properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        var consumer = new KafkaConsumer<byte[], byte[]>(properties);
        consumer.subscribe(List.of(topics.commands()), new Rebalance(consumer, partitions));
        return consumer;
    }

    private final class Rebalance implements ConsumerRebalanceListener {
        private final Consumer<byte[], byte[]> consumer;
        private final List<OwnedPartition> partitions;

        Rebalance(Consumer<byte[], byte[]> consumer, List<OwnedPartition> partitions) {
            this.consumer = consumer;
            this.partitions = partitions;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
            // Nothing is polled before the owner says from where: that is in the log, not here.
            consumer.pause(assigned);
            for (var partition : assigned) {
                consumer.seek(partition, 0);
                justAssigned.add(partition.partition());
            }
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
            long now = System.nanoTime();
            for (var partition : revoked) {
                justAssigned.remove(partition.partition());
                partitions.get(partition.partition()).revoke(now);
            }
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> lost) {
            onPartitionsRevoked(lost);
        }
    }

    /** Hands what was polled to the partitions. */
    void sort(ConsumerRecords<byte[], byte[]> polled, List<OwnedPartition> partitions) {
        for (var record : polled) {
            partitions.get(record.partition()).add(command(record));
        }
    }

    private static PolledCommand<CommandRecord> command(ConsumerRecord<byte[], byte[]> record) {
        var header = record.headers().lastHeader(CommandLog.COMMAND_ID);
        var id =
                header == null || header.value() == null
                        ? "unknown-" + record.offset()
                        : new String(header.value(), StandardCharsets.UTF_8);
        var body = record.value() == null ? new byte[0] : record.value();
        return new PolledCommand<>(
                record.offset(), record.timestamp(), new CommandRecord(id, body));
    }

    /**
     * Tells the owners what a successful poll says of the assignment.
     *
     * @param beganNanos when the poll began
     */
    void report(
            Consumer<byte[], byte[]> consumer, List<OwnedPartition> partitions, long beganNanos) {
        long now = System.nanoTime();
        for (var assigned : consumer.assignment()) {
            var partition = partitions.get(assigned.partition());
            if (justAssigned.remove(assigned.partition())) {
                partition.feed(new Input.Assigned<>(UUID.randomUUID().toString()), now);
            } else {
                partition.stillAssigned(beganNanos, now);
            }
        }
    }

    /** Polls no more of a partition whose backlog is long, until it has become short. */
    void relieve(Consumer<byte[], byte[]> consumer, List<OwnedPartition> partitions) {
        for (var partition : partitions) {
            var topicPartition = new TopicPartition(topics.commands(), partition.partition());
            switch (partition.pressure()) {
                case RISING -> consumer.pause(List.of(topicPartition));
                case FALLING -> consumer.resume(List.of(topicPartition));
                case STEADY -> {}
            }
        }
    }

    void commitHints(
            Consumer<byte[], byte[]> consumer,
            Follower follower,
            IntPredicate owned,
            long nowNanos) {
        if (nowNanos - committedNanos < COMMIT_EVERY_NANOS) {
            return;
        }
        committedNanos = nowNanos;
        var hints = new HashMap<TopicPartition, OffsetAndMetadata>();
        for (var assigned : consumer.assignment()) {
            if (owned.test(assigned.partition())) {
                var state = follower.state(assigned.partition());
                hints.put(assigned, new OffsetAndMetadata(state.nextCommandOffset()));
            }
        }
        if (!hints.isEmpty()) {
            // Nothing rests on it, so nobody is told whether it worked.
            consumer.commitAsync(hints, (_, _) -> {});
        }
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.testing;

import dev.enif.core.net.Cidr4;
import dev.enif.core.partition.PartitionState;
import dev.enif.log.Image;
import dev.enif.log.LogRange;
import dev.enif.log.codec.JsonCodec;
import dev.enif.log.codec.snapshot.SnapshotCodec;
import dev.enif.log.kafka.FoundingFacts;
import dev.enif.log.kafka.Headers;
import dev.enif.log.kafka.KafkaSettings;
import dev.enif.log.kafka.LogAdmin;
import dev.enif.log.kafka.TopicContract;
import dev.enif.log.kafka.Topics;
import dev.enif.log.snapshot.Slot;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Topics of a test's own on the real broker, for logs that the test writes itself. */
public record TestLog(Topics topics, int partitions) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(100);

    public static TestLog create(int partitions) {
        var log = new TestLog(Topics.withPrefix("t" + UUID.randomUUID()), partitions);
        try (var admin = log.admin()) {
            var contract = new TopicContract(log.topics, partitions, 1, null);
            contract.create(admin);
            contract.check(admin);
        }
        return log;
    }

    public Admin admin() {
        return Admin.create(kafka("test").admin("test"));
    }

    public KafkaSettings kafka(String node) {
        return kafka(node, Map.of());
    }

    public KafkaSettings kafka(String node, Map<String, String> properties) {
        return new KafkaSettings(TestServers.kafka().bootstrapServers(), node, properties);
    }

    /** What {@link RandomHistory#founding} says. */
    public FoundingFacts facts() {
        return new FoundingFacts("us-east-1", partitions, List.of(Cidr4.parse("198.18.0.0/15")));
    }

    /** Appends to the partition; returns when all is acknowledged. */
    public void append(int partition, List<RandomLog.Entry> entries) {
        var records = new ArrayList<ProducerRecord<byte[], byte[]>>();
        for (RandomLog.Entry entry : entries) {
            var record =
                    new ProducerRecord<byte[], byte[]>(
                            topics.events(), partition, null, entry.value());
            Headers.add(record, entry.headers());
            records.add(record);
        }
        send(records);
    }

    private void send(List<ProducerRecord<byte[], byte[]>> records) {
        var settings = kafka("test").producer("test");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, "5");
        try (var producer =
                new KafkaProducer<>(
                        settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            var sent = new ArrayList<Future<?>>();
            records.forEach(record -> sent.add(producer.send(record)));
            for (Future<?> each : sent) {
                each.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    /** Which log a partition is of, and how far it reaches. */
    public LogRange range(int partition) {
        try (var admin = new LogAdmin(kafka("test"), "test")) {
            return admin.ranges(topics.events(), partitions).get(partition);
        }
    }

    /** Writes a snapshot as the owner of the partition would, or one that is damaged. */
    public void snapshot(int partition, Image<PartitionState> image, Slot slot, boolean damaged) {
        var id = UUID.randomUUID().toString();
        var name = slot.name().toLowerCase(Locale.ROOT);
        var chunks = new ArrayList<ProducerRecord<byte[], byte[]>>();
        var written =
                SnapshotCodec.write(
                        image.state(),
                        id,
                        (index, chunk, _) -> {
                            var record =
                                    new ProducerRecord<>(
                                            topics.snapshots(),
                                            partition,
                                            ascii(name + "/" + index),
                                            chunk);
                            Headers.add(record, Map.of("snapshot-id", damaged ? "lost" : id));
                            chunks.add(record);
                        });
        var manifest =
                SnapshotCodec.manifest(
                        range(partition).identity(),
                        image.cursor(),
                        slot,
                        id,
                        image.state(),
                        written);
        chunks.add(
                new ProducerRecord<>(
                        topics.snapshotManifests(),
                        partition,
                        ascii(name),
                        new JsonCodec().encode(manifest)));
        send(chunks);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** What a plain reader of the public topic gets, by partition, once nothing more is to come. */
    public List<ConsumerRecord<String, String>> changes(int expected) {
        var settings = kafka("reader").consumer("test-changes");
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        var deserializer = new StringDeserializer();
        try (var consumer = new KafkaConsumer<>(settings, deserializer, deserializer)) {
            var all =
                    IntStream.range(0, partitions)
                            .mapToObj(partition -> new TopicPartition(topics.changes(), partition))
                            .toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            var read = new ArrayList<ConsumerRecord<String, String>>();
            Await.until(
                    expected + " changes are readable, and no more",
                    PATIENCE,
                    () -> {
                        var polled = consumer.poll(POLL);
                        polled.forEach(read::add);
                        return polled.isEmpty() && read.size() >= expected;
                    });
            return read;
        }
    }

    /** The bytes of all records of a partition of a topic, whoever wrote them. */
    public List<ConsumerRecord<byte[], byte[]>> records(String topic, int partition) {
        try (var consumer =
                new KafkaConsumer<>(
                        kafka("reader").consumer("test-records"),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            var all = List.of(new TopicPartition(topic, partition));
            consumer.assign(all);
            consumer.seekToBeginning(all);
            long end = consumer.endOffsets(all).getOrDefault(all.getFirst(), 0L);
            var read = new ArrayList<ConsumerRecord<byte[], byte[]>>();
            Await.until(
                    "all records are read",
                    PATIENCE,
                    () -> {
                        consumer.poll(POLL).forEach(read::add);
                        return consumer.position(all.getFirst()) >= end;
                    });
            return read;
        }
    }
}

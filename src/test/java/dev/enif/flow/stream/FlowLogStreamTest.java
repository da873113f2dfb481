/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.flow.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.core.Envelopes;
import dev.enif.core.InstanceWorld;
import dev.enif.core.account.AccountEvent;
import dev.enif.core.account.Tags;
import dev.enif.core.eni.EniEvent.AddressesAssigned;
import dev.enif.core.eni.EniEvent.AddressesUnassigned;
import dev.enif.core.id.EniId;
import dev.enif.core.id.FlowLogId;
import dev.enif.core.id.RuleId;
import dev.enif.core.monitoring.FlowLogEvent.FlowLogCreated;
import dev.enif.core.monitoring.Judgement;
import dev.enif.core.monitoring.LogFormat;
import dev.enif.core.monitoring.RecordRefusedException;
import dev.enif.core.monitoring.TrafficType;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Traffic;
import dev.enif.core.partition.PartitionState;
import dev.enif.core.securitygroup.Direction;
import dev.enif.core.securitygroup.Peer;
import dev.enif.core.securitygroup.Rule;
import dev.enif.core.securitygroup.SecurityGroupEvent.RulesAuthorized;
import dev.enif.flow.FlowRole;
import dev.enif.log.Cursor;
import dev.enif.log.Image;
import dev.enif.log.LogRange;
import dev.enif.log.codec.CountedFlow;
import dev.enif.log.codec.JsonCodec;
import dev.enif.log.kafka.EndOffsets;
import dev.enif.log.kafka.Headers;
import dev.enif.log.kafka.ImageSource;
import dev.enif.log.reader.PartitionReader;
import dev.enif.testing.Await;
import dev.enif.testing.ScriptedLog;
import dev.enif.testing.Seeds;
import dev.enif.testing.TestLog;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Flow records in and lines out, on the real broker, whatever becomes of processes. */
class FlowLogStreamTest extends InstanceWorld {
    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final int PARTITIONS = 2;
    private static final RuleId OUT = new RuleId("sgr-0000000000000000a");
    private static final FlowLogId LOG = new FlowLogId("fl-0000000000000000a");
    private static final FlowLogId SHORT = new FlowLogId("fl-0000000000000000b");
    private static final long START = System.currentTimeMillis() / 60_000 * 60_000 - 600_000;

    private final TestLog log = TestLog.create(PARTITIONS);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<FlowLogStream> streams = new ArrayList<>();
    private final List<FlowRole> roles = new ArrayList<>();
    private final EndOffsets ends = new EndOffsets(log.kafka("ends"), log.topics());
    private final KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(
                    log.kafka("agent").producer("agent"),
                    new ByteArraySerializer(),
                    new ByteArraySerializer());
    private final ScriptedLog decisions = new ScriptedLog(log, ACCOUNT);

    @BeforeEach
    void found() {
        happened(START - 60_000, VPC_CREATED, DEFAULT_GROUP_CREATED, SUBNET_CREATED);
        happened(START - 50_000, launched());
        happened(START - 40_000, launchedB());
        happened(
                START - 30_000,
                new RulesAuthorized(
                        DEFAULT_GROUP,
                        List.of(
                                new Rule(
                                        OUT,
                                        Direction.EGRESS,
                                        Traffic.tcp(443, 443),
                                        new Peer.Ipv4Peer(Cidr4.ALL),
                                        "",
                                        Tags.NONE))),
                new FlowLogCreated(
                        LOG, VPC, TrafficType.ALL, 60, LogFormat.DEFAULT.toString(), 0, Tags.NONE));
    }

    @AfterEach
    void close() {
        streams.forEach(FlowLogStream::close);
        roles.forEach(FlowRole::close);
        producer.close(Duration.ZERO);
        ends.close();
        threads.close();
    }

    private void happened(long at, Object... events) {
        List<AccountEvent> enveloped =
                Arrays.stream(events).map(event -> Envelopes.event(event).orElseThrow()).toList();
        decisions.happened(at, enveloped);
    }

    private FlowLogStream stream(String node, Duration writeEvery, int mostSums) {
        return stream(node, writeEvery, mostSums, ImageSource.REPLAY);
    }

    private FlowLogStream stream(
            String node, Duration writeEvery, int mostSums, ImageSource images) {
        FlowRole role =
                FlowRole.alone(
                                log.kafka(node),
                                log.topics(),
                                log.facts(),
                                new JsonCodec(),
                                images,
                                threads)
                        .remembering(
                                log.kafka(node),
                                log.topics(),
                                new JsonCodec(),
                                (range, _) -> ImageSource.REPLAY.load(range));
        roles.add(role);
        role.start();
        FlowLogStream stream =
                new FlowLogStream(
                        log.kafka(node, Map.of("session.timeout.ms", "6000")),
                        log.topics(),
                        FlowKnowledge.of(role, ends, Duration.ofSeconds(5)),
                        new FlowLogSettings(REGION, 60, writeEvery, mostSums, 500, true));
        streams.add(stream);
        stream.start();
        return stream;
    }

    private static String flow(String id, String source, String destination, int port, long start) {
        return """
        {"id":"%s","account":"%s","interfaceId":"%s","srcAddr":"%s","dstAddr":"%s","srcPort":40000,\
               "dstPort":%d,"protocol":6,"packets":10,"bytes":8400,"start":%d,"end":%d,"tcpFlags":2}\
        """
                .formatted(id, ACCOUNT, PRIMARY, source, destination, port, start, start + 5_000);
    }

    private static String sent(String id, int port) {
        return flow(id, "10.0.0.20", "10.0.0.30", port, START);
    }

    private void send(String... records) {
        List<Future<?>> all = new ArrayList<>();
        for (String record : records) {
            all.add(
                    producer.send(
                            new ProducerRecord<>(
                                    log.topics().flows(),
                                    Math.floorMod(record.hashCode(), PARTITIONS),
                                    null,
                                    record.getBytes(StandardCharsets.UTF_8))));
        }
        try {
            for (Future<?> each : all) {
                each.get();
            }
        } catch (InterruptedException | ExecutionException failure) {
            throw new AssertionError(failure);
        }
    }

    private List<ConsumerRecord<byte[], byte[]>> committed(String topic) {
        var settings = log.kafka("reader").consumer("reader");
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        try (var consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> all =
                    IntStream.range(0, PARTITIONS)
                            .mapToObj(partition -> new TopicPartition(topic, partition))
                            .toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            Map<TopicPartition, Long> end = consumer.endOffsets(all);
            List<ConsumerRecord<byte[], byte[]>> read = new ArrayList<>();
            Await.until(
                    "all is read",
                    BOUND,
                    () -> {
                        consumer.poll(Duration.ofMillis(50)).forEach(read::add);
                        return all.stream()
                                .allMatch(it -> consumer.position(it) >= end.getOrDefault(it, 0L));
                    });
            return read;
        }
    }

    private List<String> lines() {
        return committed(log.topics().flowLogs()).stream()
                .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                .toList();
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    @Test
    void flows_of_a_tuple_are_summed_up_and_told_at_each_interface() {
        FlowLogStream stream = stream("one", Duration.ofMillis(500), 1_000);
        send(sent("a", 443), sent("b", 443), sent("a", 443), sent("c", 80));

        Await.until("all is written", BOUND, () -> stream.status().written() == 3);

        long from = START / 1000;
        assertThat(lines())
                .containsExactlyInAnyOrder(
                        "2 123456789012 %s 10.0.0.20 10.0.0.30 40000 443 6 20 16800 %d %d ACCEPT OK"
                                .formatted(PRIMARY, from, from + 5),
                        "2 123456789012 %s 10.0.0.20 10.0.0.30 40000 443 6 20 16800 %d %d REJECT OK"
                                .formatted(PRIMARY_B, from, from + 5),
                        "2 123456789012 %s 10.0.0.20 10.0.0.30 40000 80 6 10 8400 %d %d REJECT OK"
                                .formatted(PRIMARY, from, from + 5));
        assertThat(stream.status().repeats()).isEqualTo(1);
        assertThat(stream.status().judged(Judgement.REJECTED)).isEqualTo(3);
        for (var line : committed(log.topics().flowLogs())) {
            assertThat(header(line, "enif_account")).isEqualTo(ACCOUNT.value());
            assertThat(header(line, "enif_flow_log")).isEqualTo(LOG.value());
            assertThat(header(line, "enif_late")).isEmpty();
            var counted = CountedFlow.decode(line.headers().lastHeader(CountedFlow.HEADER).value());
            assertThat(counted.ruleId())
                    .isEqualTo(counted.judgement().equals("ACCEPTED") ? OUT.value() : null);
        }
    }

    @Test
    void each_flow_log_gets_its_own_line_and_statistics_count_one() {
        happened(
                START - 20_000,
                new FlowLogCreated(
                        SHORT,
                        PRIMARY,
                        TrafficType.ACCEPT,
                        60,
                        "${dstport} ${rule-id}",
                        0,
                        Tags.NONE));
        FlowLogStream stream = stream("one", Duration.ofMillis(200), 1_000);
        send(sent("a", 443));

        Await.until("all is written", BOUND, () -> stream.status().written() == 3);

        assertThat(lines()).contains("443 " + OUT);
        assertThat(committed(log.topics().flowLogs()))
                .filteredOn(line -> line.headers().lastHeader(CountedFlow.HEADER) != null)
                .hasSize(2);
    }

    @Test
    void what_cannot_be_taken_is_kept_with_the_reason() {
        FlowLogStream stream = stream("one", Duration.ofMillis(200), 1_000);
        String[] broken = {
            "nonsense",
            sent("a", 443).replace("\"packets\":10", "\"packets\":0"),
            sent("b", 443).replace(PRIMARY.value(), "eni-0000000000000dead"),
            flow("c", "192.0.2.1", "192.0.2.2", 443, START),
            flow("d", "10.0.0.20", "10.0.0.30", 443, System.currentTimeMillis() + 900_000)
        };
        send(broken);
        send(sent("e", 443));

        Await.until("all is written", BOUND, () -> stream.status().written() == 2);

        Map<String, String> reasons = new HashMap<>();
        Await.until(
                "all dead letters are there",
                BOUND,
                () -> {
                    committed(log.topics().flowDeadLetters())
                            .forEach(letter ->
                                    reasons.put(
                                            new String(letter.value(), StandardCharsets.UTF_8),
                                            header(letter, "enif_reason")));
                    return reasons.size() == broken.length;
                });
        assertThat(Arrays.stream(broken).map(reasons::get))
                .containsExactly(
                        "Malformed", "Malformed", "UnknownInterface", "NoOwner", "InFuture");
    }

    /** With its headers it would be larger than the broker takes, and nothing be written ever. */
    @Test
    void the_largest_record_that_cannot_be_taken_is_kept_in_part() {
        FlowLogStream stream = stream("one", Duration.ofMillis(200), 1_000);
        int length = 1_048_400;
        send("x".repeat(length));
        send(sent("e", 443));

        Await.until(
                "it is there", BOUND, () -> !committed(log.topics().flowDeadLetters()).isEmpty());
        assertThat(committed(log.topics().flowDeadLetters()))
                .singleElement()
                .satisfies(letter -> {
                    assertThat(letter.value()).hasSize(FlowLogRecords.MOST_KEPT);
                    assertThat(header(letter, "enif_length")).isEqualTo("" + length);
                });
        Await.until("all else is written", BOUND, () -> stream.status().written() == 2);
    }

    /** Else the last hit of a rule would be years ahead, for ever. */
    @Test
    void a_flow_that_ends_in_the_future_is_refused() {
        FlowLogStream stream = stream("one", Duration.ofMillis(200), 1_000);
        send(sent("f", 443).replaceFirst("\"end\":[0-9]+", "\"end\":99999999999999"));
        send(sent("e", 443));

        Await.until(
                "it is refused",
                BOUND,
                () -> stream.status().refused(RecordRefusedException.Reason.IN_FUTURE) == 1);
        Await.until("all else is written", BOUND, () -> stream.status().written() == 2);
    }

    @Test
    void an_address_is_its_owners_when_the_flow_started_also_if_it_moved_since() {
        happened(START + 1_000, new AddressesAssigned(PRIMARY_B, List.of(ip("10.0.0.77"))));
        happened(
                START + 30_000,
                new AddressesUnassigned(PRIMARY_B, List.of(ip("10.0.0.77"))),
                new AddressesAssigned(PRIMARY, List.of(ip("10.0.0.77"))));
        FlowLogStream stream = stream("one", Duration.ofMillis(200), 1_000);
        send(flow("before", "10.0.0.20", "10.0.0.77", 443, START + 29_999));
        Await.until("all is written", BOUND, () -> stream.status().written() == 2);
        assertThat(lines())
                .anyMatch(line -> line.contains(PRIMARY_B + " 10.0.0.20 10.0.0.30 40000 443"))
                .anyMatch(line -> line.contains(PRIMARY + " 10.0.0.20 10.0.0.77 40000 443"));
        assertThat(stream.status().judged(Judgement.UNJUDGED)).isZero();
    }

    @Test
    void after_a_start_from_a_snapshot_it_knows_the_owners_of_before() {
        happened(START + 1_000, new AddressesAssigned(PRIMARY_B, List.of(ip("10.0.0.77"))));
        happened(
                START + 30_000,
                new AddressesUnassigned(PRIMARY_B, List.of(ip("10.0.0.77"))),
                new AddressesAssigned(PRIMARY, List.of(ip("10.0.0.77"))));
        FlowLogStream stream = stream("one", Duration.ofMillis(200), 1_000, this::newestImage);
        send(flow("before", "10.0.0.20", "10.0.0.77", 443, START + 29_999));
        Await.until("all is written", BOUND, () -> stream.status().written() == 2);
        assertThat(stream.status().judged(Judgement.LATE)).isZero();
        // The rules of then are gone; the owner is known.
        assertThat(lines())
                .anyMatch(line -> line.contains(PRIMARY_B + " ") && line.endsWith(" - SKIPDATA"));
    }

    private Image<PartitionState> newestImage(LogRange range) {
        int partition = range.identity().partition();
        var reader =
                new PartitionReader(partition, Cursor.START, PartitionState.EMPTY, new JsonCodec());
        for (var record : log.records(log.topics().events(), partition)) {
            reader.read(record.offset(), Headers.frozen(record), record.value());
        }
        return new Image<>(reader.cursor(), reader.state());
    }

    /** As many packets come out as went in, at each interface, whatever dies and joins. */
    @Test
    void each_flow_is_told_once_whatever_becomes_of_processes() {
        RandomGenerator random = Seeds.random(7);
        FlowLogStream current = stream("node-0", Duration.ofMillis(300), 40);
        int sentRecords = 0;
        for (int round = 0; round < 8; round++) {
            List<String> batch = new ArrayList<>();
            for (int index = 0; index < 60; index++) {
                String record = sent("r" + sentRecords++, 443 + random.nextInt(2) * (1 + index));
                batch.add(record);
                if (random.nextInt(4) == 0) {
                    batch.add(record);
                }
            }
            send(batch.toArray(String[]::new));
            switch (round % 4) {
                case 0 -> {
                    pause(Duration.ofMillis(100L + random.nextInt(400)));
                    current.die();
                    current = stream("node-" + (round + 1), Duration.ofMillis(300), 40);
                }
                case 1 -> {
                    FlowLogStream second = stream("second-" + round, Duration.ofMillis(300), 40);
                    assertThat(second.isAlive()).isTrue();
                }
                case 2 -> {
                    current.close();
                    current = stream("node-" + (round + 1), Duration.ofMillis(300), 40);
                }
                default -> pause(Duration.ofMillis(200));
            }
        }
        long expected = 10L * sentRecords;
        Await.until("all is told", BOUND, () -> packetsAt(PRIMARY) >= expected);
        pause(Duration.ofSeconds(1));
        assertThat(packetsAt(PRIMARY)).isEqualTo(expected);
        Set<String> ids = new HashSet<>();
        assertThat(committed(log.topics().flowLogs()))
                .allMatch(line -> ids.add(header(line, "enif_id")));
    }

    private static void pause(Duration duration) {
        LockSupport.parkNanos(duration.toNanos());
    }

    private long packetsAt(EniId eni) {
        return lines().stream()
                .map(line -> line.split(" ", -1))
                .filter(fields -> fields[2].equals(eni.value()))
                .mapToLong(fields -> Long.parseLong(fields[8]))
                .sum();
    }
}

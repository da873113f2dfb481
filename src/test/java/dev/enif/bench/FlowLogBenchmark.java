/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.bench;

import dev.enif.core.Envelopes;
import dev.enif.core.InstanceWorld;
import dev.enif.core.account.AccountEvent;
import dev.enif.core.account.Tags;
import dev.enif.core.id.AttachmentId;
import dev.enif.core.id.EniId;
import dev.enif.core.id.FlowLogId;
import dev.enif.core.id.InstanceId;
import dev.enif.core.id.RuleId;
import dev.enif.core.monitoring.FlowLogEvent.FlowLogCreated;
import dev.enif.core.monitoring.LogFormat;
import dev.enif.core.monitoring.TrafficType;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Ipv4;
import dev.enif.core.net.Traffic;
import dev.enif.core.securitygroup.Direction;
import dev.enif.core.securitygroup.Peer;
import dev.enif.core.securitygroup.Rule;
import dev.enif.core.securitygroup.SecurityGroupEvent.RulesAuthorized;
import dev.enif.core.vpc.SubnetEvent.SubnetCreated;
import dev.enif.flow.FlowRole;
import dev.enif.flow.stream.FlowKnowledge;
import dev.enif.flow.stream.FlowLogSettings;
import dev.enif.flow.stream.FlowLogStatus;
import dev.enif.flow.stream.FlowLogStream;
import dev.enif.flow.stream.FlowRecordReader;
import dev.enif.flow.stream.FlowSummer;
import dev.enif.log.codec.JsonCodec;
import dev.enif.log.kafka.EndOffsets;
import dev.enif.log.kafka.ImageSource;
import dev.enif.testing.Await;
import dev.enif.testing.ScriptedLog;
import dev.enif.testing.Seeds;
import dev.enif.testing.TestLog;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Flow records through attribution, evaluation and summing up to lines with rule ids, beside a bare
 * loop that reads the same records and writes each again in transactions as large.
 */
final class FlowLogBenchmark implements SystemBenchmark {
    private static final int INTERFACES = 1_000;
    private static final int RULES = 50;
    private static final int TUPLES = 50_000;
    private static final int WARM_UP = 300_000;
    private static final int RECORDS = 1_000_000;
    private static final int MOST_SUMS = 100_000;
    private static final Duration BOUND = Duration.ofMinutes(5);

    @Override
    public String name() {
        return "flow-logs";
    }

    @Override
    public void run(PrintStream out, Path folder) {
        out.printf(
                "%d records of %d tuples between %d interfaces, %d rules, all recorded%n",
                RECORDS, TUPLES, INTERFACES, RULES);
        TestLog log = TestLog.create(1);
        found(log);
        List<byte[]> tuples = tuples();
        send(log, tuples, WARM_UP + RECORDS);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                EndOffsets ends = new EndOffsets(log.kafka("ends"), log.topics());
                FlowRole role =
                        FlowRole.alone(
                                log.kafka("flow"),
                                log.topics(),
                                log.facts(),
                                new JsonCodec(),
                                ImageSource.REPLAY,
                                threads)) {
            role.start();
            Await.until("the tables are read", BOUND, () -> role.unready(0).isEmpty());
            FlowKnowledge knowledge = FlowKnowledge.of(role, ends, Duration.ofSeconds(5));
            judge(knowledge, tuples, WARM_UP);
            print(out, "judged and summed up, in memory", judge(knowledge, tuples, RECORDS));
            print(out, "flow records in, lines out", stream(log, knowledge));
        }
        copy(log, 0, WARM_UP);
        print(out, "bare loop: read, write each", copy(log, WARM_UP, RECORDS));
    }

    private static void print(PrintStream out, String what, double perSecond) {
        out.printf(Locale.ROOT, "%-44s %12.0f records/s%n", what, perSecond);
    }

    private static void found(TestLog log) {
        ScriptedLog decisions = new ScriptedLog(log, InstanceWorld.ACCOUNT);
        List<Rule> rules = new ArrayList<>();
        for (int rule = 0; rule < RULES; rule++) {
            for (Direction direction : Direction.values()) {
                rules.add(
                        new Rule(
                                new RuleId("sgr-%017x".formatted(rules.size())),
                                direction,
                                Traffic.tcp(400 + rule, 400 + rule),
                                new Peer.Ipv4Peer(Cidr4.ALL),
                                "",
                                Tags.NONE));
            }
        }
        happened(
                decisions,
                InstanceWorld.VPC_CREATED,
                InstanceWorld.DEFAULT_GROUP_CREATED,
                new SubnetCreated(
                        InstanceWorld.SUBNET,
                        InstanceWorld.VPC,
                        Cidr4.parse("10.0.0.0/20"),
                        InstanceWorld.ZONE_A,
                        Tags.NONE),
                new RulesAuthorized(InstanceWorld.DEFAULT_GROUP, rules),
                new FlowLogCreated(
                        new FlowLogId("fl-0000000000000000a"),
                        InstanceWorld.VPC,
                        TrafficType.ALL,
                        60,
                        LogFormat.DEFAULT + " ${rule-id}",
                        0,
                        Tags.NONE));
        for (int number = 0; number < INTERFACES; number++) {
            happened(
                    decisions,
                    InstanceWorld.launched(
                            new InstanceId("i-%017x".formatted(number + 1)),
                            "m5.large",
                            false,
                            eni(number),
                            new AttachmentId("eni-attach-%017x".formatted(number + 1)),
                            address(number)));
        }
    }

    private static void happened(ScriptedLog decisions, Object... events) {
        List<AccountEvent> enveloped =
                Arrays.stream(events).map(event -> Envelopes.event(event).orElseThrow()).toList();
        decisions.happened(InstanceWorld.START_MILLIS, enveloped);
    }

    private static EniId eni(int number) {
        return new EniId("eni-%017x".formatted(number + 1));
    }

    private static Ipv4 address(int number) {
        return Ipv4.parse("10.0.0.10").plus(number);
    }

    private static List<byte[]> tuples() {
        RandomGenerator random = Seeds.random(1);
        List<byte[]> tuples = new ArrayList<>();
        long start = System.currentTimeMillis() / 60_000 * 60_000;
        for (int tuple = 0; tuple < TUPLES; tuple++) {
            int from = random.nextInt(INTERFACES);
            int to = random.nextInt(INTERFACES);
            tuples.add(
                    """
                    {"id":"xxxx","account":"%s","interfaceId":"%s","srcAddr":"%s","dstAddr":"%s","srcPort":%d,\
                    "dstPort":%d,"protocol":6,"packets":10,"bytes":8400,"start":%d,"end":%d,"tcpFlags":2}\
                    """
                            .formatted(
                                    InstanceWorld.ACCOUNT,
                                    eni(from),
                                    address(from),
                                    address(to),
                                    1024 + random.nextInt(60_000),
                                    400 + random.nextInt(RULES + 5),
                                    start,
                                    start + 5_000)
                            .getBytes(StandardCharsets.UTF_8));
        }
        return tuples;
    }

    /** The tuple's record with an id of its own: digits at a known place. */
    private static byte[] record(List<byte[]> tuples, int number) {
        byte[] template = tuples.get((int) (number * 7_919L % TUPLES));
        byte[] id = "%08d".formatted(number).getBytes(StandardCharsets.US_ASCII);
        byte[] record = new byte[template.length + 4];
        int at = "{\"id\":\"".length();
        System.arraycopy(template, 0, record, 0, at);
        System.arraycopy(id, 0, record, at, 8);
        System.arraycopy(template, at + 4, record, at + 8, template.length - at - 4);
        return record;
    }

    private static double judge(FlowKnowledge knowledge, List<byte[]> tuples, int count) {
        FlowSummer summer =
                new FlowSummer(
                        settings(), knowledge, new FlowLogStatus(), System::currentTimeMillis);
        long began = System.nanoTime();
        for (int number = 0; number < count; number++) {
            summer.add(FlowRecordReader.read(record(tuples, number), null), "0-" + number);
            if (summer.isFull()) {
                summer.take();
            }
        }
        summer.take();
        return count / seconds(began);
    }

    /** All is there before it begins, and the first part is to warm up. */
    private static double stream(TestLog log, FlowKnowledge knowledge) {
        try (FlowLogStream stream =
                new FlowLogStream(log.kafka("stream"), log.topics(), knowledge, settings())) {
            stream.start();
            awaitRead(stream, WARM_UP);
            long before = stream.status().read();
            long began = System.nanoTime();
            awaitRead(stream, WARM_UP + RECORDS);
            return (stream.status().read() - before) / seconds(began);
        }
    }

    private static FlowLogSettings settings() {
        return new FlowLogSettings(
                InstanceWorld.REGION, 60, Duration.ofSeconds(60), MOST_SUMS, 50_000, true);
    }

    private static void awaitRead(FlowLogStream stream, long count) {
        while (stream.status().read() < count) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static void send(TestLog log, List<byte[]> tuples, int count) {
        try (var producer = producer(log, null)) {
            for (int number = 0; number < count; number++) {
                var _ =
                        producer.send(
                                new ProducerRecord<>(
                                        log.topics().flows(), 0, null, record(tuples, number)));
            }
        }
    }

    private static KafkaProducer<byte[], byte[]> producer(
            TestLog log, @Nullable String transactions) {
        var properties = log.kafka("bench").producer("bench");
        properties.put(ProducerConfig.LINGER_MS_CONFIG, "5");
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, "60000");
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "120000");
        if (transactions != null) {
            properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactions);
        }
        return new KafkaProducer<>(
                properties, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Reads so many from there and writes each again, in transactions. */
    private static double copy(TestLog log, long from, int count) {
        var properties = log.kafka("bench").consumer("bench");
        properties.put("max.poll.records", "5000");
        try (var consumer =
                        new KafkaConsumer<>(
                                properties,
                                new ByteArrayDeserializer(),
                                new ByteArrayDeserializer());
                var producer = producer(log, "bench-" + from)) {
            producer.initTransactions();
            TopicPartition partition = new TopicPartition(log.topics().flows(), 0);
            consumer.assign(List.of(partition));
            consumer.seek(partition, from);
            int copied = 0;
            long began = System.nanoTime();
            producer.beginTransaction();
            while (copied < count) {
                for (var record : consumer.poll(Duration.ofMillis(250))) {
                    var _ =
                            producer.send(
                                    new ProducerRecord<>(
                                            log.topics().flowDeadLetters(),
                                            0,
                                            null,
                                            record.value()));
                    if (++copied % MOST_SUMS == 0) {
                        producer.commitTransaction();
                        producer.beginTransaction();
                    }
                }
            }
            producer.commitTransaction();
            return copied / seconds(began);
        }
    }

    private static double seconds(long beganNanos) {
        return (System.nanoTime() - beganNanos) / 1e9;
    }
}

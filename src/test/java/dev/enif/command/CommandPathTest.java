/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.command;

import static dev.enif.command.Asking.ask;
import static dev.enif.command.Asking.refusal;
import static dev.enif.command.Asking.setQuota;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.enif.core.account.AccountCommand;
import dev.enif.core.account.Quota;
import dev.enif.core.account.Tags;
import dev.enif.core.decision.Outcome;
import dev.enif.core.id.AccountId;
import dev.enif.core.id.VpcId;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Cidr6;
import dev.enif.core.net.Zone;
import dev.enif.core.partition.CommandEnvelope.ExpectedRevision;
import dev.enif.core.vpc.VpcCommand;
import dev.enif.log.Position;
import dev.enif.log.codec.FeatureLevel;
import dev.enif.log.codec.JsonCodec;
import dev.enif.log.kafka.CommandLog;
import dev.enif.log.kafka.EndOffsets;
import dev.enif.log.kafka.EventLog;
import dev.enif.log.kafka.Faults;
import dev.enif.log.kafka.KafkaSettings;
import dev.enif.log.kafka.LogOffsets;
import dev.enif.testing.Await;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A command all the way: appended, decided, read back, answered. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommandPathTest {

    private static final AccountId ACCOUNT = new AccountId("123456789012");

    private final Log log = Log.create();
    private final Node node = log.node("one");

    @BeforeAll
    void awaitOwner() {
        node.awaitLive().awaitOwning(Log.PARTITIONS);
    }

    @AfterAll
    void stop() {
        node.close();
    }

    @Test
    void a_command_is_answered_with_its_decision_as_read_back() {
        var answer = ask(node.commands(), ACCOUNT, createVpc("10.0.0.0/16"), null);
        assertThat(answer.decision().outcome())
                .isInstanceOfSatisfying(
                        Outcome.Accepted.class,
                        accepted -> {
                            var id = new VpcId(accepted.result().ids().getFirst());
                            assertThat(answer.account().vpcs().find(id)).isNotNull();
                        });
        var view = node.role().state().account(ACCOUNT);
        assertThat(view.position().partition()).isEqualTo(answer.position().partition());
        assertThat(view.position().offset()).isGreaterThanOrEqualTo(answer.position().offset());
        assertThat(view.account().vpcs().size()).isPositive();
    }

    /** With one key, the permutation of partition and counter never makes an id twice. */
    @Test
    void all_partitions_make_their_ids_with_one_key() {
        var keys =
                IntStream.range(0, Log.PARTITIONS)
                        .mapToObj(partition -> node.follower().state(partition).founding())
                        .map(founding -> Objects.requireNonNull(founding).idKey())
                        .collect(Collectors.toSet());
        assertThat(keys).hasSize(1);
    }

    @Test
    void a_repeat_under_the_same_token_is_answered_alike_and_does_nothing() {
        var first = ask(node.commands(), ACCOUNT, createVpc("10.1.0.0/16"), "token-1");
        var second = ask(node.commands(), ACCOUNT, createVpc("10.1.0.0/16"), "token-1");
        assertThat(second.decision().replayed()).isTrue();
        assertThat(second.decision().events()).isEmpty();
        assertThat(second.decision().outcome()).isEqualTo(first.decision().outcome());
    }

    @Test
    void the_command_id_is_the_token_of_a_command_without_one() {
        var first = ask(node.commands(), ACCOUNT, setQuota(11), null);
        var second = ask(node.commands(), ACCOUNT, setQuota(11), first.decision().commandId());
        assertThat(second.decision().replayed()).isTrue();
    }

    @Test
    void a_token_used_for_something_else_is_refused() {
        ask(node.commands(), ACCOUNT, setQuota(8), "token-2");
        var other = ask(node.commands(), ACCOUNT, setQuota(9), "token-2");
        assertThat(refusal(other).code()).isEqualTo("IdempotentParameterMismatch");
    }

    @Test
    void a_revision_that_has_moved_on_is_refused() throws Exception {
        var created = ask(node.commands(), ACCOUNT, createVpc("10.2.0.0/16"), null);
        if (!(created.decision().outcome() instanceof Outcome.Accepted accepted)) {
            throw new AssertionError(created.decision());
        }
        var vpc = new VpcId(accepted.result().ids().getFirst());
        var expected = new ExpectedRevision(vpc, created.account().revision(vpc) + 1);
        var answer =
                node.commands()
                        .submit(
                                ACCOUNT,
                                new AccountCommand.OfVpc(new VpcCommand.DeleteVpc(vpc)),
                                new Request(null, "tester", "request", expected))
                        .toCompletableFuture()
                        .get(30, TimeUnit.SECONDS);
        assertThat(refusal(answer).code()).isEqualTo("PreconditionFailed");
    }

    @Test
    void a_command_that_nobody_can_decode_is_decided_and_holds_nobody_up() {
        int partition = ACCOUNT.partition(Log.PARTITIONS);
        var before = node.follower().state(partition).nextCommandOffset();
        try (var producer =
                new KafkaProducer<>(
                        log.kafka("test").producer("test"),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            var record =
                    new ProducerRecord<byte[], byte[]>(
                            log.topics().commands(),
                            partition,
                            null,
                            "no command".getBytes(StandardCharsets.UTF_8),
                            List.of(
                                    new RecordHeader(
                                            CommandLog.COMMAND_ID,
                                            "nonsense".getBytes(StandardCharsets.UTF_8))));
            assertThat(producer.send(record)).succeedsWithin(Duration.ofSeconds(30));
        }
        var answer = ask(node.commands(), ACCOUNT, setQuota(12), null);
        assertThat(answer.decision().outcome()).isInstanceOf(Outcome.Accepted.class);
        assertThat(node.follower().state(partition).nextCommandOffset())
                .isGreaterThanOrEqualTo(before + 2);
    }

    @Test
    void a_reader_that_waits_for_a_position_sees_what_was_answered_there() throws Exception {
        var answer = ask(node.commands(), ACCOUNT, setQuota(13), null);
        var current =
                node.follower()
                        .await(answer.position(), Duration.ofSeconds(30))
                        .toCompletableFuture()
                        .get(30, TimeUnit.SECONDS);
        assertThat(answer.position().isReachedBy(current.cursor())).isTrue();
        assertThat(current.state().account(ACCOUNT).quota(Quota.VPCS)).isPositive();
    }

    @Test
    void a_position_that_is_not_reached_in_time_is_said_so() {
        var never = new Position(ACCOUNT.partition(Log.PARTITIONS), Long.MAX_VALUE - 1);
        assertThat(node.follower().await(never, Duration.ofMillis(50)))
                .failsWithin(Duration.ofSeconds(30));
    }

    @Test
    void the_end_of_the_log_lies_behind_every_answer() throws Exception {
        var answer = ask(node.commands(), ACCOUNT, setQuota(14), null);
        try (var ends = new EndOffsets(log.kafka("test"), log.topics())) {
            assertThat(
                            ends.of(answer.position().partition())
                                    .toCompletableFuture()
                                    .get(30, TimeUnit.SECONDS))
                    .isGreaterThan(answer.position().offset());
        }
    }

    @Test
    void an_edge_whose_follower_has_not_caught_up_takes_no_commands() {
        try (var cold = new Node(log, "cold", KafkaCommands.Bounds.STANDARD)) {
            assertThatThrownBy(() -> ask(cold.commands(), ACCOUNT, setQuota(15), null))
                    .isInstanceOf(NotReadyException.class);
        }
    }

    @Test
    void an_answer_that_does_not_come_in_time_leaves_a_token_to_ask_again_with() {
        var bounds = new KafkaCommands.Bounds(Duration.ofMillis(1), Duration.ofSeconds(30), 10, 10);
        try (var hasty = new Node(log, "hasty", bounds).start().awaitLive()) {
            assertThatThrownBy(() -> ask(hasty.commands(), ACCOUNT, setQuota(16), null))
                    .isInstanceOfSatisfying(
                            OutcomeUnknownException.class,
                            unknown -> {
                                var again =
                                        ask(
                                                node.commands(),
                                                ACCOUNT,
                                                setQuota(16),
                                                unknown.token());
                                assertThat(again.decision().outcome())
                                        .isInstanceOf(Outcome.Accepted.class);
                            });
        }
        node.awaitOwning(Log.PARTITIONS);
    }

    /** Whoever submits may be an event loop, and an append to a cluster that is away blocks. */
    @Test
    void submitting_does_not_wait_for_a_cluster_that_is_away() {
        var codec = new JsonCodec();
        try (var away =
                        new CommandLog(
                                new KafkaSettings("127.0.0.1:1", "away"), log.topics(), codec);
                var timer = Executors.newSingleThreadScheduledExecutor();
                var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var commands =
                    new KafkaCommands(
                            node.follower(),
                            away,
                            codec,
                            KafkaCommands.Bounds.STANDARD,
                            timer,
                            executor);
            long begun = System.nanoTime();
            var answer =
                    commands.submit(
                            ACCOUNT, setQuota(18), new Request(null, "tester", "request", null));
            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .isLessThan(Duration.ofSeconds(1));
            assertThatThrownBy(() -> answer.toCompletableFuture().join())
                    .hasCauseInstanceOf(OutcomeUnknownException.class);
        }
    }

    /** As with brokers whose names do not resolve for a moment. */
    @Test
    void a_consumer_that_cannot_be_opened_does_not_end_the_loop() {
        var codec = new JsonCodec();
        var kafka = log.kafka("unopened");
        var unusable =
                new KafkaSettings(
                        kafka.bootstrapServers(),
                        "unopened",
                        Map.of("security.protocol", "UNHEARD_OF"));
        try (var events = new EventLog(kafka, log.topics(), codec, Faults.NONE);
                var commands = new CommandLog(kafka, log.topics(), codec);
                var offsets = new LogOffsets(kafka, log.topics().commands(), "command-offsets");
                var loop =
                        new DeciderLoop(
                                unusable,
                                log.topics(),
                                new DeciderLoop.Settings(
                                        log.group() + "-unopened",
                                        "unopened",
                                        "test",
                                        FeatureLevel.CURRENT,
                                        Log.FACTS,
                                        List.of(new Zone("us-east-1a")),
                                        _ -> null,
                                        Cidr6.parse("3fff::/20")),
                                codec,
                                node.follower(),
                                events,
                                commands,
                                offsets)) {
            loop.start();
            Await.until(
                    "it has trouble",
                    Duration.ofSeconds(30),
                    () -> loop.trouble().isPresent() || !loop.isAlive());
            assertThat(loop.isAlive()).isTrue();
        }
    }

    @Test
    void more_commands_than_an_account_may_have_in_flight_are_turned_away() {
        var bounds =
                new KafkaCommands.Bounds(Duration.ofSeconds(10), Duration.ofSeconds(30), 10, 0);
        try (var narrow = new Node(log, "narrow", bounds).start().awaitLive()) {
            assertThatThrownBy(() -> ask(narrow.commands(), ACCOUNT, setQuota(17), null))
                    .isInstanceOf(TooManyCommandsException.class);
            assertThat(narrow.role().commands().waiting()).isZero();
        }
        node.awaitOwning(Log.PARTITIONS);
    }

    @Test
    void a_tick_is_appended_when_a_deadline_has_passed() {
        // Nothing can be made to expire soon from outside, so the driver itself is asked.
        int partition = Log.PARTITIONS - 1;
        long before = node.follower().state(partition).nextCommandOffset();
        var codec = new JsonCodec();
        try (var commands = new CommandLog(log.kafka("ticker"), log.topics(), codec)) {
            var ticks = new Ticks(commands, codec);
            ticks.check(partition, 1_000, 1_000, 2_000, 0);
            ticks.check(partition, 1_000, 1_000, 2_000, 1);
            Await.until(
                    "the tick is decided",
                    Duration.ofSeconds(30),
                    () -> node.follower().state(partition).nextCommandOffset() > before);
        }
        assertThat(node.follower().state(partition).nextCommandOffset()).isEqualTo(before + 1);
    }

    private static AccountCommand createVpc(String cidr) {
        return new AccountCommand.OfVpc(new VpcCommand.CreateVpc(Cidr4.parse(cidr), Tags.NONE));
    }
}

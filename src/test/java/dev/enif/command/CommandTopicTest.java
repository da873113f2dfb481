/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.command;

import static dev.enif.command.Asking.ask;
import static dev.enif.command.Asking.setQuota;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.core.account.Quota;
import dev.enif.core.decision.Outcome;
import dev.enif.core.id.AccountId;
import dev.enif.core.partition.CommandEnvelope;
import dev.enif.core.partition.PartitionCommand;
import dev.enif.core.partition.PartitionEvent;
import dev.enif.log.codec.JsonCodec;
import dev.enif.log.kafka.CommandLog;
import dev.enif.log.kafka.Follower;
import dev.enif.log.reader.Step;
import dev.enif.testing.Await;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** What an owner does when the command topic is not what the log remembers of it. */
class CommandTopicTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final AccountId ACCOUNT = new AccountId("123456789012");
    private static final int PARTITION = ACCOUNT.partition(Log.PARTITIONS);

    private final Log log = Log.create();

    @Test
    void commands_deleted_before_they_were_decided_are_decided_as_lost() throws Exception {
        long next = decideSome();
        appendUndecided(3);
        deleteUpTo(next + 2);
        Queue<PartitionEvent> lost = new ConcurrentLinkedQueue<>();
        try (var node = new Node(log, "two", KafkaCommands.Bounds.STANDARD)) {
            node.follower()
                    .addListener(
                            new Follower.Listener() {
                                @Override
                                public void decided(int partition, long offset, Step.Decided step) {
                                    step.record().decision().events().stream()
                                            .filter(PartitionEvent.CommandsLost.class::isInstance)
                                            .forEach(lost::add);
                                }
                            });
            node.start().awaitLive().awaitOwning(Log.PARTITIONS);
            Await.until(
                    "what is left of the commands is decided",
                    PATIENCE,
                    () -> node.follower().state(PARTITION).nextCommandOffset() == next + 3);
            assertThat(lost).containsExactly(new PartitionEvent.CommandsLost(next, next + 2));
            // The third of the undecided ones was left, and it was carried out.
            assertThat(node.role().state().account(ACCOUNT).account().quota(Quota.VPCS))
                    .isEqualTo(102);
            assertThat(ask(node.commands(), ACCOUNT, setQuota(7), null).decision().outcome())
                    .isInstanceOf(Outcome.Accepted.class);
        }
    }

    @Test
    void a_command_topic_that_was_made_anew_is_not_decided_from() throws Exception {
        long next = decideSome();
        try (var admin = log.admin()) {
            admin.deleteTopics(List.of(log.topics().commands())).all().get();
            Await.until(
                    "the topic is made anew",
                    PATIENCE,
                    () -> {
                        log.contract().create(admin);
                        log.contract().check(admin);
                        return true;
                    });
        }
        try (var node = log.node("two").awaitLive()) {
            Await.until(
                    "the partition refuses to be owned",
                    PATIENCE,
                    () -> node.role().loop().unready().containsKey(PARTITION));
            assertThat(node.role().loop().unready().get(PARTITION))
                    .contains("up to offset " + next)
                    .contains("recreated");
            assertThat(node.role().loop().owns(PARTITION)).isFalse();
            assertThat(node.follower().state(PARTITION).nextCommandOffset()).isEqualTo(next);
        }
    }

    /** Where the next command goes. */
    private long decideSome() {
        try (var node = log.node("one").awaitLive()) {
            for (int value = 1; value <= 3; value++) {
                ask(node.commands(), ACCOUNT, setQuota(value), null);
            }
            return node.follower().state(PARTITION).nextCommandOffset();
        }
    }

    /** While nobody decides. */
    private void appendUndecided(int count) throws Exception {
        var codec = new JsonCodec();
        try (var commands = new CommandLog(log.kafka("edge"), log.topics(), codec)) {
            for (int number = 0; number < count; number++) {
                var command = new PartitionCommand.ForAccount(ACCOUNT, setQuota(100 + number));
                commands.append(
                        PARTITION,
                        new CommandEnvelope(
                                CommandIds.next(),
                                null,
                                codec.parameterHash(command),
                                "tester",
                                "request",
                                Duration.ofHours(1).toMillis(),
                                null,
                                command),
                        failure -> {
                            throw new AssertionError(failure);
                        });
            }
        }
    }

    private void deleteUpTo(long offset) throws Exception {
        try (var admin = log.admin()) {
            var partition = new TopicPartition(log.topics().commands(), PARTITION);
            admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(offset)))
                    .all()
                    .get();
        }
    }
}

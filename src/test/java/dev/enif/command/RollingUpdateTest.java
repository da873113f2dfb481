/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.core.account.AccountCommand;
import dev.enif.core.account.Tags;
import dev.enif.core.decision.Outcome;
import dev.enif.core.id.AccountId;
import dev.enif.core.routing.InternetGatewayCommand.CreateInternetGateway;
import dev.enif.log.codec.FeatureLevel;
import dev.enif.log.codec.JsonCodec;
import dev.enif.log.codec.TermRecord;
import dev.enif.log.kafka.EventLog;
import dev.enif.log.kafka.Faults;
import org.junit.jupiter.api.Test;

/** New kinds of events during a rolling update: see {@link FeatureLevel}. */
class RollingUpdateTest {
    private static final AccountId ACCOUNT = Asking.account(1);
    private static final AccountCommand OF_A_LATER_LEVEL =
            new AccountCommand.OfInternetGateway(new CreateInternetGateway(Tags.NONE));

    private final Log log = Log.create();

    @Test
    void a_log_stays_at_its_level_until_it_is_raised_and_what_needs_more_is_refused() {
        beganAtTheFirstLevel();
        try (var node = node("updated", FeatureLevel.FIRST)) {
            assertThat(levelIn(node)).isEqualTo(FeatureLevel.FIRST);
            var refused = Asking.refusal(ask(node, OF_A_LATER_LEVEL));
            assertThat(refused.code()).isEqualTo("UnsupportedOperation");
            assertThat(refused.message()).contains("feature level 1");
            assertThat(ask(node, Asking.setQuota(7)).decision().outcome())
                    .isInstanceOf(Outcome.Accepted.class);
        }
        try (var node = node("raised", FeatureLevel.CURRENT)) {
            assertThat(levelIn(node)).isEqualTo(FeatureLevel.CURRENT);
            assertThat(ask(node, OF_A_LATER_LEVEL).decision().outcome())
                    .isInstanceOf(Outcome.Accepted.class);
        }
        // Whoever is still configured for the first level does not take it back.
        try (var node = node("forgotten", FeatureLevel.FIRST)) {
            assertThat(levelIn(node)).isEqualTo(FeatureLevel.CURRENT);
        }
    }

    @Test
    void a_new_log_begins_at_the_highest_level() {
        try (var node = node("first", FeatureLevel.FIRST)) {
            assertThat(levelIn(node)).isEqualTo(FeatureLevel.CURRENT);
        }
    }

    private Node node(String name, int level) {
        return new Node(log, name, KafkaCommands.Bounds.STANDARD, Faults.NONE, level)
                .start()
                .awaitLive()
                .awaitOwning(Log.PARTITIONS);
    }

    private static int levelIn(Node node) {
        int partition = ACCOUNT.partition(Log.PARTITIONS);
        return node.follower().state(partition).featureLevel();
    }

    private static Answer ask(Node node, AccountCommand command) {
        return Asking.ask(node.commands(), ACCOUNT, command, null);
    }

    /** As the version before would have left it. */
    private void beganAtTheFirstLevel() {
        var codec = new JsonCodec();
        try (var older = new EventLog(log.kafka("older"), log.topics(), codec, Faults.NONE)) {
            for (int partition = 0; partition < Log.PARTITIONS; partition++) {
                var founding = Log.FACTS.found(partition, 42);
                older.append(
                        partition,
                        new TermRecord("older", "older", "1", FeatureLevel.FIRST, founding),
                        failure -> {
                            throw new AssertionError(failure);
                        });
            }
        }
    }
}

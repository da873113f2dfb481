/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.core.partition.Founding;
import dev.enif.log.codec.FeatureLevel;
import dev.enif.log.codec.JsonCodec;
import dev.enif.log.codec.TermRecord;
import dev.enif.log.kafka.EventLog;
import dev.enif.log.kafka.Faults;
import dev.enif.testing.Await;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** However a partition changes hands, each command is decided once and every answer is true. */
class TakeoverTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int CLIENTS = 8;
    private static final int CLAIMS = 3;

    @Test
    void claims_of_others_in_the_middle_of_the_load_leave_every_answer_true() {
        var log = Log.create();
        try (var node = log.node("one").awaitLive().awaitOwning(Log.PARTITIONS);
                var load = new Load(CLIENTS, node::commands);
                var foreign =
                        new EventLog(
                                log.kafka("foreign"), log.topics(), new JsonCodec(), Faults.NONE)) {
            for (int claim = 0; claim < CLAIMS; claim++) {
                awaitAnswers(load);
                for (int partition = 0; partition < Log.PARTITIONS; partition++) {
                    var founding = node.follower().state(partition).founding();
                    foreign.append(partition, claim(Objects.requireNonNull(founding)), _ -> {});
                }
            }
            awaitAnswers(load);
            var answers = load.stop();
            assertThat(LogAudit.of(log).explains(answers).terms()).isGreaterThan(CLAIMS);
        }
    }

    @Test
    void a_node_that_leaves_hands_its_partitions_over_under_load() {
        var log = Log.create();
        var first = log.node("one").awaitLive().awaitOwning(Log.PARTITIONS);
        try (var second = log.node("two").awaitLive();
                var load = new Load(CLIENTS, second::commands)) {
            awaitAnswers(load);
            long leaves = System.nanoTime();
            var leaving = Thread.startVirtualThread(first::close);
            second.awaitOwning(Log.PARTITIONS);
            System.out.printf(
                    "A planned takeover by a hot standby took %,d ms%n",
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - leaves));
            awaitAnswers(load);
            var answers = load.stop();
            LogAudit.of(log).explains(answers);
            Await.until("the first node is gone", PATIENCE, () -> !leaving.isAlive());
        } finally {
            first.close();
        }
    }

    private static void awaitAnswers(Load load) {
        int goal = load.answered() + 40;
        Await.until("more answers", PATIENCE, () -> load.answered() >= goal);
    }

    private static TermRecord claim(Founding founding) {
        return new TermRecord(
                UUID.randomUUID().toString(), "foreign", "test", FeatureLevel.CURRENT, founding);
    }
}

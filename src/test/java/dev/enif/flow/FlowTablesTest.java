/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.core.account.AccountState;
import dev.enif.core.flow.Flow;
import dev.enif.core.flow.PathEvaluator;
import dev.enif.core.id.AccountId;
import dev.enif.core.monitoring.FlowJudge;
import dev.enif.core.partition.PartitionState;
import dev.enif.log.Cursor;
import dev.enif.log.Reading;
import dev.enif.log.VoidReason;
import dev.enif.log.kafka.Current;
import dev.enif.log.kafka.FollowedRecord;
import dev.enif.log.reader.PartitionReader;
import dev.enif.log.reader.Step;
import dev.enif.testing.RandomHistory;
import dev.enif.testing.RandomLog;
import dev.enif.testing.Seeds;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** What becomes of the tables when rules cannot be compiled. */
class FlowTablesTest {
    private static final int PARTITION = 0;

    private final RandomLog log = new RandomLog(Seeds.random(31), PARTITION, 1).goOn(80);
    private final RandomGenerator random = Seeds.random(32);
    private final PartitionReader reader =
            new PartitionReader(PARTITION, Cursor.START, PartitionState.EMPTY, log.codec());
    private final Failing compiler = new Failing();
    private final FlowTables tables = new FlowTables(1, Runnable::run, compiler);

    private static final class Failing implements FlowTables.Compiler {
        private boolean changesFail;
        private boolean allFails;

        @Override
        public CompiledPartition whole(Current image) {
            if (allFails) {
                throw new IllegalStateException("injected");
            }
            return STANDARD.whole(image);
        }

        @Override
        public CompiledPartition after(CompiledPartition before, Current next) {
            if (allFails || changesFail) {
                throw new IllegalStateException("injected");
            }
            return STANDARD.after(before, next);
        }
    }

    @Test
    void a_change_that_cannot_be_compiled_is_in_the_answers_all_the_same() {
        for (int offset = 0; offset < log.end(); offset++) {
            compiler.changesFail = offset % 3 == 0;
            read(offset);
            assertThat(tables.broken(PARTITION)).isEmpty();
            assertAnswersAreThoseOf(reader.state());
        }
    }

    @Test
    void tables_that_cannot_be_compiled_say_so_until_the_next_record_makes_them_whole() {
        for (int offset = 0; offset < log.end(); offset++) {
            compiler.allFails = log.valid().containsKey((long) offset) && offset % 3 == 0;
            PartitionState before = reader.state();
            read(offset);
            if (compiler.allFails) {
                assertThat(tables.broken(PARTITION)).isPresent();
                assertAnswersAreThoseOf(before);
            } else {
                assertThat(tables.broken(PARTITION)).isEmpty();
                assertAnswersAreThoseOf(reader.state());
            }
            if (compiler.allFails) {
                compiler.allFails = false;
                skipOne(offset);
                assertThat(tables.broken(PARTITION)).isEmpty();
                assertAnswersAreThoseOf(reader.state());
            }
        }
    }

    /** Else flows would be judged by rules of before the change, until the next one comes. */
    @Test
    void rules_made_whole_are_those_that_flows_are_judged_by() {
        for (int offset = 0; offset < log.end(); offset++) {
            compiler.allFails = offset % 3 == 0;
            read(offset);
            compiler.allFails = false;
            skipOne(offset);
            for (AccountId id : RandomHistory.accounts()) {
                AccountState account = reader.state().account(id);
                FlowJudge.Known known = tables.known(id, Long.MAX_VALUE);
                assertThat(known.account().networkInterfaces().values())
                        .containsExactlyElementsOf(account.networkInterfaces().values());
                Flow flow = AnyFlow.in(account, random);
                assertThat(known.rules().evaluate(flow))
                        .isEqualTo(PathEvaluator.evaluate(account, flow).summary());
            }
        }
    }

    private void read(int offset) {
        var entry = log.entries().get(offset);
        var step = reader.read(offset, entry.headers(), entry.value());
        tables.read(followed(offset, step));
    }

    /** As a record without a decision is told. */
    private void skipOne(int offset) {
        tables.read(followed(offset, new Step.Skipped(VoidReason.REPEATED_SEQ)));
    }

    private FollowedRecord followed(int offset, Step step) {
        return new FollowedRecord(
                PARTITION,
                offset,
                0,
                0,
                new Reading.Valid(reader.cursor()),
                step,
                new Current(PARTITION, reader.cursor(), reader.state()));
    }

    private void assertAnswersAreThoseOf(PartitionState state) {
        for (AccountId id : RandomHistory.accounts()) {
            AccountState account = state.account(id);
            for (int question = 0; question < 5; question++) {
                Flow flow = AnyFlow.in(account, random);
                assertThat(tables.evaluate(id, flow).answer())
                        .isEqualTo(PathEvaluator.evaluate(account, flow).summary());
            }
        }
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.failover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.core.FailoverLaws;
import dev.enif.core.Run;
import dev.enif.core.account.AccountState;
import dev.enif.core.eni.Attachment;
import dev.enif.core.id.AccountId;
import dev.enif.core.id.AttachmentId;
import dev.enif.core.partition.Decision;
import dev.enif.core.partition.PartitionCommand;
import dev.enif.core.partition.PartitionEvent;
import dev.enif.core.partition.PartitionState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One tick decides for all accounts of its partition. */
class FailoverTickTest extends FailoverWorld {
    private static final AccountId NEIGHBOUR = new AccountId("210987654321");
    private static final long END = START_MILLIS + LEASE;

    /** Two accounts with the same network, each with a group whose lease ends then. */
    private static Run both() {
        PartitionState one = beating().state();
        AccountState image = one.account(ACCOUNT);
        AccountState other = AccountState.restored(NEIGHBOUR, image.tables(), image.quotas());
        PartitionState two =
                PartitionState.restored(
                        FOUNDING,
                        one.featureLevel(),
                        one.nextCommandOffset(),
                        one.timeMillis(),
                        one.nextId(),
                        one.ordinal(),
                        one.requirePool(),
                        List.of(image, other),
                        one.tokens(),
                        one.timers(),
                        one.exchanges());
        return new Run(two, ENVIRONMENT, START_MILLIS)
                .accepted(ACCOUNT, beat(INSTANCE, 1))
                .accepted(NEIGHBOUR, beat(INSTANCE, 1));
    }

    private static AttachmentId attachment(PartitionState state, AccountId account) {
        return ((Attachment.Attached)
                        there(state.account(account).networkInterfaces().find(ENI)).attachment())
                .attachmentId();
    }

    @Test
    void a_tick_moves_what_is_due_in_every_account_and_makes_no_id_twice() {
        Run run = both().at(END);
        long nextId = run.state().nextId();
        Decision tick = run.decide(new PartitionCommand.Tick());
        PartitionState after = run.after(tick).state();
        List<AccountId> accounts = new ArrayList<>();
        for (PartitionEvent event : tick.events()) {
            accounts.add(((PartitionEvent.InAccount) event).account());
        }
        assertThat(accounts)
                .containsExactly(ACCOUNT, ACCOUNT, ACCOUNT, NEIGHBOUR, NEIGHBOUR, NEIGHBOUR);
        assertThat(attachment(after, ACCOUNT)).isNotEqualTo(attachment(after, NEIGHBOUR));
        assertThat(tick.nextId()).isEqualTo(nextId + 2);
        assertThat(tick.account()).isNull();
        FailoverLaws.check(after);
    }

    @Test
    void a_tick_that_comes_twice_moves_nothing_twice() {
        Run run = both().at(END);
        Run after = run.after(run.decide(new PartitionCommand.Tick()));
        assertThat(after.decide(new PartitionCommand.Tick()).events()).isEmpty();
    }
}

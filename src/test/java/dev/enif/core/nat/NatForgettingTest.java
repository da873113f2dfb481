/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.nat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.core.Given;
import dev.enif.core.account.AccountEvent;
import dev.enif.core.id.NatGatewayId;
import dev.enif.core.nat.NatGatewayCommand.CreateNatGateway;
import dev.enif.core.nat.NatGatewayCommand.DeleteNatGateway;
import dev.enif.core.nat.NatGatewayEvent.NatGatewayDeleted;
import dev.enif.core.nat.NatGatewayEvent.NatGatewayForgotten;
import dev.enif.core.partition.CommandEnvelope;
import dev.enif.core.partition.Decision;
import dev.enif.core.partition.PartitionCommand;
import dev.enif.core.partition.PartitionDecider;
import dev.enif.core.partition.PartitionEvent;
import dev.enif.core.partition.PartitionState;
import org.junit.jupiter.api.Test;

class NatForgettingTest extends NatWorld {
    private static final long HOUR_MILLIS = 3_600_000;

    private static Decision tick(PartitionState state, long atMillis) {
        var envelope =
                new CommandEnvelope(
                        "tick", null, 0, "", "", 10_000, null, new PartitionCommand.Tick());
        return PartitionDecider.decide(
                state, envelope, state.nextCommandOffset(), atMillis, ENVIRONMENT);
    }

    @Test
    void a_deleted_one_is_shown_for_an_hour_and_then_forgotten() {
        PartitionState deleted = translating().and(new DeleteNatGateway(NAT)).state();
        assertThat(deleted.timers().earliestMillis()).isEqualTo(START_MILLIS + HOUR_MILLIS);

        Decision early = tick(deleted, START_MILLIS + HOUR_MILLIS - 1);
        assertThat(early.events()).isEmpty();
        Decision due = tick(deleted, START_MILLIS + HOUR_MILLIS);
        assertThat(due.events())
                .containsExactly(
                        new PartitionEvent.InAccount(
                                ACCOUNT,
                                new AccountEvent.OfNatGateway(new NatGatewayForgotten(NAT))));
        PartitionState after = deleted.after(due);
        assertThat(after.account(ACCOUNT).natGateways().find(NAT)).isNull();
        assertThat(after.timers().size()).isZero();
        assertThat(tick(after, START_MILLIS + 2 * HOUR_MILLIS).events()).isEmpty();
    }

    @Test
    void beyond_a_thousand_deleted_ones_are_forgotten_at_once() {
        Given given = world();
        for (int number = 0; number < NatGatewayDecider.MOST_DELETED; number++) {
            var id = new NatGatewayId("nat-%017x".formatted(number));
            given =
                    given.and(
                            created(id, SUBNET, Connectivity.PRIVATE, NAT_ENI),
                            new NatGatewayDeleted(id, START_MILLIS));
        }
        given = given.and(new CreateNatGateway(SUBNET, Connectivity.PRIVATE, null, null, tags()));
        NatGatewayId last = null;
        for (NatGateway nat : given.account().natGateways().values()) {
            last = nat.isAvailable() ? nat.id() : last;
        }
        PartitionState after = given.when(new DeleteNatGateway(there(last))).thenAccepted().state();
        assertThat(after.account(ACCOUNT).natGateways().find(there(last))).isNull();
        assertThat(after.timers().size()).isEqualTo(NatGatewayDecider.MOST_DELETED);
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.peering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.core.CoreTest;
import dev.enif.core.Run;
import dev.enif.core.account.Present;
import dev.enif.core.account.Tags;
import dev.enif.core.decision.CommonRefusal;
import dev.enif.core.decision.Outcome;
import dev.enif.core.id.AccountId;
import dev.enif.core.id.PeeringId;
import dev.enif.core.id.VpcId;
import dev.enif.core.net.Cidr4;
import dev.enif.core.partition.Decision;
import dev.enif.core.partition.Outbox;
import dev.enif.core.partition.PartitionCommand;
import dev.enif.core.partition.PartitionRefusal;
import dev.enif.core.peering.PeeringCommand.AcceptPeering;
import dev.enif.core.peering.PeeringCommand.DeletePeering;
import dev.enif.core.peering.PeeringCommand.RejectPeering;
import dev.enif.core.peering.PeeringCommand.RequestPeeringAcross;
import dev.enif.core.vpc.VpcCommand.AssociateCidrBlock;
import dev.enif.testing.Seeds;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Peering of two accounts, in two partitions that a test carries messages between. */
class PeeringAcrossTest extends CoreTest {
    private static final long WEEK = Duration.ofDays(7).toMillis();

    @Test
    void both_accounts_end_up_with_the_same_connection() {
        TwoPartitions two = TwoPartitions.start();
        VpcId ours = two.vpc(two.asking(), "10.0.0.0/16");
        VpcId theirs = two.vpc(two.asked(), "10.8.0.0/16");
        PeeringId id = two.request(ours, theirs);
        assertThat(two.state(two.asking(), id)).isEqualTo(PeeringState.INITIATING_REQUEST);
        assertThat(two.find(two.asked(), id)).isNull();
        two.carryAll();
        assertThat(two.states(id)).containsOnly(PeeringState.PENDING_ACCEPTANCE);
        assertThat(two.far(two.asking(), id).blocks()).isEmpty();
        assertThat(two.far(two.asked(), id).blocks()).containsExactly(Cidr4.parse("10.0.0.0/16"));
        two.accepted(two.asked(), new AcceptPeering(id));
        two.carryAll();
        assertThat(two.states(id)).containsOnly(PeeringState.ACTIVE);
        assertThat(two.far(two.asking(), id).blocks()).containsExactly(Cidr4.parse("10.8.0.0/16"));
        two.refused(
                two.asking(),
                new AssociateCidrBlock(ours, Cidr4.parse("10.8.4.0/22")),
                new PeeringRefusal.Overlap(
                        ours, Cidr4.parse("10.8.4.0/22"), theirs, Cidr4.parse("10.8.0.0/16")));
        two.accepted(two.asked(), new DeletePeering(id));
        two.carryAll();
        assertThat(two.states(id)).containsOnly(PeeringState.DELETED);
        assertThat(two.isQuiet()).isTrue();
    }

    @Test
    void what_the_other_account_has_not_fails_and_leaves_no_trace_there() {
        TwoPartitions two = TwoPartitions.start();
        VpcId ours = two.vpc(two.asking(), "10.0.0.0/16");
        VpcId overlaps = two.vpc(two.asked(), "10.0.128.0/17");
        for (VpcId asked : List.of(new VpcId("vpc-000000000000000ff"), overlaps)) {
            PeeringId id = two.request(ours, asked);
            two.carryAll();
            assertThat(two.state(two.asking(), id)).isEqualTo(PeeringState.FAILED);
            assertThat(two.find(two.asked(), id)).isNull();
        }
        assertThat(two.isQuiet()).isTrue();
    }

    @Test
    void each_account_has_its_own_say() {
        TwoPartitions two = TwoPartitions.start();
        VpcId ours = two.vpc(two.asking(), "10.0.0.0/16");
        VpcId theirs = two.vpc(two.asked(), "10.8.0.0/16");
        PeeringId id = two.request(ours, theirs);
        two.refused(
                two.asking(),
                new DeletePeering(id),
                new PeeringRefusal.WrongState(id, PeeringState.INITIATING_REQUEST, "deleted"));
        two.carryAll();
        two.refused(
                two.asking(), new AcceptPeering(id), new PeeringRefusal.NotPermitted(id, "accept"));
        two.refused(
                two.asking(), new RejectPeering(id), new PeeringRefusal.NotPermitted(id, "reject"));
        two.refused(
                two.asked(), new DeletePeering(id), new PeeringRefusal.NotPermitted(id, "delete"));
        two.refused(two.stranger(), new AcceptPeering(id), new CommonRefusal.NotFound(id));
        two.accepted(two.asked(), new RejectPeering(id));
        two.carryAll();
        assertThat(two.states(id)).containsOnly(PeeringState.REJECTED);
    }

    @Test
    void a_message_counts_only_from_the_account_at_the_far_end() {
        TwoPartitions two = TwoPartitions.start();
        VpcId ours = two.vpc(two.asking(), "10.0.0.0/16");
        VpcId theirs = two.vpc(two.asked(), "10.8.0.0/16");
        PeeringId id = two.request(ours, theirs);
        two.carryAll();
        Run asking = two.partitionOf(two.asking());
        AccountId stranger = two.stranger();
        int from = stranger.partition(TwoPartitions.PARTITIONS);
        Decision decision =
                asking.decide(
                        new PartitionCommand.ReceiveMessage(
                                from,
                                asking.state().exchanges().received(from) + 1,
                                stranger,
                                two.asking(),
                                new PeeringMessage.Agreed(id, List.of())));
        assertThat(asking.after(decision).state().account(two.asking()))
                .extracting(
                        account -> Present.in(account.peeringConnections().find(id), id).state())
                .isEqualTo(PeeringState.PENDING_ACCEPTANCE);
    }

    @Test
    void who_deletes_while_the_other_accepts_wins() {
        TwoPartitions two = TwoPartitions.start();
        VpcId ours = two.vpc(two.asking(), "10.0.0.0/16");
        VpcId theirs = two.vpc(two.asked(), "10.8.0.0/16");
        PeeringId id = two.request(ours, theirs);
        two.carryAll();
        two.accepted(two.asking(), new DeletePeering(id));
        two.accepted(two.asked(), new AcceptPeering(id));
        two.carryAll();
        assertThat(two.states(id)).containsOnly(PeeringState.DELETED);
        assertThat(two.isQuiet()).isTrue();
    }

    @Test
    void an_acceptance_that_the_asking_account_cannot_keep_fails_for_both() {
        TwoPartitions two = TwoPartitions.start();
        VpcId ours = two.vpc(two.asking(), "10.0.0.0/16");
        VpcId theirs = two.vpc(two.asked(), "10.8.0.0/16");
        PeeringId id = two.request(ours, theirs);
        two.carryAll();
        two.accepted(two.asking(), new AssociateCidrBlock(ours, Cidr4.parse("10.8.4.0/22")));
        two.accepted(two.asked(), new AcceptPeering(id));
        two.carryAll();
        assertThat(two.states(id)).containsOnly(PeeringState.FAILED);
    }

    @Test
    void a_request_expires_at_both_ends_and_one_that_comes_too_late_nowhere() {
        TwoPartitions two = TwoPartitions.start();
        VpcId ours = two.vpc(two.asking(), "10.0.0.0/16");
        VpcId theirs = two.vpc(two.asked(), "10.8.0.0/16");
        PeeringId id = two.request(ours, theirs);
        two.carryAll();
        two.pass(WEEK);
        two.tick();
        assertThat(two.states(id)).containsOnly(PeeringState.EXPIRED);
        PeeringId late = two.request(ours, theirs);
        two.pass(WEEK);
        two.carryAll();
        assertThat(two.find(two.asked(), late)).isNull();
        assertThat(two.state(two.asking(), late)).isEqualTo(PeeringState.EXPIRED);
    }

    @Test
    void a_message_is_taken_once_and_in_its_turn() {
        TwoPartitions two = TwoPartitions.start();
        VpcId ours = two.vpc(two.asking(), "10.0.0.0/16");
        VpcId theirs = two.vpc(two.asked(), "10.8.0.0/16");
        PeeringId id = two.request(ours, theirs);
        Run from = two.partitionOf(two.asking());
        int partition = two.asking().partition(TwoPartitions.PARTITIONS);
        int to = two.asked().partition(TwoPartitions.PARTITIONS);
        Outbox.Letter letter =
                from.state().exchanges().outbox(to).waiting().firstEntry().getValue();
        Run receiver = two.partitionOf(two.asked());
        Decision early = receiver.decide(message(partition, 2, letter));
        assertThat(early.outcome())
                .isEqualTo(Outcome.Refused.of(new PartitionRefusal.MessageMissing(partition, 1)));
        Run taken = receiver.after(receiver.decide(message(partition, 1, letter)));
        assertThat(taken.state().account(two.asked()).peeringConnections().find(id)).isNotNull();
        Decision again = taken.decide(message(partition, 1, letter));
        assertThat(again.outcome()).isInstanceOf(Outcome.Accepted.class);
        assertThat(again.events()).isEmpty();
        Decision never = from.decide(new PartitionCommand.ConfirmDelivery(to, 2));
        assertThat(never.outcome()).isInstanceOf(Outcome.Refused.class);
    }

    /** Whatever is lost, doubled, late or repeated by an owner that knows nothing. */
    @Test
    void both_accounts_agree_in_the_end_whatever_becomes_of_the_messages() {
        Seeds.check(
                300,
                random -> {
                    TwoPartitions two = TwoPartitions.start();
                    VpcId ours = two.vpc(two.asking(), "10.0.0.0/16");
                    VpcId theirs = two.vpc(two.asked(), "10.8.0.0/16");
                    PeeringId id = two.request(ours, theirs);
                    for (int step = 0; step < 30; step++) {
                        switch (random.nextInt(7)) {
                            case 0 -> two.tried(two.asked(), new AcceptPeering(id));
                            case 1 -> two.tried(two.asked(), new RejectPeering(id));
                            case 2 -> two.tried(two.asking(), new DeletePeering(id));
                            case 3 -> two.tried(two.asked(), new DeletePeering(id));
                            default -> two.carrySome(random);
                        }
                    }
                    two.carryAll();
                    assertThat(two.isQuiet()).isTrue();
                    PeeringState there = two.state(two.asked(), id);
                    boolean liveHere = two.state(two.asking(), id).isLive();
                    assertThat(there.isLive()).isEqualTo(liveHere);
                    if (liveHere) {
                        assertThat(there).isEqualTo(two.state(two.asking(), id));
                    }
                    assertThat(two.received())
                            .as("each message was decided once")
                            .isEqualTo(two.sent());
                });
    }

    private static PartitionCommand message(int from, long sequence, Outbox.Letter letter) {
        return new PartitionCommand.ReceiveMessage(
                from, sequence, letter.from(), letter.to(), letter.message());
    }

    /** Tags stay with the account that gave them. */
    @Test
    void tags_are_not_told() {
        TwoPartitions two = TwoPartitions.start();
        VpcId ours = two.vpc(two.asking(), "10.0.0.0/16");
        VpcId theirs = two.vpc(two.asked(), "10.8.0.0/16");
        two.accepted(
                two.asking(),
                new RequestPeeringAcross(
                        ours, two.asked(), theirs, Tags.of(Map.of("Owner", "us"))));
        two.carryAll();
        for (PeeringConnection peering :
                two.partitionOf(two.asked())
                        .state()
                        .account(two.asked())
                        .peeringConnections()
                        .values()) {
            assertThat(peering.tags()).isEqualTo(Tags.NONE);
        }
    }
}

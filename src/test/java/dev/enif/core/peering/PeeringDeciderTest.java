/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.peering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.core.CoreTest;
import dev.enif.core.Given;
import dev.enif.core.account.Quota;
import dev.enif.core.account.QuotaEvent.QuotaChanged;
import dev.enif.core.account.QuotaRefusal;
import dev.enif.core.account.TagCommand;
import dev.enif.core.account.Tags;
import dev.enif.core.decision.CommonRefusal;
import dev.enif.core.id.CidrAssociationId;
import dev.enif.core.id.GroupId;
import dev.enif.core.id.PeeringId;
import dev.enif.core.id.ResourceKind;
import dev.enif.core.id.VpcId;
import dev.enif.core.net.Cidr4;
import dev.enif.core.peering.PeeringCommand.AcceptPeering;
import dev.enif.core.peering.PeeringCommand.DeletePeering;
import dev.enif.core.peering.PeeringCommand.RejectPeering;
import dev.enif.core.peering.PeeringCommand.RequestPeering;
import dev.enif.core.peering.PeeringEvent.PeeringAccepted;
import dev.enif.core.peering.PeeringEvent.PeeringDeleted;
import dev.enif.core.peering.PeeringEvent.PeeringExpired;
import dev.enif.core.peering.PeeringEvent.PeeringForgotten;
import dev.enif.core.peering.PeeringEvent.PeeringRejected;
import dev.enif.core.peering.PeeringEvent.PeeringRequested;
import dev.enif.core.vpc.VpcCommand.AssociateCidrBlock;
import dev.enif.core.vpc.VpcCommand.DeleteVpc;
import dev.enif.core.vpc.VpcEvent.CidrBlockAssociated;
import dev.enif.core.vpc.VpcEvent.VpcCreated;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeeringDeciderTest extends CoreTest {
    private static final VpcId B = new VpcId("vpc-000000000000000b0");
    private static final VpcId C = new VpcId("vpc-000000000000000c0");
    private static final PeeringId PEERING = new PeeringId("pcx-00000000000000001");
    private static final long NOW = 1_800_000_000_000L;
    private static final long WEEK = Duration.ofDays(7).toMillis();

    private static VpcCreated vpc(VpcId id, String block) {
        String digits = id.value().substring(4);
        return new VpcCreated(
                id,
                new CidrAssociationId("vpc-cidr-assoc-" + digits),
                Cidr4.parse(block),
                new GroupId("sg-" + digits),
                Tags.NONE);
    }

    private static PeeringRequested requested() {
        return new PeeringRequested(PEERING, VPC, B, NOW, NOW + WEEK, Tags.NONE);
    }

    private static Given two() {
        return given(VPC_CREATED, vpc(B, "10.8.0.0/16")).at(NOW);
    }

    private static Given pending() {
        return two().and(requested());
    }

    private static Given active() {
        return pending().and(new PeeringAccepted(PEERING, NOW));
    }

    private static PeeringId made(int ordinal) {
        return (PeeringId) made(ResourceKind.PEERING_CONNECTION, ordinal);
    }

    @Test
    void a_request_waits_for_an_answer() {
        two().when(new RequestPeering(VPC, B, tags("a", "b")))
                .thenResult(made(0))
                .thenHappened(
                        new PeeringRequested(made(0), VPC, B, NOW, NOW + WEEK, tags("a", "b")));
        given(VPC_CREATED)
                .when(new RequestPeering(VPC, B, Tags.NONE))
                .thenRefused(new CommonRefusal.NotFound(B));
        given(VPC_CREATED)
                .when(new RequestPeering(B, VPC, Tags.NONE))
                .thenRefused(new CommonRefusal.NotFound(B));
    }

    @Test
    void no_vpc_is_its_own_peer_and_no_two_are_peered_twice() {
        two().when(new RequestPeering(VPC, VPC, Tags.NONE))
                .thenRefused(new PeeringRefusal.SameNetwork(VPC));
        for (Given given : List.of(pending(), active())) {
            given.when(new RequestPeering(VPC, B, Tags.NONE))
                    .thenRefused(new PeeringRefusal.AlreadyExists(PEERING));
            given.when(new RequestPeering(B, VPC, Tags.NONE))
                    .thenRefused(new PeeringRefusal.AlreadyExists(PEERING));
        }
        active().and(new DeletePeering(PEERING))
                .when(new RequestPeering(B, VPC, Tags.NONE))
                .thenAccepted();
    }

    @Test
    void peers_share_no_address() {
        given(VPC_CREATED, vpc(B, "10.0.128.0/17"))
                .when(new RequestPeering(B, VPC, Tags.NONE))
                .thenRefused(
                        new PeeringRefusal.Overlap(
                                B, Cidr4.parse("10.0.128.0/17"), VPC, Cidr4.parse("10.0.0.0/16")));
        Cidr4 more = Cidr4.parse("10.8.4.0/22");
        CidrBlockAssociated added =
                new CidrBlockAssociated(
                        VPC, new CidrAssociationId("vpc-cidr-assoc-000000000000000d0"), more);
        PeeringRefusal overlap =
                new PeeringRefusal.Overlap(VPC, more, B, Cidr4.parse("10.8.0.0/16"));
        active().when(new AssociateCidrBlock(VPC, more)).thenRefused(overlap);
        active().when(new AssociateCidrBlock(VPC, Cidr4.parse("10.9.0.0/16"))).thenAccepted();
        pending().when(new AssociateCidrBlock(VPC, more)).thenAccepted();
        pending().and(added).when(new AcceptPeering(PEERING)).thenRefused(overlap);
    }

    @Test
    void a_request_is_accepted_or_rejected_once() {
        pending().when(new AcceptPeering(PEERING)).thenHappened(new PeeringAccepted(PEERING, NOW));
        pending().when(new RejectPeering(PEERING)).thenHappened(new PeeringRejected(PEERING, NOW));
        active().when(new AcceptPeering(PEERING))
                .thenRefused(
                        new PeeringRefusal.WrongState(PEERING, PeeringState.ACTIVE, "accepted"));
        active().when(new RejectPeering(PEERING))
                .thenRefused(
                        new PeeringRefusal.WrongState(PEERING, PeeringState.ACTIVE, "rejected"));
        two().when(new AcceptPeering(PEERING)).thenRefused(new CommonRefusal.NotFound(PEERING));
        assertThat(PEERING.kind().notFoundCode())
                .isEqualTo("InvalidVpcPeeringConnectionID.NotFound");
    }

    @Test
    void what_has_ended_stays_so_and_is_forgotten_after_two_hours() {
        Given deleted = active().and(new DeletePeering(PEERING));
        for (PeeringCommand command :
                List.of(
                        new AcceptPeering(PEERING),
                        new RejectPeering(PEERING),
                        new DeletePeering(PEERING))) {
            deleted.when(command).thenRefused("InvalidStateTransition");
        }
        pending().when(new DeletePeering(PEERING)).thenHappened(new PeeringDeleted(PEERING, NOW));
        long soon = NOW + Duration.ofHours(2).toMillis();
        deleted.at(soon - 1).tick().thenHappened();
        deleted.at(soon).tick().thenHappened(new PeeringForgotten(PEERING));
        pending()
                .and(new RejectPeering(PEERING))
                .at(soon)
                .tick()
                .thenHappened(new PeeringForgotten(PEERING));
        active().at(NOW + 100 * WEEK).tick().thenHappened();
    }

    @Test
    void a_request_expires_after_seven_days_and_is_forgotten_after_two_more() {
        long end = NOW + WEEK;
        pending().at(end - 1).tick().thenHappened();
        pending().at(end - 1).when(new AcceptPeering(PEERING)).thenAccepted();
        // Before the tick has come.
        pending()
                .at(end)
                .when(new AcceptPeering(PEERING))
                .thenRefused(
                        new PeeringRefusal.WrongState(PEERING, PeeringState.EXPIRED, "accepted"));
        Given.Then expired = pending().at(end).tick();
        expired.thenHappened(new PeeringExpired(PEERING, end));
        long forgotten = end + Duration.ofDays(2).toMillis();
        expired.then().at(forgotten - 1).tick().thenHappened();
        expired.then().at(forgotten).tick().thenHappened(new PeeringForgotten(PEERING));
    }

    @Test
    void quotas_bound_requests_and_active_connections() {
        pending()
                .and(new QuotaChanged(Quota.OUTSTANDING_PEERING_CONNECTIONS, 1))
                .and(vpc(C, "10.7.0.0/16"))
                .when(new RequestPeering(C, B, Tags.NONE))
                .thenRefused(
                        new QuotaRefusal.LimitExceeded(Quota.OUTSTANDING_PEERING_CONNECTIONS, 1));
        PeeringId second = new PeeringId("pcx-00000000000000002");
        active().and(new QuotaChanged(Quota.ACTIVE_PEERING_CONNECTIONS_PER_VPC, 1))
                .and(vpc(C, "10.7.0.0/16"))
                .and(new PeeringRequested(second, C, B, 0, Long.MAX_VALUE, Tags.NONE))
                .when(new AcceptPeering(second))
                .thenRefused(
                        new QuotaRefusal.LimitExceeded(
                                Quota.ACTIVE_PEERING_CONNECTIONS_PER_VPC, 1));
    }

    @Test
    void a_vpc_stays_while_it_is_peered_or_asked() {
        Given others = given(vpc(C, "10.7.0.0/16"), vpc(B, "10.8.0.0/16")).at(NOW);
        Given asked = others.and(new PeeringRequested(PEERING, C, B, NOW, NOW + WEEK, Tags.NONE));
        for (VpcId end : List.of(B, C)) {
            asked.when(new DeleteVpc(end))
                    .thenRefused(new CommonRefusal.DependencyViolation(end, List.of(PEERING)));
        }
    }

    @Test
    void it_has_tags() {
        active().when(new TagCommand.AddTags(List.of(PEERING), tags("a", "b"))).thenAccepted();
    }
}

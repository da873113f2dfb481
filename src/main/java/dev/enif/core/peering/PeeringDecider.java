/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.peering;

import dev.enif.core.account.AccountState;
import dev.enif.core.account.Draft;
import dev.enif.core.account.Present;
import dev.enif.core.account.Quota;
import dev.enif.core.account.TagDecider;
import dev.enif.core.decision.RefusedException;
import dev.enif.core.decision.Result;
import dev.enif.core.id.PeeringId;
import dev.enif.core.id.ResourceKind;
import dev.enif.core.id.VpcId;
import dev.enif.core.net.Cidr;
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
import dev.enif.core.vpc.Vpc;
import java.util.ArrayList;
import java.util.List;

/** Decides commands on peering connections, and what becomes of them with time. */
public final class PeeringDecider {
    private PeeringDecider() {}

    public static Result decide(Draft draft, PeeringCommand command) {
        return switch (command) {
            case RequestPeering(var vpcId, var peerVpcId, var tags) -> {
                TagDecider.requireValid(tags);
                yield request(
                        draft,
                        new PeeringRequested(
                                (PeeringId) draft.newId(ResourceKind.PEERING_CONNECTION),
                                draft.require(vpcId).id(),
                                draft.require(peerVpcId).id(),
                                draft.timeMillis(),
                                draft.timeMillis() + PeeringConnection.ANSWERED_WITHIN.toMillis(),
                                tags));
            }
            case AcceptPeering(var id) -> accept(draft, draft.require(id));
            case RejectPeering(var id) -> {
                requirePending(draft, draft.require(id), "rejected");
                draft.happened(new PeeringRejected(id, draft.timeMillis()));
                yield Result.NOTHING;
            }
            case DeletePeering(var id) -> {
                PeeringConnection peering = draft.require(id);
                Draft.refuseIf(
                        !peering.state().isLive(),
                        new PeeringRefusal.WrongState(id, peering.state(), "deleted"));
                draft.happened(new PeeringDeleted(id, draft.timeMillis()));
                yield Result.NOTHING;
            }
        };
    }

    private static Result request(Draft draft, PeeringRequested requested) {
        VpcId vpcId = requested.requester();
        Draft.refuseIf(vpcId.equals(requested.accepter()), new PeeringRefusal.SameNetwork(vpcId));
        for (PeeringConnection other : live(draft.account(), vpcId)) {
            Draft.refuseIf(
                    other.joins(requested.accepter()),
                    new PeeringRefusal.AlreadyExists(other.id()));
        }
        requireApart(draft, vpcId, requested.accepter());
        long pending = 0;
        for (PeeringConnection other : draft.account().peeringConnections().values()) {
            pending += other.state() == PeeringState.PENDING_ACCEPTANCE ? 1 : 0;
        }
        draft.requireQuota(Quota.OUTSTANDING_PEERING_CONNECTIONS, pending + 1);
        draft.happened(requested);
        return Result.of(requested.peeringId());
    }

    private static Result accept(Draft draft, PeeringConnection peering) {
        requirePending(draft, peering, "accepted");
        requireApart(draft, peering.requester(), peering.accepter());
        for (VpcId end : List.of(peering.requester(), peering.accepter())) {
            long active =
                    live(draft.account(), end).stream().filter(PeeringConnection::isActive).count();
            draft.requireQuota(Quota.ACTIVE_PEERING_CONNECTIONS_PER_VPC, active + 1);
        }
        draft.happened(new PeeringAccepted(peering.id(), draft.timeMillis()));
        return Result.NOTHING;
    }

    /** A request whose time is up has expired, although no tick has said so yet. */
    private static void requirePending(Draft draft, PeeringConnection peering, String wanted) {
        PeeringState state =
                peering.state() == PeeringState.PENDING_ACCEPTANCE
                                && peering.expiresAtMillis() <= draft.timeMillis()
                        ? PeeringState.EXPIRED
                        : peering.state();
        Draft.refuseIf(
                state != PeeringState.PENDING_ACCEPTANCE,
                new PeeringRefusal.WrongState(peering.id(), state, wanted));
    }

    /** Addresses that both have could not be routed to. */
    private static void requireApart(Draft draft, VpcId vpcId, VpcId peerVpcId) {
        for (Cidr block : draft.require(vpcId).cidrs()) {
            requireApart(draft, vpcId, block, peerVpcId);
        }
    }

    private static void requireApart(Draft draft, VpcId vpcId, Cidr block, VpcId peerVpcId) {
        for (Cidr other : draft.require(peerVpcId).cidrs()) {
            Draft.refuseIf(
                    block.contains(other) || other.contains(block),
                    new PeeringRefusal.Overlap(vpcId, block, peerVpcId, other));
        }
    }

    /**
     * @throws RefusedException if a VPC that is actively peered with this one has addresses of the
     *     block
     */
    public static void requireApartFromPeers(Draft draft, Vpc vpc, Cidr block) {
        for (PeeringConnection peering : live(draft.account(), vpc.id())) {
            if (peering.isActive()) {
                requireApart(draft, vpc.id(), block, peering.peerOf(vpc.id()));
            }
        }
    }

    /** Whether an active connection joins the two. */
    public static boolean arePeered(AccountState account, VpcId vpcId, VpcId peerVpcId) {
        return live(account, vpcId).stream()
                .anyMatch(peering -> peering.isActive() && peering.joins(peerVpcId));
    }

    /** The requests for and of the VPC, and its active connections, sorted by id. */
    private static List<PeeringConnection> live(AccountState account, VpcId vpcId) {
        List<PeeringConnection> found = new ArrayList<>();
        for (PeeringId id : account.references().to(vpcId, PeeringId.class)) {
            found.add(Present.in(account.peeringConnections().find(id), id));
        }
        return found;
    }

    /** The connection's deadline may have passed: decides what is due. */
    public static void due(Draft draft, PeeringId id) {
        PeeringConnection peering = draft.account().peeringConnections().find(id);
        if (peering == null || peering.deadlineMillis() > draft.timeMillis()) {
            return;
        }
        draft.happened(
                peering.state() == PeeringState.PENDING_ACCEPTANCE
                        ? new PeeringExpired(id, draft.timeMillis())
                        : new PeeringForgotten(id));
    }
}

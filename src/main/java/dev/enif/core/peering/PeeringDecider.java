/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.peering;

import dev.enif.core.account.AccountState;
import dev.enif.core.account.Draft;
import dev.enif.core.account.Present;
import dev.enif.core.account.Quota;
import dev.enif.core.account.TagDecider;
import dev.enif.core.account.Tags;
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
import dev.enif.core.peering.PeeringCommand.RequestPeeringAcross;
import dev.enif.core.peering.PeeringEvent.PeeringAccepted;
import dev.enif.core.peering.PeeringEvent.PeeringDeleted;
import dev.enif.core.peering.PeeringEvent.PeeringExpired;
import dev.enif.core.peering.PeeringEvent.PeeringForgotten;
import dev.enif.core.peering.PeeringEvent.PeeringInitiated;
import dev.enif.core.peering.PeeringEvent.PeeringRejected;
import dev.enif.core.peering.PeeringEvent.PeeringRequested;
import dev.enif.core.vpc.Vpc;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
            case RequestPeeringAcross(var vpcId, var peerAccount, var peerVpcId, var tags) ->
                    peerAccount.equals(draft.account().id())
                            ? decide(draft, new RequestPeering(vpcId, peerVpcId, tags))
                            : requestAcross(
                                    draft,
                                    draft.require(vpcId),
                                    new FarEnd(peerAccount, false, List.of()),
                                    peerVpcId,
                                    tags);
            case AcceptPeering(var id) -> accept(draft, draft.require(id));
            case RejectPeering(var id) -> {
                PeeringConnection peering = draft.require(id);
                requireAsked(peering, "reject");
                requirePending(draft, peering, "rejected");
                draft.happened(new PeeringRejected(id, draft.timeMillis()));
                tell(draft, peering, new PeeringMessage.Ended(id, PeeringState.REJECTED));
                yield Result.NOTHING;
            }
            case DeletePeering(var id) -> {
                PeeringConnection peering = draft.require(id);
                boolean underWay = peering.state() == PeeringState.INITIATING_REQUEST;
                Draft.refuseIf(
                        peering.isAskedFromAfar()
                                && peering.state() == PeeringState.PENDING_ACCEPTANCE,
                        new PeeringRefusal.NotPermitted(id, "delete"));
                Draft.refuseIf(
                        underWay || !peering.state().isLive(),
                        new PeeringRefusal.WrongState(id, peering.state(), "deleted"));
                draft.happened(new PeeringDeleted(id, draft.timeMillis()));
                tell(draft, peering, new PeeringMessage.Ended(id, PeeringState.DELETED));
                yield Result.NOTHING;
            }
        };
    }

    private static Result request(Draft draft, PeeringRequested requested) {
        VpcId vpcId = requested.requester();
        Draft.refuseIf(vpcId.equals(requested.accepter()), new PeeringRefusal.SameNetwork(vpcId));
        requireNew(draft, vpcId, requested.accepter());
        requireApart(draft, vpcId, requested.accepter());
        requireOutstanding(draft);
        draft.happened(requested);
        return Result.of(requested.peeringId());
    }

    /** What the other account has is not looked at here: it decides, and answers. */
    private static Result requestAcross(
            Draft draft, Vpc vpc, FarEnd farEnd, VpcId peerVpcId, Tags tags) {
        TagDecider.requireValid(tags);
        Draft.refuseIf(vpc.id().equals(peerVpcId), new PeeringRefusal.SameNetwork(vpc.id()));
        requireNew(draft, vpc.id(), peerVpcId);
        requireOutstanding(draft);
        PeeringId id = (PeeringId) draft.newId(ResourceKind.PEERING_CONNECTION);
        long expiresAt = draft.timeMillis() + PeeringConnection.ANSWERED_WITHIN.toMillis();
        draft.happened(
                new PeeringInitiated(
                        id,
                        vpc.id(),
                        farEnd.account(),
                        peerVpcId,
                        draft.timeMillis(),
                        expiresAt,
                        tags));
        draft.send(
                farEnd.account(),
                new PeeringMessage.Asked(id, vpc.id(), vpc.cidrs(), peerVpcId, expiresAt));
        return Result.of(id);
    }

    private static void requireNew(Draft draft, VpcId vpcId, VpcId peerVpcId) {
        PeeringConnection other = between(draft.account(), vpcId, peerVpcId);
        if (other != null) {
            throw Draft.refused(new PeeringRefusal.AlreadyExists(other.id()));
        }
    }

    /** The live connection between the two, or null. */
    static @Nullable PeeringConnection between(AccountState account, VpcId vpcId, VpcId peerVpcId) {
        return live(account, vpcId).stream()
                .filter(other -> other.joins(peerVpcId))
                .findFirst()
                .orElse(null);
    }

    /** Of the account's own requests; those of others are theirs to count. */
    private static void requireOutstanding(Draft draft) {
        long outstanding = 0;
        for (PeeringConnection other : draft.account().peeringConnections().values()) {
            boolean waits = other.state().isLive() && !other.isActive();
            outstanding += waits && !other.isAskedFromAfar() ? 1 : 0;
        }
        draft.requireQuota(Quota.OUTSTANDING_PEERING_CONNECTIONS, outstanding + 1);
    }

    /** Nobody answers a request of its own to another account. */
    private static void requireAsked(PeeringConnection peering, String verb) {
        Draft.refuseIf(
                peering.isAcross() && !peering.isAskedFromAfar(),
                new PeeringRefusal.NotPermitted(peering.id(), verb));
    }

    /** Tells the other account, if there is one. */
    private static void tell(Draft draft, PeeringConnection peering, PeeringMessage message) {
        FarEnd far = peering.farEnd();
        if (far != null) {
            draft.send(far.account(), message);
        }
    }

    private static Result accept(Draft draft, PeeringConnection peering) {
        requireAsked(peering, "accept");
        requirePending(draft, peering, "accepted");
        VpcId own = peering.isAcross() ? peering.accepter() : peering.requester();
        for (Cidr block : draft.require(own).cidrs()) {
            requireApart(draft, peering, own, block);
        }
        for (VpcId end : peering.ownEnds()) {
            requireRoom(draft, end);
        }
        draft.happened(new PeeringAccepted(peering.id(), draft.timeMillis()));
        if (peering.isAcross()) {
            List<Cidr> blocks = draft.require(peering.accepter()).cidrs();
            tell(draft, peering, new PeeringMessage.Agreed(peering.id(), blocks));
        }
        return Result.NOTHING;
    }

    /**
     * @throws RefusedException if the VPC has as many active connections as it may
     */
    static void requireRoom(Draft draft, VpcId vpcId) {
        long active =
                live(draft.account(), vpcId).stream().filter(PeeringConnection::isActive).count();
        draft.requireQuota(Quota.ACTIVE_PEERING_CONNECTIONS_PER_VPC, active + 1);
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
        requireApart(vpcId, block, peerVpcId, draft.require(peerVpcId).cidrs());
    }

    /** From the other end of the connection. */
    private static void requireApart(
            Draft draft, PeeringConnection peering, VpcId vpcId, Cidr block) {
        VpcId peerVpcId = peering.peerOf(vpcId);
        FarEnd far = peering.farEnd();
        List<Cidr> blocks = far == null ? draft.require(peerVpcId).cidrs() : far.blocks();
        requireApart(vpcId, block, peerVpcId, blocks);
    }

    private static void requireApart(
            VpcId vpcId, Cidr block, VpcId peerVpcId, List<Cidr> peerBlocks) {
        for (Cidr other : peerBlocks) {
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
                requireApart(draft, peering, vpc.id(), block);
            }
        }
    }

    /** Whether an active connection within the account joins the two. */
    public static boolean arePeered(AccountState account, VpcId vpcId, VpcId peerVpcId) {
        return live(account, vpcId).stream()
                .anyMatch(peering ->
                        peering.isActive() && !peering.isAcross() && peering.joins(peerVpcId));
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
                peering.state().isLive()
                        ? new PeeringExpired(id, draft.timeMillis())
                        : new PeeringForgotten(id));
    }
}

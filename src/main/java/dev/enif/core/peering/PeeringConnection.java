/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.peering;

import dev.enif.core.account.Entity;
import dev.enif.core.account.Hash64;
import dev.enif.core.account.Tags;
import dev.enif.core.id.PeeringId;
import dev.enif.core.id.ResourceId;
import dev.enif.core.id.VpcId;
import dev.enif.core.net.Cidr;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A peering connection between two VPCs, of an account or of two. In the latter case each account
 * has one of its own with the same id, and they follow each other. One that was refused, expired or
 * deleted is still shown for a while, as in EC2, and leads nowhere.
 *
 * @param requester the VPC for which it was asked for
 * @param farEnd the end that lies in another account, or null if both are of this one
 * @param stateTimeMillis log time since when it is in its state
 * @param expiresAtMillis log time at which it expires if nobody has answered
 */
public record PeeringConnection(
        PeeringId id,
        VpcId requester,
        VpcId accepter,
        @Nullable FarEnd farEnd,
        PeeringState state,
        long stateTimeMillis,
        long expiresAtMillis,
        Tags tags)
        implements Entity<PeeringId> {
    /** How long a request waits for an answer (EC2). */
    public static final Duration ANSWERED_WITHIN = Duration.ofDays(7);

    private static final long EXPIRED_SHOWN_MILLIS = Duration.ofDays(2).toMillis();
    private static final long ENDED_SHOWN_MILLIS = Duration.ofHours(2).toMillis();

    /** One within an account. */
    public PeeringConnection(
            PeeringId id,
            VpcId requester,
            VpcId accepter,
            PeeringState state,
            long stateTimeMillis,
            long expiresAtMillis,
            Tags tags) {
        this(id, requester, accepter, null, state, stateTimeMillis, expiresAtMillis, tags);
    }

    /** Whether another account has asked for it, and this one has to answer. */
    public boolean isAskedFromAfar() {
        return farEnd != null && farEnd.asks();
    }

    /** Whether the other end lies in another account, which this account's image does not show. */
    public boolean isAcross() {
        return farEnd != null;
    }

    /** The VPCs at its ends that are of this account. */
    public List<VpcId> ownEnds() {
        if (farEnd == null) {
            return List.of(requester, accepter);
        }
        return List.of(farEnd.asks() ? accepter : requester);
    }

    public boolean isActive() {
        return state == PeeringState.ACTIVE;
    }

    /**
     * The VPC at the other end.
     *
     * @throws IllegalArgumentException if the VPC is at neither end
     */
    public VpcId peerOf(VpcId vpcId) {
        if (vpcId.equals(requester)) {
            return accepter;
        }
        if (vpcId.equals(accepter)) {
            return requester;
        }
        throw new IllegalArgumentException(vpcId + " is no end of " + id);
    }

    public boolean joins(VpcId vpcId) {
        return vpcId.equals(requester) || vpcId.equals(accepter);
    }

    /**
     * Log time at which something is due of itself, or {@link Long#MAX_VALUE}: a request expires;
     * what has ended is forgotten, an expired one after two days, others after two hours (EC2).
     */
    public long deadlineMillis() {
        return switch (state) {
            case INITIATING_REQUEST, PENDING_ACCEPTANCE -> expiresAtMillis;
            case ACTIVE -> Long.MAX_VALUE;
            case EXPIRED -> stateTimeMillis + EXPIRED_SHOWN_MILLIS;
            case REJECTED, FAILED, DELETED -> stateTimeMillis + ENDED_SHOWN_MILLIS;
        };
    }

    /**
     * @throws IllegalStateException if both ends are of this account
     */
    PeeringConnection withFarBlocks(List<Cidr> blocks) {
        if (farEnd == null) {
            throw new IllegalStateException(id + " has no far end");
        }
        return new PeeringConnection(
                id,
                requester,
                accepter,
                new FarEnd(farEnd.account(), farEnd.asks(), blocks),
                state,
                stateTimeMillis,
                expiresAtMillis,
                tags);
    }

    PeeringConnection in(PeeringState next, long atMillis) {
        return new PeeringConnection(
                id, requester, accepter, farEnd, next, atMillis, expiresAtMillis, tags);
    }

    @Override
    public PeeringConnection withTags(Tags newTags) {
        return new PeeringConnection(
                id, requester, accepter, farEnd, state, stateTimeMillis, expiresAtMillis, newTags);
    }

    /** The VPCs of this account, until it has ended: they may go before it is forgotten. */
    @Override
    public Collection<ResourceId> references() {
        return state.isLive() ? List.copyOf(ownEnds()) : List.of();
    }

    @Override
    public long fingerprint() {
        Hash64 hash =
                farEnd == null
                        ? new Hash64()
                        : new Hash64()
                                .add(farEnd.account())
                                .add(farEnd.asks())
                                .addAll(farEnd.blocks());
        return hash.add(id)
                .add(requester)
                .add(accepter)
                .add(state.code())
                .add(stateTimeMillis)
                .add(expiresAtMillis)
                .add(tags)
                .value();
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.peering;

import dev.enif.core.account.Entity;
import dev.enif.core.account.Hash64;
import dev.enif.core.account.Tags;
import dev.enif.core.id.PeeringId;
import dev.enif.core.id.ResourceId;
import dev.enif.core.id.VpcId;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * A peering connection between two VPCs of an account. One that was refused, expired or deleted is
 * still shown for a while, as in EC2, and leads nowhere.
 *
 * @param requester the VPC for which it was asked for
 * @param stateTimeMillis log time since when it is in its state
 * @param expiresAtMillis log time at which it expires if nobody has answered
 */
public record PeeringConnection(
        PeeringId id,
        VpcId requester,
        VpcId accepter,
        PeeringState state,
        long stateTimeMillis,
        long expiresAtMillis,
        Tags tags)
        implements Entity<PeeringId> {
    /** How long a request waits for an answer (EC2). */
    public static final Duration ANSWERED_WITHIN = Duration.ofDays(7);

    private static final long EXPIRED_SHOWN_MILLIS = Duration.ofDays(2).toMillis();
    private static final long ENDED_SHOWN_MILLIS = Duration.ofHours(2).toMillis();

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
            case PENDING_ACCEPTANCE -> expiresAtMillis;
            case ACTIVE -> Long.MAX_VALUE;
            case EXPIRED -> stateTimeMillis + EXPIRED_SHOWN_MILLIS;
            case REJECTED, DELETED -> stateTimeMillis + ENDED_SHOWN_MILLIS;
        };
    }

    PeeringConnection in(PeeringState next, long atMillis) {
        return new PeeringConnection(
                id, requester, accepter, next, atMillis, expiresAtMillis, tags);
    }

    @Override
    public PeeringConnection withTags(Tags newTags) {
        return new PeeringConnection(
                id, requester, accepter, state, stateTimeMillis, expiresAtMillis, newTags);
    }

    /** Both VPCs, until it has ended: they may go before it is forgotten. */
    @Override
    public Collection<ResourceId> references() {
        return state.isLive() ? List.of(requester, accepter) : List.of();
    }

    @Override
    public long fingerprint() {
        return new Hash64()
                .add(id)
                .add(requester)
                .add(accepter)
                .add(state.code())
                .add(stateTimeMillis)
                .add(expiresAtMillis)
                .add(tags)
                .value();
    }
}

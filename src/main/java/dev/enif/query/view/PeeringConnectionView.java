/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.query.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.enif.core.account.AccountState;
import dev.enif.core.net.Cidr;
import dev.enif.core.peering.FarEnd;
import dev.enif.core.peering.PeeringConnection;
import dev.enif.core.peering.PeeringState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A VPC peering connection.
 *
 * @param requesterVpcId the VPC for which it was asked for; it may be gone once the connection has
 *     ended
 * @param accepterVpcId the VPC that was asked
 * @param requesterAccount of the VPC that asks
 * @param accepterAccount of the VPC that was asked
 * @param peerCidrBlocks of the VPC at the end that is of another account, as that one has told
 *     them; absent while it has not, and if both are of this one
 * @param status {@code initiating-request}, {@code pending-acceptance}, {@code active}, {@code
 *     rejected}, {@code failed}, {@code expired} or {@code deleted}
 * @param statusMessage what the status means, where it needs to be said
 * @param statusTime since when
 * @param expirationTime when the request expires; absent once it is answered
 * @param revision rises with every change; the entity tag
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PeeringConnectionView(
        String id,
        String requesterVpcId,
        String accepterVpcId,
        String requesterAccount,
        String accepterAccount,
        @Nullable List<String> peerCidrBlocks,
        String status,
        @Nullable String statusMessage,
        Instant statusTime,
        @Nullable Instant expirationTime,
        Map<String, String> tags,
        long revision)
        implements ResourceView {
    public PeeringConnectionView {
        peerCidrBlocks = peerCidrBlocks == null ? null : List.copyOf(peerCidrBlocks);
        tags = ResourceView.sorted(tags);
    }

    /** The connection as it is in the image. */
    public static PeeringConnectionView of(AccountState account, PeeringConnection peering) {
        FarEnd far = peering.farEnd();
        String own = account.id().value();
        String other = far == null ? own : far.account().value();
        return new PeeringConnectionView(
                peering.id().value(),
                peering.requester().value(),
                peering.accepter().value(),
                peering.isAskedFromAfar() ? other : own,
                peering.isAskedFromAfar() ? own : other,
                far == null || far.blocks().isEmpty()
                        ? null
                        : far.blocks().stream().map(Cidr::toString).toList(),
                peering.state().code(),
                message(peering.state(), other),
                Instant.ofEpochMilli(peering.stateTimeMillis()),
                peering.state().isLive() && !peering.isActive()
                        ? Instant.ofEpochMilli(peering.expiresAtMillis())
                        : null,
                peering.tags().entries(),
                account.revision(peering.id()));
    }

    private static @Nullable String message(PeeringState state, String other) {
        return switch (state) {
            case INITIATING_REQUEST -> "The request is on its way to account " + other;
            case FAILED ->
                    "Account %s has no such VPC, or one that cannot be peered with this: they share addresses, are peered already, or one of them has as many connections as it may"
                            .formatted(other);
            case PENDING_ACCEPTANCE, ACTIVE, REJECTED, EXPIRED, DELETED -> null;
        };
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.query.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.enif.core.account.AccountState;
import dev.enif.core.peering.PeeringConnection;
import dev.enif.core.peering.PeeringState;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A VPC peering connection.
 *
 * @param requesterVpcId the VPC for which it was asked for; it may be gone once the connection has
 *     ended
 * @param accepterVpcId the VPC that was asked
 * @param status {@code pending-acceptance}, {@code active}, {@code rejected}, {@code expired} or
 *     {@code deleted}
 * @param statusTime since when
 * @param expirationTime when the request expires; absent once it is answered
 * @param revision rises with every change; the entity tag
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PeeringConnectionView(
        String id,
        String requesterVpcId,
        String accepterVpcId,
        String status,
        Instant statusTime,
        @Nullable Instant expirationTime,
        Map<String, String> tags,
        long revision)
        implements ResourceView {
    public PeeringConnectionView {
        tags = ResourceView.sorted(tags);
    }

    /** The connection as it is in the image. */
    public static PeeringConnectionView of(AccountState account, PeeringConnection peering) {
        return new PeeringConnectionView(
                peering.id().value(),
                peering.requester().value(),
                peering.accepter().value(),
                peering.state().code(),
                Instant.ofEpochMilli(peering.stateTimeMillis()),
                peering.state() == PeeringState.PENDING_ACCEPTANCE
                        ? Instant.ofEpochMilli(peering.expiresAtMillis())
                        : null,
                peering.tags().entries(),
                account.revision(peering.id()));
    }
}

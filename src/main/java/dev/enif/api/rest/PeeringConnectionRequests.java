/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import dev.enif.core.account.AccountCommand;
import dev.enif.core.id.AccountId;
import dev.enif.core.id.PeeringId;
import dev.enif.core.id.VpcId;
import dev.enif.core.peering.PeeringCommand;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The bodies of requests about peering connections. */
public final class PeeringConnectionRequests {
    private PeeringConnectionRequests() {}

    /** Asks for a connection. */
    public record CreatePeeringConnection(
            @NotNull @Schema(description = "The VPC that asks", examples = "vpc-0a1b2c3d4e5f60718")
                    String vpcId,
            @NotNull
                    @Schema(
                            description = "The VPC that is asked",
                            examples = "vpc-0a1b2c3d4e5f60719")
                    String peerVpcId,
            @Schema(
                            description =
                                    "The account of the VPC that is asked; without it, the same account",
                            examples = "210987654321")
                    @Nullable String peerAccount,
            @Schema(examples = "{\"Name\": \"shared services\"}")
                    @Nullable Map<String, @NotNull String> tags) {
        AccountCommand toCommand() {
            VpcId asks = Parameters.read("vpcId", vpcId, VpcId::new);
            VpcId asked = Parameters.read("peerVpcId", peerVpcId, VpcId::new);
            return new AccountCommand.OfPeering(
                    peerAccount == null
                            ? new PeeringCommand.RequestPeering(asks, asked, Parameters.tags(tags))
                            : new PeeringCommand.RequestPeeringAcross(
                                    asks,
                                    Parameters.read("peerAccount", peerAccount, AccountId::new),
                                    asked,
                                    Parameters.tags(tags)));
        }
    }

    static AccountCommand accept(PeeringId id) {
        return new AccountCommand.OfPeering(new PeeringCommand.AcceptPeering(id));
    }

    static AccountCommand reject(PeeringId id) {
        return new AccountCommand.OfPeering(new PeeringCommand.RejectPeering(id));
    }

    static AccountCommand delete(PeeringId id) {
        return new AccountCommand.OfPeering(new PeeringCommand.DeletePeering(id));
    }
}

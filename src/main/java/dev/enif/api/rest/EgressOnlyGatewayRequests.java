/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import dev.enif.core.account.AccountCommand;
import dev.enif.core.id.VpcId;
import dev.enif.core.routing.EgressOnlyGatewayCommand;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The bodies of requests about egress-only internet gateways. */
public final class EgressOnlyGatewayRequests {
    private EgressOnlyGatewayRequests() {}

    /** Makes a gateway of a VPC. */
    public record CreateEgressOnlyGateway(
            @NotNull
                    @Schema(
                            description = "One that has no egress-only internet gateway",
                            examples = "vpc-0a1b2c3d4e5f60718")
                    String vpcId,
            @Schema(examples = "{\"Name\": \"way out\"}")
                    @Nullable Map<String, @NotNull String> tags) {
        AccountCommand toCommand() {
            return new AccountCommand.OfEgressOnlyGateway(
                    new EgressOnlyGatewayCommand.CreateEgressOnlyGateway(
                            Parameters.read("vpcId", vpcId, VpcId::new), Parameters.tags(tags)));
        }
    }
}

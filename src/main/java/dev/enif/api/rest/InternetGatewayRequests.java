/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import dev.enif.core.account.AccountCommand;
import dev.enif.core.id.InternetGatewayId;
import dev.enif.core.id.VpcId;
import dev.enif.core.routing.InternetGatewayCommand;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The bodies of requests about internet gateways. */
public final class InternetGatewayRequests {
    private InternetGatewayRequests() {}

    /** Makes a gateway that is attached to nothing. The body may be left out. */
    public record CreateInternetGateway(
            @Schema(examples = "{\"Name\": \"front\"}")
                    @Nullable Map<String, @NotNull String> tags) {
        static final CreateInternetGateway WITHOUT_TAGS = new CreateInternetGateway(null);

        AccountCommand toCommand() {
            return new AccountCommand.OfInternetGateway(
                    new InternetGatewayCommand.CreateInternetGateway(Parameters.tags(tags)));
        }
    }

    /** Attaches the gateway to a VPC. */
    public record AttachInternetGateway(
            @NotNull
                    @Schema(
                            description = "One that has no internet gateway",
                            examples = "vpc-0a1b2c3d4e5f60718")
                    String vpcId) {
        AccountCommand toCommand(InternetGatewayId gatewayId) {
            return new AccountCommand.OfInternetGateway(
                    new InternetGatewayCommand.AttachInternetGateway(
                            gatewayId, Parameters.read("vpcId", vpcId, VpcId::new)));
        }
    }

    /** Detaches the gateway from its VPC. */
    public record DetachInternetGateway(
            @NotNull
                    @Schema(
                            description = "The one that it is attached to",
                            examples = "vpc-0a1b2c3d4e5f60718")
                    String vpcId) {
        AccountCommand toCommand(InternetGatewayId gatewayId) {
            return new AccountCommand.OfInternetGateway(
                    new InternetGatewayCommand.DetachInternetGateway(
                            gatewayId, Parameters.read("vpcId", vpcId, VpcId::new)));
        }
    }
}

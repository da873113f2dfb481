/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import dev.enif.api.problem.ProblemException;
import dev.enif.core.account.AccountCommand;
import dev.enif.core.id.AllocationId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.nat.Connectivity;
import dev.enif.core.nat.NatGatewayCommand;
import dev.enif.core.net.Ipv4;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The bodies of requests about NAT gateways. */
public final class NatGatewayRequests {
    private NatGatewayRequests() {}

    /** Makes a gateway in a subnet. */
    public record CreateNatGateway(
            @NotNull @Schema(examples = "subnet-0a1b2c3d4e5f60718") String subnetId,
            @Schema(
                            description = "public, if it is left out, or private",
                            enumeration = {"public", "private"},
                            examples = "public")
                    @Nullable String connectivityType,
            @Schema(
                            description =
                                    "The Elastic IP of a public one; it stands for nothing yet",
                            examples = "eipalloc-0a1b2c3d4e5f60718")
                    @Nullable String allocationId,
            @Schema(
                            description = "A free address of the subnet; any if it is left out",
                            examples = "10.0.1.11")
                    @Nullable String privateIpAddress,
            @Schema(examples = "{\"Name\": \"way out\"}")
                    @Nullable Map<String, @NotNull String> tags) {
        AccountCommand toCommand() {
            return new AccountCommand.OfNatGateway(
                    new NatGatewayCommand.CreateNatGateway(
                            Parameters.read("subnetId", subnetId, SubnetId::new),
                            connectivity(),
                            Parameters.readIfGiven("allocationId", allocationId, AllocationId::new),
                            Parameters.readIfGiven(
                                    "privateIpAddress", privateIpAddress, Ipv4::parse),
                            Parameters.tags(tags)));
        }

        private Connectivity connectivity() {
            return switch (connectivityType) {
                case null -> Connectivity.PUBLIC;
                case "public" -> Connectivity.PUBLIC;
                case "private" -> Connectivity.PRIVATE;
                default ->
                        throw ProblemException.invalid(
                                "InvalidParameterValue",
                                "connectivityType",
                                "expecting public or private");
            };
        }
    }
}

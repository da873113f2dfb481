/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import dev.enif.api.problem.ProblemException;
import dev.enif.core.account.AccountCommand;
import dev.enif.core.id.AllocationId;
import dev.enif.core.id.AssociationId;
import dev.enif.core.id.NatGatewayId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.nat.Connectivity;
import dev.enif.core.nat.NatGatewayCommand;
import dev.enif.core.net.Ipv4;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The bodies of requests about NAT gateways. */
public final class NatGatewayRequests {
    static final String ASSOCIATION_ID = "associationId";
    static final String ADDRESS = "privateIpAddress";

    /** More than a gateway may have. */
    private static final int MAX_ADDRESSES = 50;

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

    /** Gives a gateway further addresses: a public one with Elastic IPs, a private one without. */
    public record AddNatAddresses(
            @Schema(
                            description = "Elastic IPs that stand for nothing, for a public one",
                            examples = "[\"eipalloc-0a1b2c3d4e5f60718\"]")
                    @Nullable
                    @Size(max = MAX_ADDRESSES)
                    List<@NotNull String> allocationIds,
            @Schema(
                            description =
                                    "Free addresses of the subnet, for a public one as many as"
                                            + " Elastic IPs",
                            examples = "[\"10.0.1.12\"]")
                    @Nullable
                    @Size(max = MAX_ADDRESSES)
                    List<@NotNull String> privateIpAddresses,
            @Schema(description = "How many to pick, for a private one") @Nullable @Min(1)
                    Integer privateIpAddressCount) {
        AccountCommand toCommand(NatGatewayId natGatewayId) {
            List<Ipv4> addresses =
                    Parameters.readAll("privateIpAddresses", privateIpAddresses, Ipv4::parse);
            if (allocationIds == null) {
                return new AccountCommand.OfNatGateway(
                        new NatGatewayCommand.AssignNatAddresses(
                                natGatewayId,
                                addresses,
                                Parameters.orElse(privateIpAddressCount, 0)));
            }
            if (privateIpAddressCount != null) {
                throw ProblemException.invalid(
                        "InvalidParameterCombination",
                        "privateIpAddressCount",
                        "is the number of allocationIds where those are given");
            }
            return new AccountCommand.OfNatGateway(
                    new NatGatewayCommand.AssociateNatAddresses(
                            natGatewayId,
                            Parameters.readAll("allocationIds", allocationIds, AllocationId::new),
                            addresses));
        }
    }

    /**
     * Takes addresses of a gateway away.
     *
     * @throws ProblemException unless either is given
     */
    static AccountCommand removal(
            NatGatewayId natGatewayId, List<String> associationIds, List<String> addresses) {
        if (!associationIds.isEmpty() && !addresses.isEmpty()) {
            throw ProblemException.invalid(
                    "InvalidParameterCombination",
                    ADDRESS,
                    "expecting either " + ASSOCIATION_ID + " or " + ADDRESS);
        }
        NatGatewayCommand command =
                addresses.isEmpty()
                        ? new NatGatewayCommand.DisassociateNatAddresses(
                                natGatewayId,
                                Parameters.readQuery(
                                        ASSOCIATION_ID,
                                        associationIds,
                                        MAX_ADDRESSES,
                                        AssociationId::new))
                        : new NatGatewayCommand.UnassignNatAddresses(
                                natGatewayId,
                                Parameters.readQuery(
                                        ADDRESS, addresses, MAX_ADDRESSES, Ipv4::parse));
        return new AccountCommand.OfNatGateway(command);
    }
}

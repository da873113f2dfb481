/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import dev.enif.api.problem.ProblemException;
import dev.enif.core.account.AccountCommand;
import dev.enif.core.elasticip.ElasticIpCommand;
import dev.enif.core.id.AllocationId;
import dev.enif.core.id.EniId;
import dev.enif.core.id.InstanceId;
import dev.enif.core.net.Ipv4;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The bodies of requests about Elastic IP addresses. */
public final class AddressRequests {
    private AddressRequests() {}

    /** Takes an address of the pool. The body may be left out. */
    public record AllocateAddress(
            @Schema(
                            description = "A certain address, if it is free; any if it is left out",
                            examples = "198.18.0.7")
                    @Nullable String publicIp,
            @Schema(examples = "{\"Name\": \"front\"}")
                    @Nullable Map<String, @NotNull String> tags) {
        static final AllocateAddress ANY = new AllocateAddress(null, null);

        AccountCommand toCommand() {
            return new AccountCommand.OfElasticIp(
                    new ElasticIpCommand.AllocateElasticIp(
                            Parameters.readIfGiven("publicIp", publicIp, Ipv4::parse),
                            Parameters.tags(tags)));
        }
    }

    /** Lets the address stand for a private one. */
    public record AssociateAddress(
            @Schema(
                            description = "The interface; or else instanceId",
                            examples = "eni-0a1b2c3d4e5f60718")
                    @Nullable String networkInterfaceId,
            @Schema(
                            description = "An instance with one interface",
                            examples = "i-0a1b2c3d4e5f60718")
                    @Nullable String instanceId,
            @Schema(
                            description =
                                    "One of the interface's addresses; the primary one if it is"
                                            + " left out",
                            examples = "10.0.1.11")
                    @Nullable String privateIpAddress,
            @Schema(description = "Lets it leave what it stood for before")
                    @Nullable Boolean allowReassociation,
            @Schema(
                            description =
                                    "The term of the failover group that protects it, for a holder"
                                            + " that acts for itself: refused once another term has"
                                            + " begun")
                    @Nullable
                    @Min(1)
                    Long failoverTerm) {
        AccountCommand toCommand(AllocationId allocationId) {
            return new AccountCommand.OfElasticIp(
                    new ElasticIpCommand.AssociateElasticIp(
                            allocationId,
                            target(),
                            Parameters.orElse(allowReassociation, false),
                            failoverTerm));
        }

        private ElasticIpCommand.Target target() {
            Ipv4 address =
                    Parameters.readIfGiven("privateIpAddress", privateIpAddress, Ipv4::parse);
            if (networkInterfaceId != null && instanceId == null) {
                return new ElasticIpCommand.Target.OfEni(
                        Parameters.read("networkInterfaceId", networkInterfaceId, EniId::new),
                        address);
            }
            if (instanceId != null && networkInterfaceId == null) {
                return new ElasticIpCommand.Target.OfInstance(
                        Parameters.read("instanceId", instanceId, InstanceId::new), address);
            }
            throw ProblemException.invalid(
                    "InvalidParameterCombination",
                    "networkInterfaceId",
                    "expecting either networkInterfaceId or instanceId");
        }
    }
}

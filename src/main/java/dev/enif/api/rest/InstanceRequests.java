/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import dev.enif.api.problem.ProblemException;
import dev.enif.core.account.AccountCommand;
import dev.enif.core.eni.AddressRequest;
import dev.enif.core.eni.FurtherRequest;
import dev.enif.core.id.EniId;
import dev.enif.core.id.GroupId;
import dev.enif.core.id.InstanceId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.instance.Health;
import dev.enif.core.instance.InstanceCommand;
import dev.enif.core.instance.InstanceCommand.LaunchInterface;
import dev.enif.core.net.Ipv4;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The bodies of requests about instances. */
public final class InstanceRequests {
    /** More than any instance type takes; a cap before anything is decided. */
    static final int MAX_INTERFACES = 64;

    private InstanceRequests() {}

    /**
     * Launches instances. Their interfaces are either given one by one, or one is made in the
     * subnet.
     */
    public record RunInstances(
            @NotNull @Schema(examples = "ami-0a1b2c3d4e5f60718") String imageId,
            @NotNull @Schema(examples = "m5.large") String instanceType,
            @Schema(description = "1 if it is left out") @Nullable @Min(1) Integer count,
            @Schema(
                            description =
                                    "Where the primary interface is made; or else networkInterfaces",
                            examples = "subnet-0a1b2c3d4e5f60718")
                    @Nullable String subnetId,
            @Schema(description = "Groups of the primary interface, with subnetId")
                    @Nullable
                    @Size(max = NetworkInterfaceRequests.MAX_GROUPS)
                    List<@NotNull String> groupIds,
            @Schema(
                            description = "Address of the primary interface, with subnetId",
                            examples = "10.0.1.5")
                    @Nullable String privateIpAddress,
            @Schema(
                            description =
                                    "Whether the primary interface gets a public address, with"
                                            + " subnetId; what the subnet says if it is left out")
                    @Nullable Boolean associatePublicIpAddress,
            @Schema(description = "All interfaces, one with device index 0; or else subnetId")
                    @Nullable
                    @Size(max = MAX_INTERFACES)
                    List<@NotNull @Valid LaunchedInterface> networkInterfaces,
            @Nullable Boolean terminationProtected,
            @Schema(examples = "{\"Name\": \"web-1\"}")
                    @Nullable Map<String, @NotNull String> tags) {
        AccountCommand toCommand() {
            return new AccountCommand.OfInstance(
                    new InstanceCommand.RunInstances(
                            imageId,
                            instanceType,
                            Parameters.orElse(count, 1),
                            interfaces(),
                            Parameters.orElse(terminationProtected, false),
                            Parameters.tags(tags)));
        }

        private List<LaunchInterface> interfaces() {
            if (networkInterfaces == null) {
                if (subnetId == null) {
                    throw Parameters.missing("subnetId");
                }
                return List.of(
                        new LaunchedInterface(
                                        0,
                                        null,
                                        null,
                                        subnetId,
                                        null,
                                        privateIpAddress,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        groupIds,
                                        associatePublicIpAddress,
                                        null)
                                .toInterface(""));
            }
            boolean both =
                    subnetId != null
                            || groupIds != null
                            || privateIpAddress != null
                            || associatePublicIpAddress != null;
            if (both) {
                throw ProblemException.invalid(
                        "InvalidParameterCombination",
                        "networkInterfaces",
                        "cannot be combined with subnetId, groupIds, privateIpAddress or"
                                + " associatePublicIpAddress: say it in the interface");
            }
            List<LaunchInterface> interfaces = new ArrayList<>();
            for (int index = 0; index < networkInterfaces.size(); index++) {
                interfaces.add(
                        networkInterfaces
                                .get(index)
                                .toInterface("networkInterfaces[" + index + "]."));
            }
            return interfaces;
        }
    }

    /** An interface that an instance is launched with: brought by its id, or made. */
    public record LaunchedInterface(
            @NotNull @Min(0) @Schema(description = "0 is the primary one", examples = "0")
                    Integer deviceIndex,
            @Schema(description = "0 if it is left out") @Nullable @Min(0) Integer networkCardIndex,
            @Schema(
                            description =
                                    "An existing free interface, which outlives the instance; or"
                                            + " else subnetId",
                            examples = "eni-0a1b2c3d4e5f60718")
                    @Nullable String networkInterfaceId,
            @Schema(examples = "subnet-0a1b2c3d4e5f60718") @Nullable String subnetId,
            @Nullable String description,
            @Schema(examples = "10.0.1.5") @Nullable String privateIpAddress,
            @Nullable @Size(max = NetworkInterfaceRequests.MAX_ADDRESSES)
                    List<@NotNull String> secondaryPrivateIpAddresses,
            @Nullable @Min(0) Integer secondaryPrivateIpAddressCount,
            @Nullable @Size(max = NetworkInterfaceRequests.MAX_ADDRESSES)
                    List<@NotNull String> ipv6Addresses,
            @Schema(description = "What the subnet says if it is left out") @Nullable @Min(0)
                    Integer ipv6AddressCount,
            @Nullable @Size(max = NetworkInterfaceRequests.MAX_ADDRESSES)
                    List<@NotNull String> prefixes,
            @Nullable @Min(0) Integer ipv4PrefixCount,
            @Nullable @Min(0) Integer ipv6PrefixCount,
            @Nullable @Size(max = NetworkInterfaceRequests.MAX_GROUPS)
                    List<@NotNull String> groupIds,
            @Schema(
                            description =
                                    "For device index 0 only; what the subnet says if it is left"
                                            + " out")
                    @Nullable Boolean associatePublicIpAddress,
            @Schema(description = "Of an interface that is made: true if it is left out")
                    @Nullable Boolean deleteOnTermination) {
        LaunchInterface toInterface(String path) {
            if (networkInterfaceId != null) {
                return brought(path, networkInterfaceId);
            }
            if (subnetId == null) {
                throw Parameters.missing(path + "subnetId");
            }
            return new LaunchInterface.Made(
                    deviceIndex,
                    Parameters.orElse(networkCardIndex, 0),
                    Parameters.read(path + "subnetId", subnetId, SubnetId::new),
                    Parameters.orEmpty(description),
                    new AddressRequest(
                            Parameters.readIfGiven(
                                    path + "privateIpAddress", privateIpAddress, Ipv4::parse),
                            Parameters.readAll(
                                    path + "secondaryPrivateIpAddresses",
                                    secondaryPrivateIpAddresses,
                                    Ipv4::parse),
                            Parameters.orElse(secondaryPrivateIpAddressCount, 0),
                            further(path)),
                    Parameters.readAll(path + "groupIds", groupIds, GroupId::new),
                    associatePublicIpAddress,
                    Parameters.orElse(deleteOnTermination, true));
        }

        private @Nullable FurtherRequest further(String path) {
            return NetworkInterfaceRequests.further(
                    path,
                    ipv6Addresses,
                    ipv6AddressCount,
                    prefixes,
                    ipv4PrefixCount,
                    ipv6PrefixCount);
        }

        private LaunchInterface brought(String path, String eniId) {
            boolean describesItToo =
                    subnetId != null
                            || description != null
                            || privateIpAddress != null
                            || secondaryPrivateIpAddresses != null
                            || secondaryPrivateIpAddressCount != null
                            || further(path) != null
                            || groupIds != null
                            || associatePublicIpAddress != null
                            || deleteOnTermination != null;
            if (describesItToo) {
                throw ProblemException.invalid(
                        "InvalidParameterCombination",
                        path + "networkInterfaceId",
                        "an existing interface is brought as it is: only deviceIndex and"
                                + " networkCardIndex may be given with it");
            }
            return new LaunchInterface.Brought(
                    deviceIndex,
                    Parameters.orElse(networkCardIndex, 0),
                    Parameters.read(path + "networkInterfaceId", eniId, EniId::new));
        }
    }

    /** Changes what is given. */
    public record ModifyInstance(@NotNull Boolean terminationProtected) {
        AccountCommand toCommand(InstanceId instanceId) {
            return new AccountCommand.OfInstance(
                    new InstanceCommand.SetTerminationProtection(instanceId, terminationProtected));
        }
    }

    /** What a health check, or the instance itself, says about it. */
    public record ReportStatus(
            @NotNull @Schema(enumeration = {"ok", "impaired", "insufficient-data"}) String status) {
        AccountCommand toCommand(InstanceId instanceId) {
            return new AccountCommand.OfInstance(
                    new InstanceCommand.ReportHealth(instanceId, health()));
        }

        private Health health() {
            return switch (status) {
                case "ok" -> Health.OK;
                case "impaired" -> Health.IMPAIRED;
                case "insufficient-data" -> Health.INSUFFICIENT_DATA;
                default ->
                        throw ProblemException.invalid(
                                "InvalidParameterValue",
                                "status",
                                "expecting ok, impaired or insufficient-data");
            };
        }
    }
}

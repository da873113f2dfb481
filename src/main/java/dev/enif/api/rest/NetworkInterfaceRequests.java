/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import dev.enif.api.problem.ProblemException;
import dev.enif.core.account.AccountCommand;
import dev.enif.core.eni.AddressRequest;
import dev.enif.core.eni.EniCommand;
import dev.enif.core.eni.FurtherRequest;
import dev.enif.core.eni.InterfaceType;
import dev.enif.core.id.AttachmentId;
import dev.enif.core.id.EniId;
import dev.enif.core.id.GroupId;
import dev.enif.core.id.InstanceId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.id.TrunkAssociationId;
import dev.enif.core.net.Cidr;
import dev.enif.core.net.Ipv4;
import dev.enif.core.net.Ipv6;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The bodies of requests about network interfaces. */
public final class NetworkInterfaceRequests {
    /** More than any instance type takes; a cap before anything is decided. */
    static final int MAX_ADDRESSES = 256;

    static final int MAX_GROUPS = 64;

    private NetworkInterfaceRequests() {}

    /** Makes an interface. */
    public record CreateNetworkInterface(
            @NotNull @Schema(examples = "subnet-0a1b2c3d4e5f60718") String subnetId,
            @Schema(examples = "front door") @Nullable String description,
            @Schema(
                            description = "Any free address of the subnet if it is left out",
                            examples = "10.0.1.10")
                    @Nullable String primaryPrivateIpAddress,
            @Schema(description = "Further addresses by name", examples = "[\"10.0.1.11\"]")
                    @Nullable
                    @Size(max = MAX_ADDRESSES)
                    List<@NotNull String> secondaryPrivateIpAddresses,
            @Schema(description = "Further addresses by number", examples = "2") @Nullable @Min(0)
                    Integer secondaryPrivateIpAddressCount,
            @Schema(
                            description = "Addresses of the subnet's IPv6 block by name",
                            examples = "[\"2001:db8:1200:1::10\"]")
                    @Nullable
                    @Size(max = MAX_ADDRESSES)
                    List<@NotNull String> ipv6Addresses,
            @Schema(
                            description =
                                    "IPv6 addresses by number; what the subnet says if it is left out",
                            examples = "1")
                    @Nullable
                    @Min(0)
                    Integer ipv6AddressCount,
            @Schema(
                            description =
                                    "Blocks of the subnet, all of whose addresses it shall have: /28 of"
                                            + " IPv4, /80 of IPv6",
                            examples = "[\"10.0.1.16/28\"]")
                    @Nullable
                    @Size(max = MAX_ADDRESSES)
                    List<@NotNull String> prefixes,
            @Schema(description = "IPv4 prefixes by number") @Nullable @Min(0)
                    Integer ipv4PrefixCount,
            @Schema(description = "IPv6 prefixes by number") @Nullable @Min(0)
                    Integer ipv6PrefixCount,
            @Schema(
                            description = "The VPC's default group if it is left out",
                            examples = "[\"sg-0a1b2c3d4e5f60718\"]")
                    @Nullable
                    @Size(max = MAX_GROUPS)
                    List<@NotNull String> groupIds,
            @Schema(
                            description =
                                    "interface (if it is left out), trunk, or branch: one that is"
                                            + " associated with a trunk instead of attached",
                            examples = "trunk")
                    @Nullable String interfaceType,
            @Schema(examples = "{\"Name\": \"front\"}")
                    @Nullable Map<String, @NotNull String> tags) {
        AccountCommand toCommand() {
            return new AccountCommand.OfEni(
                    new EniCommand.CreateEni(
                            Parameters.read("subnetId", subnetId, SubnetId::new),
                            Parameters.orEmpty(description),
                            new AddressRequest(
                                    Parameters.readIfGiven(
                                            "primaryPrivateIpAddress",
                                            primaryPrivateIpAddress,
                                            Ipv4::parse),
                                    Parameters.readAll(
                                            "secondaryPrivateIpAddresses",
                                            secondaryPrivateIpAddresses,
                                            Ipv4::parse),
                                    Parameters.orElse(secondaryPrivateIpAddressCount, 0),
                                    further(
                                            "",
                                            ipv6Addresses,
                                            ipv6AddressCount,
                                            prefixes,
                                            ipv4PrefixCount,
                                            ipv6PrefixCount)),
                            Parameters.readAll("groupIds", groupIds, GroupId::new),
                            Parameters.tags(tags),
                            interfaceType == null ? null : typeOf(interfaceType)));
        }
    }

    private static InterfaceType typeOf(String word) {
        return switch (word) {
            case "interface" -> InterfaceType.INTERFACE;
            case "trunk" -> InterfaceType.TRUNK;
            case "branch" -> InterfaceType.BRANCH;
            default ->
                    throw ProblemException.invalid(
                            "InvalidParameterValue",
                            "interfaceType",
                            "expecting one of interface, trunk, branch");
        };
    }

    /** Null if nothing of it is given: what the subnet says. */
    static @Nullable FurtherRequest further(
            String path,
            @Nullable List<@NotNull String> ipv6Addresses,
            @Nullable Integer ipv6AddressCount,
            @Nullable List<@NotNull String> prefixes,
            @Nullable Integer ipv4PrefixCount,
            @Nullable Integer ipv6PrefixCount) {
        boolean given =
                ipv6Addresses != null
                        || ipv6AddressCount != null
                        || prefixes != null
                        || ipv4PrefixCount != null
                        || ipv6PrefixCount != null;
        return given
                ? new FurtherRequest(
                        Parameters.readAll(path + "ipv6Addresses", ipv6Addresses, Ipv6::parse),
                        ipv6AddressCount,
                        Parameters.readAll(path + "prefixes", prefixes, Cidr::parse),
                        Parameters.orElse(ipv4PrefixCount, 0),
                        Parameters.orElse(ipv6PrefixCount, 0))
                : null;
    }

    /** Adds IPv6 addresses, by name or by number. */
    public record AssignIpv6Addresses(
            @Schema(examples = "[\"2001:db8:1200:1::10\"]") @Nullable @Size(max = MAX_ADDRESSES)
                    List<@NotNull String> addresses,
            @Schema(description = "How many to pick") @Nullable @Min(0) Integer count) {
        AccountCommand toCommand(EniId eniId) {
            return new AccountCommand.OfEni(
                    new EniCommand.AssignIpv6(
                            eniId,
                            Parameters.readAll("addresses", addresses, Ipv6::parse),
                            Parameters.orElse(count, 0)));
        }
    }

    /** Delegates blocks of its subnet, by name or by number. */
    public record DelegatePrefixes(
            @Schema(description = "/28 of IPv4, /80 of IPv6", examples = "[\"10.0.1.16/28\"]")
                    @Nullable
                    @Size(max = MAX_ADDRESSES)
                    List<@NotNull String> prefixes,
            @Schema(description = "How many of IPv4 to pick") @Nullable @Min(0) Integer ipv4Count,
            @Schema(description = "How many of IPv6 to pick") @Nullable @Min(0) Integer ipv6Count) {
        AccountCommand toCommand(EniId eniId) {
            return new AccountCommand.OfEni(
                    new EniCommand.DelegatePrefixes(
                            eniId,
                            Parameters.readAll("prefixes", prefixes, Cidr::parse),
                            Parameters.orElse(ipv4Count, 0),
                            Parameters.orElse(ipv6Count, 0)));
        }
    }

    /** Changes what is given, together or not at all. */
    public record ModifyNetworkInterface(
            @Nullable String description,
            @Schema(description = "Replaces all of its groups") @Nullable @Size(max = MAX_GROUPS)
                    List<@NotNull String> groupIds,
            @Nullable Boolean sourceDestCheck,
            @Schema(description = "Of its attachment; refused while it has none")
                    @Nullable Boolean deleteOnTermination,
            @Schema(
                            description =
                                    "The attachment that is meant; if another has taken its place,"
                                            + " nothing is changed",
                            examples = "eni-attach-0a1b2c3d4e5f60718")
                    @Nullable String expectedAttachmentId) {
        AccountCommand toCommand(EniId eniId) {
            return new AccountCommand.OfEni(
                    new EniCommand.ModifyEni(
                            eniId,
                            description,
                            groupIds == null
                                    ? null
                                    : Parameters.readAll("groupIds", groupIds, GroupId::new),
                            sourceDestCheck,
                            deleteOnTermination,
                            Parameters.readIfGiven(
                                    "expectedAttachmentId",
                                    expectedAttachmentId,
                                    AttachmentId::new)));
        }
    }

    /** Plugs it into an instance of its zone. */
    public record AttachNetworkInterface(
            @NotNull @Schema(examples = "i-0a1b2c3d4e5f60718") String instanceId,
            @NotNull @Min(0) @Schema(examples = "1") Integer deviceIndex,
            @Schema(description = "0 if it is left out") @Nullable @Min(0) Integer networkCardIndex,
            @Schema(
                            description =
                                    "The term of the failover group that protects it, for a holder"
                                            + " that acts for itself: refused once another term has"
                                            + " begun")
                    @Nullable
                    @Min(1)
                    Long failoverTerm) {
        AccountCommand toCommand(EniId eniId) {
            return new AccountCommand.OfEni(
                    new EniCommand.AttachEni(
                            eniId,
                            Parameters.read("instanceId", instanceId, InstanceId::new),
                            deviceIndex,
                            Parameters.orElse(networkCardIndex, 0),
                            failoverTerm));
        }
    }

    /** Unplugs it. */
    public record DetachNetworkInterface(
            @Schema(
                            description =
                                    "The attachment that is meant; if another has taken its place,"
                                            + " nothing is detached",
                            examples = "eni-attach-0a1b2c3d4e5f60718")
                    @Nullable String expectedAttachmentId,
            @Schema(description = "Recorded, and otherwise the same") @Nullable Boolean force,
            @Schema(
                            description =
                                    "The term of the failover group that protects it, for a holder"
                                            + " that acts for itself: refused once another term has"
                                            + " begun")
                    @Nullable
                    @Min(1)
                    Long failoverTerm) {
        static final DetachNetworkInterface PLAIN = new DetachNetworkInterface(null, null, null);

        AccountCommand toCommand(EniId eniId) {
            return new AccountCommand.OfEni(
                    new EniCommand.DetachEni(
                            eniId,
                            Parameters.readIfGiven(
                                    "expectedAttachmentId",
                                    expectedAttachmentId,
                                    AttachmentId::new),
                            Parameters.orElse(force, false),
                            failoverTerm));
        }
    }

    /** Moves it with all its addresses to another instance of the same zone, in one step. */
    public record MoveNetworkInterface(
            @NotNull @Schema(examples = "i-0a1b2c3d4e5f60718") String instanceId,
            @NotNull
                    @Schema(
                            description =
                                    "The attachment that the caller saw; if another has taken its"
                                            + " place, nothing is moved",
                            examples = "eni-attach-0a1b2c3d4e5f60718")
                    String expectedAttachmentId,
            @Schema(description = "The lowest free one above 0 if it is left out") @Nullable @Min(0)
                    Integer deviceIndex,
            @Schema(description = "0 if it is left out") @Nullable @Min(0) Integer networkCardIndex,
            @Schema(
                            description =
                                    "The term of the failover group that protects it, for a holder"
                                            + " that acts for itself: refused once another term has"
                                            + " begun")
                    @Nullable
                    @Min(1)
                    Long failoverTerm) {
        AccountCommand toCommand(EniId eniId) {
            return new AccountCommand.OfEni(
                    new EniCommand.MoveEni(
                            eniId,
                            Parameters.read(
                                    "expectedAttachmentId",
                                    expectedAttachmentId,
                                    AttachmentId::new),
                            Parameters.read("instanceId", instanceId, InstanceId::new),
                            deviceIndex,
                            Parameters.orElse(networkCardIndex, 0),
                            failoverTerm));
        }
    }

    /** Associates a branch with a trunk of its zone. */
    public record AssociateTrunk(
            @NotNull @Schema(examples = "eni-0a1b2c3d4e5f60718") String trunkInterfaceId,
            @NotNull
                    @Min(1)
                    @Max(4094)
                    @Schema(
                            description = "1 to 4094, unique among the branches of the trunk",
                            examples = "7")
                    Integer vlanId) {
        AccountCommand toCommand(EniId eniId) {
            return new AccountCommand.OfEni(
                    new EniCommand.AssociateBranch(
                            eniId,
                            Parameters.read("trunkInterfaceId", trunkInterfaceId, EniId::new),
                            vlanId));
        }
    }

    /** Frees a branch. */
    public record DisassociateTrunk(
            @Schema(
                            description =
                                    "The association that is meant; if another has taken its place,"
                                            + " nothing is changed",
                            examples = "trunk-assoc-0a1b2c3d4e5f60718")
                    @Nullable String expectedAssociationId) {
        static final DisassociateTrunk PLAIN = new DisassociateTrunk(null);

        AccountCommand toCommand(EniId eniId) {
            return new AccountCommand.OfEni(
                    new EniCommand.DisassociateBranch(
                            eniId,
                            Parameters.readIfGiven(
                                    "expectedAssociationId",
                                    expectedAssociationId,
                                    TrunkAssociationId::new)));
        }
    }

    /** Adds secondary addresses, by name or by number. */
    public record AssignPrivateIpAddresses(
            @Schema(examples = "[\"10.0.1.12\"]") @Nullable @Size(max = MAX_ADDRESSES)
                    List<@NotNull String> addresses,
            @Schema(description = "How many to pick") @Nullable @Min(0) Integer count,
            @Schema(
                            description =
                                    "Takes secondary addresses over from other interfaces of the"
                                            + " subnet, with their Elastic IPs")
                    @Nullable Boolean allowReassignment) {
        AccountCommand toCommand(EniId eniId) {
            return new AccountCommand.OfEni(
                    new EniCommand.AssignAddresses(
                            eniId,
                            Parameters.readAll("addresses", addresses, Ipv4::parse),
                            Parameters.orElse(count, 0),
                            Parameters.orElse(allowReassignment, false)));
        }
    }
}

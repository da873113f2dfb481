/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import dev.enif.api.problem.ProblemException;
import dev.enif.core.account.AccountCommand;
import dev.enif.core.id.SubnetId;
import dev.enif.core.id.VpcId;
import dev.enif.core.net.Cidr;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Cidr6;
import dev.enif.core.net.Zone;
import dev.enif.core.vpc.ReservationType;
import dev.enif.core.vpc.SubnetCommand;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The bodies of requests about subnets. */
public final class SubnetRequests {
    private SubnetRequests() {}

    /** Makes a subnet. */
    public record CreateSubnet(
            @NotNull @Schema(examples = "vpc-0a1b2c3d4e5f60718") String vpcId,
            @NotNull
                    @Schema(
                            description = "A part of one of the VPC's blocks, /28 to /16",
                            examples = "10.0.1.0/24")
                    String cidrBlock,
            @Schema(
                            description = "A /64 of one of the VPC's IPv6 blocks",
                            examples = "2001:db8:1200:1::/64")
                    @Nullable String ipv6CidrBlock,
            @Schema(
                            description = "The region's first zone if it is left out",
                            examples = "us-east-1a")
                    @Nullable String availabilityZone,
            @Schema(examples = "{\"Name\": \"front\"}")
                    @Nullable Map<String, @NotNull String> tags) {
        AccountCommand toCommand() {
            return new AccountCommand.OfSubnet(
                    new SubnetCommand.CreateSubnet(
                            Parameters.read("vpcId", vpcId, VpcId::new),
                            Parameters.read("cidrBlock", cidrBlock, Cidr4::parse),
                            Parameters.readIfGiven("ipv6CidrBlock", ipv6CidrBlock, Cidr6::parse),
                            Parameters.readIfGiven("availabilityZone", availabilityZone, Zone::new),
                            Parameters.tags(tags)));
        }
    }

    /** Changes what is given. */
    public record ModifySubnet(
            @Schema(
                            description =
                                    "Whether instances launched here get a public address unless"
                                            + " they say otherwise")
                    @Nullable Boolean mapPublicIpOnLaunch,
            @Schema(
                            description =
                                    "Whether interfaces that are made here get an IPv6 address unless"
                                            + " they say otherwise; needs an IPv6 block")
                    @Nullable Boolean assignIpv6AddressOnCreation) {
        AccountCommand toCommand(SubnetId subnetId) {
            return new AccountCommand.OfSubnet(
                    new SubnetCommand.ModifySubnet(
                            subnetId, mapPublicIpOnLaunch, assignIpv6AddressOnCreation));
        }
    }

    /** Gives a subnet its IPv6 block. */
    public record AssociateIpv6CidrBlock(
            @NotNull
                    @Schema(
                            description = "A /64 of one of the VPC's IPv6 blocks",
                            examples = "2001:db8:1200:1::/64")
                    String ipv6CidrBlock) {
        AccountCommand toCommand(SubnetId subnetId) {
            return new AccountCommand.OfSubnet(
                    new SubnetCommand.AssociateSubnetIpv6Block(
                            subnetId,
                            Parameters.read("ipv6CidrBlock", ipv6CidrBlock, Cidr6::parse)));
        }
    }

    /** Keeps a block of a subnet for something. */
    public record ReserveCidr(
            @NotNull
                    @Schema(
                            description = "A part of one of the subnet's blocks",
                            examples = "10.0.1.64/26")
                    String cidr,
            @NotNull
                    @Schema(
                            description =
                                    "prefix: for delegated prefixes; explicit: for addresses that are asked"
                                            + " for by name",
                            enumeration = {"prefix", "explicit"})
                    String reservationType,
            @Nullable String description) {
        AccountCommand toCommand(SubnetId subnetId) {
            return new AccountCommand.OfSubnet(
                    new SubnetCommand.ReserveCidr(
                            subnetId,
                            Parameters.read("cidr", cidr, Cidr::parse),
                            type(),
                            Parameters.orEmpty(description)));
        }

        private ReservationType type() {
            return switch (reservationType) {
                case "prefix" -> ReservationType.PREFIX;
                case "explicit" -> ReservationType.EXPLICIT;
                default ->
                        throw ProblemException.invalid(
                                "InvalidParameterValue",
                                "reservationType",
                                "expecting prefix or explicit");
            };
        }
    }
}

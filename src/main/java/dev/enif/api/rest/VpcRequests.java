/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import dev.enif.core.account.AccountCommand;
import dev.enif.core.id.VpcId;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Cidr6;
import dev.enif.core.vpc.VpcCommand;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The bodies of requests about VPCs. */
public final class VpcRequests {
    private VpcRequests() {}

    /** Makes a VPC. */
    public record CreateVpc(
            @NotNull
                    @Schema(
                            description = "Its primary block; host bits are cleared",
                            examples = "10.0.0.0/16")
                    String cidrBlock,
            @Schema(description = "Whether it gets an IPv6 block, a /56, of the provider's")
                    @Nullable Boolean providedIpv6CidrBlock,
            @Schema(examples = "{\"Name\": \"shop\"}")
                    @Nullable Map<String, @NotNull String> tags) {
        AccountCommand toCommand() {
            return new AccountCommand.OfVpc(
                    new VpcCommand.CreateVpc(
                            Parameters.read("cidrBlock", cidrBlock, Cidr4::parse),
                            providedIpv6CidrBlock,
                            Parameters.tags(tags)));
        }
    }

    /** Changes what is given. */
    public record ModifyVpc(
            @Nullable Boolean enableDnsSupport, @Nullable Boolean enableDnsHostnames) {
        AccountCommand toCommand(VpcId vpcId) {
            return new AccountCommand.OfVpc(
                    new VpcCommand.ModifyVpc(vpcId, enableDnsSupport, enableDnsHostnames));
        }
    }

    /** Adds a further block. */
    public record AssociateCidrBlock(@NotNull @Schema(examples = "10.1.0.0/16") String cidrBlock) {
        AccountCommand toCommand(VpcId vpcId) {
            return new AccountCommand.OfVpc(
                    new VpcCommand.AssociateCidrBlock(
                            vpcId, Parameters.read("cidrBlock", cidrBlock, Cidr4::parse)));
        }
    }

    /** Adds an IPv6 block. */
    public record AssociateIpv6CidrBlock(
            @Schema(
                            description =
                                    "A block of one's own, /44 to /60 in steps of four; one of the"
                                            + " provider's, a /56, if it is left out",
                            examples = "2001:db8:1200::/56")
                    @Nullable String ipv6CidrBlock) {
        AccountCommand toCommand(VpcId vpcId) {
            return new AccountCommand.OfVpc(
                    new VpcCommand.AssociateIpv6Block(
                            vpcId,
                            Parameters.readIfGiven("ipv6CidrBlock", ipv6CidrBlock, Cidr6::parse)));
        }
    }
}

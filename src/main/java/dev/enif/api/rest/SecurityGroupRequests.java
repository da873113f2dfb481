/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import dev.enif.api.problem.ProblemException;
import dev.enif.core.account.AccountCommand;
import dev.enif.core.account.Tags;
import dev.enif.core.id.GroupId;
import dev.enif.core.id.PrefixListId;
import dev.enif.core.id.RuleId;
import dev.enif.core.id.VpcId;
import dev.enif.core.net.Cidr;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Cidr6;
import dev.enif.core.securitygroup.Direction;
import dev.enif.core.securitygroup.Peer;
import dev.enif.core.securitygroup.SecurityGroupCommand;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The bodies of requests about security groups. */
public final class SecurityGroupRequests {
    /** No group may hold more; a cap before anything is decided. */
    static final int MAX_RULES = 1_000;

    private static final String PROTOCOL =
            "tcp, udp, icmp, icmpv6, a protocol's number, or -1 for all";
    private static final String FROM_PORT =
            "The first port, or the ICMP type (-1, any, if it is left out)";
    private static final String TO_PORT =
            "The last port, the first if it is left out; or the ICMP code (-1, any, if it is left"
                    + " out)";
    private static final String CIDR =
            "The peer: a block, IPv4 or IPv6; or else groupId or prefixListId";
    private static final String GROUP_ID = "The peer: the members of a group, this one included";

    private SecurityGroupRequests() {}

    /** Makes a group that lets everything out and nothing in. */
    public record CreateSecurityGroup(
            @NotNull @Schema(examples = "vpc-0a1b2c3d4e5f60718") String vpcId,
            @NotNull @Schema(examples = "web") String name,
            @NotNull @Schema(examples = "web servers") String description,
            @Schema(examples = "{\"Name\": \"web\"}") @Nullable Map<String, @NotNull String> tags) {
        AccountCommand toCommand() {
            return new AccountCommand.OfSecurityGroup(
                    new SecurityGroupCommand.CreateGroup(
                            Parameters.read("vpcId", vpcId, VpcId::new),
                            name,
                            description,
                            Parameters.tags(tags)));
        }
    }

    /** Adds rules, all or nothing. */
    public record AuthorizeRules(
            @NotNull @NotEmpty @Size(max = MAX_RULES) List<@NotNull @Valid NewRule> rules) {
        AccountCommand toCommand(GroupId groupId) {
            List<SecurityGroupCommand.NewRule> newRules = new ArrayList<>();
            for (int index = 0; index < rules.size(); index++) {
                newRules.add(rules.get(index).toRule("rules[" + index + "]."));
            }
            return new AccountCommand.OfSecurityGroup(
                    new SecurityGroupCommand.AuthorizeRules(groupId, newRules));
        }
    }

    /** One allowance. */
    public record NewRule(
            @NotNull
                    @Schema(
                            description = "Seen from the interface",
                            enumeration = {"ingress", "egress"})
                    String direction,
            @NotNull @Schema(description = PROTOCOL, examples = "tcp") String protocol,
            @Schema(description = FROM_PORT, examples = "443") @Nullable Integer fromPort,
            @Schema(description = TO_PORT, examples = "443") @Nullable Integer toPort,
            @Schema(description = CIDR, examples = "0.0.0.0/0") @Nullable String cidr,
            @Schema(description = GROUP_ID, examples = "sg-0a1b2c3d4e5f60718")
                    @Nullable String groupId,
            @Schema(
                            description = "A prefix list as the peer, as it is at any time",
                            examples = "pl-0a1b2c3d4e5f60718")
                    @Nullable String prefixListId,
            @Nullable String description,
            @Nullable Map<String, @NotNull String> tags) {
        SecurityGroupCommand.NewRule toRule(String path) {
            return new SecurityGroupCommand.NewRule(
                    Parameters.direction(path, direction),
                    Parameters.traffic(path, protocol, fromPort, toPort),
                    peer(path, cidr, groupId, prefixListId),
                    Parameters.orEmpty(description),
                    Parameters.tags(tags));
        }
    }

    /** What a rule shall say from now on; its id, direction and tags stay. */
    public record ReplaceRule(
            @NotNull @Schema(description = PROTOCOL, examples = "tcp") String protocol,
            @Schema(description = FROM_PORT, examples = "443") @Nullable Integer fromPort,
            @Schema(description = TO_PORT, examples = "443") @Nullable Integer toPort,
            @Schema(description = CIDR, examples = "0.0.0.0/0") @Nullable String cidr,
            @Schema(description = GROUP_ID, examples = "sg-0a1b2c3d4e5f60718")
                    @Nullable String groupId,
            @Schema(
                            description = "A prefix list as the peer, as it is at any time",
                            examples = "pl-0a1b2c3d4e5f60718")
                    @Nullable String prefixListId,
            @Nullable String description) {
        AccountCommand toCommand(GroupId group, RuleId ruleId) {
            return new AccountCommand.OfSecurityGroup(
                    new SecurityGroupCommand.ModifyRule(
                            group,
                            ruleId,
                            new SecurityGroupCommand.NewRule(
                                    // The rule keeps its own; the command ignores this one.
                                    Direction.INGRESS,
                                    Parameters.traffic("", protocol, fromPort, toPort),
                                    peer("", cidr, groupId, prefixListId),
                                    Parameters.orEmpty(description),
                                    Tags.NONE)));
        }
    }

    private static Peer peer(
            String path,
            @Nullable String cidr,
            @Nullable String groupId,
            @Nullable String prefixListId) {
        if (Stream.of(cidr, groupId, prefixListId).filter(Objects::nonNull).count() != 1) {
            throw ProblemException.invalid(
                    "InvalidParameterCombination",
                    path + "cidr",
                    "expecting one of cidr, groupId and prefixListId");
        }
        if (groupId != null) {
            return new Peer.GroupPeer(Parameters.read(path + "groupId", groupId, GroupId::new));
        }
        if (prefixListId != null) {
            return new Peer.PrefixListPeer(
                    Parameters.read(path + "prefixListId", prefixListId, PrefixListId::new));
        }
        return switch (Parameters.read(path + "cidr", String.valueOf(cidr), Cidr::parse)) {
            case Cidr4 block -> new Peer.Ipv4Peer(block);
            case Cidr6 block -> new Peer.Ipv6Peer(block);
        };
    }
}

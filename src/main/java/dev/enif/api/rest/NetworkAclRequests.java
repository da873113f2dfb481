/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import dev.enif.api.problem.ProblemException;
import dev.enif.core.account.AccountCommand;
import dev.enif.core.acl.AclEntry;
import dev.enif.core.acl.NetworkAclCommand;
import dev.enif.core.acl.RuleAction;
import dev.enif.core.id.NetworkAclAssociationId;
import dev.enif.core.id.NetworkAclId;
import dev.enif.core.id.VpcId;
import dev.enif.core.net.Cidr;
import dev.enif.core.securitygroup.Direction;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The bodies of requests about network ACLs. */
public final class NetworkAclRequests {
    private static final String PROTOCOL =
            "tcp, udp, icmp, icmpv6, a protocol's number, or -1 for all";

    private NetworkAclRequests() {}

    /** Makes an ACL that lets nothing pass. */
    public record CreateNetworkAcl(
            @NotNull @Schema(examples = "vpc-0a1b2c3d4e5f60718") String vpcId,
            @Schema(examples = "{\"Name\": \"databases\"}")
                    @Nullable Map<String, @NotNull String> tags) {
        AccountCommand toCommand() {
            return new AccountCommand.OfNetworkAcl(
                    new NetworkAclCommand.CreateNetworkAcl(
                            Parameters.read("vpcId", vpcId, VpcId::new), Parameters.tags(tags)));
        }
    }

    /** Adds an entry. */
    public record CreateEntry(
            @NotNull @Schema(examples = "ingress") String direction,
            @NotNull
                    @Schema(
                            description =
                                    "1 to 32766; the lowest number that matches decides, so leave room between them",
                            examples = "100")
                    Integer ruleNumber,
            @NotNull @Schema(description = "allow or deny", examples = "allow") String action,
            @NotNull @Schema(description = PROTOCOL, examples = "tcp") String protocol,
            @Schema(description = "The first port, or the ICMP type", examples = "443")
                    @Nullable Integer fromPort,
            @Schema(description = "The last port, or the ICMP code", examples = "443")
                    @Nullable Integer toPort,
            @NotNull @Schema(examples = "0.0.0.0/0") String cidr) {
        AccountCommand toCommand(NetworkAclId id) {
            return new AccountCommand.OfNetworkAcl(
                    new NetworkAclCommand.CreateNetworkAclEntry(
                            id,
                            Parameters.direction("", direction),
                            entry(ruleNumber, action, protocol, fromPort, toPort, cidr)));
        }
    }

    /** What an entry shall say from now on. */
    public record ReplaceEntry(
            @NotNull @Schema(description = "allow or deny", examples = "allow") String action,
            @NotNull @Schema(description = PROTOCOL, examples = "tcp") String protocol,
            @Schema(description = "The first port, or the ICMP type", examples = "443")
                    @Nullable Integer fromPort,
            @Schema(description = "The last port, or the ICMP code", examples = "443")
                    @Nullable Integer toPort,
            @NotNull @Schema(examples = "0.0.0.0/0") String cidr) {
        AccountCommand toCommand(NetworkAclId id, Direction direction, int number) {
            return new AccountCommand.OfNetworkAcl(
                    new NetworkAclCommand.ReplaceNetworkAclEntry(
                            id,
                            direction,
                            entry(number, action, protocol, fromPort, toPort, cidr)));
        }
    }

    /** Lets a subnet go by another ACL. */
    public record ReplaceNetworkAclAssociation(
            @NotNull @Schema(examples = "acl-0a1b2c3d4e5f60718") String networkAclId) {
        NetworkAclId aclId() {
            return Parameters.read("networkAclId", networkAclId, NetworkAclId::new);
        }

        AccountCommand toCommand(NetworkAclAssociationId associationId) {
            return new AccountCommand.OfNetworkAcl(
                    new NetworkAclCommand.ReplaceNetworkAclAssociation(associationId, aclId()));
        }
    }

    private static AclEntry entry(
            int number,
            String action,
            String protocol,
            @Nullable Integer fromPort,
            @Nullable Integer toPort,
            String cidr) {
        if (number < AclEntry.LOWEST || number > AclEntry.HIGHEST) {
            throw ProblemException.invalid(
                    "InvalidParameterValue", "ruleNumber", "expecting 1 to 32766");
        }
        return new AclEntry(
                number,
                action(action),
                Parameters.traffic("", protocol, fromPort, toPort),
                Parameters.read("cidr", cidr, Cidr::parse));
    }

    private static RuleAction action(String action) {
        return switch (action) {
            case "allow" -> RuleAction.ALLOW;
            case "deny" -> RuleAction.DENY;
            default ->
                    throw ProblemException.invalid(
                            "InvalidParameterValue", "action", "expecting allow or deny");
        };
    }
}

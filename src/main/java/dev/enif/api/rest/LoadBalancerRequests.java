/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import dev.enif.api.problem.ProblemException;
import dev.enif.core.account.AccountCommand;
import dev.enif.core.id.AllocationId;
import dev.enif.core.id.GroupId;
import dev.enif.core.id.ListenerId;
import dev.enif.core.id.LoadBalancerId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.id.TargetGroupId;
import dev.enif.core.loadbalancer.BalancedProtocol;
import dev.enif.core.loadbalancer.LoadBalancerCommand;
import dev.enif.core.loadbalancer.Scheme;
import dev.enif.core.net.Ipv4;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The bodies of requests about load balancers and their listeners. */
public final class LoadBalancerRequests {
    /** More than a region has zones, and than an interface may have groups. */
    static final int MOST = 50;

    private static final String PROTOCOL = "TCP, UDP, TLS or TCP_UDP";

    private LoadBalancerRequests() {}

    /** A subnet to stand in. */
    @Schema(name = "BalancedSubnet")
    public record Subnet(
            @NotNull @Schema(examples = "subnet-0a1b2c3d4e5f60718") String subnetId,
            @Schema(description = "For an internal one; any free address if it is left out")
                    @Nullable String privateIpAddress,
            @Schema(
                            description =
                                    "For an internet-facing one: an Elastic IP that stands for"
                                            + " nothing; an address of the pool if it is left out")
                    @Nullable String allocationId) {
        LoadBalancerCommand.SubnetChoice toChoice(String path) {
            return new LoadBalancerCommand.SubnetChoice(
                    Parameters.read(path + "subnetId", subnetId, SubnetId::new),
                    Parameters.readIfGiven(
                            path + "privateIpAddress", privateIpAddress, Ipv4::parse),
                    Parameters.readIfGiven(path + "allocationId", allocationId, AllocationId::new));
        }
    }

    /** Makes a load balancer. */
    public record CreateLoadBalancer(
            @NotNull @Schema(description = "Unique; at most 32 characters", examples = "front")
                    String name,
            @Schema(
                            description = "internet-facing, if it is left out, or internal",
                            examples = "internal")
                    @Nullable String scheme,
            @NotNull
                    @Size(max = MOST)
                    @Schema(description = "One in each zone that it shall stand in")
                    List<@NotNull @Valid Subnet> subnets,
            @Schema(description = "Without any, it filters nothing, for ever")
                    @Nullable
                    @Size(max = MOST)
                    List<@NotNull String> groupIds,
            @Schema(examples = "{\"Name\": \"front\"}")
                    @Nullable Map<String, @NotNull String> tags) {
        AccountCommand toCommand() {
            List<LoadBalancerCommand.SubnetChoice> choices = new ArrayList<>();
            for (int index = 0; index < subnets.size(); index++) {
                choices.add(subnets.get(index).toChoice("subnets[" + index + "]."));
            }
            return of(
                    new LoadBalancerCommand.CreateLoadBalancer(
                            name,
                            readScheme(),
                            choices,
                            Parameters.readAll("groupIds", groupIds, GroupId::new),
                            Parameters.tags(tags)));
        }

        private Scheme readScheme() {
            return switch (scheme) {
                case null -> Scheme.INTERNET_FACING;
                case "internet-facing" -> Scheme.INTERNET_FACING;
                case "internal" -> Scheme.INTERNAL;
                default ->
                        throw ProblemException.invalid(
                                "InvalidParameterValue",
                                "scheme",
                                "expecting internal or internet-facing");
            };
        }
    }

    /** Changes a load balancer. */
    public record ModifyLoadBalancer(
            @Schema(description = "Whether each zone sends to the targets of all")
                    @Nullable Boolean crossZone,
            @Nullable Boolean deletionProtection,
            @Schema(description = "Only of one that was created with groups")
                    @Nullable
                    @Size(max = MOST)
                    List<@NotNull String> groupIds) {
        AccountCommand toCommand(LoadBalancerId id) {
            return of(
                    new LoadBalancerCommand.ModifyLoadBalancer(
                            id,
                            crossZone,
                            deletionProtection,
                            groupIds == null
                                    ? null
                                    : Parameters.readAll("groupIds", groupIds, GroupId::new)));
        }
    }

    /** Listens on a port. */
    public record CreateListener(
            @NotNull @Schema(description = PROTOCOL, examples = "TCP") String protocol,
            @NotNull @Schema(description = "1 to 65535, free on this balancer", examples = "443")
                    Integer port,
            @NotNull @Schema(examples = "tg-0a1b2c3d4e5f60718") String targetGroupId) {
        AccountCommand toCommand(LoadBalancerId id) {
            return of(
                    new LoadBalancerCommand.CreateListener(
                            id,
                            LoadBalancerRequests.protocol(protocol),
                            port,
                            Parameters.read("targetGroupId", targetGroupId, TargetGroupId::new)));
        }
    }

    /** Changes a listener. */
    public record ModifyListener(
            @Schema(description = PROTOCOL) @Nullable String protocol,
            @Nullable Integer port,
            @Nullable String targetGroupId) {
        AccountCommand toCommand(LoadBalancerId id, ListenerId listenerId) {
            return of(
                    new LoadBalancerCommand.ModifyListener(
                            id,
                            listenerId,
                            protocol == null ? null : LoadBalancerRequests.protocol(protocol),
                            port,
                            Parameters.readIfGiven(
                                    "targetGroupId", targetGroupId, TargetGroupId::new)));
        }
    }

    static BalancedProtocol protocol(String text) {
        return switch (text) {
            case "TCP" -> BalancedProtocol.TCP;
            case "UDP" -> BalancedProtocol.UDP;
            case "TLS" -> BalancedProtocol.TLS;
            case "TCP_UDP" -> BalancedProtocol.TCP_UDP;
            default ->
                    throw ProblemException.invalid(
                            "InvalidParameterValue", "protocol", "expecting " + PROTOCOL);
        };
    }

    private static AccountCommand of(LoadBalancerCommand command) {
        return new AccountCommand.OfLoadBalancer(command);
    }

    /** Asks what moves if a target of a listener dies. */
    public record TargetDrillRequest(
            @NotNull @Schema(examples = "lsn-0a1b2c3d4e5f60718") String listenerId,
            @NotNull @Valid TargetGroupRequests.Reference target) {}
}

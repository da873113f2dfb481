/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import dev.enif.core.account.AccountCommand;
import dev.enif.core.id.EgressOnlyGatewayId;
import dev.enif.core.id.EniId;
import dev.enif.core.id.InstanceId;
import dev.enif.core.id.InternetGatewayId;
import dev.enif.core.id.NatGatewayId;
import dev.enif.core.id.PeeringId;
import dev.enif.core.id.RouteTableAssociationId;
import dev.enif.core.id.RouteTableId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.id.VpcId;
import dev.enif.core.routing.RouteTableCommand;
import dev.enif.core.routing.RouteTarget;
import dev.enif.core.routing.WantedTarget;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The bodies of requests about route tables. */
public final class RouteTableRequests {
    private RouteTableRequests() {}

    /** Makes a table with the local routes of the VPC. */
    public record CreateRouteTable(
            @NotNull @Schema(examples = "vpc-0a1b2c3d4e5f60718") String vpcId,
            @Schema(examples = "{\"Name\": \"public\"}")
                    @Nullable Map<String, @NotNull String> tags) {
        AccountCommand toCommand() {
            return new AccountCommand.OfRouteTable(
                    new RouteTableCommand.CreateRouteTable(
                            Parameters.read("vpcId", vpcId, VpcId::new), Parameters.tags(tags)));
        }
    }

    /** Adds a route: one destination, one target. */
    public record CreateRoute(
            @Schema(
                            description = "The longest prefix wins, whichever route came first",
                            examples = "0.0.0.0/0")
                    @Nullable String destinationCidrBlock,
            @Schema(description = "Or this one", examples = "::/0")
                    @Nullable String destinationIpv6CidrBlock,
            @Schema(
                            description =
                                    "Or all blocks of a prefix list, whichever they are at the time",
                            examples = "pl-0a1b2c3d4e5f60718")
                    @Nullable String destinationPrefixListId,
            @Schema(
                            description = "The internet gateway that is attached to the VPC",
                            examples = "igw-0a1b2c3d4e5f60718")
                    @Nullable String gatewayId,
            @Schema(
                            description = "Or a NAT gateway of the VPC, for IPv4",
                            examples = "nat-0a1b2c3d4e5f60718")
                    @Nullable String natGatewayId,
            @Schema(description = "Or an interface of the VPC", examples = "eni-0a1b2c3d4e5f60718")
                    @Nullable String networkInterfaceId,
            @Schema(
                            description = "Or the only interface of an instance, as it is now",
                            examples = "i-0a1b2c3d4e5f60718")
                    @Nullable String instanceId,
            @Schema(
                            description = "Or an egress-only internet gateway, for IPv6",
                            examples = "eigw-0a1b2c3d4e5f60718")
                    @Nullable String egressOnlyInternetGatewayId,
            @Schema(
                            description = "Or a peering connection, to the VPC at its other end",
                            examples = "pcx-0a1b2c3d4e5f60718")
                    @Nullable String vpcPeeringConnectionId) {
        AccountCommand toCommand(RouteTableId routeTableId) {
            return RouteDestination.of(
                            destinationCidrBlock, destinationIpv6CidrBlock, destinationPrefixListId)
                    .create(routeTableId, target());
        }

        private WantedTarget target() {
            return targets(
                            gatewayId,
                            natGatewayId,
                            networkInterfaceId,
                            instanceId,
                            egressOnlyInternetGatewayId,
                            vpcPeeringConnectionId)
                    .value();
        }
    }

    /** Gives a route another target. */
    public record ReplaceRoute(
            @Schema(examples = "igw-0a1b2c3d4e5f60718") @Nullable String gatewayId,
            @Schema(description = "Or this one", examples = "nat-0a1b2c3d4e5f60718")
                    @Nullable String natGatewayId,
            @Schema(description = "Or this one", examples = "eni-0a1b2c3d4e5f60718")
                    @Nullable String networkInterfaceId,
            @Schema(description = "Or its only interface", examples = "i-0a1b2c3d4e5f60718")
                    @Nullable String instanceId,
            @Schema(description = "Or this one", examples = "eigw-0a1b2c3d4e5f60718")
                    @Nullable String egressOnlyInternetGatewayId,
            @Schema(description = "Or this one", examples = "pcx-0a1b2c3d4e5f60718")
                    @Nullable String vpcPeeringConnectionId,
            @Schema(description = "Or true, to give a local route its own target again")
                    @Nullable Boolean localTarget) {
        AccountCommand toCommand(RouteTableId routeTableId, RouteDestination destination) {
            return destination.replace(routeTableId, target());
        }

        private WantedTarget target() {
            String local = Parameters.orElse(localTarget, false) ? "true" : null;
            return targets(
                            gatewayId,
                            natGatewayId,
                            networkInterfaceId,
                            instanceId,
                            egressOnlyInternetGatewayId,
                            vpcPeeringConnectionId)
                    .or("localTarget", local, _ -> new WantedTarget.Local())
                    .value();
        }
    }

    /** Lets a subnet go by the table instead of the main one, or what comes in by a gateway. */
    public record AssociateRouteTable(
            @Schema(examples = "subnet-0a1b2c3d4e5f60718") @Nullable String subnetId,
            @Schema(
                            description =
                                    "Or an internet gateway that is attached to the VPC: what comes in by it"
                                            + " goes by the table",
                            examples = "igw-0a1b2c3d4e5f60718")
                    @Nullable String gatewayId) {
        AccountCommand toCommand(RouteTableId routeTableId) {
            return OneOf.<AccountCommand>required("subnetId")
                    .or(
                            "subnetId",
                            subnetId,
                            id ->
                                    of(
                                            new RouteTableCommand.AssociateRouteTable(
                                                    routeTableId, new SubnetId(id))))
                    .or(
                            "gatewayId",
                            gatewayId,
                            id ->
                                    of(
                                            new RouteTableCommand.AssociateGatewayTable(
                                                    routeTableId, new InternetGatewayId(id))))
                    .value();
        }

        private static AccountCommand of(RouteTableCommand command) {
            return new AccountCommand.OfRouteTable(command);
        }
    }

    /** Lets whoever goes by one table go by another. */
    public record ReplaceAssociation(
            @NotNull @Schema(examples = "rtb-0a1b2c3d4e5f60718") String routeTableId) {
        RouteTableId tableId() {
            return Parameters.read("routeTableId", routeTableId, RouteTableId::new);
        }

        AccountCommand toCommand(RouteTableAssociationId associationId) {
            return new AccountCommand.OfRouteTable(
                    new RouteTableCommand.ReplaceRouteTableAssociation(associationId, tableId()));
        }
    }

    private static OneOf<WantedTarget> targets(
            @Nullable String gatewayId,
            @Nullable String natGatewayId,
            @Nullable String networkInterfaceId,
            @Nullable String instanceId,
            @Nullable String egressOnlyInternetGatewayId,
            @Nullable String vpcPeeringConnectionId) {
        return OneOf.<WantedTarget>required("gatewayId")
                .or(
                        "gatewayId",
                        gatewayId,
                        id -> new RouteTarget.OfInternetGateway(new InternetGatewayId(id)))
                .or(
                        "natGatewayId",
                        natGatewayId,
                        id -> new RouteTarget.OfNatGateway(new NatGatewayId(id)))
                .or(
                        "networkInterfaceId",
                        networkInterfaceId,
                        id -> new RouteTarget.OfInterface(new EniId(id)))
                .or("instanceId", instanceId, id -> new WantedTarget.OfInstance(new InstanceId(id)))
                .or(
                        "egressOnlyInternetGatewayId",
                        egressOnlyInternetGatewayId,
                        id -> new RouteTarget.OfEgressOnlyGateway(new EgressOnlyGatewayId(id)))
                .or(
                        "vpcPeeringConnectionId",
                        vpcPeeringConnectionId,
                        id -> new RouteTarget.OfPeering(new PeeringId(id)));
    }
}

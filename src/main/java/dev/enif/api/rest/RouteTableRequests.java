/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import dev.enif.core.account.AccountCommand;
import dev.enif.core.id.InternetGatewayId;
import dev.enif.core.id.RouteTableAssociationId;
import dev.enif.core.id.RouteTableId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.id.VpcId;
import dev.enif.core.net.Cidr4;
import dev.enif.core.routing.RouteTableCommand;
import dev.enif.core.routing.RouteTarget;
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

    /** Adds a route. */
    public record CreateRoute(
            @NotNull
                    @Schema(
                            description = "The longest prefix wins, whichever route came first",
                            examples = "0.0.0.0/0")
                    String destinationCidrBlock,
            @NotNull
                    @Schema(
                            description = "The internet gateway that is attached to the VPC",
                            examples = "igw-0a1b2c3d4e5f60718")
                    String gatewayId) {
        AccountCommand toCommand(RouteTableId routeTableId) {
            return new AccountCommand.OfRouteTable(
                    new RouteTableCommand.CreateRoute(
                            routeTableId,
                            Parameters.read(
                                    "destinationCidrBlock", destinationCidrBlock, Cidr4::parse),
                            target(gatewayId)));
        }
    }

    /** Gives a route another target. */
    public record ReplaceRoute(
            @NotNull @Schema(examples = "igw-0a1b2c3d4e5f60718") String gatewayId) {
        AccountCommand toCommand(RouteTableId routeTableId, Cidr4 destination) {
            return new AccountCommand.OfRouteTable(
                    new RouteTableCommand.ReplaceRoute(
                            routeTableId, destination, target(gatewayId)));
        }
    }

    /** Lets a subnet go by the table instead of the main one. */
    public record AssociateRouteTable(
            @NotNull @Schema(examples = "subnet-0a1b2c3d4e5f60718") String subnetId) {
        AccountCommand toCommand(RouteTableId routeTableId) {
            return new AccountCommand.OfRouteTable(
                    new RouteTableCommand.AssociateRouteTable(
                            routeTableId, Parameters.read("subnetId", subnetId, SubnetId::new)));
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

    private static RouteTarget target(String gatewayId) {
        return new RouteTarget.OfInternetGateway(
                Parameters.read("gatewayId", gatewayId, InternetGatewayId::new));
    }
}

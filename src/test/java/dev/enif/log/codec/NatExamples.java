/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.codec;

import static dev.enif.log.codec.ExampleIds.ACCOUNT;
import static dev.enif.log.codec.ExampleIds.ALLOCATION;
import static dev.enif.log.codec.ExampleIds.ASSOCIATION;
import static dev.enif.log.codec.ExampleIds.ENI;
import static dev.enif.log.codec.ExampleIds.INSTANCE;
import static dev.enif.log.codec.ExampleIds.PRIMARY;
import static dev.enif.log.codec.ExampleIds.ROUTE_TABLE;
import static dev.enif.log.codec.ExampleIds.SECONDARY;
import static dev.enif.log.codec.ExampleIds.SUBNET;
import static dev.enif.log.codec.ExampleIds.SUBNET_CIDR;
import static dev.enif.log.codec.ExampleIds.TAGS;
import static dev.enif.log.codec.ExampleIds.TIME;
import static dev.enif.log.codec.ExampleIds.VPC;
import static dev.enif.log.codec.ExampleIds.VPC_CIDR;

import dev.enif.core.account.Quota;
import dev.enif.core.account.QuotaEvent;
import dev.enif.core.account.TagEvent;
import dev.enif.core.account.Tags;
import dev.enif.core.eni.EniEvent;
import dev.enif.core.eni.InterfaceType;
import dev.enif.core.id.EgressOnlyGatewayId;
import dev.enif.core.id.NatGatewayId;
import dev.enif.core.nat.Connectivity;
import dev.enif.core.nat.NatGatewayCommand;
import dev.enif.core.nat.NatGatewayEvent;
import dev.enif.core.net.Cidr;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Cidr6;
import dev.enif.core.partition.PartitionCommand;
import dev.enif.core.partition.PartitionEvent;
import dev.enif.core.routing.EgressOnlyGatewayCommand;
import dev.enif.core.routing.EgressOnlyGatewayEvent;
import dev.enif.core.routing.Route;
import dev.enif.core.routing.RouteOrigin;
import dev.enif.core.routing.RouteTableCommand;
import dev.enif.core.routing.RouteTableEvent;
import dev.enif.core.routing.RouteTarget;
import dev.enif.core.routing.WantedTarget;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Examples about NAT gateways, egress-only gateways and what routes lead to. Append only. */
final class NatExamples {
    private static final NatGatewayId NAT = new NatGatewayId("nat-0a1b2c3d4e5f60031");
    private static final EgressOnlyGatewayId EGRESS_ONLY =
            new EgressOnlyGatewayId("eigw-0a1b2c3d4e5f60032");
    private static final RouteTarget TO_NAT = new RouteTarget.OfNatGateway(NAT);
    private static final RouteTarget TO_INTERFACE = new RouteTarget.OfInterface(ENI);
    private static final RouteTarget TO_EGRESS_ONLY =
            new RouteTarget.OfEgressOnlyGateway(EGRESS_ONLY);

    private NatExamples() {}

    static List<Example<PartitionCommand>> commands() {
        return List.of(
                command(
                        "nat-gateway.create",
                        null,
                        new NatGatewayCommand.CreateNatGateway(
                                SUBNET, Connectivity.PUBLIC, ALLOCATION, PRIMARY, TAGS)),
                command(
                        "nat-gateway.create",
                        "private",
                        new NatGatewayCommand.CreateNatGateway(
                                SUBNET, Connectivity.PRIVATE, null, null, Tags.NONE)),
                command("nat-gateway.delete", null, new NatGatewayCommand.DeleteNatGateway(NAT)),
                command(
                        "nat-gateway.associate-addresses",
                        null,
                        new NatGatewayCommand.AssociateNatAddresses(
                                NAT, List.of(ALLOCATION), List.of(SECONDARY))),
                command(
                        "nat-gateway.disassociate-addresses",
                        null,
                        new NatGatewayCommand.DisassociateNatAddresses(NAT, List.of(ASSOCIATION))),
                command(
                        "nat-gateway.assign-addresses",
                        null,
                        new NatGatewayCommand.AssignNatAddresses(NAT, List.of(), 2)),
                command(
                        "nat-gateway.unassign-addresses",
                        null,
                        new NatGatewayCommand.UnassignNatAddresses(NAT, List.of(SECONDARY))),
                command(
                        "egress-only-gateway.create",
                        null,
                        new EgressOnlyGatewayCommand.CreateEgressOnlyGateway(VPC, TAGS)),
                command(
                        "egress-only-gateway.delete",
                        null,
                        new EgressOnlyGatewayCommand.DeleteEgressOnlyGateway(EGRESS_ONLY)),
                command("route-table.create-route", "to-nat", create(Cidr4.ALL, TO_NAT)),
                command(
                        "route-table.create-route",
                        "to-interface",
                        create(SUBNET_CIDR, TO_INTERFACE)),
                command(
                        "route-table.create-route",
                        "to-instance",
                        create(Cidr4.ALL, new WantedTarget.OfInstance(INSTANCE))),
                command("route-table.create-route", "ipv6", create(Cidr6.ALL, TO_EGRESS_ONLY)),
                command(
                        "route-table.replace-route",
                        "local",
                        new RouteTableCommand.ReplaceRoute(
                                ROUTE_TABLE, VPC_CIDR, new WantedTarget.Local())),
                command(
                        "route-table.delete-route",
                        "ipv6",
                        new RouteTableCommand.DeleteRoute(ROUTE_TABLE, Cidr6.ALL)));
    }

    static List<Example<PartitionEvent>> events() {
        return List.of(
                event(
                        "nat-gateway.created",
                        null,
                        new NatGatewayEvent.NatGatewayCreated(
                                NAT, VPC, SUBNET, Connectivity.PUBLIC, ENI, TIME, TAGS)),
                event(
                        "nat-gateway.created",
                        "private",
                        new NatGatewayEvent.NatGatewayCreated(
                                NAT, VPC, SUBNET, Connectivity.PRIVATE, ENI, TIME, Tags.NONE)),
                event(
                        "nat-gateway.deleted",
                        null,
                        new NatGatewayEvent.NatGatewayDeleted(NAT, TIME)),
                event("nat-gateway.forgotten", null, new NatGatewayEvent.NatGatewayForgotten(NAT)),
                event(
                        "egress-only-gateway.created",
                        null,
                        new EgressOnlyGatewayEvent.EgressOnlyGatewayCreated(
                                EGRESS_ONLY, VPC, TAGS)),
                event(
                        "egress-only-gateway.deleted",
                        null,
                        new EgressOnlyGatewayEvent.EgressOnlyGatewayDeleted(EGRESS_ONLY)),
                event(
                        "eni.handed-to-service",
                        null,
                        new EniEvent.HandedToService(ENI, InterfaceType.NAT_GATEWAY)),
                event(
                        "route-table.route-created",
                        "to-nat",
                        new RouteTableEvent.RouteCreated(ROUTE_TABLE, route(Cidr4.ALL, TO_NAT))),
                event(
                        "route-table.route-created",
                        "to-interface",
                        new RouteTableEvent.RouteCreated(
                                ROUTE_TABLE, route(SUBNET_CIDR, TO_INTERFACE))),
                event(
                        "route-table.route-replaced",
                        "ipv6",
                        new RouteTableEvent.RouteReplaced(
                                ROUTE_TABLE, route(Cidr6.ALL, TO_EGRESS_ONLY))),
                event(
                        "route-table.route-deleted",
                        "ipv6",
                        new RouteTableEvent.RouteDeleted(ROUTE_TABLE, Cidr6.ALL)),
                event(
                        "route-table.local-route-replaced",
                        null,
                        new RouteTableEvent.LocalRouteReplaced(
                                ROUTE_TABLE, VPC_CIDR, TO_INTERFACE)),
                event(
                        "route-table.local-route-restored",
                        null,
                        new RouteTableEvent.LocalRouteRestored(ROUTE_TABLE, VPC_CIDR)),
                event("tags.replaced", "nat-gateway", new TagEvent.TagsReplaced(NAT, TAGS)),
                event(
                        "tags.replaced",
                        "egress-only-gateway",
                        new TagEvent.TagsReplaced(EGRESS_ONLY, TAGS)),
                event(
                        "quota.changed",
                        "nat-gateways",
                        new QuotaEvent.QuotaChanged(Quota.NAT_GATEWAYS_PER_ZONE, 20)));
    }

    private static RouteTableCommand create(Cidr destination, WantedTarget target) {
        return new RouteTableCommand.CreateRoute(ROUTE_TABLE, destination, target);
    }

    private static Route route(Cidr destination, RouteTarget target) {
        return new Route(destination, target, RouteOrigin.CREATE_ROUTE);
    }

    private static Example<PartitionCommand> command(
            String name, @Nullable String variant, Object command) {
        return new Example<>(name, 1, variant, false, Envelopes.command(ACCOUNT, command));
    }

    private static Example<PartitionEvent> event(
            String name, @Nullable String variant, Object event) {
        return new Example<>(name, 1, variant, false, Envelopes.event(ACCOUNT, event));
    }
}

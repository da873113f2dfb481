/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.codec;

import static dev.enif.log.codec.ExampleIds.ACCOUNT;
import static dev.enif.log.codec.ExampleIds.ALLOCATION;
import static dev.enif.log.codec.ExampleIds.ALL_TO_GROUP;
import static dev.enif.log.codec.ExampleIds.ASSOCIATION;
import static dev.enif.log.codec.ExampleIds.ATTACHMENT;
import static dev.enif.log.codec.ExampleIds.CIDR_ASSOCIATION;
import static dev.enif.log.codec.ExampleIds.ENI;
import static dev.enif.log.codec.ExampleIds.GATEWAY;
import static dev.enif.log.codec.ExampleIds.GROUP;
import static dev.enif.log.codec.ExampleIds.HTTPS_FROM_ANYWHERE;
import static dev.enif.log.codec.ExampleIds.INSTANCE;
import static dev.enif.log.codec.ExampleIds.MAC;
import static dev.enif.log.codec.ExampleIds.OTHER_ATTACHMENT;
import static dev.enif.log.codec.ExampleIds.OTHER_GROUP;
import static dev.enif.log.codec.ExampleIds.OTHER_INSTANCE;
import static dev.enif.log.codec.ExampleIds.OTHER_ROUTE_TABLE;
import static dev.enif.log.codec.ExampleIds.OTHER_TABLE_ASSOCIATION;
import static dev.enif.log.codec.ExampleIds.PING_FROM_V6;
import static dev.enif.log.codec.ExampleIds.PRIMARY;
import static dev.enif.log.codec.ExampleIds.PUBLIC;
import static dev.enif.log.codec.ExampleIds.RESERVATION;
import static dev.enif.log.codec.ExampleIds.ROUTE_TABLE;
import static dev.enif.log.codec.ExampleIds.RULE;
import static dev.enif.log.codec.ExampleIds.SECONDARY;
import static dev.enif.log.codec.ExampleIds.SUBNET;
import static dev.enif.log.codec.ExampleIds.SUBNET_CIDR;
import static dev.enif.log.codec.ExampleIds.SUBNET_CIDR_ASSOCIATION;
import static dev.enif.log.codec.ExampleIds.TABLE_ASSOCIATION;
import static dev.enif.log.codec.ExampleIds.TAGS;
import static dev.enif.log.codec.ExampleIds.TIME;
import static dev.enif.log.codec.ExampleIds.TO_GATEWAY;
import static dev.enif.log.codec.ExampleIds.TRUNK;
import static dev.enif.log.codec.ExampleIds.TRUNK_ASSOCIATION;
import static dev.enif.log.codec.ExampleIds.VPC;
import static dev.enif.log.codec.ExampleIds.VPC_CIDR;
import static dev.enif.log.codec.ExampleIds.ZONE;

import dev.enif.core.account.Quota;
import dev.enif.core.account.QuotaEvent;
import dev.enif.core.account.TagEvent;
import dev.enif.core.account.Tags;
import dev.enif.core.elasticip.ElasticIpEvent;
import dev.enif.core.eni.EniEvent;
import dev.enif.core.eni.InterfaceType;
import dev.enif.core.id.RouteTableAssociationId;
import dev.enif.core.id.RouteTableId;
import dev.enif.core.id.SubnetReservationId;
import dev.enif.core.instance.Health;
import dev.enif.core.instance.InstanceEvent;
import dev.enif.core.instance.InstanceType;
import dev.enif.core.net.Cidr;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Cidr6;
import dev.enif.core.net.Ipv6;
import dev.enif.core.partition.PartitionEvent;
import dev.enif.core.routing.InternetGatewayEvent;
import dev.enif.core.routing.Route;
import dev.enif.core.routing.RouteOrigin;
import dev.enif.core.routing.RouteTableEvent;
import dev.enif.core.securitygroup.SecurityGroupEvent;
import dev.enif.core.vpc.ReservationType;
import dev.enif.core.vpc.Subnet;
import dev.enif.core.vpc.SubnetEvent;
import dev.enif.core.vpc.VpcEvent;
import java.util.List;
import java.util.stream.Stream;

/** One or more examples of every event, as they stand in the golden files. Append only. */
final class EventExamples {
    private EventExamples() {}

    static List<Example<PartitionEvent>> all() {
        return Stream.of(
                        networks(),
                        interfaces(),
                        instances(),
                        others(),
                        routing(),
                        NatExamples.events(),
                        FailoverExamples.events(),
                        AclExamples.events(),
                        PrefixListExamples.events(),
                        FlowLogExamples.events(),
                        PeeringExamples.events(),
                        LoadBalancingExamples.events())
                .flatMap(List::stream)
                .toList();
    }

    private static Example<PartitionEvent> of(String name, Object event) {
        return Example.of(name, inAccount(event));
    }

    private static Example<PartitionEvent> of(String name, String variant, Object event) {
        return Example.of(name, variant, inAccount(event));
    }

    private static PartitionEvent inAccount(Object event) {
        return event instanceof PartitionEvent own ? own : Envelopes.event(ACCOUNT, event);
    }

    private static List<Example<PartitionEvent>> networks() {
        return List.of(
                Example.older(
                        "vpc.created",
                        inAccount(
                                new VpcEvent.VpcCreated(
                                        VPC,
                                        CIDR_ASSOCIATION,
                                        VPC_CIDR,
                                        GROUP,
                                        new RouteTableId("rtb-0a1b2c3d4e5f60001"),
                                        new RouteTableAssociationId("rtbassoc-0a1b2c3d4e5f60001"),
                                        TAGS))),
                of(
                        "vpc.created",
                        "main-table",
                        new VpcEvent.VpcCreated(
                                VPC,
                                CIDR_ASSOCIATION,
                                VPC_CIDR,
                                GROUP,
                                ROUTE_TABLE,
                                TABLE_ASSOCIATION,
                                TAGS)),
                of(
                        "vpc.cidr-block-associated",
                        new VpcEvent.CidrBlockAssociated(
                                VPC, CIDR_ASSOCIATION, Cidr4.parse("10.1.0.0/16"))),
                of(
                        "vpc.cidr-block-disassociated",
                        new VpcEvent.CidrBlockDisassociated(VPC, CIDR_ASSOCIATION)),
                of(
                        "vpc.ipv6-block-associated",
                        new VpcEvent.Ipv6BlockAssociated(
                                VPC, CIDR_ASSOCIATION, Cidr6.parse("3fff:0:0:100::/56"), true)),
                of(
                        "vpc.ipv6-block-disassociated",
                        new VpcEvent.Ipv6BlockDisassociated(VPC, CIDR_ASSOCIATION)),
                of("vpc.modified", new VpcEvent.VpcModified(VPC, true, false)),
                of("vpc.deleted", new VpcEvent.VpcDeleted(VPC)),
                of(
                        "subnet.created",
                        new SubnetEvent.SubnetCreated(SUBNET, VPC, SUBNET_CIDR, ZONE, Tags.NONE)),
                of("subnet.modified", new SubnetEvent.SubnetModified(SUBNET, true)),
                of(
                        "subnet.cidr-reserved",
                        new SubnetEvent.CidrReserved(
                                SUBNET,
                                new Subnet.Reservation(
                                        new SubnetReservationId("scr-0a1b2c3d4e5f60061"),
                                        Cidr.parse("10.0.1.64/26"),
                                        ReservationType.PREFIX,
                                        ""))),
                of(
                        "subnet.cidr-reservation-deleted",
                        new SubnetEvent.CidrReservationDeleted(
                                SUBNET, new SubnetReservationId("scr-0a1b2c3d4e5f60061"))),
                of(
                        "subnet.ipv6-assignment-changed",
                        new SubnetEvent.Ipv6AssignmentChanged(SUBNET, true)),
                of(
                        "subnet.ipv6-block-associated",
                        new SubnetEvent.SubnetIpv6BlockAssociated(
                                SUBNET, SUBNET_CIDR_ASSOCIATION, Cidr6.parse("3fff:0:0:101::/64"))),
                of(
                        "subnet.ipv6-block-disassociated",
                        new SubnetEvent.SubnetIpv6BlockDisassociated(
                                SUBNET, SUBNET_CIDR_ASSOCIATION)),
                of("subnet.deleted", new SubnetEvent.SubnetDeleted(SUBNET)),
                of(
                        "security-group.created",
                        new SecurityGroupEvent.GroupCreated(
                                GROUP,
                                VPC,
                                "web",
                                "front ends",
                                List.of(HTTPS_FROM_ANYWHERE, PING_FROM_V6, ALL_TO_GROUP),
                                TAGS)),
                of(
                        "security-group.rules-authorized",
                        new SecurityGroupEvent.RulesAuthorized(
                                GROUP, List.of(HTTPS_FROM_ANYWHERE))),
                of(
                        "security-group.rules-revoked",
                        new SecurityGroupEvent.RulesRevoked(GROUP, List.of(RULE))),
                of(
                        "security-group.rule-modified",
                        new SecurityGroupEvent.RuleModified(GROUP, ALL_TO_GROUP)),
                of("security-group.deleted", new SecurityGroupEvent.GroupDeleted(GROUP)));
    }

    private static List<Example<PartitionEvent>> routing() {
        return List.of(
                of(
                        "internet-gateway.created",
                        new InternetGatewayEvent.InternetGatewayCreated(GATEWAY, TAGS)),
                of(
                        "internet-gateway.attached",
                        new InternetGatewayEvent.InternetGatewayAttached(GATEWAY, VPC)),
                of(
                        "internet-gateway.detached",
                        new InternetGatewayEvent.InternetGatewayDetached(GATEWAY, VPC)),
                of(
                        "internet-gateway.deleted",
                        new InternetGatewayEvent.InternetGatewayDeleted(GATEWAY)),
                of(
                        "route-table.created",
                        new RouteTableEvent.RouteTableCreated(ROUTE_TABLE, VPC, TAGS)),
                of(
                        "route-table.route-created",
                        new RouteTableEvent.RouteCreated(
                                ROUTE_TABLE,
                                new Route(Cidr4.ALL, TO_GATEWAY, RouteOrigin.CREATE_ROUTE))),
                of(
                        "route-table.route-replaced",
                        new RouteTableEvent.RouteReplaced(
                                ROUTE_TABLE,
                                new Route(
                                        Cidr4.parse("198.51.100.0/24"),
                                        TO_GATEWAY,
                                        RouteOrigin.CREATE_ROUTE))),
                of(
                        "route-table.route-deleted",
                        new RouteTableEvent.RouteDeleted(ROUTE_TABLE, Cidr4.ALL)),
                of(
                        "route-table.associated",
                        new RouteTableEvent.RouteTableAssociated(
                                ROUTE_TABLE, TABLE_ASSOCIATION, SUBNET)),
                of(
                        "route-table.disassociated",
                        new RouteTableEvent.RouteTableDisassociated(
                                ROUTE_TABLE, TABLE_ASSOCIATION, SUBNET)),
                of(
                        "route-table.association-replaced",
                        new RouteTableEvent.RouteTableAssociationReplaced(
                                SUBNET,
                                ROUTE_TABLE,
                                TABLE_ASSOCIATION,
                                OTHER_ROUTE_TABLE,
                                OTHER_TABLE_ASSOCIATION)),
                of(
                        "route-table.main-replaced",
                        new RouteTableEvent.MainRouteTableReplaced(
                                VPC,
                                ROUTE_TABLE,
                                TABLE_ASSOCIATION,
                                OTHER_ROUTE_TABLE,
                                OTHER_TABLE_ASSOCIATION)),
                of("route-table.deleted", new RouteTableEvent.RouteTableDeleted(OTHER_ROUTE_TABLE)),
                of("tags.replaced", "route-table", new TagEvent.TagsReplaced(ROUTE_TABLE, TAGS)),
                of(
                        "quota.changed",
                        "routes",
                        new QuotaEvent.QuotaChanged(Quota.ROUTES_PER_ROUTE_TABLE, 500)));
    }

    private static List<Example<PartitionEvent>> interfaces() {
        return List.of(
                of(
                        "eni.created",
                        new EniEvent.EniCreated(
                                ENI,
                                VPC,
                                SUBNET,
                                ZONE,
                                MAC,
                                "primary of web 1",
                                List.of(PRIMARY, SECONDARY),
                                List.of(GROUP, OTHER_GROUP),
                                TAGS)),
                of("eni.description-changed", new EniEvent.DescriptionChanged(ENI, "")),
                of(
                        "eni.groups-replaced",
                        new EniEvent.GroupsReplaced(ENI, List.of(OTHER_GROUP, GROUP))),
                of(
                        "eni.source-dest-check-changed",
                        new EniEvent.SourceDestCheckChanged(ENI, false)),
                of(
                        "eni.delete-on-termination-changed",
                        new EniEvent.DeleteOnTerminationChanged(ENI, ATTACHMENT, true)),
                of(
                        "eni.attached",
                        new EniEvent.Attached(ENI, ATTACHMENT, INSTANCE, 1, 0, false, TIME)),
                of("eni.detached", new EniEvent.Detached(ENI, ATTACHMENT, INSTANCE, true)),
                of(
                        "eni.moved",
                        new EniEvent.Moved(
                                ENI,
                                ATTACHMENT,
                                INSTANCE,
                                OTHER_ATTACHMENT,
                                OTHER_INSTANCE,
                                2,
                                1,
                                false,
                                TIME)),
                of(
                        "eni.addresses-assigned",
                        new EniEvent.AddressesAssigned(ENI, List.of(SECONDARY))),
                of(
                        "eni.addresses-unassigned",
                        new EniEvent.AddressesUnassigned(ENI, List.of(SECONDARY))),
                of(
                        "eni.ipv6-addresses-assigned",
                        new EniEvent.Ipv6AddressesAssigned(
                                ENI, List.of(Ipv6.parse("2001:db8::10")))),
                of(
                        "eni.ipv6-addresses-unassigned",
                        new EniEvent.Ipv6AddressesUnassigned(
                                ENI, List.of(Ipv6.parse("2001:db8::10")))),
                of(
                        "eni.prefixes-delegated",
                        new EniEvent.PrefixesDelegated(
                                ENI,
                                List.of(
                                        Cidr.parse("10.0.1.16/28"),
                                        Cidr.parse("2001:db8::1:0:0:0/80")))),
                of(
                        "eni.prefixes-withdrawn",
                        new EniEvent.PrefixesWithdrawn(ENI, List.of(Cidr.parse("10.0.1.16/28")))),
                of("eni.made-as", new EniEvent.MadeAs(TRUNK, InterfaceType.TRUNK)),
                of("eni.made-as", "branch", new EniEvent.MadeAs(ENI, InterfaceType.BRANCH)),
                of(
                        "eni.branch-associated",
                        new EniEvent.BranchAssociated(ENI, TRUNK_ASSOCIATION, TRUNK, 4094)),
                of(
                        "eni.branch-disassociated",
                        new EniEvent.BranchDisassociated(ENI, TRUNK_ASSOCIATION, TRUNK)),
                of("eni.public-address-lent", new EniEvent.PublicAddressLent(ENI, PRIMARY, PUBLIC)),
                of(
                        "eni.public-address-returned",
                        new EniEvent.PublicAddressReturned(ENI, PRIMARY, PUBLIC)),
                of("eni.deleted", new EniEvent.EniDeleted(ENI)));
    }

    private static List<Example<PartitionEvent>> instances() {
        return List.of(
                of(
                        "instance.launched",
                        new InstanceEvent.InstanceLaunched(
                                INSTANCE,
                                RESERVATION,
                                "ami-0a1b2c3d4e5f60011",
                                new InstanceType("p4d.24xlarge", 60, 50, List.of(15, 15, 15, 15)),
                                VPC,
                                SUBNET,
                                ZONE,
                                true,
                                false,
                                TIME,
                                TAGS)),
                of("instance.started", new InstanceEvent.InstanceStarted(INSTANCE, TIME)),
                of("instance.stopped", new InstanceEvent.InstanceStopped(INSTANCE, TIME)),
                of("instance.terminated", new InstanceEvent.InstanceTerminated(INSTANCE, TIME)),
                of(
                        "instance.health-reported",
                        new InstanceEvent.HealthReported(INSTANCE, Health.IMPAIRED)),
                of(
                        "instance.health-reported",
                        "ok",
                        new InstanceEvent.HealthReported(INSTANCE, Health.OK)),
                of(
                        "instance.health-reported",
                        "insufficient-data",
                        new InstanceEvent.HealthReported(INSTANCE, Health.INSUFFICIENT_DATA)),
                of(
                        "instance.termination-protection-changed",
                        new InstanceEvent.TerminationProtectionChanged(INSTANCE, true)),
                of("instance.forgotten", new InstanceEvent.InstanceForgotten(INSTANCE)));
    }

    private static List<Example<PartitionEvent>> others() {
        return List.of(
                of(
                        "elastic-ip.allocated",
                        new ElasticIpEvent.ElasticIpAllocated(ALLOCATION, PUBLIC, TAGS)),
                of(
                        "elastic-ip.associated",
                        new ElasticIpEvent.ElasticIpAssociated(
                                ALLOCATION, ASSOCIATION, PUBLIC, ENI, SECONDARY)),
                of(
                        "elastic-ip.disassociated",
                        new ElasticIpEvent.ElasticIpDisassociated(
                                ALLOCATION, ASSOCIATION, PUBLIC, ENI, SECONDARY)),
                of("elastic-ip.released", new ElasticIpEvent.ElasticIpReleased(ALLOCATION, PUBLIC)),
                of("tags.replaced", new TagEvent.TagsReplaced(RULE, TAGS)),
                of("quota.changed", new QuotaEvent.QuotaChanged(Quota.NETWORK_INTERFACES, 6_000)),
                of(
                        "partition.public-pool-extended",
                        new PartitionEvent.PublicPoolExtended(Cidr4.parse("203.0.113.0/24"))),
                of("partition.commands-lost", new PartitionEvent.CommandsLost(17, 23)));
    }
}

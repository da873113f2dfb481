/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.codec;

import static dev.enif.log.codec.ExampleIds.ACCOUNT;
import static dev.enif.log.codec.ExampleIds.ALLOCATION;
import static dev.enif.log.codec.ExampleIds.ASSOCIATION;
import static dev.enif.log.codec.ExampleIds.ATTACHMENT;
import static dev.enif.log.codec.ExampleIds.CIDR_ASSOCIATION;
import static dev.enif.log.codec.ExampleIds.ENI;
import static dev.enif.log.codec.ExampleIds.GATEWAY;
import static dev.enif.log.codec.ExampleIds.GROUP;
import static dev.enif.log.codec.ExampleIds.INSTANCE;
import static dev.enif.log.codec.ExampleIds.OTHER_GROUP;
import static dev.enif.log.codec.ExampleIds.OTHER_INSTANCE;
import static dev.enif.log.codec.ExampleIds.OTHER_ROUTE_TABLE;
import static dev.enif.log.codec.ExampleIds.PRIMARY;
import static dev.enif.log.codec.ExampleIds.PUBLIC;
import static dev.enif.log.codec.ExampleIds.ROUTE_TABLE;
import static dev.enif.log.codec.ExampleIds.RULE;
import static dev.enif.log.codec.ExampleIds.SECONDARY;
import static dev.enif.log.codec.ExampleIds.SUBNET;
import static dev.enif.log.codec.ExampleIds.SUBNET_CIDR;
import static dev.enif.log.codec.ExampleIds.SUBNET_CIDR_ASSOCIATION;
import static dev.enif.log.codec.ExampleIds.TABLE_ASSOCIATION;
import static dev.enif.log.codec.ExampleIds.TAGS;
import static dev.enif.log.codec.ExampleIds.TO_GATEWAY;
import static dev.enif.log.codec.ExampleIds.TRUNK;
import static dev.enif.log.codec.ExampleIds.TRUNK_ASSOCIATION;
import static dev.enif.log.codec.ExampleIds.VPC;
import static dev.enif.log.codec.ExampleIds.VPC_CIDR;
import static dev.enif.log.codec.ExampleIds.ZONE;

import dev.enif.core.account.Quota;
import dev.enif.core.account.QuotaCommand;
import dev.enif.core.account.TagCommand;
import dev.enif.core.account.Tags;
import dev.enif.core.elasticip.ElasticIpCommand;
import dev.enif.core.eni.AddressRequest;
import dev.enif.core.eni.EniCommand;
import dev.enif.core.eni.FurtherRequest;
import dev.enif.core.eni.InterfaceType;
import dev.enif.core.id.SubnetReservationId;
import dev.enif.core.instance.Health;
import dev.enif.core.instance.InstanceCommand;
import dev.enif.core.instance.InstanceCommand.LaunchInterface;
import dev.enif.core.net.Cidr;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Cidr6;
import dev.enif.core.net.Ipv6;
import dev.enif.core.net.Protocol;
import dev.enif.core.net.Traffic;
import dev.enif.core.partition.PartitionCommand;
import dev.enif.core.routing.InternetGatewayCommand;
import dev.enif.core.routing.RouteTableCommand;
import dev.enif.core.securitygroup.Direction;
import dev.enif.core.securitygroup.Peer;
import dev.enif.core.securitygroup.SecurityGroupCommand;
import dev.enif.core.securitygroup.SecurityGroupCommand.NewRule;
import dev.enif.core.vpc.ReservationType;
import dev.enif.core.vpc.SubnetCommand;
import dev.enif.core.vpc.VpcCommand;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One or more examples of every command, as they stand in the golden files. Append only. */
final class CommandExamples {
    private static final NewRule SSH =
            new NewRule(
                    Direction.INGRESS,
                    Traffic.tcp(22, 22),
                    new Peer.Ipv4Peer(VPC_CIDR),
                    "ssh",
                    TAGS);
    private static final NewRule GRE =
            new NewRule(
                    Direction.EGRESS,
                    new Traffic(new Protocol(47), -1, -1),
                    new Peer.GroupPeer(OTHER_GROUP),
                    "",
                    Tags.NONE);

    private CommandExamples() {}

    static List<Example<PartitionCommand>> all() {
        return Stream.of(
                        networks(),
                        groups(),
                        interfaces(),
                        instances(),
                        others(),
                        routing(),
                        NatExamples.commands(),
                        FailoverExamples.commands(),
                        AclExamples.commands(),
                        PrefixListExamples.commands(),
                        FlowLogExamples.commands(),
                        PeeringExamples.commands(),
                        LoadBalancingExamples.commands())
                .flatMap(List::stream)
                .toList();
    }

    private static Example<PartitionCommand> of(String name, Object command) {
        return Example.of(name, forAccount(command));
    }

    private static Example<PartitionCommand> of(String name, String variant, Object command) {
        return Example.of(name, variant, forAccount(command));
    }

    private static PartitionCommand forAccount(Object command) {
        return command instanceof PartitionCommand own ? own : Envelopes.command(ACCOUNT, command);
    }

    private static List<Example<PartitionCommand>> networks() {
        return List.of(
                of("vpc.create", new VpcCommand.CreateVpc(VPC_CIDR, TAGS)),
                of(
                        "vpc.associate-ipv6-block",
                        new VpcCommand.AssociateIpv6Block(VPC, Cidr6.parse("2001:db8:0:100::/56"))),
                of("vpc.associate-cidr-block", new VpcCommand.AssociateCidrBlock(VPC, VPC_CIDR)),
                of(
                        "vpc.disassociate-cidr-block",
                        new VpcCommand.DisassociateCidrBlock(VPC, CIDR_ASSOCIATION)),
                of("vpc.modify", new VpcCommand.ModifyVpc(VPC, true, false)),
                of("vpc.modify", "nothing", new VpcCommand.ModifyVpc(VPC, null, null)),
                of("vpc.delete", new VpcCommand.DeleteVpc(VPC)),
                of("subnet.create", new SubnetCommand.CreateSubnet(VPC, SUBNET_CIDR, ZONE, TAGS)),
                of(
                        "subnet.create",
                        "any-zone",
                        new SubnetCommand.CreateSubnet(VPC, SUBNET_CIDR, null, Tags.NONE)),
                of(
                        "subnet.reserve-cidr",
                        new SubnetCommand.ReserveCidr(
                                SUBNET,
                                Cidr.parse("10.0.1.64/26"),
                                ReservationType.EXPLICIT,
                                "by name")),
                of(
                        "subnet.delete-cidr-reservation",
                        new SubnetCommand.DeleteCidrReservation(
                                SUBNET, new SubnetReservationId("scr-0a1b2c3d4e5f60061"))),
                of(
                        "subnet.associate-ipv6-block",
                        new SubnetCommand.AssociateSubnetIpv6Block(
                                SUBNET, Cidr6.parse("2001:db8:0:101::/64"))),
                of(
                        "subnet.disassociate-ipv6-block",
                        new SubnetCommand.DisassociateSubnetIpv6Block(
                                SUBNET, SUBNET_CIDR_ASSOCIATION)),
                of("subnet.modify", new SubnetCommand.ModifySubnet(SUBNET, true)),
                of("subnet.delete", new SubnetCommand.DeleteSubnet(SUBNET)));
    }

    private static List<Example<PartitionCommand>> routing() {
        return List.of(
                of(
                        "internet-gateway.create",
                        new InternetGatewayCommand.CreateInternetGateway(TAGS)),
                of(
                        "internet-gateway.attach",
                        new InternetGatewayCommand.AttachInternetGateway(GATEWAY, VPC)),
                of(
                        "internet-gateway.detach",
                        new InternetGatewayCommand.DetachInternetGateway(GATEWAY, VPC)),
                of(
                        "internet-gateway.delete",
                        new InternetGatewayCommand.DeleteInternetGateway(GATEWAY)),
                of("route-table.create", new RouteTableCommand.CreateRouteTable(VPC, TAGS)),
                of("route-table.delete", new RouteTableCommand.DeleteRouteTable(ROUTE_TABLE)),
                of(
                        "route-table.create-route",
                        new RouteTableCommand.CreateRoute(ROUTE_TABLE, Cidr4.ALL, TO_GATEWAY)),
                of(
                        "route-table.replace-route",
                        new RouteTableCommand.ReplaceRoute(ROUTE_TABLE, Cidr4.ALL, TO_GATEWAY)),
                of(
                        "route-table.delete-route",
                        new RouteTableCommand.DeleteRoute(ROUTE_TABLE, Cidr4.ALL)),
                of(
                        "route-table.associate",
                        new RouteTableCommand.AssociateRouteTable(ROUTE_TABLE, SUBNET)),
                of(
                        "route-table.disassociate",
                        new RouteTableCommand.DisassociateRouteTable(TABLE_ASSOCIATION)),
                of(
                        "route-table.replace-association",
                        new RouteTableCommand.ReplaceRouteTableAssociation(
                                TABLE_ASSOCIATION, OTHER_ROUTE_TABLE)));
    }

    private static List<Example<PartitionCommand>> groups() {
        return List.of(
                of(
                        "security-group.create",
                        new SecurityGroupCommand.CreateGroup(VPC, "web", "front ends", TAGS)),
                of(
                        "security-group.authorize-rules",
                        new SecurityGroupCommand.AuthorizeRules(GROUP, List.of(SSH, GRE))),
                of(
                        "security-group.revoke-rules",
                        new SecurityGroupCommand.RevokeRules(GROUP, List.of(RULE))),
                of(
                        "security-group.revoke-matching-rules",
                        new SecurityGroupCommand.RevokeMatchingRules(GROUP, List.of(SSH))),
                of(
                        "security-group.modify-rule",
                        new SecurityGroupCommand.ModifyRule(GROUP, RULE, GRE)),
                of("security-group.delete", new SecurityGroupCommand.DeleteGroup(GROUP)));
    }

    private static List<Example<PartitionCommand>> interfaces() {
        return List.of(
                of(
                        "eni.create",
                        new EniCommand.CreateEni(
                                SUBNET,
                                "web 1",
                                new AddressRequest(PRIMARY, List.of(SECONDARY), 0),
                                List.of(GROUP),
                                TAGS)),
                of(
                        "eni.create",
                        "any-address",
                        new EniCommand.CreateEni(
                                SUBNET,
                                "",
                                new AddressRequest(null, List.of(), 2),
                                List.of(),
                                Tags.NONE)),
                of(
                        "eni.modify",
                        new EniCommand.ModifyEni(ENI, "db", List.of(GROUP), true, false, null)),
                of(
                        "eni.modify",
                        "nothing",
                        new EniCommand.ModifyEni(ENI, null, null, null, null, null)),
                of(
                        "eni.modify",
                        "of-one-attachment",
                        new EniCommand.ModifyEni(ENI, null, null, null, true, ATTACHMENT)),
                of(
                        "eni.create",
                        "branch",
                        new EniCommand.CreateEni(
                                SUBNET,
                                "",
                                AddressRequest.ANY,
                                List.of(),
                                Tags.NONE,
                                InterfaceType.BRANCH)),
                of("eni.associate-branch", new EniCommand.AssociateBranch(ENI, TRUNK, 7)),
                of(
                        "eni.disassociate-branch",
                        new EniCommand.DisassociateBranch(ENI, TRUNK_ASSOCIATION)),
                of("eni.disassociate-branch", "any", new EniCommand.DisassociateBranch(ENI, null)),
                of("eni.delete", new EniCommand.DeleteEni(ENI)),
                of("eni.attach", new EniCommand.AttachEni(ENI, INSTANCE, 1, 0)),
                of("eni.detach", new EniCommand.DetachEni(ENI, ATTACHMENT, true)),
                of("eni.detach", "any", new EniCommand.DetachEni(ENI, null, false)),
                of("eni.move", new EniCommand.MoveEni(ENI, ATTACHMENT, OTHER_INSTANCE, 2, 1)),
                of(
                        "eni.move",
                        "any-index",
                        new EniCommand.MoveEni(ENI, ATTACHMENT, OTHER_INSTANCE, null, 0)),
                of(
                        "eni.assign-addresses",
                        new EniCommand.AssignAddresses(ENI, List.of(SECONDARY), 0, true)),
                of(
                        "eni.unassign-addresses",
                        new EniCommand.UnassignAddresses(ENI, List.of(SECONDARY))),
                of(
                        "eni.create",
                        "with-ipv6-and-prefixes",
                        new EniCommand.CreateEni(
                                SUBNET,
                                "",
                                new AddressRequest(
                                        null,
                                        List.of(),
                                        0,
                                        new FurtherRequest(
                                                List.of(Ipv6.parse("2001:db8::10")),
                                                null,
                                                List.of(Cidr.parse("10.0.1.16/28")),
                                                0,
                                                1)),
                                List.of(),
                                Tags.NONE)),
                of(
                        "eni.assign-ipv6",
                        new EniCommand.AssignIpv6(ENI, List.of(Ipv6.parse("2001:db8::10")), 0)),
                of(
                        "eni.unassign-ipv6",
                        new EniCommand.UnassignIpv6(ENI, List.of(Ipv6.parse("2001:db8::10")))),
                of(
                        "eni.delegate-prefixes",
                        new EniCommand.DelegatePrefixes(
                                ENI, List.of(Cidr.parse("10.0.1.16/28")), 0, 2)),
                of(
                        "eni.withdraw-prefixes",
                        new EniCommand.WithdrawPrefixes(
                                ENI,
                                List.of(
                                        Cidr.parse("10.0.1.16/28"),
                                        Cidr.parse("2001:db8::1:0:0:0/80")))));
    }

    private static List<Example<PartitionCommand>> instances() {
        return List.of(
                of(
                        "instance.run",
                        new InstanceCommand.RunInstances(
                                "ami-0a1b2c3d4e5f60011",
                                "m5.large",
                                3,
                                List.of(
                                        new LaunchInterface.Made(
                                                0,
                                                0,
                                                SUBNET,
                                                "primary",
                                                AddressRequest.ANY,
                                                List.of(GROUP),
                                                true,
                                                true),
                                        new LaunchInterface.Made(
                                                1,
                                                0,
                                                SUBNET,
                                                "",
                                                new AddressRequest(PRIMARY, List.of(SECONDARY), 0),
                                                List.of(),
                                                null,
                                                false),
                                        new LaunchInterface.Brought(2, 0, ENI)),
                                true,
                                TAGS)),
                of("instance.start", new InstanceCommand.StartInstance(INSTANCE)),
                of("instance.stop", new InstanceCommand.StopInstance(INSTANCE)),
                of("instance.terminate", new InstanceCommand.TerminateInstance(INSTANCE)),
                of(
                        "instance.report-health",
                        new InstanceCommand.ReportHealth(INSTANCE, Health.INSUFFICIENT_DATA)),
                of(
                        "instance.set-termination-protection",
                        new InstanceCommand.SetTerminationProtection(INSTANCE, true)));
    }

    private static List<Example<PartitionCommand>> others() {
        return List.of(
                of("elastic-ip.allocate", new ElasticIpCommand.AllocateElasticIp(PUBLIC, TAGS)),
                of(
                        "elastic-ip.allocate",
                        "any",
                        new ElasticIpCommand.AllocateElasticIp(null, Tags.NONE)),
                of(
                        "elastic-ip.associate",
                        new ElasticIpCommand.AssociateElasticIp(
                                ALLOCATION,
                                new ElasticIpCommand.Target.OfEni(ENI, SECONDARY),
                                true)),
                of(
                        "elastic-ip.associate",
                        "instance",
                        new ElasticIpCommand.AssociateElasticIp(
                                ALLOCATION,
                                new ElasticIpCommand.Target.OfInstance(INSTANCE, null),
                                false)),
                of(
                        "elastic-ip.disassociate",
                        new ElasticIpCommand.DisassociateElasticIp(ASSOCIATION)),
                of("elastic-ip.release", new ElasticIpCommand.ReleaseElasticIp(ALLOCATION)),
                of("tags.add", new TagCommand.AddTags(List.of(ENI, INSTANCE, RULE), TAGS)),
                of(
                        "tags.remove",
                        new TagCommand.RemoveTags(
                                List.of(VPC),
                                List.of("Name", "stage"),
                                Map.of("b", "2", "a", "1", "c", ""))),
                of("quota.set", new QuotaCommand.SetQuota(Quota.VPCS, 12)),
                of("partition.tick", new PartitionCommand.Tick()),
                of(
                        "partition.extend-public-pool",
                        new PartitionCommand.ExtendPublicPool(Cidr4.parse("203.0.113.0/24"))));
    }
}

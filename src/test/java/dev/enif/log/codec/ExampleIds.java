/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.codec;

import dev.enif.core.account.Tags;
import dev.enif.core.id.AccountId;
import dev.enif.core.id.AllocationId;
import dev.enif.core.id.AssociationId;
import dev.enif.core.id.AttachmentId;
import dev.enif.core.id.CidrAssociationId;
import dev.enif.core.id.EniId;
import dev.enif.core.id.GroupId;
import dev.enif.core.id.InstanceId;
import dev.enif.core.id.InternetGatewayId;
import dev.enif.core.id.ReservationId;
import dev.enif.core.id.RouteTableAssociationId;
import dev.enif.core.id.RouteTableId;
import dev.enif.core.id.RuleId;
import dev.enif.core.id.SubnetCidrAssociationId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.id.TrunkAssociationId;
import dev.enif.core.id.VpcId;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Cidr6;
import dev.enif.core.net.Ipv4;
import dev.enif.core.net.Mac;
import dev.enif.core.net.Protocol;
import dev.enif.core.net.Traffic;
import dev.enif.core.net.Zone;
import dev.enif.core.routing.RouteTarget;
import dev.enif.core.securitygroup.Direction;
import dev.enif.core.securitygroup.Peer;
import dev.enif.core.securitygroup.Rule;
import java.util.Map;

/** The values that the examples are made of. */
final class ExampleIds {
    static final AccountId ACCOUNT = new AccountId("123456789012");
    static final VpcId VPC = new VpcId("vpc-0a1b2c3d4e5f60001");
    static final SubnetId SUBNET = new SubnetId("subnet-0a1b2c3d4e5f60002");
    static final GroupId GROUP = new GroupId("sg-0a1b2c3d4e5f60003");
    static final GroupId OTHER_GROUP = new GroupId("sg-0a1b2c3d4e5f60004");
    static final RuleId RULE = new RuleId("sgr-0a1b2c3d4e5f60005");
    static final EniId ENI = new EniId("eni-0a1b2c3d4e5f60006");
    static final AttachmentId ATTACHMENT = new AttachmentId("eni-attach-0a1b2c3d4e5f60007");
    static final EniId TRUNK = new EniId("eni-0a1b2c3d4e5f60061");
    static final TrunkAssociationId TRUNK_ASSOCIATION =
            new TrunkAssociationId("trunk-assoc-0a1b2c3d4e5f60062");
    static final AttachmentId OTHER_ATTACHMENT = new AttachmentId("eni-attach-0a1b2c3d4e5f60008");
    static final InstanceId INSTANCE = new InstanceId("i-0a1b2c3d4e5f60009");
    static final InstanceId OTHER_INSTANCE = new InstanceId("i-0a1b2c3d4e5f6000a");
    static final ReservationId RESERVATION = new ReservationId("r-0a1b2c3d4e5f6000b");
    static final AllocationId ALLOCATION = new AllocationId("eipalloc-0a1b2c3d4e5f6000c");
    static final AssociationId ASSOCIATION = new AssociationId("eipassoc-0a1b2c3d4e5f6000d");
    static final CidrAssociationId CIDR_ASSOCIATION =
            new CidrAssociationId("vpc-cidr-assoc-0a1b2c3d4e5f6000e");
    static final SubnetCidrAssociationId SUBNET_CIDR_ASSOCIATION =
            new SubnetCidrAssociationId("subnet-cidr-assoc-00000000000000001");

    static final InternetGatewayId GATEWAY = new InternetGatewayId("igw-0a1b2c3d4e5f60012");
    static final RouteTableId ROUTE_TABLE = new RouteTableId("rtb-0a1b2c3d4e5f60013");
    static final RouteTableId OTHER_ROUTE_TABLE = new RouteTableId("rtb-0a1b2c3d4e5f60014");
    static final RouteTableAssociationId TABLE_ASSOCIATION =
            new RouteTableAssociationId("rtbassoc-0a1b2c3d4e5f60015");
    static final RouteTableAssociationId OTHER_TABLE_ASSOCIATION =
            new RouteTableAssociationId("rtbassoc-0a1b2c3d4e5f60016");
    static final RouteTarget TO_GATEWAY = new RouteTarget.OfInternetGateway(GATEWAY);

    static final Zone ZONE = new Zone("us-east-1a");
    static final Mac MAC = Mac.parse("02:1b:2c:3d:4e:5f");
    static final Cidr4 VPC_CIDR = Cidr4.parse("10.0.0.0/16");
    static final Cidr4 SUBNET_CIDR = Cidr4.parse("10.0.1.0/24");
    static final Ipv4 PRIMARY = Ipv4.parse("10.0.1.10");
    static final Ipv4 SECONDARY = Ipv4.parse("10.0.1.11");
    static final Ipv4 PUBLIC = Ipv4.parse("198.18.0.7");
    static final long TIME = 1_790_000_000_123L;

    static final Tags TAGS = Tags.of(Map.of("Name", "front", "cost center", "4711 \"€\""));

    static final Rule HTTPS_FROM_ANYWHERE =
            new Rule(
                    RULE,
                    Direction.INGRESS,
                    Traffic.tcp(443, 443),
                    new Peer.Ipv4Peer(Cidr4.ALL),
                    "https",
                    TAGS);
    static final Rule PING_FROM_V6 =
            new Rule(
                    new RuleId("sgr-0a1b2c3d4e5f6000f"),
                    Direction.INGRESS,
                    new Traffic(Protocol.ICMPV6, 128, -1),
                    new Peer.Ipv6Peer(Cidr6.parse("2001:db8::/32")),
                    "",
                    Tags.NONE);
    static final Rule ALL_TO_GROUP =
            new Rule(
                    new RuleId("sgr-0a1b2c3d4e5f60010"),
                    Direction.EGRESS,
                    Traffic.ALL,
                    new Peer.GroupPeer(OTHER_GROUP),
                    "",
                    Tags.NONE);

    private ExampleIds() {}
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.flow;

import static dev.enif.core.flow.RandomWorld.id;

import dev.enif.core.account.AccountState;
import dev.enif.core.account.Present;
import dev.enif.core.account.Tags;
import dev.enif.core.acl.AclEntry;
import dev.enif.core.acl.DefaultAcl;
import dev.enif.core.acl.NetworkAcl;
import dev.enif.core.acl.NetworkAcls;
import dev.enif.core.acl.RuleAction;
import dev.enif.core.eni.Attachment;
import dev.enif.core.eni.InterfaceType;
import dev.enif.core.eni.NetworkInterface;
import dev.enif.core.eni.PrivateAddress;
import dev.enif.core.eni.PublicAddress;
import dev.enif.core.id.AccountId;
import dev.enif.core.id.AllocationId;
import dev.enif.core.id.AssociationId;
import dev.enif.core.id.EgressOnlyGatewayId;
import dev.enif.core.id.EniId;
import dev.enif.core.id.InternetGatewayId;
import dev.enif.core.id.NatGatewayId;
import dev.enif.core.id.NetworkAclAssociationId;
import dev.enif.core.id.NetworkAclId;
import dev.enif.core.id.PeeringId;
import dev.enif.core.id.PrefixListId;
import dev.enif.core.id.RouteTableAssociationId;
import dev.enif.core.id.RouteTableId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.id.VpcId;
import dev.enif.core.nat.Connectivity;
import dev.enif.core.nat.NatGateway;
import dev.enif.core.net.Cidr;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Ipv4;
import dev.enif.core.net.Mac;
import dev.enif.core.net.Protocol;
import dev.enif.core.net.Traffic;
import dev.enif.core.net.Zone;
import dev.enif.core.peering.FarEnd;
import dev.enif.core.peering.PeeringConnection;
import dev.enif.core.peering.PeeringState;
import dev.enif.core.prefixlist.AddressFamily;
import dev.enif.core.prefixlist.PrefixList;
import dev.enif.core.routing.InternetGateway;
import dev.enif.core.routing.Route;
import dev.enif.core.routing.RouteOrigin;
import dev.enif.core.routing.RouteTable;
import dev.enif.core.routing.RouteTarget;
import dev.enif.core.securitygroup.Direction;
import dev.enif.core.vpc.Subnet;
import dev.enif.core.vpc.Vpc;
import java.util.List;
import java.util.random.RandomGenerator;
import org.pcollections.TreePMap;

/**
 * Random gateways, route tables and network ACLs of a {@link RandomWorld}: two VPCs with two
 * subnets each. What routes lead to need not be there.
 */
final class RandomRouting {
    /** A part of the VPCs, too: the decider would refuse that, a block may be added later. */
    private static final List<String> ROUTED =
            List.of(
                    "0.0.0.0/0",
                    "8.0.0.0/8",
                    "8.8.8.8/32",
                    "198.18.0.0/15",
                    "10.0.0.0/28",
                    "10.0.1.0/28",
                    "10.0.0.0/16",
                    "10.1.0.0/16",
                    "10.1.0.0/28",
                    "2001:db8::/32",
                    "10.0.0.0/8");

    private static final List<String> FILTERED =
            List.of("0.0.0.0/0", "10.0.0.0/28", "10.0.1.0/28", "10.0.0.5/32", "8.0.0.0/8", "::/0");

    static final List<PrefixListId> LISTS =
            List.of(
                    new PrefixListId(id("pl", 0)),
                    new PrefixListId(id("pl", 1)),
                    new PrefixListId(id("pl", 2)));

    private static final List<PeeringId> PEERINGS =
            List.of(new PeeringId(id("pcx", 0)), new PeeringId(id("pcx", 1)));

    private final RandomGenerator random;

    RandomRouting(RandomGenerator random) {
        this.random = random;
    }

    static RouteTable table(int index, boolean main) {
        return new RouteTable(
                new RouteTableId(id("rtb", index)),
                new VpcId(id("vpc", index % 2)),
                main ? new RouteTableAssociationId(id("rtbassoc", index)) : null,
                TreePMap.empty(),
                TreePMap.empty(),
                Tags.NONE);
    }

    /** Attaches a gateway to a VPC that has none, or to none, or takes it away. */
    AccountState gateway(AccountState state) {
        InternetGatewayId gatewayId = new InternetGatewayId(id("igw", random.nextInt(3)));
        VpcId vpcId = new VpcId(id("vpc", random.nextInt(2)));
        AccountState without = state.remove(gatewayId);
        boolean free = without.routing().gatewayOf(vpcId).isEmpty();
        return random.nextInt(5) == 0
                ? without
                : without.put(
                        new InternetGateway(
                                gatewayId,
                                free && random.nextInt(4) > 0 ? vpcId : null,
                                Tags.NONE));
    }

    /** Peers the VPCs unless they share addresses, or ends it; one connection at most is active. */
    AccountState peering(AccountState state) {
        PeeringId peeringId = PEERINGS.get(random.nextInt(2));
        AccountState without = state.remove(peeringId);
        boolean peered = false;
        for (PeeringConnection other : without.peeringConnections().values()) {
            peered |= other.isActive();
        }
        boolean active =
                !peered && random.nextInt(12) > 0 && !blockOf(state, 0).equals(blockOf(state, 1));
        boolean forward = random.nextBoolean();
        if (active && random.nextInt(6) == 0) {
            return state.put(across(peeringId, new VpcId(id("vpc", forward ? 0 : 1))));
        }
        return random.nextInt(8) == 0
                ? without
                : state.put(
                        new PeeringConnection(
                                peeringId,
                                new VpcId(id("vpc", forward ? 0 : 1)),
                                new VpcId(id("vpc", forward ? 1 : 0)),
                                active ? PeeringState.ACTIVE : PeeringState.DELETED,
                                0,
                                0,
                                Tags.NONE));
    }

    /** With a VPC of another account. */
    private static PeeringConnection across(PeeringId peeringId, VpcId own) {
        return new PeeringConnection(
                peeringId,
                own,
                new VpcId("vpc-00000000000000fa0"),
                new FarEnd(
                        new AccountId("999999999999"), false, List.of(Cidr.parse("10.9.0.0/16"))),
                PeeringState.ACTIVE,
                0,
                0,
                Tags.NONE);
    }

    private static Cidr blockOf(AccountState state, int vpc) {
        VpcId vpcId = new VpcId(id("vpc", vpc));
        return Present.in(state.vpcs().find(vpcId), vpcId).primary().cidr();
    }

    /** Gives a table other routes. */
    AccountState routes(AccountState state) {
        RouteTableId tableId = new RouteTableId(id("rtb", random.nextInt(4)));
        RouteTable table = Present.in(state.routeTables().find(tableId), tableId);
        Vpc vpc = Present.in(state.vpcs().find(table.vpcId()), table.vpcId());
        TreePMap<Cidr, Route> routes = TreePMap.empty();
        for (String destination : ROUTED) {
            if (random.nextInt(3) == 0) {
                Cidr cidr = Cidr.parse(destination);
                boolean local = cidr.equals(vpc.primary().cidr());
                routes =
                        routes.plus(
                                cidr,
                                new Route(
                                        cidr,
                                        local ? anInterface() : target(),
                                        local
                                                ? RouteOrigin.CREATE_ROUTE_TABLE
                                                : RouteOrigin.CREATE_ROUTE));
            }
        }
        Cidr other = blockOf(state, vpc.id().equals(new VpcId(id("vpc", 0))) ? 1 : 0);
        if (!other.equals(vpc.primary().cidr()) && random.nextInt(4) > 0) {
            RouteTarget peer = new RouteTarget.OfPeering(PEERINGS.get(random.nextInt(2)));
            routes = routes.plus(other, new Route(other, peer, RouteOrigin.CREATE_ROUTE));
        }
        TreePMap<PrefixListId, RouteTarget> listRoutes = TreePMap.empty();
        for (PrefixListId listId : LISTS) {
            if (random.nextInt(4) == 0) {
                listRoutes = listRoutes.plus(listId, target());
            }
        }
        return state.put(table.withRoutes(routes).withListRoutes(listRoutes));
    }

    private RouteTarget target() {
        return switch (random.nextInt(8)) {
            case 5, 6, 7 -> new RouteTarget.OfPeering(PEERINGS.get(random.nextInt(2)));
            case 0 -> anInterface();
            case 1 -> new RouteTarget.OfNatGateway(new NatGatewayId(id("nat", random.nextInt(3))));
            case 2 -> new RouteTarget.OfEgressOnlyGateway(new EgressOnlyGatewayId(id("eigw", 0)));
            default ->
                    new RouteTarget.OfInternetGateway(
                            new InternetGatewayId(id("igw", random.nextInt(3))));
        };
    }

    private RouteTarget anInterface() {
        return new RouteTarget.OfInterface(new EniId(id("eni", random.nextInt(RandomWorld.SLOTS))));
    }

    /** Lets what comes in by a gateway go by a table, or by none. */
    AccountState edge(AccountState state) {
        int index = random.nextInt(3);
        InternetGatewayId gatewayId = new InternetGatewayId(id("igw", index));
        RouteTableAssociationId association =
                new RouteTableAssociationId(id("rtbassoc", 20 + index));
        AccountState left = state;
        for (RouteTable table : state.routeTables().values()) {
            if (table.gateways().containsKey(association)) {
                left = left.put(table.withGateways(table.gateways().minus(association)));
            }
        }
        RouteTableId tableId = new RouteTableId(id("rtb", random.nextInt(4)));
        RouteTable table = Present.in(left.routeTables().find(tableId), tableId);
        return random.nextInt(3) == 0
                ? left
                : left.put(table.withGateways(table.gateways().plus(association, gatewayId)));
    }

    /** Lets a subnet go by another table of its VPC, by the main one, or by it of its own. */
    AccountState association(AccountState state) {
        int subnetIndex = random.nextInt(4);
        SubnetId subnetId = new SubnetId(id("subnet", subnetIndex));
        RouteTableAssociationId association =
                new RouteTableAssociationId(id("rtbassoc", 8 + subnetIndex));
        AccountState left = state;
        for (int index = 0; index < 4; index++) {
            RouteTableId tableId = new RouteTableId(id("rtb", index));
            RouteTable table = Present.in(left.routeTables().find(tableId), tableId);
            if (table.associations().containsKey(association)) {
                left = left.put(table.withAssociations(table.associations().minus(association)));
            }
        }
        int vpc = subnetIndex / 2;
        if (random.nextInt(3) == 0) {
            return left;
        }
        RouteTableId tableId = new RouteTableId(id("rtb", random.nextBoolean() ? vpc : 2 + vpc));
        RouteTable table = Present.in(left.routeTables().find(tableId), tableId);
        return left.put(table.withAssociations(table.associations().plus(association, subnetId)));
    }

    /** Makes a NAT gateway in some subnet, or deletes it. */
    AccountState nat(AccountState state) {
        int index = random.nextInt(2);
        NatGatewayId natId = new NatGatewayId(id("nat", index));
        EniId eniId = new EniId(id("eni", 100 + index));
        NatGateway before = state.natGateways().find(natId);
        if (before != null) {
            return before.isAvailable()
                    ? state.remove(eniId).put(before.deleted(1))
                    : state.remove(natId);
        }
        SubnetId subnetId = new SubnetId(id("subnet", random.nextInt(4)));
        Subnet subnet = Present.in(state.subnets().find(subnetId), subnetId);
        NetworkInterface eni =
                new NetworkInterface(
                        eniId,
                        subnet.vpcId(),
                        subnetId,
                        new Zone("us-east-1a"),
                        Mac.locallyAdministered(100 + index),
                        "",
                        List.of(
                                new PrivateAddress(
                                        subnet.cidr().network().plus(9 + index),
                                        random.nextInt(3) == 0
                                                ? PublicAddress.NONE
                                                : elastic(100 + index))),
                        List.of(),
                        random.nextBoolean(),
                        Attachment.DETACHED,
                        InterfaceType.NAT_GATEWAY,
                        Tags.NONE);
        return state.put(eni)
                .put(
                        new NatGateway(
                                natId,
                                subnet.vpcId(),
                                subnetId,
                                Connectivity.PUBLIC,
                                eniId,
                                0,
                                null,
                                Tags.NONE));
    }

    private static PublicAddress elastic(int index) {
        return new PublicAddress.Elastic(
                Ipv4.parse("198.18.0.4").plus(index),
                new AllocationId(id("eipalloc", index)),
                new AssociationId(id("eipassoc", index)));
    }

    /** Gives an ACL other entries, or lets a subnet go by another one. */
    AccountState acl(AccountState state) {
        int vpc = random.nextInt(2);
        VpcId vpcId = new VpcId(id("vpc", vpc));
        NetworkAclId aclId =
                random.nextInt(3) == 0
                        ? DefaultAcl.idOf(vpcId)
                        : new NetworkAclId(id("acl", 10 + vpc));
        NetworkAcl found = state.networkAcls().find(aclId);
        NetworkAcl acl =
                found == null
                        ? new NetworkAcl(
                                aclId,
                                vpcId,
                                false,
                                TreePMap.empty(),
                                TreePMap.empty(),
                                TreePMap.empty(),
                                Tags.NONE)
                        : found;
        if (random.nextInt(3) > 0) {
            return state.put(
                    acl.withEntries(
                            random.nextBoolean() ? Direction.INGRESS : Direction.EGRESS,
                            entries()));
        }
        int subnetIndex = 2 * vpc + random.nextInt(2);
        SubnetId subnetId = new SubnetId(id("subnet", subnetIndex));
        AccountState left = NetworkAcls.without(state, subnetId);
        NetworkAcl now = left.networkAcls().find(aclId);
        NetworkAcl given = now == null ? acl : now;
        return left.put(
                given.withAssociations(
                        given.associations()
                                .plus(
                                        new NetworkAclAssociationId(id("aclassoc", subnetIndex)),
                                        subnetId)));
    }

    private TreePMap<Integer, AclEntry> entries() {
        TreePMap<Integer, AclEntry> entries = TreePMap.empty();
        int count = random.nextInt(5);
        for (int index = 0; index < count; index++) {
            int number = 1 + random.nextInt(8);
            entries =
                    entries.plus(
                            number,
                            new AclEntry(
                                    number,
                                    random.nextInt(4) == 0 ? RuleAction.DENY : RuleAction.ALLOW,
                                    traffic(),
                                    Cidr.parse(FILTERED.get(random.nextInt(FILTERED.size())))));
        }
        return random.nextInt(4) > 0
                ? entries.plus(100, new AclEntry(100, RuleAction.ALLOW, Traffic.ALL, Cidr4.ALL))
                : entries;
    }

    private Traffic traffic() {
        return switch (random.nextInt(6)) {
            case 0, 1 -> Traffic.ALL;
            case 2 -> Traffic.tcp(1_024, 65_535);
            case 3 -> new Traffic(Protocol.ICMP, random.nextInt(-1, 9), -1);
            case 4 -> new Traffic(Protocol.UDP, 0, 65_535);
            default -> Traffic.tcp(random.nextInt(80), 443);
        };
    }

    /** Gives a list other blocks, or takes it away. */
    AccountState prefixList(AccountState state) {
        PrefixListId listId = LISTS.get(random.nextInt(3));
        if (random.nextInt(4) == 0) {
            return state.remove(listId);
        }
        TreePMap<Cidr, String> blocks = TreePMap.empty();
        int count = random.nextInt(3);
        for (int index = 0; index < count; index++) {
            blocks = blocks.plus(Cidr.parse(FILTERED.get(random.nextInt(5))), "");
        }
        return state.put(
                new PrefixList(
                        listId,
                        "list",
                        AddressFamily.IPV4,
                        10,
                        1,
                        blocks,
                        TreePMap.empty(),
                        Tags.NONE));
    }
}

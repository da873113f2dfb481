/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core;

import dev.enif.core.account.AccountState;
import dev.enif.core.account.TagCommand.AddTags;
import dev.enif.core.account.TagCommand.RemoveTags;
import dev.enif.core.account.Tags;
import dev.enif.core.eni.AddressRequest;
import dev.enif.core.eni.EniCommand.CreateEni;
import dev.enif.core.eni.EniCommand.DeleteEni;
import dev.enif.core.id.EniId;
import dev.enif.core.id.GroupId;
import dev.enif.core.id.ResourceId;
import dev.enif.core.id.RouteTableAssociationId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Cidr6;
import dev.enif.core.net.Protocol;
import dev.enif.core.net.Traffic;
import dev.enif.core.net.Zone;
import dev.enif.core.routing.RouteTable;
import dev.enif.core.routing.RouteTableCommand.AssociateRouteTable;
import dev.enif.core.routing.RouteTableCommand.CreateRouteTable;
import dev.enif.core.routing.RouteTableCommand.DeleteRouteTable;
import dev.enif.core.routing.RouteTableCommand.DisassociateRouteTable;
import dev.enif.core.routing.RouteTableCommand.ReplaceRouteTableAssociation;
import dev.enif.core.securitygroup.Direction;
import dev.enif.core.securitygroup.Peer;
import dev.enif.core.securitygroup.Rule;
import dev.enif.core.securitygroup.SecurityGroup;
import dev.enif.core.securitygroup.SecurityGroupCommand.AuthorizeRules;
import dev.enif.core.securitygroup.SecurityGroupCommand.CreateGroup;
import dev.enif.core.securitygroup.SecurityGroupCommand.DeleteGroup;
import dev.enif.core.securitygroup.SecurityGroupCommand.ModifyRule;
import dev.enif.core.securitygroup.SecurityGroupCommand.NewRule;
import dev.enif.core.securitygroup.SecurityGroupCommand.RevokeMatchingRules;
import dev.enif.core.securitygroup.SecurityGroupCommand.RevokeRules;
import dev.enif.core.vpc.Subnet;
import dev.enif.core.vpc.SubnetCommand.AssociateSubnetIpv6Block;
import dev.enif.core.vpc.SubnetCommand.CreateSubnet;
import dev.enif.core.vpc.SubnetCommand.DeleteSubnet;
import dev.enif.core.vpc.SubnetCommand.ModifySubnet;
import dev.enif.core.vpc.Vpc;
import dev.enif.core.vpc.VpcCommand.AssociateCidrBlock;
import dev.enif.core.vpc.VpcCommand.AssociateIpv6Block;
import dev.enif.core.vpc.VpcCommand.CreateVpc;
import dev.enif.core.vpc.VpcCommand.DeleteVpc;
import dev.enif.core.vpc.VpcCommand.DisassociateCidrBlock;
import dev.enif.core.vpc.VpcCommand.ModifyVpc;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Random commands on one VPC, known by its tag. Which one comes depends on the numbers drawn and on
 * what the VPC holds, never on an id: in another interleaving with other VPCs it asks for the same.
 * Many are refused; the names, blocks and rules are few, so that they collide.
 */
final class VpcScript {
    static final String NAME = "Name";

    private static final List<String> GROUP_NAMES = List.of("web", "db", "app", "sg-no", "default");
    private static final List<String> BLOCKS =
            List.of("0.0/24", "0.0/25", "0.128/25", "1.0/24", "1.0/28", "2.0/20", "0.0/15");
    private static final List<Traffic> TRAFFIC =
            List.of(
                    Traffic.ALL,
                    Traffic.tcp(22, 22),
                    Traffic.tcp(80, 443),
                    new Traffic(Protocol.ICMP, 8, -1));

    private final String name;
    private final int octet;

    /**
     * @param octet the second one of the VPC's addresses
     */
    VpcScript(String name, int octet) {
        this.name = name;
        this.octet = octet;
    }

    Object command(AccountState account, RandomGenerator random) {
        Vpc vpc = find(account);
        return vpc == null
                ? new CreateVpc(Cidr4.parse("10." + octet + ".0.0/16"), CoreTest.tags(NAME, name))
                : new Step(account, vpc, random).command();
    }

    private @Nullable Vpc find(AccountState account) {
        for (Vpc vpc : account.vpcs().values()) {
            if (name.equals(vpc.tags().entries().get(NAME))) {
                return vpc;
            }
        }
        return null;
    }

    private final class Step {
        private final AccountState account;
        private final Vpc vpc;
        private final RandomGenerator random;

        Step(AccountState account, Vpc vpc, RandomGenerator random) {
            this.account = account;
            this.vpc = vpc;
            this.random = random;
        }

        Object command() {
            int kind = random.nextInt(36);
            return switch (kind) {
                case 0 -> new DeleteVpc(vpc.id());
                case 1 ->
                        random.nextBoolean()
                                ? new ModifyVpc(vpc.id(), maybe(), maybe())
                                : new AssociateIpv6Block(
                                        vpc.id(), random.nextBoolean() ? null : ownIpv6());
                case 2, 3 ->
                        new AssociateCidrBlock(
                                vpc.id(),
                                Cidr4.parse(
                                        "10."
                                                + (octet + random.nextInt(3))
                                                + ".0.0/"
                                                + (15 + random.nextInt(3))));
                case 4 ->
                        new DisassociateCidrBlock(
                                vpc.id(),
                                vpc.blocks()
                                        .get(random.nextInt(vpc.blocks().size()))
                                        .associationId());
                case 5, 6, 7, 8 -> createSubnet();
                case 9, 10 -> ofSubnet();
                case 11, 12, 13 ->
                        new CreateGroup(
                                vpc.id(), any(GROUP_NAMES), "a group", CoreTest.tags("k", "v"));
                case 14, 15, 16 -> new AuthorizeRules(group().id(), newRules());
                case 17, 18, 19 -> ofRule();
                case 20 -> new DeleteGroup(group().id());
                case 21, 22, 23, 24, 25, 26 -> ofInterface();
                case 27, 28, 29, 30, 31, 32 -> ofTable();
                default -> tags();
            };
        }

        private Object ofTable() {
            List<RouteTable> tables = tables();
            List<SubnetId> subnets = subnets();
            RouteTable table = any(tables);
            List<RouteTableAssociationId> associations =
                    subnets.stream()
                            .flatMap(id ->
                                    table.associations().entrySet().stream()
                                            .filter(own -> own.getValue().equals(id))
                                            .map(Map.Entry::getKey))
                            .toList();
            return switch (random.nextInt(6)) {
                case 0 -> new CreateRouteTable(vpc.id(), CoreTest.tags("k", "v"));
                case 1 -> new DeleteRouteTable(table.id());
                case 2, 3 ->
                        subnets.isEmpty()
                                ? createSubnet()
                                : new AssociateRouteTable(table.id(), any(subnets));
                case 4 ->
                        new ReplaceRouteTableAssociation(
                                associations.isEmpty() ? main() : any(associations),
                                any(tables).id());
                default ->
                        new DisassociateRouteTable(
                                associations.isEmpty() ? main() : any(associations));
            };
        }

        private RouteTableAssociationId main() {
            return tables().stream()
                    .flatMap(table -> Stream.ofNullable(table.main()))
                    .findAny()
                    .orElseThrow();
        }

        /** In the order of what they look like: those that look the same are the same here. */
        private List<RouteTable> tables() {
            return account.routing().tablesOf(vpc.id()).stream()
                    .map(id -> CoreTest.there(account.routeTables().find(id)))
                    .sorted(Comparator.comparing(table -> Portrait.of(account, table)))
                    .toList();
        }

        /** Another one for each VPC: two VPCs cannot share IPv6 addresses. */
        private Cidr6 ownIpv6() {
            String name = String.valueOf(vpc.tags().entries().get(NAME));
            return Cidr6.parse("2001:db8:" + Integer.toHexString(name.charAt(1)) + "::/48");
        }

        private Object createSubnet() {
            List<Zone> zones = List.of(CoreTest.ZONE_A, CoreTest.ZONE_B, new Zone("us-east-1z"));
            return new CreateSubnet(
                    vpc.id(),
                    Cidr4.parse("10." + (octet + random.nextInt(2)) + "." + any(BLOCKS)),
                    random.nextBoolean() ? null : any(zones),
                    Tags.NONE);
        }

        private Object ofSubnet() {
            List<SubnetId> subnets = subnets();
            if (subnets.isEmpty()) {
                return createSubnet();
            }
            return switch (random.nextInt(3)) {
                case 0 -> new DeleteSubnet(any(subnets));
                case 1 -> new ModifySubnet(any(subnets), maybe());
                default ->
                        new AssociateSubnetIpv6Block(
                                any(subnets),
                                vpc.ipv6Blocks().isEmpty()
                                        ? Cidr6.parse("2001:db8::/64")
                                        : new Cidr6(
                                                vpc.ipv6Blocks().getFirst().cidr().network(),
                                                Subnet.IPV6_LENGTH));
            };
        }

        private Object ofRule() {
            SecurityGroup group = group();
            List<Rule> rules = rules(group);
            if (rules.isEmpty()) {
                return new AuthorizeRules(group.id(), newRules());
            }
            return switch (random.nextInt(3)) {
                case 0 -> new RevokeRules(group.id(), List.of(any(rules).id(), any(rules).id()));
                case 1 -> new RevokeMatchingRules(group.id(), newRules());
                default -> new ModifyRule(group.id(), any(rules).id(), newRules().getFirst());
            };
        }

        private Object ofInterface() {
            List<SubnetId> subnets = subnets();
            if (subnets.isEmpty()) {
                return createSubnet();
            }
            SubnetId subnet = any(subnets);
            List<EniId> interfaces =
                    List.copyOf(
                            new LinkedHashSet<>(account.indexes().addressesOf(subnet).values()));
            if (interfaces.isEmpty() || random.nextInt(3) > 0) {
                return new CreateEni(
                        subnet,
                        "",
                        new AddressRequest(null, List.of(), random.nextInt(3)),
                        random.nextBoolean() ? List.of() : List.of(group().id()),
                        Tags.NONE);
            }
            return new DeleteEni(any(interfaces));
        }

        private Object tags() {
            List<ResourceId> resources = new ArrayList<>(List.of(vpc.id(), group().id()));
            resources.addAll(subnets());
            rules(group()).forEach(rule -> resources.add(rule.id()));
            List<ResourceId> some = List.of(any(resources), any(resources));
            String key = "k" + random.nextInt(3);
            return switch (random.nextInt(3)) {
                case 0 -> new RemoveTags(some, List.of(key), Map.of("k", "v"));
                case 1 -> new AddTags(some, CoreTest.tags("aws:" + key, ""));
                default -> new AddTags(some, CoreTest.tags(key, "" + random.nextInt(2)));
            };
        }

        private List<NewRule> newRules() {
            List<NewRule> rules = new ArrayList<>();
            for (int count = 1 + random.nextInt(3); count > 0; count--) {
                Peer peer =
                        switch (random.nextInt(3)) {
                            case 0 -> new Peer.Ipv4Peer(Cidr4.ALL);
                            case 1 -> new Peer.Ipv6Peer(Cidr6.ALL);
                            default -> new Peer.GroupPeer(group().id());
                        };
                rules.add(
                        new NewRule(
                                random.nextBoolean() ? Direction.INGRESS : Direction.EGRESS,
                                any(TRAFFIC),
                                peer,
                                random.nextBoolean() ? "" : "described",
                                Tags.NONE));
            }
            return rules;
        }

        private List<SubnetId> subnets() {
            return List.copyOf(account.contents().subnetsOf(vpc.id()).values());
        }

        private SecurityGroup group() {
            List<GroupId> groups = List.copyOf(account.contents().groupsOf(vpc.id()).values());
            return CoreTest.there(account.securityGroups().find(any(groups)));
        }

        private List<Rule> rules(SecurityGroup group) {
            return group.rules().stream()
                    .sorted(Comparator.comparing(rule -> Portrait.of(account, rule)))
                    .toList();
        }

        private @Nullable Boolean maybe() {
            int drawn = random.nextInt(3);
            return drawn == 2 ? null : Boolean.valueOf(drawn == 1);
        }

        private <T> T any(List<T> values) {
            return values.get(random.nextInt(values.size()));
        }
    }
}

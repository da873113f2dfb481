/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.flow;

import dev.enif.core.account.AccountState;
import dev.enif.core.account.Present;
import dev.enif.core.account.Tags;
import dev.enif.core.acl.AclEntry;
import dev.enif.core.acl.DefaultAcl;
import dev.enif.core.acl.NetworkAcl;
import dev.enif.core.eni.Attachment;
import dev.enif.core.eni.FurtherAddresses;
import dev.enif.core.eni.InterfaceType;
import dev.enif.core.eni.NetworkInterface;
import dev.enif.core.eni.PrivateAddress;
import dev.enif.core.eni.PublicAddress;
import dev.enif.core.id.AccountId;
import dev.enif.core.id.AllocationId;
import dev.enif.core.id.AssociationId;
import dev.enif.core.id.AttachmentId;
import dev.enif.core.id.CidrAssociationId;
import dev.enif.core.id.EgressOnlyGatewayId;
import dev.enif.core.id.EniId;
import dev.enif.core.id.GroupId;
import dev.enif.core.id.InstanceId;
import dev.enif.core.id.InternetGatewayId;
import dev.enif.core.id.NatGatewayId;
import dev.enif.core.id.NetworkAclAssociationId;
import dev.enif.core.id.NetworkAclId;
import dev.enif.core.id.PeeringId;
import dev.enif.core.id.PrefixListId;
import dev.enif.core.id.ReservationId;
import dev.enif.core.id.RouteTableAssociationId;
import dev.enif.core.id.RouteTableId;
import dev.enif.core.id.SubnetCidrAssociationId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.id.TrunkAssociationId;
import dev.enif.core.id.VpcId;
import dev.enif.core.instance.Health;
import dev.enif.core.instance.Instance;
import dev.enif.core.instance.InstanceType;
import dev.enif.core.instance.PowerState;
import dev.enif.core.nat.Connectivity;
import dev.enif.core.nat.NatGateway;
import dev.enif.core.net.Cidr;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Cidr6;
import dev.enif.core.net.Ipv4;
import dev.enif.core.net.Ipv6;
import dev.enif.core.net.Mac;
import dev.enif.core.net.Zone;
import dev.enif.core.peering.PeeringConnection;
import dev.enif.core.peering.PeeringState;
import dev.enif.core.prefixlist.AddressFamily;
import dev.enif.core.prefixlist.PrefixList;
import dev.enif.core.routing.EgressOnlyGateway;
import dev.enif.core.routing.InternetGateway;
import dev.enif.core.routing.Route;
import dev.enif.core.routing.RouteOrigin;
import dev.enif.core.routing.RouteTable;
import dev.enif.core.routing.RouteTarget;
import dev.enif.core.securitygroup.SecurityGroup;
import dev.enif.core.vpc.Subnet;
import dev.enif.core.vpc.Vpc;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pcollections.TreePMap;

/**
 * A network drawn line by line; the grammar is at the head of the drawing. The image is made from
 * entities and not through the decider, so a drawing may show what the decider would refuse.
 */
public final class DrawnNetwork {
    static final Zone ZONE = new Zone("us-east-1a");
    private static final List<String> ORDER =
            List.of(
                    "vpc",
                    "internet-gateway",
                    "egress-only",
                    "peering",
                    "subnet",
                    "group",
                    "instance",
                    "eni",
                    "nat",
                    "targets",
                    "balancer",
                    "list",
                    "table",
                    "acl");

    /** Of each name the words of its line. */
    private final Map<String, List<String>> lines = new LinkedHashMap<>();

    /** Names keep their number when a line is replaced. */
    private final Map<String, Integer> numbers = new LinkedHashMap<>();

    private final Map<String, String> kinds = new LinkedHashMap<>();

    public void draw(String line) {
        List<String> words = List.of(line.trim().split("\\s+"));
        if (words.getFirst().equals("no")) {
            lines.remove(words.get(1));
        } else {
            // A group may have the name of an interface.
            String name = words.getFirst().equals("group") ? "group " + words.get(1) : words.get(1);
            number(name);
            kinds.put(name, words.getFirst());
            lines.put(name, words);
        }
    }

    public DrawnNetwork copy() {
        DrawnNetwork copy = new DrawnNetwork();
        copy.lines.putAll(lines);
        copy.numbers.putAll(numbers);
        copy.kinds.putAll(kinds);
        return copy;
    }

    public AccountState account() {
        AccountState account = AccountState.empty(new AccountId("000000000001"));
        for (String kind : ORDER) {
            for (List<String> words : lines.values()) {
                if (words.getFirst().equals(kind)) {
                    account = put(account, words);
                }
            }
        }
        return account;
    }

    private AccountState put(AccountState account, List<String> words) {
        String name = words.get(1);
        return switch (words.getFirst()) {
            case "vpc" ->
                    account.put(vpc(name, words.subList(2, words.size())))
                            .put(DefaultAcl.born(vpc(name)));
            case "internet-gateway" ->
                    account.put(
                            new InternetGateway(
                                    new InternetGatewayId(id("igw", name)),
                                    words.size() > 2 ? vpc(words.get(2)) : null,
                                    Tags.NONE));
            case "egress-only" ->
                    account.put(
                            new EgressOnlyGateway(
                                    new EgressOnlyGatewayId(id("eigw", name)),
                                    vpc(words.get(2)),
                                    Tags.NONE));
            case "peering" ->
                    account.put(
                            new PeeringConnection(
                                    new PeeringId(id("pcx", name)),
                                    vpc(words.get(2)),
                                    vpc(words.get(3)),
                                    words.size() > 4
                                            ? PeeringState.valueOf(words.get(4))
                                            : PeeringState.ACTIVE,
                                    0,
                                    0,
                                    Tags.NONE));
            case "subnet" -> account.put(subnet(name, words));
            case "group" ->
                    account.put(
                            new SecurityGroup(
                                    group(name),
                                    vpc(words.get(2)),
                                    name,
                                    "",
                                    DrawnRules.read(
                                            words.subList(4, words.size()),
                                            100 * number("group " + name) + 1,
                                            this::group),
                                    Tags.NONE));
            case "instance" -> account.put(instance(name, !words.contains("stopped")));
            case "eni" -> account.put(eni(account, name, words));
            case "nat" -> nat(account, name, words);
            case "targets" -> new DrawnBalancers(this).targets(account, name, words);
            case "balancer" ->
                    new DrawnBalancers(this)
                            .balancer(account, eni(account, name, words), name, words);
            case "list" -> account.put(list(name, words));
            case "table" -> account.put(table(name, words));
            case "acl" -> account.put(acl(name, words));
            default -> throw new IllegalArgumentException("Nobody draws " + words);
        };
    }

    private Vpc vpc(String name, List<String> cidrs) {
        List<Vpc.Block> blocks = new ArrayList<>();
        for (String cidr : cidrs) {
            if (Cidr.parse(cidr) instanceof Cidr4 block) {
                blocks.add(new Vpc.Block(new CidrAssociationId(id("vpc-cidr-assoc", name)), block));
            }
        }
        List<Vpc.Ipv6Block> ipv6 = new ArrayList<>();
        for (String cidr : cidrs) {
            if (Cidr.parse(cidr) instanceof Cidr6 block) {
                ipv6.add(
                        new Vpc.Ipv6Block(
                                new CidrAssociationId(id("vpc-cidr-assoc", cidr)), block, true));
            }
        }
        return new Vpc(vpc(name), blocks, ipv6, group("default-" + name), true, false, Tags.NONE);
    }

    private Subnet subnet(String name, List<String> words) {
        return new Subnet(
                        new SubnetId(id("subnet", name)),
                        vpc(words.get(2)),
                        Cidr4.parse(words.get(3)),
                        words.size() > 4 && !words.get(4).contains(":")
                                ? new Zone(words.get(4))
                                : ZONE,
                        false,
                        Tags.NONE)
                .withIpv6(
                        words.getLast().contains(":")
                                ? new Subnet.Ipv6Block(
                                        new SubnetCidrAssociationId(id("subnet-cidr-assoc", name)),
                                        Cidr6.parse(words.getLast()))
                                : null);
    }

    private Instance instance(String name, boolean running) {
        return new Instance(
                new InstanceId(id("i", name)),
                new ReservationId(id("r", name)),
                "ami-1",
                new InstanceType("m5.large", 3, 10, List.of(3)),
                vpc("v"),
                new SubnetId(id("subnet", "pub")),
                ZONE,
                running ? PowerState.RUNNING : PowerState.STOPPED,
                Health.OK,
                false,
                false,
                0,
                0,
                Tags.NONE);
    }

    private NetworkInterface eni(AccountState account, String name, List<String> words) {
        List<String> groups = List.of();
        Attachment attachment = Attachment.DETACHED;
        for (String word : words) {
            if (word.startsWith("groups=")) {
                groups = List.of(word.substring(7).split(","));
            } else if (word.startsWith("on=")) {
                attachment = attached(name, word.substring(3).split(":"));
            } else if (word.startsWith("branch=")) {
                attachment = associated(name, word.substring(7).split(":"));
            }
        }
        return eni(
                account,
                name,
                words,
                groups.stream().map(this::group).toList(),
                attachment,
                words.getFirst().equals("balancer")
                        ? InterfaceType.NETWORK_LOAD_BALANCER
                        : switch (attachment) {
                            case Attachment.Associated _ -> InterfaceType.BRANCH;
                            case Attachment.Attached _, Attachment.Detached _ ->
                                    words.contains("trunk")
                                            ? InterfaceType.TRUNK
                                            : InterfaceType.INTERFACE;
                        });
    }

    private Attachment associated(String name, String[] trunk) {
        return new Attachment.Associated(
                new TrunkAssociationId(id("trunk-assoc", name)),
                new EniId(id("eni", trunk[0])),
                Integer.parseInt(trunk[1]));
    }

    private Attachment attached(String name, String[] instance) {
        return new Attachment.Attached(
                new AttachmentId(id("eni-attach", name)),
                new InstanceId(id("i", instance[0])),
                instance.length > 1 ? Integer.parseInt(instance[1]) : 0,
                0,
                false,
                0);
    }

    private NetworkInterface eni(
            AccountState account,
            String name,
            List<String> words,
            List<GroupId> groups,
            Attachment attachment,
            InterfaceType type) {
        SubnetId subnetId = new SubnetId(id("subnet", words.get(2)));
        Subnet subnet = Present.in(account.subnets().find(subnetId), subnetId);
        return new NetworkInterface(
                        new EniId(id("eni", name)),
                        subnet.vpcId(),
                        subnetId,
                        subnet.zone(),
                        Mac.locallyAdministered(number(name)),
                        "",
                        addresses(name, words),
                        groups,
                        !words.contains("unchecked"),
                        attachment,
                        type,
                        Tags.NONE)
                .withFurther(further(words));
    }

    private static FurtherAddresses further(List<String> words) {
        List<Ipv6> ipv6 = new ArrayList<>();
        List<Cidr4> prefixes = new ArrayList<>();
        List<Cidr6> ipv6Prefixes = new ArrayList<>();
        for (String word : words.subList(3, words.size())) {
            if (word.matches("[0-9a-f]*:[0-9a-f:]+")) {
                ipv6.add(Ipv6.parse(word));
            } else if (word.matches("[0-9.]+/28")) {
                prefixes.add(Cidr4.parse(word));
            } else if (word.matches("[0-9a-f:]+/80")) {
                ipv6Prefixes.add(Cidr6.parse(word));
            }
        }
        return new FurtherAddresses(ipv6, prefixes, ipv6Prefixes);
    }

    private List<PrivateAddress> addresses(String name, List<String> words) {
        List<PrivateAddress> addresses = new ArrayList<>();
        int end = words.contains(":") ? words.indexOf(":") : words.size();
        for (String word : words.subList(3, end)) {
            if (word.matches("[0-9.]+(=[0-9.]+)?")) {
                String[] ends = word.split("=");
                addresses.add(
                        new PrivateAddress(
                                Ipv4.parse(ends[0]),
                                ends.length == 1
                                        ? PublicAddress.NONE
                                        : new PublicAddress.Elastic(
                                                Ipv4.parse(ends[1]),
                                                new AllocationId(id("eipalloc", name)),
                                                new AssociationId(id("eipassoc", name)))));
            }
        }
        return addresses;
    }

    /** A gateway and the interface that it manages, which has its name. */
    private AccountState nat(AccountState account, String name, List<String> words) {
        NetworkInterface eni =
                eni(
                        account,
                        name,
                        words,
                        List.of(),
                        Attachment.DETACHED,
                        InterfaceType.NAT_GATEWAY);
        return account.put(eni)
                .put(
                        new NatGateway(
                                new NatGatewayId(id("nat", name)),
                                eni.vpcId(),
                                eni.subnetId(),
                                Connectivity.PRIVATE,
                                eni.id(),
                                0,
                                null,
                                Tags.NONE));
    }

    private RouteTable table(String name, List<String> words) {
        boolean main = words.get(3).equals("main");
        TreePMap<Cidr, Route> routes = TreePMap.empty();
        TreePMap<PrefixListId, RouteTarget> listRoutes = TreePMap.empty();
        for (List<String> clause : DrawnRules.clauses(words.subList(5, words.size()))) {
            if (kindOf(clause.get(0)).equals("list")) {
                listRoutes =
                        listRoutes.plus(
                                new PrefixListId(id("pl", clause.get(0))), target(clause.get(1)));
                continue;
            }
            Cidr destination = Cidr.parse(clause.get(0));
            boolean local = lines.getOrDefault(words.get(2), List.of()).contains(clause.get(0));
            routes =
                    routes.plus(
                            destination,
                            new Route(
                                    destination,
                                    target(clause.get(1)),
                                    local
                                            ? RouteOrigin.CREATE_ROUTE_TABLE
                                            : RouteOrigin.CREATE_ROUTE));
        }
        TreePMap<RouteTableAssociationId, SubnetId> associations = TreePMap.empty();
        TreePMap<RouteTableAssociationId, InternetGatewayId> gateways = TreePMap.empty();
        if (words.get(3).startsWith("edge=")) {
            String gateway = words.get(3).substring(5);
            gateways =
                    gateways.plus(
                            new RouteTableAssociationId(id("rtbassoc", gateway)),
                            new InternetGatewayId(id("igw", gateway)));
        }
        boolean ofSubnets = !main && gateways.isEmpty();
        for (String subnet : ofSubnets ? words.get(3).split(",") : new String[0]) {
            associations =
                    associations.plus(
                            new RouteTableAssociationId(id("rtbassoc", subnet)),
                            new SubnetId(id("subnet", subnet)));
        }
        return new RouteTable(
                new RouteTableId(id("rtb", name)),
                vpc(words.get(2)),
                main ? new RouteTableAssociationId(id("rtbassoc", name)) : null,
                routes,
                listRoutes,
                associations,
                gateways,
                Tags.NONE);
    }

    /** {@code list NAME BLOCK ...}. */
    private PrefixList list(String name, List<String> words) {
        TreePMap<Cidr, String> entries = TreePMap.empty();
        for (String block : words.subList(2, words.size())) {
            entries = entries.plus(Cidr.parse(block), "");
        }
        return new PrefixList(
                new PrefixListId(id("pl", name)),
                name,
                AddressFamily.IPV4,
                20,
                1,
                entries,
                TreePMap.empty(),
                Tags.NONE);
    }

    private NetworkAcl acl(String name, List<String> words) {
        TreePMap<Integer, AclEntry> ingress = TreePMap.empty();
        TreePMap<Integer, AclEntry> egress = TreePMap.empty();
        for (List<String> clause :
                DrawnRules.clauses(words.subList(words.indexOf(":") + 1, words.size()))) {
            AclEntry entry = DrawnRules.entry(clause);
            if (clause.getFirst().equals("in")) {
                ingress = ingress.plus(entry.number(), entry);
            } else {
                egress = egress.plus(entry.number(), entry);
            }
        }
        TreePMap<NetworkAclAssociationId, SubnetId> associations = TreePMap.empty();
        for (String subnet : words.get(3).split(",")) {
            associations =
                    associations.plus(
                            new NetworkAclAssociationId(id("aclassoc", subnet)),
                            new SubnetId(id("subnet", subnet)));
        }
        return new NetworkAcl(
                new NetworkAclId(id("acl", "of " + name)),
                vpc(words.get(2)),
                false,
                ingress,
                egress,
                associations,
                Tags.NONE);
    }

    /** By what kind of thing last had the name: it may be gone. */
    private RouteTarget target(String name) {
        return switch (kinds.getOrDefault(name, "internet-gateway")) {
            case "internet-gateway" ->
                    new RouteTarget.OfInternetGateway(new InternetGatewayId(id("igw", name)));
            case "egress-only" ->
                    new RouteTarget.OfEgressOnlyGateway(new EgressOnlyGatewayId(id("eigw", name)));
            case "nat" -> new RouteTarget.OfNatGateway(new NatGatewayId(id("nat", name)));
            case "peering" -> new RouteTarget.OfPeering(new PeeringId(id("pcx", name)));
            case "eni" -> new RouteTarget.OfInterface(new EniId(id("eni", name)));
            default -> throw new IllegalArgumentException("Nothing leads to " + name);
        };
    }

    /** What the name is of; empty if nobody drew it. */
    String kindOf(String name) {
        return kinds.getOrDefault(name, "");
    }

    public VpcId vpc(String name) {
        return new VpcId(id("vpc", name));
    }

    private GroupId group(String name) {
        return new GroupId(id("sg", "group " + name));
    }

    public String id(String prefix, String name) {
        return RandomWorld.id(prefix, number(name));
    }

    int number(String name) {
        return numbers.computeIfAbsent(name, _ -> numbers.size() + 1);
    }
}

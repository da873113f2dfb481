/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.flow;

import dev.enif.core.account.AccountState;
import dev.enif.core.account.Present;
import dev.enif.core.account.Tags;
import dev.enif.core.acl.DefaultAcl;
import dev.enif.core.eni.Attachment;
import dev.enif.core.eni.FurtherAddresses;
import dev.enif.core.eni.Host;
import dev.enif.core.eni.InterfaceType;
import dev.enif.core.eni.NetworkInterface;
import dev.enif.core.eni.PrivateAddress;
import dev.enif.core.eni.PublicAddress;
import dev.enif.core.eni.Slot;
import dev.enif.core.id.AccountId;
import dev.enif.core.id.AllocationId;
import dev.enif.core.id.AssociationId;
import dev.enif.core.id.AttachmentId;
import dev.enif.core.id.CidrAssociationId;
import dev.enif.core.id.EniId;
import dev.enif.core.id.GroupId;
import dev.enif.core.id.InstanceId;
import dev.enif.core.id.ReservationId;
import dev.enif.core.id.RuleId;
import dev.enif.core.id.SubnetCidrAssociationId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.id.TrunkAssociationId;
import dev.enif.core.id.VpcId;
import dev.enif.core.instance.Health;
import dev.enif.core.instance.Instance;
import dev.enif.core.instance.InstanceType;
import dev.enif.core.instance.PowerState;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Cidr6;
import dev.enif.core.net.Ip;
import dev.enif.core.net.Ipv4;
import dev.enif.core.net.Ipv6;
import dev.enif.core.net.Mac;
import dev.enif.core.net.Protocol;
import dev.enif.core.net.Traffic;
import dev.enif.core.net.Zone;
import dev.enif.core.securitygroup.Direction;
import dev.enif.core.securitygroup.Peer;
import dev.enif.core.securitygroup.Rule;
import dev.enif.core.securitygroup.SecurityGroup;
import dev.enif.core.vpc.Subnet;
import dev.enif.core.vpc.Vpc;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * A small account that changes at random, built from entities and not through the decider, so that
 * it also reaches states which the decider would refuse. Two VPCs with overlapping blocks, few
 * addresses and few ports: collisions are the point.
 */
final class RandomWorld {
    private static final Zone ZONE = new Zone("us-east-1a");
    private static final String[] CIDRS = {
        "0.0.0.0/0", "10.0.0.0/16", "10.0.0.0/28", "10.0.0.5/32", "255.255.255.255/32"
    };
    private static final String[] CIDRS6 = {"::/0", "2001:db8::/32", "2001:db8::5/128"};
    private static final int[] PORTS = {0, 1, 79, 80, 443, 65_534, 65_535};
    static final int SLOTS = 6;

    /** So many of them are trunks; others may be branches of theirs. */
    private static final int TRUNKS = 2;

    private final RandomGenerator random;
    private final RandomRouting routing;
    private final RandomBalancers balancers;
    private AccountState state = AccountState.empty(new AccountId("000000000001"));
    private long ordinal;

    RandomWorld(RandomGenerator random) {
        this.random = random;
        this.routing = new RandomRouting(random);
        this.balancers = new RandomBalancers(random);
        boolean apart = random.nextBoolean();
        for (int index = 0; index < 2; index++) {
            String prefix = apart && index == 1 ? "10.1." : "10.0.";
            Cidr4 block = Cidr4.parse(prefix + "0.0/16");
            VpcId vpcId = new VpcId(id("vpc", index));
            state =
                    state.put(
                                    new Vpc(
                                            vpcId,
                                            List.of(
                                                    new Vpc.Block(
                                                            new CidrAssociationId(
                                                                    id("vpc-cidr-assoc", index)),
                                                            block)),
                                            List.of(
                                                    new Vpc.Ipv6Block(
                                                            new CidrAssociationId(
                                                                    id(
                                                                            "vpc-cidr-assoc",
                                                                            2 + index)),
                                                            Cidr6.parse(
                                                                    "2001:db8:" + index + "::/56"),
                                                            true)),
                                            new GroupId(id("sg", index)),
                                            true,
                                            false,
                                            Tags.NONE))
                            .put(DefaultAcl.born(vpcId));
            state =
                    state.put(
                            new Subnet(
                                            new SubnetId(id("subnet", 2 * index)),
                                            vpcId,
                                            Cidr4.parse(prefix + "0.0/27"),
                                            ZONE,
                                            false,
                                            Tags.NONE)
                                    .withIpv6(
                                            new Subnet.Ipv6Block(
                                                    new SubnetCidrAssociationId(
                                                            id("subnet-cidr-assoc", index)),
                                                    Cidr6.parse("2001:db8:" + index + "::/64"))));
            state =
                    state.put(
                            new Subnet(
                                    new SubnetId(id("subnet", 2 * index + 1)),
                                    vpcId,
                                    Cidr4.parse(prefix + "1.0/28"),
                                    ZONE,
                                    false,
                                    Tags.NONE));
        }
        for (int index = 0; index < 2; index++) {
            state = state.put(group(index));
            state = state.put(RandomRouting.table(index, true));
            state = state.put(RandomRouting.table(2 + index, false));
        }
        state = routing.peering(state);
        for (int index = 0; index < 4; index++) {
            state = routing.routes(state);
            putInstance(index);
        }
        for (int index = 0; index < SLOTS; index++) {
            putInterface(index);
        }
    }

    AccountState state() {
        return state;
    }

    /** Changes one thing, or a few at once, as one decision would. */
    void step() {
        state = state.begin(++ordinal);
        switch (random.nextInt(27)) {
            case 24, 25, 26 -> state = routing.peering(state);
            case 6 -> state = routing.gateway(state);
            case 17 -> state = routing.prefixList(state);
            case 22, 23 -> state = routing.edge(state);
            case 18, 19, 20, 21 -> state = balancers.step(state);
            case 7, 8, 9 -> state = routing.routes(state);
            case 10 -> state = routing.association(state);
            case 11 -> state = routing.nat(state);
            case 12, 13 -> state = routing.acl(state);
            case 0 -> state = state.put(group(random.nextInt(4)));
            case 1 -> putInstance(random.nextInt(4));
            case 2 -> state = without(new EniId(id("eni", random.nextInt(SLOTS))));
            case 3 -> swapAddresses();
            case 14 -> moveTrunk();
            default -> putInterface(random.nextInt(SLOTS));
        }
        state = RandomBalancers.consistent(state);
    }

    /** Without the interface; its branches are free. */
    private AccountState without(EniId eniId) {
        AccountState freed = state;
        for (EniId branchId : Host.branchesOf(state, eniId)) {
            NetworkInterface branch =
                    Present.in(freed.networkInterfaces().find(branchId), branchId);
            freed = freed.put(branch.withAttachment(Attachment.DETACHED));
        }
        return freed.remove(eniId);
    }

    /** Its branches go where it goes. */
    private void moveTrunk() {
        int index = random.nextInt(TRUNKS);
        NetworkInterface trunk = state.networkInterfaces().find(new EniId(id("eni", index)));
        if (trunk != null) {
            NetworkInterface detached = trunk.withAttachment(Attachment.DETACHED);
            AccountState free = state.put(detached);
            state = free.put(detached.withAttachment(attachment(free, index)));
        }
    }

    private void putInterface(int index) {
        EniId eniId = new EniId(id("eni", index));
        AccountState without = without(eniId);
        SubnetId subnetId = new SubnetId(id("subnet", random.nextInt(4)));
        Subnet subnet = Present.in(without.subnets().find(subnetId), subnetId);
        List<PrivateAddress> addresses = new ArrayList<>();
        for (int offset : random.ints(1 + random.nextInt(3), 4, 8).distinct().toArray()) {
            Ipv4 address = subnet.cidr().network().plus(offset);
            if (!without.indexes().addressesOf(subnet.id()).containsKey(address)) {
                addresses.add(
                        new PrivateAddress(
                                address, publicAddress(without, index, addresses.size())));
            }
        }
        if (addresses.isEmpty()) {
            state = without;
            return;
        }
        Attachment attachment = attachment(without, index);
        InterfaceType type =
                attachment instanceof Attachment.Associated
                        ? InterfaceType.BRANCH
                        : index < TRUNKS ? InterfaceType.TRUNK : InterfaceType.INTERFACE;
        state =
                without.put(
                        new NetworkInterface(
                                        eniId,
                                        subnet.vpcId(),
                                        subnet.id(),
                                        ZONE,
                                        Mac.locallyAdministered(index),
                                        "",
                                        addresses,
                                        random.ints(1 + random.nextInt(2), 0, 4)
                                                .distinct()
                                                .mapToObj(group -> new GroupId(id("sg", group)))
                                                .toList(),
                                        random.nextInt(4) > 0,
                                        attachment,
                                        type,
                                        Tags.NONE)
                                .withFurther(further(without, subnet, index)));
    }

    /** Of the subnets with IPv6, and one interface's prefix in each. */
    private FurtherAddresses further(AccountState without, Subnet subnet, int index) {
        Subnet.Ipv6Block block = subnet.ipv6();
        if (block == null || random.nextInt(3) == 0) {
            return FurtherAddresses.NONE;
        }
        Cidr4 prefix = new Cidr4(subnet.cidr().last(), FurtherAddresses.IPV4_LENGTH);
        Cidr6 ipv6Prefix =
                new Cidr6(
                        new Ipv6(block.cidr().network().high(), 1L << 48),
                        FurtherAddresses.IPV6_LENGTH);
        boolean four = !without.indexes().addressesOf(subnet.id()).containsKey(prefix.network());
        boolean six = without.indexes().ipv6().within(subnet.id(), ipv6Prefix).isEmpty();
        return new FurtherAddresses(
                List.of(new Ipv6(block.cidr().network().high(), 4 + index)),
                four && random.nextBoolean() ? List.of(prefix) : List.of(),
                six && random.nextBoolean() ? List.of(ipv6Prefix) : List.of());
    }

    private PublicAddress publicAddress(AccountState without, int index, int place) {
        Ipv4 address = Ipv4.parse("198.18.0.4").plus(3L * index + place);
        if (without.indexes().publicAddresses().containsKey(address)) {
            return PublicAddress.NONE;
        }
        return switch (random.nextInt(3)) {
            case 0 -> new PublicAddress.Automatic(address);
            case 1 ->
                    new PublicAddress.Elastic(
                            address,
                            new AllocationId(id("eipalloc", index)),
                            new AssociationId(id("eipassoc", 3 * index + place)));
            default -> PublicAddress.NONE;
        };
    }

    private Attachment attachment(AccountState without, int index) {
        EniId trunkId = new EniId(id("eni", random.nextInt(TRUNKS)));
        if (index >= TRUNKS
                && random.nextInt(3) == 0
                && without.networkInterfaces().contains(trunkId)) {
            return new Attachment.Associated(
                    new TrunkAssociationId(id("trunk-assoc", index)), trunkId, index);
        }
        InstanceId instanceId = new InstanceId(id("i", random.nextInt(4)));
        int device = random.nextInt(3);
        boolean taken = without.indexes().slotsOf(instanceId).containsKey(new Slot(0, device));
        return taken || random.nextInt(8) == 0
                ? Attachment.DETACHED
                : new Attachment.Attached(
                        new AttachmentId(id("eni-attach", index)),
                        instanceId,
                        device,
                        0,
                        false,
                        ordinal);
    }

    /** Gives one interface's last address to another of its subnet, in one decision. */
    private void swapAddresses() {
        NetworkInterface giver =
                state.networkInterfaces().find(new EniId(id("eni", random.nextInt(SLOTS))));
        NetworkInterface taker =
                state.networkInterfaces().find(new EniId(id("eni", random.nextInt(SLOTS))));
        if (giver == null
                || taker == null
                || giver.equals(taker)
                || giver.addresses().size() < 2
                || !giver.subnetId().equals(taker.subnetId())) {
            return;
        }
        PrivateAddress moved = giver.addresses().getLast();
        state =
                state.put(
                        giver.withAddresses(
                                giver.addresses().subList(0, giver.addresses().size() - 1)));
        List<PrivateAddress> more = new ArrayList<>(taker.addresses());
        more.add(moved);
        state = state.put(taker.withAddresses(more));
    }

    private void putInstance(int index) {
        state =
                state.put(
                        new Instance(
                                new InstanceId(id("i", index)),
                                new ReservationId(id("r", index)),
                                "ami-1",
                                new InstanceType("m5.large", 3, 10, List.of(3)),
                                new VpcId(id("vpc", 0)),
                                new SubnetId(id("subnet", 0)),
                                ZONE,
                                random.nextInt(8) == 0 ? PowerState.STOPPED : PowerState.RUNNING,
                                Health.OK,
                                false,
                                false,
                                0,
                                0,
                                Tags.NONE));
    }

    private SecurityGroup group(int index) {
        List<Rule> rules = new ArrayList<>();
        if (random.nextBoolean()) {
            // Else hardly any flow came to what lies behind the groups.
            for (Direction direction : Direction.values()) {
                rules.add(
                        new Rule(
                                new RuleId(id("sgr", 100 * index + 50 + direction.ordinal())),
                                direction,
                                Traffic.ALL,
                                new Peer.Ipv4Peer(Cidr4.ALL),
                                "",
                                Tags.NONE));
            }
        }
        int count = random.nextInt(5);
        for (int number = 0; number < count; number++) {
            rules.add(
                    new Rule(
                            new RuleId(id("sgr", 100 * index + number)),
                            random.nextBoolean() ? Direction.INGRESS : Direction.EGRESS,
                            traffic(),
                            peer(),
                            "",
                            Tags.NONE));
        }
        return new SecurityGroup(
                new GroupId(id("sg", index)),
                new VpcId(id("vpc", index % 2)),
                "g" + index,
                "",
                rules,
                Tags.NONE);
    }

    private Traffic traffic() {
        return switch (random.nextInt(6)) {
            case 0, 1 -> Traffic.ALL;
            case 2 -> new Traffic(Protocol.ICMP, random.nextInt(-1, 9), -1);
            case 3 -> new Traffic(new Protocol(47), -1, -1);
            default -> {
                int one = port();
                int other = port();
                yield new Traffic(
                        random.nextBoolean() ? Protocol.TCP : Protocol.UDP,
                        Math.min(one, other),
                        Math.max(one, other));
            }
        };
    }

    private Peer peer() {
        return switch (random.nextInt(5)) {
            case 4 -> new Peer.PrefixListPeer(RandomRouting.LISTS.get(random.nextInt(3)));
            case 0 -> new Peer.Ipv6Peer(Cidr6.parse(CIDRS6[random.nextInt(CIDRS6.length)]));
            case 1 -> new Peer.GroupPeer(new GroupId(id("sg", random.nextInt(5))));
            default -> new Peer.Ipv4Peer(Cidr4.parse(CIDRS[random.nextInt(CIDRS.length)]));
        };
    }

    private int port() {
        return PORTS[random.nextInt(PORTS.length)];
    }

    Flow anyFlow() {
        Protocol protocol =
                List.of(Protocol.TCP, Protocol.TCP, Protocol.UDP, Protocol.ICMP, new Protocol(47))
                        .get(random.nextInt(5));
        int port =
                protocol.hasPorts()
                        ? random.nextInt(8) == 0 ? -1 : port()
                        : protocol.hasTypes() ? random.nextInt(9) : -1;
        return new Flow(
                endpoint(),
                endpoint(),
                protocol,
                random.nextInt(3) == 0 ? port() : -1,
                port,
                protocol.hasTypes() ? 0 : -1,
                Flow.Asked.values()[random.nextInt(8) < 5 ? 0 : random.nextInt(4)]);
    }

    private Endpoint endpoint() {
        if (random.nextBoolean() && state.networkInterfaces().size() > 0) {
            // Else most questions were about what is not there.
            List<EniId> there = new ArrayList<>();
            state.networkInterfaces().values().forEach(eni -> there.add(eni.id()));
            return new Endpoint.OfInterface(there.get(random.nextInt(there.size())), null);
        }
        return switch (random.nextInt(7)) {
            case 0 -> new Endpoint.OfInstance(new InstanceId(id("i", random.nextInt(4))));
            case 1 -> new Endpoint.InVpc(new VpcId(id("vpc", random.nextInt(3))), privateAddress());
            case 2 -> new Endpoint.OfAddress(anyAddress());
            case 4 ->
                    new Endpoint.InVpc(
                            new VpcId(id("vpc", random.nextInt(2))),
                            Ip.parse(
                                    "2001:db8:"
                                            + random.nextInt(2)
                                            + "::"
                                            + random.nextInt(4, 11)));
            case 3 ->
                    new Endpoint.OfInterface(
                            new EniId(id("eni", random.nextInt(SLOTS))), privateAddress());
            default ->
                    new Endpoint.OfInterface(
                            new EniId(
                                    id(
                                            "eni",
                                            random.nextInt(12) == 0
                                                    ? 100
                                                    : random.nextInt(SLOTS + 1))),
                            null);
        };
    }

    private Ipv4 privateAddress() {
        return Ipv4.parse(
                        switch (random.nextInt(4)) {
                            case 0, 1 -> "10.0.0.0";
                            case 2 -> "10.0.1.0";
                            default -> "10.1.0.0";
                        })
                .plus(random.nextInt(14));
    }

    private Ip anyAddress() {
        return switch (random.nextInt(12)) {
            case 8, 9 -> Ip.parse("2001:db8:" + random.nextInt(2) + "::" + random.nextInt(4, 11));
            case 10 -> Ip.parse("2001:db8:" + random.nextInt(2) + "::1:0:0:7");
            case 11 -> Ip.parse("10.0.0.17");
            case 0 -> Ip.parse("255.255.255.255");
            case 1 -> Ip.parse("169.254.169.254");
            case 2 -> Ip.parse("224.0.0.1");
            case 3 -> Ip.parse("2001:db8::1");
            case 4 -> Ip.parse("8.8.8.8");
            case 5 -> Ipv4.parse("198.18.0.4").plus(random.nextInt(3 * SLOTS));
            default -> privateAddress();
        };
    }

    static String id(String prefix, int number) {
        return String.format(Locale.ROOT, "%s-%017x", prefix, number);
    }
}

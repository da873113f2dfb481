/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.codec.snapshot;

import dev.enif.core.account.Tags;
import dev.enif.core.acl.AclEntry;
import dev.enif.core.acl.NetworkAcl;
import dev.enif.core.acl.RuleAction;
import dev.enif.core.elasticip.ElasticIp;
import dev.enif.core.eni.Attachment;
import dev.enif.core.eni.InterfaceType;
import dev.enif.core.eni.NetworkInterface;
import dev.enif.core.eni.PrivateAddress;
import dev.enif.core.eni.PublicAddress;
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
import dev.enif.core.id.PrefixListId;
import dev.enif.core.id.ReservationId;
import dev.enif.core.id.RouteTableAssociationId;
import dev.enif.core.id.RouteTableId;
import dev.enif.core.id.RuleId;
import dev.enif.core.id.SubnetCidrAssociationId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.id.VpcId;
import dev.enif.core.instance.Instance;
import dev.enif.core.instance.InstanceType;
import dev.enif.core.nat.NatGateway;
import dev.enif.core.net.Cidr;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Cidr6;
import dev.enif.core.net.Ipv4;
import dev.enif.core.net.Mac;
import dev.enif.core.net.Protocol;
import dev.enif.core.net.Traffic;
import dev.enif.core.net.Zone;
import dev.enif.core.prefixlist.AddressFamily;
import dev.enif.core.prefixlist.PrefixList;
import dev.enif.core.routing.EgressOnlyGateway;
import dev.enif.core.routing.InternetGateway;
import dev.enif.core.routing.Route;
import dev.enif.core.routing.RouteTable;
import dev.enif.core.routing.RouteTarget;
import dev.enif.core.securitygroup.Direction;
import dev.enif.core.securitygroup.Peer;
import dev.enif.core.securitygroup.Rule;
import dev.enif.core.securitygroup.SecurityGroup;
import dev.enif.core.vpc.Subnet;
import dev.enif.core.vpc.Vpc;
import dev.enif.log.codec.WireNames;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

/** Reads what an {@link EntityWriter} wrote. Not thread-safe. */
final class EntityReader {
    private final CborReader in;
    private final PaletteReader<VpcId> vpcIds;
    private final PaletteReader<SubnetId> subnetIds;
    private final PaletteReader<GroupId> groupIds;
    private final PaletteReader<List<GroupId>> groupSets;
    private final PaletteReader<Zone> zones;
    private final PaletteReader<InstanceType> types;
    private final PaletteReader<String> imageIds;
    private final PaletteReader<String> tagKeys;

    /** So that an attachment shares the id of the instance that it is to. */
    private final int formatVersion;

    private final Map<String, InstanceId> instanceIds = new HashMap<>();

    /**
     * @param formatVersion of the snapshot; one of those that can be read
     */
    EntityReader(CborReader in, int formatVersion) {
        this.in = in;
        this.formatVersion = formatVersion;
        vpcIds = new PaletteReader<>(in, () -> new VpcId(in.text()));
        subnetIds = new PaletteReader<>(in, () -> new SubnetId(in.text()));
        groupIds = new PaletteReader<>(in, () -> new GroupId(in.text()));
        groupSets = new PaletteReader<>(in, () -> List.copyOf(in.list(groupIds::read)));
        zones = new PaletteReader<>(in, () -> new Zone(in.text()));
        types = new PaletteReader<>(in, this::type);
        imageIds = new PaletteReader<>(in, in::text);
        tagKeys = new PaletteReader<>(in, in::text);
    }

    Vpc vpc() throws IOException {
        VpcId id = vpcIds.read();
        List<Vpc.Block> blocks = in.list(this::block);
        GroupId defaultGroupId = groupIds.read();
        boolean dnsSupport = in.bool();
        boolean dnsHostnames = in.bool();
        Tags tags = tags();
        List<Vpc.Ipv6Block> ipv6Blocks =
                formatVersion >= StateReader.WITH_NETWORK ? in.list(this::ipv6Block) : List.of();
        return new Vpc(id, blocks, ipv6Blocks, defaultGroupId, dnsSupport, dnsHostnames, tags);
    }

    private Vpc.Ipv6Block ipv6Block() throws IOException {
        in.begin();
        Vpc.Ipv6Block block =
                new Vpc.Ipv6Block(
                        new CidrAssociationId(in.text()), Cidr6.parse(in.text()), in.bool());
        in.end();
        return block;
    }

    private Vpc.Block block() throws IOException {
        in.begin();
        Vpc.Block block = new Vpc.Block(new CidrAssociationId(in.text()), Cidr4.parse(in.text()));
        in.end();
        return block;
    }

    Subnet subnet() throws IOException {
        Subnet subnet =
                new Subnet(
                        subnetIds.read(),
                        vpcIds.read(),
                        Cidr4.parse(in.text()),
                        zones.read(),
                        in.bool(),
                        tags());
        if (formatVersion < StateReader.WITH_NETWORK) {
            return subnet;
        }
        String associationId = in.text();
        String ipv6 = in.text();
        return associationId.isEmpty()
                ? subnet
                : subnet.withIpv6(
                        new Subnet.Ipv6Block(
                                new SubnetCidrAssociationId(associationId), Cidr6.parse(ipv6)));
    }

    SecurityGroup securityGroup() throws IOException {
        return new SecurityGroup(
                groupIds.read(), vpcIds.read(), in.text(), in.text(), in.list(this::rule), tags());
    }

    private Rule rule() throws IOException {
        in.begin();
        RuleId id = new RuleId(in.text());
        Direction direction = WireNames.DIRECTIONS.constant(in.text());
        Traffic traffic = new Traffic(new Protocol(in.integer()), in.integer(), in.integer());
        Rule rule = new Rule(id, direction, traffic, peer(), in.text(), tags());
        in.end();
        return rule;
    }

    private Peer peer() throws IOException {
        int kind = in.integer();
        return switch (kind) {
            case EntityWriter.PEER_IPV4 -> new Peer.Ipv4Peer(Cidr4.parse(in.text()));
            case EntityWriter.PEER_IPV6 -> new Peer.Ipv6Peer(Cidr6.parse(in.text()));
            case EntityWriter.PEER_PREFIX_LIST ->
                    new Peer.PrefixListPeer(new PrefixListId(in.text()));
            case EntityWriter.PEER_GROUP -> new Peer.GroupPeer(groupIds.read());
            default -> throw new DamagedSnapshotException("no peer is of kind " + kind);
        };
    }

    Instance instance() throws IOException {
        String id = in.text();
        return new Instance(
                instanceIds.computeIfAbsent(id, InstanceId::new),
                new ReservationId(in.text()),
                imageIds.read(),
                types.read(),
                vpcIds.read(),
                subnetIds.read(),
                zones.read(),
                WireNames.POWER_STATES.constant(in.text()),
                WireNames.HEALTHS.constant(in.text()),
                in.bool(),
                in.bool(),
                in.number(),
                in.number(),
                tags());
    }

    private InstanceType type() throws IOException {
        in.begin();
        InstanceType type =
                new InstanceType(in.text(), in.integer(), in.integer(), in.list(in::integer));
        in.end();
        return type;
    }

    NetworkInterface networkInterface() throws IOException {
        return new NetworkInterface(
                new EniId(in.text()),
                vpcIds.read(),
                subnetIds.read(),
                zones.read(),
                new Mac(in.number()),
                in.text(),
                in.list(this::privateAddress),
                groupSets.read(),
                in.bool(),
                attachment(),
                formatVersion >= StateReader.WITH_NETWORK
                        ? WireNames.INTERFACE_TYPES.constant(in.text())
                        : InterfaceType.INTERFACE,
                tags());
    }

    private PrivateAddress privateAddress() throws IOException {
        in.begin();
        PrivateAddress address = new PrivateAddress(ipv4(), publicAddress());
        in.end();
        return address;
    }

    private PublicAddress publicAddress() throws IOException {
        if (!in.more()) {
            return PublicAddress.NONE;
        }
        Ipv4 address = ipv4();
        return in.more()
                ? new PublicAddress.Elastic(
                        address, new AllocationId(in.text()), new AssociationId(in.text()))
                : new PublicAddress.Automatic(address);
    }

    private Attachment attachment() throws IOException {
        in.begin();
        Attachment attachment = in.more() ? attached() : Attachment.DETACHED;
        in.end();
        return attachment;
    }

    private Attachment attached() throws IOException {
        AttachmentId id = new AttachmentId(in.text());
        String instanceId = in.text();
        InstanceId known = instanceIds.get(instanceId);
        return new Attachment.Attached(
                id,
                known == null ? new InstanceId(instanceId) : known,
                in.integer(),
                in.integer(),
                in.bool(),
                in.number());
    }

    ElasticIp elasticIp() throws IOException {
        return new ElasticIp(new AllocationId(in.text()), ipv4(), binding(), tags());
    }

    private ElasticIp.Binding binding() throws IOException {
        in.begin();
        ElasticIp.Binding binding =
                in.more()
                        ? new ElasticIp.Binding.Associated(
                                new AssociationId(in.text()), new EniId(in.text()), ipv4())
                        : ElasticIp.FREE;
        in.end();
        return binding;
    }

    InternetGateway internetGateway() throws IOException {
        InternetGatewayId id = new InternetGatewayId(in.text());
        in.begin();
        VpcId vpcId = in.more() ? vpcIds.read() : null;
        in.end();
        return new InternetGateway(id, vpcId, tags());
    }

    NatGateway natGateway() throws IOException {
        return new NatGateway(
                new NatGatewayId(in.text()),
                vpcIds.read(),
                subnetIds.read(),
                WireNames.CONNECTIVITIES.constant(in.text()),
                new EniId(in.text()),
                in.number(),
                deleteTime(),
                tags());
    }

    private @Nullable Long deleteTime() throws IOException {
        in.begin();
        Long deleted = in.more() ? in.number() : null;
        in.end();
        return deleted;
    }

    EgressOnlyGateway egressOnlyGateway() throws IOException {
        return new EgressOnlyGateway(new EgressOnlyGatewayId(in.text()), vpcIds.read(), tags());
    }

    RouteTable routeTable() throws IOException {
        RouteTableId id = new RouteTableId(in.text());
        VpcId vpcId = vpcIds.read();
        in.begin();
        RouteTableAssociationId main = in.more() ? new RouteTableAssociationId(in.text()) : null;
        in.end();
        TreePMap<Cidr, Route> routes = TreePMap.empty();
        for (Route route : in.list(this::route)) {
            routes = routes.plus(route.destination(), route);
        }
        TreePMap<RouteTableAssociationId, SubnetId> associations = TreePMap.empty();
        in.begin();
        while (in.more()) {
            associations =
                    associations.plus(new RouteTableAssociationId(in.text()), subnetIds.read());
        }
        in.end();
        return new RouteTable(id, vpcId, main, routes, associations, tags());
    }

    PrefixList prefixList() throws IOException {
        PrefixListId id = new PrefixListId(in.text());
        String name = in.text();
        AddressFamily family = WireNames.ADDRESS_FAMILIES.constant(in.text());
        int maxEntries = in.integer();
        long version = in.number();
        TreePMap<Cidr, String> entries = blocks();
        TreePMap<Long, TreePMap<Cidr, String>> past = TreePMap.empty();
        in.begin();
        while (in.more()) {
            past = past.plus(in.number(), blocks());
        }
        in.end();
        return new PrefixList(id, name, family, maxEntries, version, entries, past, tags());
    }

    private TreePMap<Cidr, String> blocks() throws IOException {
        TreePMap<Cidr, String> blocks = TreePMap.empty();
        in.begin();
        while (in.more()) {
            blocks = blocks.plus(Cidr.parse(in.text()), in.text());
        }
        in.end();
        return blocks;
    }

    NetworkAcl networkAcl() throws IOException {
        NetworkAclId id = new NetworkAclId(in.text());
        VpcId vpcId = vpcIds.read();
        boolean isDefault = in.bool();
        TreePMap<Integer, AclEntry> ingress = entries();
        TreePMap<Integer, AclEntry> egress = entries();
        TreePMap<NetworkAclAssociationId, SubnetId> associations = TreePMap.empty();
        in.begin();
        while (in.more()) {
            associations =
                    associations.plus(new NetworkAclAssociationId(in.text()), subnetIds.read());
        }
        in.end();
        return new NetworkAcl(id, vpcId, isDefault, ingress, egress, associations, tags());
    }

    private TreePMap<Integer, AclEntry> entries() throws IOException {
        TreePMap<Integer, AclEntry> entries = TreePMap.empty();
        for (AclEntry entry : in.list(this::entry)) {
            entries = entries.plus(entry.number(), entry);
        }
        return entries;
    }

    private AclEntry entry() throws IOException {
        in.begin();
        AclEntry entry =
                new AclEntry(
                        in.integer(),
                        in.bool() ? RuleAction.ALLOW : RuleAction.DENY,
                        new Traffic(new Protocol(in.integer()), in.integer(), in.integer()),
                        Cidr.parse(in.text()));
        in.end();
        return entry;
    }

    private Route route() throws IOException {
        in.begin();
        Cidr destination = Cidr.parse(in.text());
        RouteTarget target = target();
        Route route = new Route(destination, target, WireNames.ROUTE_ORIGINS.constant(in.text()));
        in.end();
        return route;
    }

    private RouteTarget target() throws IOException {
        int kind = in.integer();
        return switch (kind) {
            case EntityWriter.TARGET_INTERNET_GATEWAY ->
                    new RouteTarget.OfInternetGateway(new InternetGatewayId(in.text()));
            case EntityWriter.TARGET_INTERFACE -> new RouteTarget.OfInterface(new EniId(in.text()));
            case EntityWriter.TARGET_NAT_GATEWAY ->
                    new RouteTarget.OfNatGateway(new NatGatewayId(in.text()));
            case EntityWriter.TARGET_EGRESS_ONLY_GATEWAY ->
                    new RouteTarget.OfEgressOnlyGateway(new EgressOnlyGatewayId(in.text()));
            default -> throw new DamagedSnapshotException("no target is of kind " + kind);
        };
    }

    private Ipv4 ipv4() throws IOException {
        return address(in.number());
    }

    /**
     * @param number the address as an unsigned number
     */
    static Ipv4 address(long number) {
        if (number >>> 32 != 0) {
            throw new DamagedSnapshotException(number + " is not an IPv4 address");
        }
        return new Ipv4((int) number);
    }

    private Tags tags() throws IOException {
        in.begin();
        if (!in.more()) {
            in.end();
            return Tags.NONE;
        }
        Map<String, String> tags = new TreeMap<>();
        while (in.more()) {
            tags.put(tagKeys.read(), in.text());
        }
        in.end();
        return Tags.of(tags);
    }
}

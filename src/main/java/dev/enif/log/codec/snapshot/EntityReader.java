/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.codec.snapshot;

import dev.enif.core.account.Tags;
import dev.enif.core.elasticip.ElasticIp;
import dev.enif.core.eni.Attachment;
import dev.enif.core.eni.FurtherAddresses;
import dev.enif.core.eni.InterfaceType;
import dev.enif.core.eni.NetworkInterface;
import dev.enif.core.eni.PrivateAddress;
import dev.enif.core.eni.PublicAddress;
import dev.enif.core.id.AllocationId;
import dev.enif.core.id.AssociationId;
import dev.enif.core.id.AttachmentId;
import dev.enif.core.id.CidrAssociationId;
import dev.enif.core.id.EniId;
import dev.enif.core.id.GroupId;
import dev.enif.core.id.InstanceId;
import dev.enif.core.id.PrefixListId;
import dev.enif.core.id.ReservationId;
import dev.enif.core.id.ResourceKind;
import dev.enif.core.id.RuleId;
import dev.enif.core.id.SubnetCidrAssociationId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.id.SubnetReservationId;
import dev.enif.core.id.TrunkAssociationId;
import dev.enif.core.id.VpcId;
import dev.enif.core.instance.Instance;
import dev.enif.core.instance.InstanceType;
import dev.enif.core.net.Cidr;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Cidr6;
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
import dev.enif.log.codec.WireNames;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pcollections.TreePMap;

/** Reads what an {@link EntityWriter} wrote. Not thread-safe. */
final class EntityReader {
    private final SharedReader shared;
    private final CborReader in;
    private final PaletteReader<VpcId> vpcIds;
    private final PaletteReader<SubnetId> subnetIds;
    private final PaletteReader<GroupId> groupIds;
    private final PaletteReader<List<GroupId>> groupSets;
    private final PaletteReader<Zone> zones;
    private final PaletteReader<InstanceType> types;
    private final PaletteReader<String> imageIds;

    /** So that an attachment shares the id of the instance that it is to. */
    private final int formatVersion;

    private final Map<String, InstanceId> instanceIds = new HashMap<>();

    /**
     * @param formatVersion of the snapshot; one of those that can be read
     */
    EntityReader(SharedReader shared, int formatVersion) {
        this.shared = shared;
        this.in = shared.in;
        this.formatVersion = formatVersion;
        vpcIds = shared.vpcIds;
        subnetIds = shared.subnetIds;
        groupIds = new PaletteReader<>(in, () -> new GroupId(in.text()));
        groupSets = new PaletteReader<>(in, () -> List.copyOf(in.list(groupIds::read)));
        zones = new PaletteReader<>(in, () -> new Zone(in.text()));
        types = new PaletteReader<>(in, this::type);
        imageIds = new PaletteReader<>(in, in::text);
    }

    Vpc vpc() throws IOException {
        VpcId id = vpcIds.read();
        List<Vpc.Block> blocks = in.list(this::block);
        GroupId defaultGroupId = groupIds.read();
        boolean dnsSupport = in.bool();
        boolean dnsHostnames = in.bool();
        Tags tags = shared.tags();
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
                        shared.tags());
        if (formatVersion < StateReader.WITH_NETWORK) {
            return subnet;
        }
        String associationId = in.text();
        String ipv6 = in.text();
        boolean assignsIpv6 = in.bool();
        Subnet reserved = reservations(subnet);
        return associationId.isEmpty()
                ? reserved
                : reserved.withIpv6(
                                new Subnet.Ipv6Block(
                                        new SubnetCidrAssociationId(associationId),
                                        Cidr6.parse(ipv6)))
                        .withAssignsIpv6(assignsIpv6);
    }

    private Subnet reservations(Subnet subnet) throws IOException {
        TreePMap<SubnetReservationId, Subnet.Reservation> reservations = TreePMap.empty();
        in.begin();
        while (in.more()) {
            Subnet.Reservation reservation =
                    new Subnet.Reservation(
                            new SubnetReservationId(in.text()),
                            Cidr.parse(in.text()),
                            WireNames.RESERVATION_TYPES.constant(in.text()),
                            in.text());
            reservations = reservations.plus(reservation.id(), reservation);
        }
        in.end();
        return reservations.isEmpty() ? subnet : subnet.withReservations(reservations);
    }

    SecurityGroup securityGroup() throws IOException {
        return new SecurityGroup(
                groupIds.read(),
                vpcIds.read(),
                in.text(),
                in.text(),
                in.list(this::rule),
                shared.tags());
    }

    private Rule rule() throws IOException {
        in.begin();
        RuleId id = new RuleId(in.text());
        Direction direction = WireNames.DIRECTIONS.constant(in.text());
        Traffic traffic = new Traffic(new Protocol(in.integer()), in.integer(), in.integer());
        Rule rule = new Rule(id, direction, traffic, peer(), in.text(), shared.tags());
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
                shared.tags());
    }

    private InstanceType type() throws IOException {
        in.begin();
        InstanceType type =
                new InstanceType(in.text(), in.integer(), in.integer(), in.list(in::integer));
        in.end();
        return type;
    }

    NetworkInterface networkInterface() throws IOException {
        NetworkInterface eni = plainInterface();
        if (formatVersion < StateReader.WITH_NETWORK) {
            return eni;
        }
        FurtherAddresses further =
                new FurtherAddresses(
                        in.list(() -> Ipv6.parse(in.text())),
                        in.list(() -> Cidr4.parse(in.text())),
                        in.list(() -> Cidr6.parse(in.text())));
        return further.isEmpty() ? eni : eni.withFurther(further);
    }

    private NetworkInterface plainInterface() throws IOException {
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
                shared.tags());
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
        Attachment attachment = in.more() ? plugged(in.text()) : Attachment.DETACHED;
        in.end();
        return attachment;
    }

    /** The id tells whether it is attached to an instance, or associated with a trunk. */
    private Attachment plugged(String id) throws IOException {
        return id.startsWith(ResourceKind.TRUNK_ASSOCIATION.prefix())
                ? new Attachment.Associated(
                        new TrunkAssociationId(id), new EniId(in.text()), in.integer())
                : attached(new AttachmentId(id));
    }

    private Attachment attached(AttachmentId id) throws IOException {
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
        return new ElasticIp(new AllocationId(in.text()), ipv4(), binding(), shared.tags());
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
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.codec.snapshot;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.enif.core.elasticip.ElasticIp;
import dev.enif.core.eni.Attachment;
import dev.enif.core.eni.NetworkInterface;
import dev.enif.core.eni.PrivateAddress;
import dev.enif.core.eni.PublicAddress;
import dev.enif.core.id.GroupId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.id.VpcId;
import dev.enif.core.instance.Instance;
import dev.enif.core.instance.InstanceType;
import dev.enif.core.net.Zone;
import dev.enif.core.securitygroup.Peer;
import dev.enif.core.securitygroup.Rule;
import dev.enif.core.securitygroup.SecurityGroup;
import dev.enif.core.vpc.Subnet;
import dev.enif.core.vpc.Vpc;
import dev.enif.log.codec.WireNames;
import java.io.IOException;
import java.util.List;

/**
 * Writes the fields of one account's resources, each in the order of the record. {@link
 * EntityReader} reads them in the same order: change both together, and {@link
 * SnapshotCodec#FORMAT_VERSION} with them. Not thread-safe.
 */
final class EntityWriter {
    static final int PEER_IPV4 = 0;
    static final int PEER_IPV6 = 1;
    static final int PEER_GROUP = 2;
    static final int PEER_PREFIX_LIST = 3;

    private final SharedWriter shared;
    private final JsonGenerator out;
    private final PaletteWriter<VpcId> vpcIds;
    private final PaletteWriter<SubnetId> subnetIds;
    private final PaletteWriter<GroupId> groupIds;
    private final PaletteWriter<List<GroupId>> groupSets;
    private final PaletteWriter<Zone> zones;
    private final PaletteWriter<InstanceType> types;
    private final PaletteWriter<String> imageIds;

    EntityWriter(SharedWriter shared) {
        this.shared = shared;
        this.out = shared.out;
        vpcIds = shared.vpcIds;
        subnetIds = shared.subnetIds;
        groupIds = new PaletteWriter<>(out, id -> out.writeString(id.value()));
        groupSets = new PaletteWriter<>(out, this::groups);
        zones = new PaletteWriter<>(out, zone -> out.writeString(zone.name()));
        types = new PaletteWriter<>(out, this::type);
        imageIds = new PaletteWriter<>(out, out::writeString);
    }

    void write(Vpc vpc) throws IOException {
        vpcIds.write(vpc.id());
        out.writeStartArray(null, vpc.blocks().size());
        for (Vpc.Block block : vpc.blocks()) {
            out.writeStartArray(null, 2);
            out.writeString(block.associationId().value());
            out.writeString(block.cidr().toString());
            out.writeEndArray();
        }
        out.writeEndArray();
        groupIds.write(vpc.defaultGroupId());
        out.writeBoolean(vpc.dnsSupport());
        out.writeBoolean(vpc.dnsHostnames());
        shared.write(vpc.tags());
        out.writeStartArray(null, vpc.ipv6Blocks().size());
        for (Vpc.Ipv6Block block : vpc.ipv6Blocks()) {
            out.writeStartArray(null, 3);
            out.writeString(block.associationId().value());
            out.writeString(block.cidr().toString());
            out.writeBoolean(block.provided());
            out.writeEndArray();
        }
        out.writeEndArray();
    }

    void write(Subnet subnet) throws IOException {
        subnetIds.write(subnet.id());
        vpcIds.write(subnet.vpcId());
        out.writeString(subnet.cidr().toString());
        zones.write(subnet.zone());
        out.writeBoolean(subnet.mapPublicIpOnLaunch());
        shared.write(subnet.tags());
        Subnet.Ipv6Block ipv6 = subnet.ipv6();
        out.writeString(ipv6 == null ? "" : ipv6.associationId().value());
        out.writeString(ipv6 == null ? "" : ipv6.cidr().toString());
        out.writeBoolean(subnet.assignsIpv6());
        out.writeStartArray(null, 4 * subnet.reservations().size());
        for (Subnet.Reservation reservation : subnet.reservations().values()) {
            out.writeString(reservation.id().value());
            out.writeString(reservation.cidr().toString());
            out.writeString(WireNames.RESERVATION_TYPES.name(reservation.type()));
            out.writeString(reservation.description());
        }
        out.writeEndArray();
    }

    void write(SecurityGroup group) throws IOException {
        groupIds.write(group.id());
        vpcIds.write(group.vpcId());
        out.writeString(group.name());
        out.writeString(group.description());
        out.writeStartArray(null, group.rules().size());
        for (Rule rule : group.rules()) {
            write(rule);
        }
        out.writeEndArray();
        shared.write(group.tags());
    }

    private void write(Rule rule) throws IOException {
        out.writeStartArray(null, 9);
        out.writeString(rule.id().value());
        out.writeString(WireNames.DIRECTIONS.name(rule.direction()));
        out.writeNumber(rule.traffic().protocol().number());
        out.writeNumber(rule.traffic().from());
        out.writeNumber(rule.traffic().to());
        switch (rule.peer()) {
            case Peer.Ipv4Peer(var cidr) -> {
                out.writeNumber(PEER_IPV4);
                out.writeString(cidr.toString());
            }
            case Peer.Ipv6Peer(var cidr) -> {
                out.writeNumber(PEER_IPV6);
                out.writeString(cidr.toString());
            }
            case Peer.PrefixListPeer(var listId) -> {
                out.writeNumber(PEER_PREFIX_LIST);
                out.writeString(listId.value());
            }
            case Peer.GroupPeer(var groupId) -> {
                out.writeNumber(PEER_GROUP);
                groupIds.write(groupId);
            }
        }
        out.writeString(rule.description());
        shared.write(rule.tags());
        out.writeEndArray();
    }

    void write(Instance instance) throws IOException {
        out.writeString(instance.id().value());
        out.writeString(instance.reservationId().value());
        imageIds.write(instance.imageId());
        types.write(instance.type());
        vpcIds.write(instance.vpcId());
        subnetIds.write(instance.subnetId());
        zones.write(instance.zone());
        out.writeString(WireNames.POWER_STATES.name(instance.state()));
        out.writeString(WireNames.HEALTHS.name(instance.health()));
        out.writeBoolean(instance.lendsPublicAddress());
        out.writeBoolean(instance.terminationProtected());
        out.writeNumber(instance.launchTimeMillis());
        out.writeNumber(instance.stateTimeMillis());
        shared.write(instance.tags());
    }

    private void type(InstanceType type) throws IOException {
        out.writeStartArray(null, 4);
        out.writeString(type.name());
        out.writeNumber(type.maximumInterfaces());
        out.writeNumber(type.ipv4PerInterface());
        out.writeStartArray(null, type.cardInterfaces().size());
        for (int interfaces : type.cardInterfaces()) {
            out.writeNumber(interfaces);
        }
        out.writeEndArray();
        out.writeEndArray();
    }

    void write(NetworkInterface eni) throws IOException {
        out.writeString(eni.id().value());
        vpcIds.write(eni.vpcId());
        subnetIds.write(eni.subnetId());
        zones.write(eni.zone());
        out.writeNumber(eni.mac().bits());
        out.writeString(eni.description());
        out.writeStartArray(null, eni.addresses().size());
        for (PrivateAddress address : eni.addresses()) {
            write(address);
        }
        out.writeEndArray();
        groupSets.write(eni.groupIds());
        out.writeBoolean(eni.sourceDestCheck());
        write(eni.attachment());
        out.writeString(WireNames.INTERFACE_TYPES.name(eni.type()));
        shared.write(eni.tags());
        texts(eni.further().ipv6());
        texts(eni.further().ipv4Prefixes());
        texts(eni.further().ipv6Prefixes());
    }

    private void texts(List<?> values) throws IOException {
        out.writeStartArray(null, values.size());
        for (Object value : values) {
            out.writeString(value.toString());
        }
        out.writeEndArray();
    }

    private void groups(List<GroupId> groups) throws IOException {
        out.writeStartArray(null, groups.size());
        for (GroupId groupId : groups) {
            groupIds.write(groupId);
        }
        out.writeEndArray();
    }

    /**
     * One, two or four elements: without a public address, with an automatic one, an Elastic IP.
     */
    private void write(PrivateAddress own) throws IOException {
        switch (own.publicAddress()) {
            case PublicAddress.None _ -> {
                out.writeStartArray(null, 1);
                out.writeNumber(own.address().number());
            }
            case PublicAddress.Automatic(var address) -> {
                out.writeStartArray(null, 2);
                out.writeNumber(own.address().number());
                out.writeNumber(address.number());
            }
            case PublicAddress.Elastic(var address, var allocationId, var associationId) -> {
                out.writeStartArray(null, 4);
                out.writeNumber(own.address().number());
                out.writeNumber(address.number());
                out.writeString(allocationId.value());
                out.writeString(associationId.value());
            }
        }
        out.writeEndArray();
    }

    private void write(Attachment attachment) throws IOException {
        switch (attachment) {
            case Attachment.Detached _ -> out.writeStartArray(null, 0);
            case Attachment.Attached attached -> {
                out.writeStartArray(null, 6);
                out.writeString(attached.attachmentId().value());
                out.writeString(attached.instanceId().value());
                out.writeNumber(attached.deviceIndex());
                out.writeNumber(attached.networkCardIndex());
                out.writeBoolean(attached.deleteOnTermination());
                out.writeNumber(attached.attachTimeMillis());
            }
            case Attachment.Associated(var associationId, var trunkId, int vlanId) -> {
                out.writeStartArray(null, 3);
                out.writeString(associationId.value());
                out.writeString(trunkId.value());
                out.writeNumber(vlanId);
            }
        }
        out.writeEndArray();
    }

    void write(ElasticIp elasticIp) throws IOException {
        out.writeString(elasticIp.id().value());
        out.writeNumber(elasticIp.publicAddress().number());
        switch (elasticIp.binding()) {
            case ElasticIp.Binding.Free _ -> out.writeStartArray(null, 0);
            case ElasticIp.Binding.Associated(var associationId, var eniId, var address) -> {
                out.writeStartArray(null, 3);
                out.writeString(associationId.value());
                out.writeString(eniId.value());
                out.writeNumber(address.number());
            }
        }
        out.writeEndArray();
        shared.write(elasticIp.tags());
    }
}

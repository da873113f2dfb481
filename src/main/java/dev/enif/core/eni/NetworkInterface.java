/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.eni;

import dev.enif.core.account.Entity;
import dev.enif.core.account.Hash64;
import dev.enif.core.account.Tags;
import dev.enif.core.id.EniId;
import dev.enif.core.id.GroupId;
import dev.enif.core.id.ResourceId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.id.VpcId;
import dev.enif.core.net.Ip;
import dev.enif.core.net.Ipv4;
import dev.enif.core.net.Mac;
import dev.enif.core.net.Zone;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A network interface. It lives in its subnet's zone for ever and keeps its hardware address; the
 * first of its private addresses is the primary one and never changes; it has at least one group,
 * all of its VPC, unless a service manages it.
 */
public record NetworkInterface(
        EniId id,
        VpcId vpcId,
        SubnetId subnetId,
        Zone zone,
        Mac mac,
        String description,
        List<PrivateAddress> addresses,
        FurtherAddresses further,
        List<GroupId> groupIds,
        boolean sourceDestCheck,
        Attachment attachment,
        InterfaceType type,
        Tags tags)
        implements Entity<EniId> {
    public NetworkInterface {
        addresses = List.copyOf(addresses);
        groupIds = List.copyOf(groupIds);
        if (addresses.isEmpty()) {
            throw new IllegalArgumentException(id + " has no primary address");
        }
    }

    /** One with IPv4 addresses alone. */
    public NetworkInterface(
            EniId id,
            VpcId vpcId,
            SubnetId subnetId,
            Zone zone,
            Mac mac,
            String description,
            List<PrivateAddress> addresses,
            List<GroupId> groupIds,
            boolean sourceDestCheck,
            Attachment attachment,
            InterfaceType type,
            Tags tags) {
        this(
                id,
                vpcId,
                subnetId,
                zone,
                mac,
                description,
                addresses,
                FurtherAddresses.NONE,
                groupIds,
                sourceDestCheck,
                attachment,
                type,
                tags);
    }

    /** Whether a service has it; see {@link ManagedInterface}. */
    public boolean isRequesterManaged() {
        return type.isRequesterManaged();
    }

    public PrivateAddress primary() {
        return addresses.getFirst();
    }

    /** Whether the address is its own, those within its prefixes included. */
    public boolean owns(Ip address) {
        return address instanceof Ipv4 ipv4 && find(ipv4) != null || further.contains(address);
    }

    /** How many places for IPv4 addresses it takes of those that a type has: a prefix takes one. */
    public int ipv4Places() {
        return addresses.size() + further.ipv4Prefixes().size();
    }

    /** Likewise for IPv6. */
    public int ipv6Places() {
        return further.ipv6().size() + further.ipv6Prefixes().size();
    }

    /** How many IPv4 addresses of the subnet it holds, those within prefixes included. */
    public int ipv4Held() {
        return addresses.size()
                + further.ipv4Prefixes().size() * (1 << 32 - FurtherAddresses.IPV4_LENGTH);
    }

    public @Nullable PrivateAddress find(Ipv4 address) {
        for (PrivateAddress own : addresses) {
            if (own.address().equals(address)) {
                return own;
            }
        }
        return null;
    }

    public NetworkInterface withDescription(String newDescription) {
        return with(newDescription, addresses, groupIds, sourceDestCheck, attachment, type, tags);
    }

    public NetworkInterface withAddresses(List<PrivateAddress> newAddresses) {
        return with(description, newAddresses, groupIds, sourceDestCheck, attachment, type, tags);
    }

    /**
     * Maps a public address to one of its own private ones; a private address that it does not have
     * is a fault.
     */
    public NetworkInterface withPublicAddress(Ipv4 address, PublicAddress publicAddress) {
        if (find(address) == null) {
            throw new IllegalStateException(id + " does not have the address " + address);
        }
        return withAddresses(
                addresses.stream()
                        .map(own ->
                                own.address().equals(address)
                                        ? new PrivateAddress(address, publicAddress)
                                        : own)
                        .toList());
    }

    public NetworkInterface withGroups(List<GroupId> newGroupIds) {
        return with(description, addresses, newGroupIds, sourceDestCheck, attachment, type, tags);
    }

    public NetworkInterface withSourceDestCheck(boolean check) {
        return with(description, addresses, groupIds, check, attachment, type, tags);
    }

    public NetworkInterface withAttachment(Attachment newAttachment) {
        return with(description, addresses, groupIds, sourceDestCheck, newAttachment, type, tags);
    }

    public NetworkInterface withType(InterfaceType newType) {
        return with(description, addresses, groupIds, sourceDestCheck, attachment, newType, tags);
    }

    @Override
    public NetworkInterface withTags(Tags newTags) {
        return with(description, addresses, groupIds, sourceDestCheck, attachment, type, newTags);
    }

    /** The same with other values of all that can change. */
    private NetworkInterface with(
            String newDescription,
            List<PrivateAddress> newAddresses,
            List<GroupId> newGroupIds,
            boolean check,
            Attachment newAttachment,
            InterfaceType newType,
            Tags newTags) {
        return new NetworkInterface(
                id,
                vpcId,
                subnetId,
                zone,
                mac,
                newDescription,
                newAddresses,
                further,
                newGroupIds,
                check,
                newAttachment,
                newType,
                newTags);
    }

    public NetworkInterface withFurther(FurtherAddresses newFurther) {
        return new NetworkInterface(
                id,
                vpcId,
                subnetId,
                zone,
                mac,
                description,
                addresses,
                newFurther,
                groupIds,
                sourceDestCheck,
                attachment,
                type,
                tags);
    }

    /** A branch names its trunk, and the association by which it belongs to it. */
    @Override
    public Collection<? extends ResourceId> references() {
        return switch (attachment) {
            case Attachment.Detached _, Attachment.Attached _ -> List.of();
            case Attachment.Associated(var associationId, var trunkId, _) ->
                    List.of(trunkId, associationId);
        };
    }

    @Override
    public long fingerprint() {
        Hash64 hash = new Hash64();
        if (type != InterfaceType.INTERFACE) {
            // Those of before the field came hash as they did.
            hash.add(type);
        }
        if (!further.isEmpty()) {
            hash.addAll(further.ipv6()).addAll(further.prefixes());
        }
        return hash.add(id)
                .add(vpcId)
                .add(subnetId)
                .add(zone)
                .add(mac.bits())
                .add(description)
                .addAll(addresses)
                .addAll(groupIds)
                .add(sourceDestCheck)
                .add(attachment)
                .add(tags)
                .value();
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.account;

import dev.enif.core.eni.Attachment;
import dev.enif.core.eni.NetworkInterface;
import dev.enif.core.eni.PrivateAddress;
import dev.enif.core.eni.PublicAddress;
import dev.enif.core.eni.Slot;
import dev.enif.core.id.AssociationId;
import dev.enif.core.id.AttachmentId;
import dev.enif.core.id.EniId;
import dev.enif.core.id.GroupId;
import dev.enif.core.id.InstanceId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Ipv4;
import java.util.HashMap;
import java.util.Map;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;

/**
 * The indexes of many interfaces at once: gathered in any order, sorted and built at the end.
 * Several times quicker than adding one interface after the other, each of which copies paths. Not
 * thread-safe.
 */
final class Reindexing {
    private final Map<SubnetId, Pairs<Ipv4, EniId>> addresses = new HashMap<>();
    private final Pairs<Ipv4, EniId> publicAddresses = new Pairs<>(Reindexing::number);
    private final Pairs<AssociationId, EniId> associations = Pairs.byId();
    private final Pairs<AttachmentId, EniId> attachments = Pairs.byId();
    private final Pairs<InstanceSlot, EniId> slots =
            new Pairs<>(plugged -> Pairs.leadingDigits(plugged.instanceId()));
    private final Map<GroupId, Pairs<EniId, EniId>> members = new HashMap<>();

    private Indexes.Ipv6Index ipv6 = Indexes.Ipv6Index.EMPTY;

    /** A slot among those of all instances. */
    private record InstanceSlot(InstanceId instanceId, Slot slot)
            implements Comparable<InstanceSlot> {
        @Override
        public int compareTo(InstanceSlot other) {
            int byInstance = instanceId.compareTo(other.instanceId);
            return byInstance != 0 ? byInstance : slot.compareTo(other.slot);
        }
    }

    void add(NetworkInterface eni) {
        Pairs<Ipv4, EniId> held =
                addresses.computeIfAbsent(eni.subnetId(), _ -> new Pairs<>(Reindexing::number));
        for (PrivateAddress own : eni.addresses()) {
            held.add(own.address(), eni.id());
            switch (own.publicAddress()) {
                case PublicAddress.None _ -> {}
                case PublicAddress.Automatic(Ipv4 address) ->
                        publicAddresses.add(address, eni.id());
                case PublicAddress.Elastic(Ipv4 address, _, AssociationId associationId) -> {
                    publicAddresses.add(address, eni.id());
                    associations.add(associationId, eni.id());
                }
            }
        }
        for (Cidr4 prefix : eni.further().ipv4Prefixes()) {
            for (int offset = 0; offset < prefix.size(); offset++) {
                held.add(prefix.network().plus(offset), eni.id());
            }
        }
        ipv6 = ipv6.plus(eni);
        for (GroupId groupId : eni.groupIds()) {
            members.computeIfAbsent(groupId, _ -> Pairs.byId()).add(eni.id(), eni.id());
        }
        switch (eni.attachment()) {
            case Attachment.Detached _, Attachment.Associated _ -> {}
            case Attachment.Attached attached -> {
                attachments.add(attached.attachmentId(), eni.id());
                slots.add(new InstanceSlot(attached.instanceId(), attached.slot()), eni.id());
            }
        }
    }

    private static long number(Ipv4 address) {
        return Integer.toUnsignedLong(address.bits());
    }

    /**
     * @throws IllegalStateException if two interfaces hold the same
     */
    Indexes finish() {
        Pairs<SubnetId, TreePMap<Ipv4, EniId>> bySubnet = Pairs.byId();
        addresses.forEach((subnetId, held) -> bySubnet.add(subnetId, held.map()));
        Pairs<GroupId, TreePSet<EniId>> byGroup = Pairs.byId();
        members.forEach(
                (groupId, own) -> byGroup.add(groupId, TreePSet.fromSortedSet(own.map().keySet())));
        return new Indexes(
                bySubnet.map(),
                publicAddresses.map(),
                associations.map(),
                attachments.map(),
                byInstance(),
                byGroup.map(),
                ipv6);
    }

    private TreePMap<InstanceId, TreePMap<Slot, EniId>> byInstance() {
        Pairs<InstanceId, TreePMap<Slot, EniId>> byInstance = Pairs.byId();
        TreePMap<Slot, EniId> own = TreePMap.empty();
        InstanceId current = null;
        for (Map.Entry<InstanceSlot, EniId> plugged : slots.inOrder()) {
            InstanceId instanceId = plugged.getKey().instanceId();
            if (current != null && !current.equals(instanceId)) {
                byInstance.add(current, own);
                own = TreePMap.empty();
            }
            current = instanceId;
            own = own.plus(plugged.getKey().slot(), plugged.getValue());
        }
        if (current != null) {
            byInstance.add(current, own);
        }
        return byInstance.map();
    }
}

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
import dev.enif.core.net.Ipv4;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;

/**
 * Where interfaces are found by something else than their id: a function of the interfaces alone,
 * never stored. Adding one whose address, slot or public address another one holds is a fault and
 * throws: these are the rules that must never break.
 */
public record Indexes(
        TreePMap<SubnetId, TreePMap<Ipv4, EniId>> addresses,
        TreePMap<Ipv4, EniId> publicAddresses,
        TreePMap<AssociationId, EniId> associations,
        TreePMap<AttachmentId, EniId> attachments,
        TreePMap<InstanceId, TreePMap<Slot, EniId>> slots,
        TreePMap<GroupId, TreePSet<EniId>> members) {
    public static final Indexes EMPTY =
            new Indexes(
                    TreePMap.empty(),
                    TreePMap.empty(),
                    TreePMap.empty(),
                    TreePMap.empty(),
                    TreePMap.empty(),
                    TreePMap.empty());

    static Indexes of(Iterable<NetworkInterface> interfaces) {
        Reindexing reindexing = new Reindexing();
        interfaces.forEach(reindexing::add);
        return reindexing.finish();
    }

    /** The interfaces that hold an address of the subnet, by address. */
    public TreePMap<Ipv4, EniId> addressesOf(SubnetId subnetId) {
        return addresses.getOrDefault(subnetId, TreePMap.empty());
    }

    /** The interfaces plugged into the instance, by slot. */
    public TreePMap<Slot, EniId> slotsOf(InstanceId instanceId) {
        return slots.getOrDefault(instanceId, TreePMap.empty());
    }

    /** The interfaces that have the group. */
    public TreePSet<EniId> membersOf(GroupId groupId) {
        return members.getOrDefault(groupId, TreePSet.empty());
    }

    Indexes plus(NetworkInterface eni) {
        TreePMap<Ipv4, EniId> held = addressesOf(eni.subnetId());
        TreePMap<Ipv4, EniId> mapped = publicAddresses;
        TreePMap<AssociationId, EniId> associated = associations;
        for (PrivateAddress own : eni.addresses()) {
            held = plusNew(held, own.address(), eni.id());
            switch (own.publicAddress()) {
                case PublicAddress.None _ -> {}
                case PublicAddress.Automatic(Ipv4 address) ->
                        mapped = plusNew(mapped, address, eni.id());
                case PublicAddress.Elastic(Ipv4 address, _, AssociationId associationId) -> {
                    mapped = plusNew(mapped, address, eni.id());
                    associated = plusNew(associated, associationId, eni.id());
                }
            }
        }
        TreePMap<GroupId, TreePSet<EniId>> grouped = members;
        for (GroupId groupId : eni.groupIds()) {
            grouped = grouped.plus(groupId, membersOf(groupId).plus(eni.id()));
        }
        Indexes found =
                new Indexes(
                        addresses.plus(eni.subnetId(), held),
                        mapped,
                        associated,
                        attachments,
                        slots,
                        grouped);
        return switch (eni.attachment()) {
            case Attachment.Detached _ -> found;
            case Attachment.Attached attached -> found.plusAttachment(attached, eni.id());
        };
    }

    private Indexes plusAttachment(Attachment.Attached attached, EniId eniId) {
        TreePMap<Slot, EniId> taken =
                plusNew(slotsOf(attached.instanceId()), attached.slot(), eniId);
        return new Indexes(
                addresses,
                publicAddresses,
                associations,
                plusNew(attachments, attached.attachmentId(), eniId),
                slots.plus(attached.instanceId(), taken),
                members);
    }

    Indexes minus(NetworkInterface eni) {
        TreePMap<Ipv4, EniId> held = addressesOf(eni.subnetId());
        TreePMap<Ipv4, EniId> mapped = publicAddresses;
        TreePMap<AssociationId, EniId> associated = associations;
        for (PrivateAddress own : eni.addresses()) {
            held = held.minus(own.address());
            switch (own.publicAddress()) {
                case PublicAddress.None _ -> {}
                case PublicAddress.Automatic(Ipv4 address) -> mapped = mapped.minus(address);
                case PublicAddress.Elastic(Ipv4 address, _, AssociationId associationId) -> {
                    mapped = mapped.minus(address);
                    associated = associated.minus(associationId);
                }
            }
        }
        TreePMap<GroupId, TreePSet<EniId>> grouped = members;
        for (GroupId groupId : eni.groupIds()) {
            TreePSet<EniId> left = grouped.getOrDefault(groupId, TreePSet.empty()).minus(eni.id());
            grouped = left.isEmpty() ? grouped.minus(groupId) : grouped.plus(groupId, left);
        }
        Indexes found =
                new Indexes(
                        plusOrMinus(addresses, eni.subnetId(), held),
                        mapped,
                        associated,
                        attachments,
                        slots,
                        grouped);
        return switch (eni.attachment()) {
            case Attachment.Detached _ -> found;
            case Attachment.Attached attached -> found.minusAttachment(attached);
        };
    }

    private Indexes minusAttachment(Attachment.Attached attached) {
        TreePMap<Slot, EniId> taken = slotsOf(attached.instanceId()).minus(attached.slot());
        return new Indexes(
                addresses,
                publicAddresses,
                associations,
                attachments.minus(attached.attachmentId()),
                plusOrMinus(slots, attached.instanceId(), taken),
                members);
    }

    private static <K, J, V> TreePMap<K, TreePMap<J, V>> plusOrMinus(
            TreePMap<K, TreePMap<J, V>> outer, K key, TreePMap<J, V> inner) {
        return inner.isEmpty() ? outer.minus(key) : outer.plus(key, inner);
    }

    private static <K> TreePMap<K, EniId> plusNew(TreePMap<K, EniId> map, K key, EniId eniId) {
        EniId holder = map.get(key);
        if (holder != null) {
            throw new IllegalStateException(key + " of " + eniId + " is held by " + holder);
        }
        return map.plus(key, eniId);
    }
}

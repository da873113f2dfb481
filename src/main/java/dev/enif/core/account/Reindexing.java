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
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;

/**
 * The indexes of many interfaces at once: gathered in collections that change, which become
 * persistent ones at the end. Several times quicker than adding one interface after the other, each
 * of which copies paths. Not thread-safe.
 */
final class Reindexing {
    private final Map<SubnetId, SortedMap<Ipv4, EniId>> addresses = new HashMap<>();
    private final SortedMap<Ipv4, EniId> publicAddresses = new TreeMap<>();
    private final SortedMap<AssociationId, EniId> associations = new TreeMap<>();
    private final SortedMap<AttachmentId, EniId> attachments = new TreeMap<>();
    private final Map<InstanceId, SortedMap<Slot, EniId>> slots = new HashMap<>();
    private final Map<GroupId, TreeSet<EniId>> members = new HashMap<>();

    void add(NetworkInterface eni) {
        SortedMap<Ipv4, EniId> held =
                addresses.computeIfAbsent(eni.subnetId(), _ -> new TreeMap<>());
        for (PrivateAddress own : eni.addresses()) {
            put(held, own.address(), eni.id());
            switch (own.publicAddress()) {
                case PublicAddress.None _ -> {}
                case PublicAddress.Automatic(Ipv4 address) ->
                        put(publicAddresses, address, eni.id());
                case PublicAddress.Elastic(Ipv4 address, _, AssociationId associationId) -> {
                    put(publicAddresses, address, eni.id());
                    put(associations, associationId, eni.id());
                }
            }
        }
        for (GroupId groupId : eni.groupIds()) {
            members.computeIfAbsent(groupId, _ -> new TreeSet<>()).add(eni.id());
        }
        switch (eni.attachment()) {
            case Attachment.Detached _ -> {}
            case Attachment.Attached attached -> {
                put(attachments, attached.attachmentId(), eni.id());
                put(
                        slots.computeIfAbsent(attached.instanceId(), _ -> new TreeMap<>()),
                        attached.slot(),
                        eni.id());
            }
        }
    }

    Indexes finish() {
        SortedMap<GroupId, TreePSet<EniId>> grouped = new TreeMap<>();
        members.forEach((groupId, own) -> grouped.put(groupId, TreePSet.fromSortedSet(own)));
        return new Indexes(
                persistent(addresses),
                TreePMap.fromSortedMap(publicAddresses),
                TreePMap.fromSortedMap(associations),
                TreePMap.fromSortedMap(attachments),
                persistent(slots),
                TreePMap.fromSortedMap(grouped));
    }

    private static <K extends Comparable<? super K>, J, V> TreePMap<K, TreePMap<J, V>> persistent(
            Map<K, SortedMap<J, V>> outer) {
        SortedMap<K, TreePMap<J, V>> sorted = new TreeMap<>();
        outer.forEach((key, inner) -> sorted.put(key, TreePMap.fromSortedMap(inner)));
        return TreePMap.fromSortedMap(sorted);
    }

    private static <K> void put(SortedMap<K, EniId> map, K key, EniId eniId) {
        EniId holder = map.put(key, eniId);
        if (holder != null) {
            throw new IllegalStateException(key + " of " + eniId + " is held by " + holder);
        }
    }
}

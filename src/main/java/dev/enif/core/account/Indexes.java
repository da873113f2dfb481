/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.account;

import dev.enif.core.eni.Attachment;
import dev.enif.core.eni.FurtherAddresses;
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
import dev.enif.core.net.Cidr6;
import dev.enif.core.net.Ipv4;
import dev.enif.core.net.Ipv6;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
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
        TreePMap<GroupId, TreePSet<EniId>> members,
        Ipv6Index ipv6) {
    public static final Indexes EMPTY =
            new Indexes(
                    TreePMap.empty(),
                    TreePMap.empty(),
                    TreePMap.empty(),
                    TreePMap.empty(),
                    TreePMap.empty(),
                    TreePMap.empty(),
                    Ipv6Index.EMPTY);

    static Indexes of(Iterable<NetworkInterface> interfaces) {
        Reindexing reindexing = new Reindexing();
        interfaces.forEach(reindexing::add);
        return reindexing.finish();
    }

    /** The interfaces that hold an IPv4 address of the subnet, one within a prefix or not. */
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
        for (Cidr4 prefix : eni.further().ipv4Prefixes()) {
            for (int offset = 0; offset < prefix.size(); offset++) {
                held = plusNew(held, prefix.network().plus(offset), eni.id());
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
                        grouped,
                        ipv6.plus(eni));
        return switch (eni.attachment()) {
            case Attachment.Detached _, Attachment.Associated _ -> found;
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
                members,
                ipv6);
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
        for (Cidr4 prefix : eni.further().ipv4Prefixes()) {
            for (int offset = 0; offset < prefix.size(); offset++) {
                held = held.minus(prefix.network().plus(offset));
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
                        grouped,
                        ipv6.minus(eni));
        return switch (eni.attachment()) {
            case Attachment.Detached _, Attachment.Associated _ -> found;
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
                members,
                ipv6);
    }

    /**
     * Who holds which IPv6 addresses and prefixes.
     *
     * @param addresses by subnet
     * @param prefixes likewise; none of the addresses lies in one
     */
    public record Ipv6Index(
            TreePMap<SubnetId, TreePMap<Ipv6, EniId>> addresses,
            TreePMap<SubnetId, TreePMap<Cidr6, EniId>> prefixes) {
        /** The bits of an address that its prefix leaves open. */
        private static final long LAST = (1L << 128 - FurtherAddresses.IPV6_LENGTH) - 1;

        static final Ipv6Index EMPTY = new Ipv6Index(TreePMap.empty(), TreePMap.empty());

        /** Who holds the address, by itself or within a prefix, or null. */
        public @Nullable EniId holder(SubnetId subnetId, Ipv6 address) {
            EniId holder = addresses.getOrDefault(subnetId, TreePMap.empty()).get(address);
            return holder != null
                    ? holder
                    : prefixes.getOrDefault(subnetId, TreePMap.empty())
                            .get(new Cidr6(address, FurtherAddresses.IPV6_LENGTH));
        }

        /** Who holds the prefix, or addresses of it. */
        public List<EniId> within(SubnetId subnetId, Cidr6 prefix) {
            TreeSet<EniId> found = new TreeSet<>();
            Ipv6 last = new Ipv6(prefix.network().high(), prefix.network().low() | LAST);
            found.addAll(
                    addresses
                            .getOrDefault(subnetId, TreePMap.empty())
                            .subMap(prefix.network(), true, last, true)
                            .values());
            EniId holder = prefixes.getOrDefault(subnetId, TreePMap.empty()).get(prefix);
            if (holder != null) {
                found.add(holder);
            }
            return List.copyOf(found);
        }

        /** Who holds anything of the subnet's IPv6 block. */
        public List<EniId> holdersIn(SubnetId subnetId) {
            TreeSet<EniId> found = new TreeSet<>();
            found.addAll(addresses.getOrDefault(subnetId, TreePMap.empty()).values());
            found.addAll(prefixes.getOrDefault(subnetId, TreePMap.empty()).values());
            return List.copyOf(found);
        }

        Ipv6Index plus(NetworkInterface eni) {
            if (eni.ipv6Places() == 0) {
                return this;
            }
            SubnetId subnetId = eni.subnetId();
            TreePMap<Ipv6, EniId> held = addresses.getOrDefault(subnetId, TreePMap.empty());
            for (Ipv6 address : eni.further().ipv6()) {
                held = plusNew(held, address, eni.id());
            }
            TreePMap<Cidr6, EniId> delegated = prefixes.getOrDefault(subnetId, TreePMap.empty());
            for (Cidr6 prefix : eni.further().ipv6Prefixes()) {
                delegated = plusNew(delegated, prefix, eni.id());
            }
            return with(subnetId, held, delegated);
        }

        Ipv6Index minus(NetworkInterface eni) {
            if (eni.ipv6Places() == 0) {
                return this;
            }
            SubnetId subnetId = eni.subnetId();
            return with(
                    subnetId,
                    addresses
                            .getOrDefault(subnetId, TreePMap.empty())
                            .minusAll(eni.further().ipv6()),
                    prefixes.getOrDefault(subnetId, TreePMap.empty())
                            .minusAll(eni.further().ipv6Prefixes()));
        }

        private Ipv6Index with(
                SubnetId subnetId, TreePMap<Ipv6, EniId> held, TreePMap<Cidr6, EniId> delegated) {
            return new Ipv6Index(
                    plusOrMinus(addresses, subnetId, held),
                    plusOrMinus(prefixes, subnetId, delegated));
        }
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

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.eni;

import dev.enif.core.account.Draft;
import dev.enif.core.decision.CommonRefusal;
import dev.enif.core.decision.RefusedException;
import dev.enif.core.id.EniId;
import dev.enif.core.id.InstanceId;
import dev.enif.core.instance.InstanceType;
import org.pcollections.TreePMap;

/** Whether an interface fits into a slot of an instance. */
public final class SlotRules {
    /** The highest device index that is accepted; no instance type takes as many interfaces. */
    public static final int HIGHEST_INDEX = 255;

    private SlotRules() {}

    /**
     * EC2's order of checks: the index is free, the type takes one more interface, the interface
     * has no more addresses than the type permits, the card exists; then the card's own limit.
     *
     * @param others the interfaces that are, or stay, plugged in
     * @throws RefusedException if it does not fit
     */
    static void require(
            InstanceId instanceId,
            InstanceType type,
            TreePMap<Slot, EniId> others,
            Slot slot,
            int addresses) {
        requireIndex(slot.deviceIndex());
        EniId holder = others.get(slot);
        if (holder != null) {
            throw Draft.refused(new AttachmentRefusal.IndexTaken(instanceId, slot, holder));
        }
        requireCount(type, others.size() + 1);
        AddressLimit.of(type).require(addresses);
        requireCard(type, slot.networkCardIndex());
        requireCountOnCard(
                type, slot.networkCardIndex(), onCard(others, slot.networkCardIndex()) + 1);
    }

    /**
     * @throws RefusedException unless the index is 0 to {@value #HIGHEST_INDEX}
     */
    public static void requireIndex(int deviceIndex) {
        Draft.refuseIf(
                deviceIndex < 0 || deviceIndex > HIGHEST_INDEX,
                new CommonRefusal.InvalidValue(
                        "Value ( "
                                + deviceIndex
                                + " ) for parameter deviceIndex is invalid. Expecting 0 to "
                                + HIGHEST_INDEX));
    }

    /**
     * @throws RefusedException if {@code count} interfaces are too many for the type
     */
    public static void requireCount(InstanceType type, int count) {
        Draft.refuseIf(
                count > type.maximumInterfaces(),
                new AttachmentRefusal.TooManyInterfaces(
                        count, type.maximumInterfaces(), type.name()));
    }

    /**
     * @throws RefusedException if the type has no such card
     */
    public static void requireCard(InstanceType type, int card) {
        int cards = type.cardInterfaces().size();
        Draft.refuseIf(
                card < 0 || card >= cards,
                new AttachmentRefusal.NoSuchCard(card, cards, type.name()));
    }

    /**
     * @throws RefusedException if {@code count} interfaces are too many for an existing card
     */
    public static void requireCountOnCard(InstanceType type, int card, int count) {
        int limit = type.cardInterfaces().get(card);
        Draft.refuseIf(
                count > limit,
                new AttachmentRefusal.TooManyOnCard(count, limit, card, type.name()));
    }

    private static int onCard(TreePMap<Slot, EniId> slots, int card) {
        return slots.subMap(new Slot(card, 0), new Slot(card + 1, 0)).size();
    }

    /** The lowest free device index of the card above 0; 0 is the primary interface's. */
    static int lowestFreeIndex(TreePMap<Slot, EniId> slots, int card) {
        int index = 1;
        while (slots.containsKey(new Slot(card, index))) {
            index++;
        }
        return index;
    }
}

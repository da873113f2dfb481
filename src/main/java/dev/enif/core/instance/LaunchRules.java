/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.instance;

import dev.enif.core.account.Draft;
import dev.enif.core.decision.CommonRefusal;
import dev.enif.core.decision.RefusedException;
import dev.enif.core.eni.FurtherRequest;
import dev.enif.core.eni.Slot;
import dev.enif.core.eni.SlotRules;
import dev.enif.core.id.EniId;
import dev.enif.core.instance.InstanceCommand.LaunchInterface;
import dev.enif.core.instance.InstanceCommand.RunInstances;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a launch must say to make sense, whatever the account looks like. */
final class LaunchRules {
    /** Instances that one command may launch; keeps a decision small enough for one record. */
    static final int INSTANCES_AT_ONCE = 100;

    /** Interfaces that one command may bring about, over all of its instances. */
    static final int INTERFACES_AT_ONCE = 500;

    private static final Pattern IMAGE_ID = Pattern.compile("ami-[0-9A-Za-z._-]{1,60}");

    private LaunchRules() {}

    /**
     * @throws RefusedException unless it looks like the id of an image: images are not ours to know
     */
    static void requireImageId(String text) {
        Draft.refuseIf(
                !IMAGE_ID.matcher(text).matches(), new InstanceRefusal.MalformedImageId(text));
    }

    /**
     * @throws RefusedException unless the counts are within their bounds
     */
    static void requireCount(RunInstances command) {
        int count = command.count();
        Draft.refuseIf(
                count < 1 || count > INSTANCES_AT_ONCE,
                new CommonRefusal.InvalidValue(
                        "Value ( "
                                + count
                                + " ) for the number of instances is invalid. Expecting 1 to "
                                + INSTANCES_AT_ONCE));
        long interfaces = (long) count * command.interfaces().size();
        Draft.refuseIf(
                interfaces > INTERFACES_AT_ONCE,
                new CommonRefusal.InvalidValue(
                        "The request brings about "
                                + interfaces
                                + " network interfaces. Expecting at most "
                                + INTERFACES_AT_ONCE
                                + ": launch fewer instances at once"));
    }

    /**
     * The interfaces in the order of their slots, the primary one first, if the type takes them.
     *
     * @throws RefusedException if a slot is taken twice or does not exist, none is the primary one,
     *     or a value does not go with another
     */
    static List<LaunchInterface> plan(RunInstances command, InstanceType type) {
        TreeMap<Slot, LaunchInterface> slots = new TreeMap<>();
        for (LaunchInterface wanted : command.interfaces()) {
            SlotRules.requireIndex(wanted.deviceIndex());
            Slot slot = new Slot(wanted.networkCardIndex(), wanted.deviceIndex());
            Draft.refuseIf(
                    slots.put(slot, wanted) != null,
                    new CommonRefusal.InvalidValue(
                            "Two network interfaces are given for device index "
                                    + slot.deviceIndex()
                                    + " of network card "
                                    + slot.networkCardIndex()));
        }
        Draft.refuseIf(
                !slots.containsKey(new Slot(0, 0)),
                new CommonRefusal.InvalidCombination(
                        "One of the network interfaces must have device index 0 on network card 0"));
        List<LaunchInterface> plan = List.copyOf(slots.values());
        Set<EniId> brought = new HashSet<>();
        for (LaunchInterface wanted : plan) {
            switch (wanted) {
                case LaunchInterface.Made made -> requireMakeable(command, made);
                case LaunchInterface.Brought(_, _, EniId eniId) -> {
                    Draft.refuseIf(
                            command.count() > 1,
                            new InstanceRefusal.BroughtToSeveral(eniId, command.count()));
                    Draft.refuseIf(
                            !brought.add(eniId),
                            new CommonRefusal.InvalidValue(
                                    "The network interface '" + eniId + "' is given twice"));
                }
            }
        }
        requireRoom(type, slots);
        return plan;
    }

    private static void requireMakeable(RunInstances command, LaunchInterface.Made made) {
        Draft.refuseIf(
                command.count() > 1
                        && (made.addresses().primary() != null
                                || !made.addresses().secondary().isEmpty()
                                || namesFurther(made.addresses().further())),
                new CommonRefusal.InvalidCombination(
                        "Private addresses can be named for a single instance only"));
        boolean lends = made.lendPublicAddress() != null && made.lendPublicAddress();
        Draft.refuseIf(
                lends && command.interfaces().size() > 1,
                new CommonRefusal.InvalidCombination(
                        "A public address cannot be lent when launching with multiple network"
                                + " interfaces"));
    }

    private static boolean namesFurther(@Nullable FurtherRequest further) {
        return further != null && !(further.ipv6().isEmpty() && further.prefixes().isEmpty());
    }

    private static void requireRoom(InstanceType type, TreeMap<Slot, LaunchInterface> slots) {
        SlotRules.requireCount(type, slots.size());
        for (Slot slot : slots.keySet()) {
            int card = slot.networkCardIndex();
            SlotRules.requireCard(type, card);
            int onCard = slots.subMap(new Slot(card, 0), new Slot(card + 1, 0)).size();
            SlotRules.requireCountOnCard(type, card, onCard);
        }
    }
}

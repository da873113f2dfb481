/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.eni;

import dev.enif.core.account.Draft;
import dev.enif.core.decision.RefusedException;
import dev.enif.core.decision.Result;
import dev.enif.core.eni.EniCommand.MoveEni;
import dev.enif.core.failover.Protection;
import dev.enif.core.id.AttachmentId;
import dev.enif.core.id.EniId;
import dev.enif.core.id.ResourceKind;
import dev.enif.core.instance.Instance;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

/**
 * Moves an attached interface in one step. It keeps its addresses, public ones included, and
 * whether it is deleted on termination; it gets a new attachment, so that whoever still holds the
 * old one can neither detach nor move it.
 *
 * <p>Order of checks: ids, the failover term, the expected attachment, the primary interface, zone
 * and state of the target, the slot. To the instance that it is on, it moves only to another slot:
 * without an index, to another card.
 */
public final class Moving {
    private Moving() {}

    static Result move(Draft draft, MoveEni command) {
        NetworkInterface eni = draft.require(command.eniId());
        Instance target = draft.require(command.instanceId());
        Protection.requireTerm(draft.account(), eni.id(), command.failoverTerm());
        Attachment.Attached from = Attaching.requireAttached(eni, command.expectedAttachmentId());
        return Result.of(
                move(draft, eni, from, target, command.deviceIndex(), command.networkCardIndex()));
    }

    /**
     * Moves it from where it is.
     *
     * @param deviceIndex null for the lowest free index above 0 on that card
     * @return the new attachment
     * @throws RefusedException if it cannot be plugged in there
     */
    public static AttachmentId move(
            Draft draft,
            NetworkInterface eni,
            Attachment.Attached from,
            Instance target,
            @Nullable Integer deviceIndex,
            int card) {
        Attaching.requireSecondary(eni, from);
        Attaching.requireReachable(eni, target);
        Trunking.requirePluggable(draft, eni, target);

        boolean stays = from.instanceId().equals(target.id());
        TreePMap<Slot, EniId> all = draft.account().indexes().slotsOf(target.id());
        TreePMap<Slot, EniId> others = stays ? all.minus(from.slot()) : all;
        Slot slot = slot(deviceIndex, card, from, stays, all);
        Draft.refuseIf(
                stays && slot.equals(from.slot()),
                new AttachmentRefusal.AlreadyThere(eni.id(), target.id(), slot));
        SlotRules.require(
                target.id(),
                target.type(),
                others,
                slot,
                Math.max(eni.ipv4Places(), eni.ipv6Places()));

        AttachmentId attachmentId = (AttachmentId) draft.newId(ResourceKind.ATTACHMENT);
        draft.happened(
                new EniEvent.Moved(
                        eni.id(),
                        from.attachmentId(),
                        from.instanceId(),
                        attachmentId,
                        target.id(),
                        slot.deviceIndex(),
                        slot.networkCardIndex(),
                        from.deleteOnTermination(),
                        draft.timeMillis()));
        return attachmentId;
    }

    private static Slot slot(
            @Nullable Integer deviceIndex,
            int card,
            Attachment.Attached from,
            boolean stays,
            TreePMap<Slot, EniId> taken) {
        if (deviceIndex != null) {
            return new Slot(card, deviceIndex);
        }
        // Any index of the card it is on would do, and it has one.
        return stays && card == from.networkCardIndex()
                ? from.slot()
                : new Slot(card, SlotRules.lowestFreeIndex(taken, card));
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.eni;

import dev.enif.core.account.AccountState;
import dev.enif.core.account.Draft;
import dev.enif.core.decision.RefusedException;
import dev.enif.core.decision.Result;
import dev.enif.core.eni.EniCommand.AttachEni;
import dev.enif.core.eni.EniCommand.DetachEni;
import dev.enif.core.failover.Protection;
import dev.enif.core.id.AttachmentId;
import dev.enif.core.id.InstanceId;
import dev.enif.core.id.ResourceKind;
import dev.enif.core.instance.Instance;
import dev.enif.core.instance.InstanceRefusal;
import dev.enif.core.instance.PowerState;
import org.jspecify.annotations.Nullable;

/** Plugs interfaces into instances and unplugs them. */
public final class Attaching {
    private Attaching() {}

    static Result attach(Draft draft, AttachEni command) {
        NetworkInterface eni = draft.require(command.eniId());
        Instance instance = draft.require(command.instanceId());
        Protection.requireTerm(draft.account(), eni.id(), command.failoverTerm());
        Slot slot = new Slot(command.networkCardIndex(), command.deviceIndex());
        return Result.of(attach(draft, eni, instance, slot, false));
    }

    /**
     * Plugs it in. EC2's order of checks: the interface is free, the zones are the same, the
     * instance is not terminated, the slot fits.
     *
     * @throws RefusedException if it cannot be plugged in there
     */
    public static AttachmentId attach(
            Draft draft,
            NetworkInterface eni,
            Instance instance,
            Slot slot,
            boolean deleteOnTermination) {
        requireDetached(eni);
        requireReachable(eni, instance);
        Trunking.requirePluggable(draft, eni, instance);
        SlotRules.require(
                instance.id(),
                instance.type(),
                draft.account().indexes().slotsOf(instance.id()),
                slot,
                Math.max(eni.ipv4Places(), eni.ipv6Places()));
        AttachmentId attachmentId = (AttachmentId) draft.newId(ResourceKind.ATTACHMENT);
        draft.happened(
                new EniEvent.Attached(
                        eni.id(),
                        attachmentId,
                        instance.id(),
                        slot.deviceIndex(),
                        slot.networkCardIndex(),
                        deleteOnTermination,
                        draft.timeMillis()));
        return attachmentId;
    }

    /** The slot of that index, or without one the lowest free above 0 on that card. */
    public static Slot slot(
            AccountState account, InstanceId instanceId, @Nullable Integer deviceIndex, int card) {
        int index =
                deviceIndex == null
                        ? SlotRules.lowestFreeIndex(account.indexes().slotsOf(instanceId), card)
                        : deviceIndex;
        return new Slot(card, index);
    }

    /**
     * @throws RefusedException if it is attached, or a service has it
     */
    public static void requireDetached(NetworkInterface eni) {
        ManagedInterface.requirePluggable(eni);
        Trunking.requireNoBranch(eni);
        switch (eni.attachment()) {
            case Attachment.Detached _, Attachment.Associated _ -> {}
            case Attachment.Attached attached ->
                    throw Draft.refused(
                            new AttachmentRefusal.AlreadyAttached(
                                    eni.id(), attached.attachmentId(), attached.instanceId()));
        }
    }

    /**
     * @throws RefusedException unless both are in one zone and the instance takes interfaces
     */
    static void requireReachable(NetworkInterface eni, Instance instance) {
        Draft.refuseIf(
                !eni.zone().equals(instance.zone()),
                new AttachmentRefusal.OtherZone(
                        eni.id(), eni.zone(), instance.id(), instance.zone()));
        Draft.refuseIf(
                instance.state() == PowerState.TERMINATED,
                new InstanceRefusal.IncorrectState(
                        instance.id(), instance.state(), "take a network interface"));
    }

    static Result detach(Draft draft, DetachEni command) {
        NetworkInterface eni = draft.require(command.eniId());
        Protection.requireTerm(draft.account(), eni.id(), command.failoverTerm());
        Attachment.Attached attached = requireAttached(eni, command.expectedAttachmentId());
        requireSecondary(eni, attached);
        detach(draft, eni, attached, command.force());
        return Result.NOTHING;
    }

    /** Unplugs it, whatever the slot; what it was lent must have been taken back. */
    static void detach(
            Draft draft, NetworkInterface eni, Attachment.Attached attached, boolean force) {
        draft.happened(
                new EniEvent.Detached(
                        eni.id(), attached.attachmentId(), attached.instanceId(), force));
    }

    /**
     * Unplugs it because its instance is terminated, and deletes it if it shall not outlive it; one
     * that a failover group protects does. Its Elastic IPs stay with it, or else stay allocated;
     * the branches of a trunk stay with it, or else are free.
     */
    public static void leaveTerminated(
            Draft draft, NetworkInterface eni, Attachment.Attached attached) {
        if (attached.deleteOnTermination()
                && !Protection.outlivesInstance(draft.account(), eni.id())) {
            PublicMapping.clear(draft, eni);
            detach(draft, eni, attached, false);
            Trunking.disassociateAll(draft, eni);
            draft.happened(new EniEvent.EniDeleted(eni.id()));
        } else {
            PublicMapping.takeBack(draft, eni);
            detach(draft, eni, attached, false);
        }
    }

    /**
     * Its attachment, which must be the expected one if there is an expectation.
     *
     * @throws RefusedException if it is another one, or none
     */
    static Attachment.Attached requireAttached(
            NetworkInterface eni, @Nullable AttachmentId expected) {
        ManagedInterface.requirePluggable(eni);
        return switch (eni.attachment()) {
            case Attachment.Attached attached
                    when expected == null || expected.equals(attached.attachmentId()) ->
                    attached;
            case Attachment.Attached _, Attachment.Detached _, Attachment.Associated _ ->
                    throw Draft.refused(
                            expected == null
                                    ? new AttachmentRefusal.NotAttached(eni.id())
                                    : new AttachmentRefusal.OtherAttachment(
                                            eni.id(), expected, eni.attachment()));
        };
    }

    /**
     * @throws RefusedException if it is its instance's primary interface
     */
    static void requireSecondary(NetworkInterface eni, Attachment.Attached attached) {
        Draft.refuseIf(
                attached.isPrimary(),
                new AttachmentRefusal.PrimaryInterfaceStays(eni.id(), attached.instanceId()));
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.eni;

import dev.enif.core.account.Draft;
import dev.enif.core.decision.CommonRefusal;
import dev.enif.core.decision.RefusedException;
import dev.enif.core.decision.Result;
import dev.enif.core.eni.EniCommand.AssignAddresses;
import dev.enif.core.eni.EniCommand.AssignIpv6;
import dev.enif.core.eni.EniCommand.AssociateBranch;
import dev.enif.core.eni.EniCommand.AttachEni;
import dev.enif.core.eni.EniCommand.CreateEni;
import dev.enif.core.eni.EniCommand.DelegatePrefixes;
import dev.enif.core.eni.EniCommand.DeleteEni;
import dev.enif.core.eni.EniCommand.DetachEni;
import dev.enif.core.eni.EniCommand.DisassociateBranch;
import dev.enif.core.eni.EniCommand.ModifyEni;
import dev.enif.core.eni.EniCommand.MoveEni;
import dev.enif.core.eni.EniCommand.UnassignAddresses;
import dev.enif.core.eni.EniCommand.UnassignIpv6;
import dev.enif.core.eni.EniCommand.WithdrawPrefixes;
import dev.enif.core.failover.Protection;
import dev.enif.core.id.EniId;
import dev.enif.core.id.GroupId;
import dev.enif.core.id.TargetGroupId;
import java.util.HashSet;
import java.util.List;

/** Decides commands on network interfaces. */
public final class EniDecider {
    private EniDecider() {}

    /**
     * Decides within the draft and returns the result.
     *
     * @throws RefusedException if the command is refused; the draft is then to be thrown away
     */
    public static Result decide(Draft draft, EniCommand command) {
        return switch (command) {
            case CreateEni create -> create(draft, create);
            case ModifyEni modify -> modify(draft, modify);
            case DeleteEni delete -> delete(draft, delete);
            case AttachEni attach -> Attaching.attach(draft, attach);
            case DetachEni detach -> Attaching.detach(draft, detach);
            case MoveEni move -> Moving.move(draft, move);
            case AssignAddresses assign -> AddressAssignment.assign(draft, assign);
            case UnassignAddresses unassign -> AddressAssignment.unassign(draft, unassign);
            case AssignIpv6 assign -> Ipv6Assignment.assign(draft, assign);
            case UnassignIpv6 unassign -> Ipv6Assignment.unassign(draft, unassign);
            case DelegatePrefixes delegate -> PrefixDelegation.delegate(draft, delegate);
            case AssociateBranch associate -> Trunking.associate(draft, associate);
            case DisassociateBranch disassociate -> Trunking.disassociate(draft, disassociate);
            case WithdrawPrefixes withdraw -> PrefixDelegation.withdraw(draft, withdraw);
        };
    }

    private static Result create(Draft draft, CreateEni command) {
        InterfaceType type = command.interfaceType();
        Draft.refuseIf(
                type != null && type.isRequesterManaged(),
                new CommonRefusal.InvalidValue(
                        "The interface of a "
                                + (type == null ? "" : type.noun())
                                + " is made with it, and not by itself"));
        EniId eniId =
                InterfaceCreation.create(
                        draft,
                        command.subnetId(),
                        command.description(),
                        command.addresses(),
                        AddressLimit.UNATTACHED,
                        command.groupIds(),
                        command.tags());
        if (type != null && type != InterfaceType.INTERFACE) {
            draft.happened(new EniEvent.MadeAs(eniId, type));
        }
        return Result.of(eniId);
    }

    /** What is as asked already leaves no event. */
    private static Result modify(Draft draft, ModifyEni command) {
        NetworkInterface eni = draft.require(command.eniId());
        ManagedInterface.requireOwn(eni);
        if (command.description() != null) {
            changeDescription(draft, eni, command.description());
        }
        if (command.groupIds() != null) {
            replaceGroups(draft, eni, command.groupIds());
        }
        if (command.sourceDestCheck() != null
                && command.sourceDestCheck() != eni.sourceDestCheck()) {
            draft.happened(
                    new EniEvent.SourceDestCheckChanged(eni.id(), command.sourceDestCheck()));
        }
        if (command.deleteOnTermination() != null || command.expectedAttachmentId() != null) {
            Attachment.Attached attached =
                    Attaching.requireAttached(eni, command.expectedAttachmentId());
            changeDeleteOnTermination(draft, eni, attached, command);
        }
        return Result.NOTHING;
    }

    private static void changeDescription(Draft draft, NetworkInterface eni, String description) {
        InterfaceCreation.requireDescription(description);
        if (!description.equals(eni.description())) {
            draft.happened(new EniEvent.DescriptionChanged(eni.id(), description));
        }
    }

    private static void replaceGroups(Draft draft, NetworkInterface eni, List<GroupId> groupIds) {
        Draft.refuseIf(
                groupIds.isEmpty(),
                new CommonRefusal.InvalidValue(
                        "The network interface '" + eni.id() + "' needs at least one group"));
        List<GroupId> groups = GroupChoice.choose(draft, eni.vpcId(), groupIds);
        if (!new HashSet<>(groups).equals(new HashSet<>(eni.groupIds()))) {
            draft.happened(new EniEvent.GroupsReplaced(eni.id(), groups));
        }
    }

    private static void changeDeleteOnTermination(
            Draft draft, NetworkInterface eni, Attachment.Attached attached, ModifyEni command) {
        Boolean wanted = command.deleteOnTermination();
        if (wanted != null && wanted != attached.deleteOnTermination()) {
            draft.happened(
                    new EniEvent.DeleteOnTerminationChanged(
                            eni.id(), attached.attachmentId(), wanted));
        }
    }

    private static Result delete(Draft draft, DeleteEni command) {
        NetworkInterface eni = draft.require(command.eniId());
        Draft.refuseIf(eni.isRequesterManaged(), new EniRefusal.ManagedInUse(eni.id(), eni.type()));
        switch (eni.attachment()) {
            case Attachment.Attached attached ->
                    throw Draft.refused(
                            new EniRefusal.InterfaceInUse(
                                    eni.id(), attached.attachmentId(), attached.instanceId()));
            case Attachment.Detached _, Attachment.Associated _ -> {
                Trunking.requireDeletable(draft, eni);
                Protection.requireUnprotected(draft.account(), eni.id());
                List<TargetGroupId> targeting =
                        draft.account().references().to(eni.id(), TargetGroupId.class);
                Draft.refuseIf(
                        !targeting.isEmpty(),
                        new CommonRefusal.DependencyViolation(eni.id(), targeting));
                PublicMapping.clear(draft, eni);
                draft.happened(new EniEvent.EniDeleted(eni.id()));
                return Result.NOTHING;
            }
        }
    }
}

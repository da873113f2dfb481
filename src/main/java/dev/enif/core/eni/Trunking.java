/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.eni;

import dev.enif.core.account.Draft;
import dev.enif.core.decision.CommonRefusal;
import dev.enif.core.decision.RefusedException;
import dev.enif.core.decision.Result;
import dev.enif.core.eni.EniCommand.AssociateBranch;
import dev.enif.core.eni.EniCommand.DisassociateBranch;
import dev.enif.core.id.EniId;
import dev.enif.core.id.ResourceKind;
import dev.enif.core.id.TrunkAssociationId;
import dev.enif.core.instance.Instance;
import java.util.List;

/**
 * Associates branches with trunks. A branch stays with its trunk wherever that is moved, and when
 * that is unplugged; it is free again once it is disassociated, or the trunk is gone.
 */
final class Trunking {
    /** VLAN identifiers have twelve bits; the first and the last value are reserved by 802.1Q. */
    static final int LOWEST_VLAN = 1;

    static final int HIGHEST_VLAN = 4094;

    private Trunking() {}

    /**
     * Order of checks: what is wrong by itself, the ids, the types, the branch is free, the zones
     * are the same, the VLAN is free, the trunk takes one more branch.
     */
    static Result associate(Draft draft, AssociateBranch command) {
        requireVlan(command.vlanId());
        NetworkInterface branch = draft.require(command.branchId());
        NetworkInterface trunk = draft.require(command.trunkId());
        requireType(branch, InterfaceType.BRANCH);
        requireType(trunk, InterfaceType.TRUNK);
        requireFree(branch);
        Draft.refuseIf(
                !branch.zone().equals(trunk.zone()),
                new TrunkRefusal.TrunkInOtherZone(
                        branch.id(), branch.zone(), trunk.id(), trunk.zone()));
        List<EniId> others = Host.branchesOf(draft.account(), trunk.id());
        for (EniId other : others) {
            Draft.refuseIf(
                    vlanOf(draft.require(other)) == command.vlanId(),
                    new TrunkRefusal.VlanTaken(trunk.id(), command.vlanId(), other));
        }
        requireRoom(draft, trunk, others.size() + 1);
        TrunkAssociationId id = (TrunkAssociationId) draft.newId(ResourceKind.TRUNK_ASSOCIATION);
        draft.happened(
                new EniEvent.BranchAssociated(branch.id(), id, trunk.id(), command.vlanId()));
        return Result.of(id);
    }

    static Result disassociate(Draft draft, DisassociateBranch command) {
        NetworkInterface branch = draft.require(command.branchId());
        TrunkAssociationId expected = command.associationId();
        switch (branch.attachment()) {
            case Attachment.Associated associated
                    when expected == null || expected.equals(associated.associationId()) ->
                    disassociate(draft, branch);
            case Attachment.Detached _, Attachment.Attached _, Attachment.Associated _ ->
                    throw Draft.refused(
                            expected == null
                                    ? new TrunkRefusal.NotAssociated(branch.id())
                                    : new TrunkRefusal.OtherAssociation(branch.id(), expected));
        }
        return Result.NOTHING;
    }

    /** Frees all branches of a trunk that is about to go: none is left naming what is not there. */
    static void disassociateAll(Draft draft, NetworkInterface trunk) {
        for (EniId branchId : Host.branchesOf(draft.account(), trunk.id())) {
            disassociate(draft, draft.require(branchId));
        }
    }

    private static void disassociate(Draft draft, NetworkInterface branch) {
        switch (branch.attachment()) {
            case Attachment.Detached _, Attachment.Attached _ ->
                    throw new IllegalStateException(branch.id() + " has no trunk");
            case Attachment.Associated(var id, var trunkId, _) ->
                    draft.happened(new EniEvent.BranchDisassociated(branch.id(), id, trunkId));
        }
    }

    /**
     * @throws RefusedException if it is a trunk that the instance does not take with the branches
     *     that it has
     */
    static void requirePluggable(Draft draft, NetworkInterface eni, Instance instance) {
        if (eni.type() == InterfaceType.TRUNK) {
            int branches = Host.branchesOf(draft.account(), eni.id()).size();
            BranchLimit.require(instance.type(), eni, branches);
        }
    }

    /**
     * @throws RefusedException if it is a trunk with branches, or a branch that has a trunk
     */
    static void requireDeletable(Draft draft, NetworkInterface eni) {
        List<EniId> branches = Host.branchesOf(draft.account(), eni.id());
        Draft.refuseIf(
                !branches.isEmpty(), new CommonRefusal.DependencyViolation(eni.id(), branches));
        switch (eni.attachment()) {
            case Attachment.Detached _, Attachment.Attached _ -> {}
            case Attachment.Associated(var id, var trunkId, _) ->
                    throw Draft.refused(
                            new CommonRefusal.DependencyViolation(eni.id(), List.of(trunkId, id)));
        }
    }

    /**
     * @throws RefusedException if it is a branch
     */
    static void requireNoBranch(NetworkInterface eni) {
        Draft.refuseIf(
                eni.type() == InterfaceType.BRANCH, new TrunkRefusal.BranchStaysOut(eni.id()));
    }

    private static void requireVlan(int vlanId) {
        Draft.refuseIf(
                vlanId < LOWEST_VLAN || vlanId > HIGHEST_VLAN,
                new CommonRefusal.InvalidValue(
                        "Value ( "
                                + vlanId
                                + " ) for parameter vlanId is invalid. Expecting "
                                + LOWEST_VLAN
                                + " to "
                                + HIGHEST_VLAN));
    }

    private static void requireType(NetworkInterface eni, InterfaceType type) {
        Draft.refuseIf(eni.type() != type, new TrunkRefusal.OtherType(eni.id(), eni.type(), type));
    }

    private static void requireFree(NetworkInterface branch) {
        switch (branch.attachment()) {
            case Attachment.Detached _ -> {}
            case Attachment.Attached attached ->
                    throw Draft.refused(
                            new AttachmentRefusal.AlreadyAttached(
                                    branch.id(), attached.attachmentId(), attached.instanceId()));
            case Attachment.Associated(var id, var trunkId, _) ->
                    throw Draft.refused(
                            new TrunkRefusal.AlreadyAssociated(branch.id(), id, trunkId));
        }
    }

    private static void requireRoom(Draft draft, NetworkInterface trunk, int count) {
        switch (trunk.attachment()) {
            case Attachment.Detached _, Attachment.Associated _ ->
                    Draft.refuseIf(
                            count > BranchLimit.UNATTACHED,
                            new TrunkRefusal.TooManyBranches(
                                    trunk.id(), count, BranchLimit.UNATTACHED, "no instance"));
            case Attachment.Attached attached ->
                    BranchLimit.require(draft.require(attached.instanceId()).type(), trunk, count);
        }
    }

    private static int vlanOf(NetworkInterface branch) {
        return switch (branch.attachment()) {
            case Attachment.Associated associated -> associated.vlanId();
            case Attachment.Detached _, Attachment.Attached _ ->
                    throw new IllegalStateException(branch.id() + " has no trunk");
        };
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.acl;

import dev.enif.core.account.Draft;
import dev.enif.core.account.Quota;
import dev.enif.core.account.TagDecider;
import dev.enif.core.acl.NetworkAclCommand.CreateNetworkAcl;
import dev.enif.core.acl.NetworkAclCommand.CreateNetworkAclEntry;
import dev.enif.core.acl.NetworkAclCommand.DeleteNetworkAcl;
import dev.enif.core.acl.NetworkAclCommand.DeleteNetworkAclEntry;
import dev.enif.core.acl.NetworkAclCommand.ReplaceNetworkAclAssociation;
import dev.enif.core.acl.NetworkAclCommand.ReplaceNetworkAclEntry;
import dev.enif.core.acl.NetworkAclEvent.NetworkAclAssociationReplaced;
import dev.enif.core.acl.NetworkAclEvent.NetworkAclCreated;
import dev.enif.core.acl.NetworkAclEvent.NetworkAclDeleted;
import dev.enif.core.acl.NetworkAclEvent.NetworkAclEntryCreated;
import dev.enif.core.acl.NetworkAclEvent.NetworkAclEntryDeleted;
import dev.enif.core.acl.NetworkAclEvent.NetworkAclEntryReplaced;
import dev.enif.core.decision.CommonRefusal;
import dev.enif.core.decision.Dependents;
import dev.enif.core.decision.Result;
import dev.enif.core.id.NetworkAclAssociationId;
import dev.enif.core.id.NetworkAclId;
import dev.enif.core.id.ResourceKind;
import dev.enif.core.id.SubnetId;
import dev.enif.core.net.Cidr4;
import dev.enif.core.securitygroup.Direction;
import dev.enif.core.vpc.Subnet;
import dev.enif.core.vpc.Vpc;
import org.pcollections.TreePMap;

/** Decides commands on network ACLs. */
public final class NetworkAclDecider {
    private NetworkAclDecider() {}

    public static Result decide(Draft draft, NetworkAclCommand command) {
        return switch (command) {
            case CreateNetworkAcl create -> create(draft, create);
            case DeleteNetworkAcl(var id) -> delete(draft, draft.require(id));
            case CreateNetworkAclEntry(var id, var direction, var entry) ->
                    createEntry(draft, draft.require(id), direction, entry);
            case ReplaceNetworkAclEntry(var id, var direction, var entry) ->
                    replaceEntry(draft, draft.require(id), direction, entry);
            case DeleteNetworkAclEntry(var id, var direction, int number) ->
                    deleteEntry(draft, draft.require(id), direction, number);
            case ReplaceNetworkAclAssociation(var associationId, var id) ->
                    associate(draft, associationId, id);
        };
    }

    private static Result create(Draft draft, CreateNetworkAcl create) {
        TagDecider.requireValid(create.tags());
        Vpc vpc = draft.require(create.vpcId());
        draft.requireQuota(
                Quota.NETWORK_ACLS_PER_VPC,
                NetworkAcls.ofVpc(draft.account(), vpc.id()).size() + 1L);
        NetworkAclId id = (NetworkAclId) draft.newId(ResourceKind.NETWORK_ACL);
        draft.happened(new NetworkAclCreated(id, vpc.id(), create.tags()));
        return Result.of(id);
    }

    private static Result delete(Draft draft, NetworkAcl acl) {
        Draft.refuseIf(acl.isDefault(), new NetworkAclRefusal.DefaultStays(acl.id(), acl.vpcId()));
        Dependents subnets = Dependents.of(acl.associations().values());
        Draft.refuseIf(
                !subnets.isEmpty(), new CommonRefusal.DependencyViolation(acl.id(), subnets));
        draft.happened(new NetworkAclDeleted(acl.id()));
        return Result.NOTHING;
    }

    private static Result createEntry(
            Draft draft, NetworkAcl acl, Direction direction, AclEntry entry) {
        Draft.refuseIf(
                acl.entries(direction).containsKey(entry.number()),
                new NetworkAclRefusal.EntryExists(acl.id(), direction, entry.number()));
        requireRoom(draft, acl.entries(direction), entry);
        draft.happened(new NetworkAclEntryCreated(acl.id(), direction, entry));
        return Result.NOTHING;
    }

    /** IPv4 and IPv6 count apart, each with the entry that denies all else (EC2). */
    private static void requireRoom(
            Draft draft, TreePMap<Integer, AclEntry> entries, AclEntry more) {
        long alike = entries.values().stream().filter(one -> isIpv4(one) == isIpv4(more)).count();
        draft.requireQuota(Quota.ENTRIES_PER_NETWORK_ACL, alike + 2);
    }

    private static boolean isIpv4(AclEntry entry) {
        return entry.cidr() instanceof Cidr4;
    }

    private static Result replaceEntry(
            Draft draft, NetworkAcl acl, Direction direction, AclEntry entry) {
        AclEntry before = requireEntry(acl, direction, entry.number());
        if (!before.equals(entry)) {
            if (isIpv4(before) != isIpv4(entry)) {
                requireRoom(draft, acl.entries(direction), entry);
            }
            draft.happened(new NetworkAclEntryReplaced(acl.id(), direction, entry));
        }
        return Result.NOTHING;
    }

    private static Result deleteEntry(
            Draft draft, NetworkAcl acl, Direction direction, int number) {
        requireEntry(acl, direction, number);
        draft.happened(new NetworkAclEntryDeleted(acl.id(), direction, number));
        return Result.NOTHING;
    }

    private static AclEntry requireEntry(NetworkAcl acl, Direction direction, int number) {
        AclEntry entry = acl.entries(direction).get(number);
        if (entry == null) {
            throw Draft.refused(new NetworkAclRefusal.EntryNotFound(acl.id(), direction, number));
        }
        return entry;
    }

    /** The association is another one afterwards, even if the ACL is the same (EC2). */
    private static Result associate(
            Draft draft, NetworkAclAssociationId associationId, NetworkAclId networkAclId) {
        SubnetId subnetId =
                NetworkAcls.subnetWith(draft.account(), associationId)
                        .orElseThrow(
                                () -> Draft.refused(new CommonRefusal.NotFound(associationId)));
        NetworkAcl acl = draft.require(networkAclId);
        Subnet subnet = draft.require(subnetId);
        Draft.refuseIf(
                !acl.vpcId().equals(subnet.vpcId()),
                new NetworkAclRefusal.OtherNetwork(acl.id(), subnetId));
        NetworkAclAssociationId newId =
                (NetworkAclAssociationId) draft.newId(ResourceKind.NETWORK_ACL_ASSOCIATION);
        draft.happened(
                new NetworkAclAssociationReplaced(
                        subnetId,
                        NetworkAcls.of(draft.account(), subnet).id(),
                        associationId,
                        acl.id(),
                        newId));
        return Result.of(newId);
    }
}

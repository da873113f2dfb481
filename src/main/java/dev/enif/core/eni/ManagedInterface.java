/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.eni;

import dev.enif.core.account.Draft;
import dev.enif.core.account.Quota;
import dev.enif.core.account.Tags;
import dev.enif.core.decision.RefusedException;
import dev.enif.core.id.EniId;
import dev.enif.core.id.GroupId;
import dev.enif.core.id.ResourceKind;
import dev.enif.core.id.VpcId;
import dev.enif.core.net.Ipv4;
import dev.enif.core.vpc.Subnet;
import java.util.ArrayList;
import java.util.List;

/**
 * Interfaces that a service makes for itself, such as a NAT gateway's. They are in use as long as
 * they are there, and go with what made them; the account can tag them, and nothing else. They have
 * those groups alone that what made them was given.
 */
public final class ManagedInterface {
    private ManagedInterface() {}

    /**
     * @return its id
     * @throws RefusedException if its addresses cannot be had, or the account has too many
     *     interfaces
     */
    public static EniId create(
            Draft draft,
            Subnet subnet,
            String description,
            AddressRequest request,
            List<GroupId> groupIds,
            InterfaceType type) {
        List<Ipv4> addresses =
                AddressAllocation.choose(draft.account(), subnet, request, AddressLimit.UNATTACHED);
        draft.requireQuota(
                Quota.NETWORK_INTERFACES, draft.account().networkInterfaces().size() + 1L);
        EniId eniId = (EniId) draft.newId(ResourceKind.NETWORK_INTERFACE);
        draft.happened(
                new EniEvent.EniCreated(
                        eniId,
                        subnet.vpcId(),
                        subnet.id(),
                        subnet.zone(),
                        draft.macOfLastId(),
                        description,
                        addresses,
                        groupIds,
                        Tags.NONE));
        draft.happened(new EniEvent.HandedToService(eniId, type));
        return eniId;
    }

    /**
     * The groups asked for, each once; none if none is asked for.
     *
     * @throws RefusedException if they cannot be had
     */
    public static List<GroupId> requireGroups(Draft draft, VpcId vpcId, List<GroupId> wanted) {
        return wanted.isEmpty() ? List.of() : GroupChoice.choose(draft, vpcId, wanted);
    }

    /**
     * Adds free addresses of the subnet: those that are named, or else as many as asked for.
     *
     * @throws RefusedException if they cannot be had, or are too many
     */
    public static List<Ipv4> assign(
            Draft draft, NetworkInterface eni, List<Ipv4> named, int count, AddressLimit limit) {
        Subnet subnet = draft.require(eni.subnetId());
        AddressAllocation.requireDistinct(named);
        limit.require((long) eni.ipv4Places() + named.size() + count);
        AddressAllocation.requireFree(draft.account(), subnet, named);
        List<Ipv4> added = new ArrayList<>(named);
        added.addAll(AddressAllocation.pick(draft.account(), subnet, named, count));
        draft.happened(new EniEvent.AddressesAssigned(eni.id(), added));
        return added;
    }

    /**
     * @throws RefusedException if it is not an address of the interface, or its primary one
     */
    public static PrivateAddress requireSecondary(NetworkInterface eni, Ipv4 address) {
        return AddressAssignment.requireSecondary(eni, address);
    }

    /** Gives addresses back; their Elastic IPs stay allocated. */
    public static void unassign(Draft draft, NetworkInterface eni, List<PrivateAddress> addresses) {
        AddressAssignment.unassign(draft, eni.id(), addresses);
    }

    /** Its Elastic IPs stay allocated. */
    public static void delete(Draft draft, NetworkInterface eni) {
        PublicMapping.clear(draft, eni);
        draft.happened(new EniEvent.EniDeleted(eni.id()));
    }

    /**
     * @throws RefusedException if a service manages it
     */
    public static void requireOwn(NetworkInterface eni) {
        Draft.refuseIf(eni.isRequesterManaged(), new EniRefusal.NotPermitted(eni.id(), eni.type()));
    }

    /**
     * @throws RefusedException if a service manages its attachment
     */
    static void requirePluggable(NetworkInterface eni) {
        Draft.refuseIf(
                eni.isRequesterManaged(),
                new AttachmentRefusal.ManagedAttachment(eni.id(), eni.type()));
    }
}

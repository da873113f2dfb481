/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.testing;

import dev.enif.core.account.Draft;
import dev.enif.core.eni.Attachment;
import dev.enif.core.eni.EniEvent;
import dev.enif.core.eni.FurtherAddresses;
import dev.enif.core.eni.Host;
import dev.enif.core.eni.InterfaceType;
import dev.enif.core.eni.NetworkInterface;
import dev.enif.core.eni.PrivateAddress;
import dev.enif.core.eni.PublicAddress;
import dev.enif.core.eni.Slot;
import dev.enif.core.id.AttachmentId;
import dev.enif.core.id.EniId;
import dev.enif.core.id.GroupId;
import dev.enif.core.id.InstanceId;
import dev.enif.core.id.LoadBalancerId;
import dev.enif.core.id.ResourceKind;
import dev.enif.core.id.TrunkAssociationId;
import dev.enif.core.instance.Instance;
import dev.enif.core.net.Cidr;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Cidr6;
import dev.enif.core.net.Ipv4;
import dev.enif.core.net.Ipv6;
import dev.enif.core.vpc.Subnet;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Random changes of network interfaces and where they are plugged in. */
final class RandomInterfaceSteps extends RandomDraws {
    RandomInterfaceSteps(RandomGenerator random, Draft draft) {
        super(random, draft);
    }

    void createInterface() {
        Subnet subnet = any(account().subnets().values());
        if (subnet != null) {
            EniId eniId = createInterface(subnet);
            if (eniId != null && flip()) {
                draft.happened(
                        new EniEvent.MadeAs(
                                eniId, flip() ? InterfaceType.TRUNK : InterfaceType.BRANCH));
            }
        }
    }

    @Nullable EniId createInterface(Subnet subnet) {
        List<Ipv4> free = free(subnet, 1 + random.nextInt(3));
        List<GroupId> groups = groups(subnet.vpcId());
        if (free.isEmpty() || groups.isEmpty()) {
            return null;
        }
        EniId eniId = (EniId) id(ResourceKind.NETWORK_INTERFACE);
        draft.happened(
                new EniEvent.EniCreated(
                        eniId,
                        subnet.vpcId(),
                        subnet.id(),
                        subnet.zone(),
                        draft.macOfLastId(),
                        word(),
                        free,
                        groups,
                        tags()));
        return eniId;
    }

    void changeInterface() {
        NetworkInterface eni = any(account().networkInterfaces().values());
        if (eni == null) {
            return;
        }
        switch (random.nextInt(9)) {
            case 0 -> draft.happened(new EniEvent.DescriptionChanged(eni.id(), word()));
            case 1 -> draft.happened(new EniEvent.GroupsReplaced(eni.id(), groups(eni.vpcId())));
            case 2 -> draft.happened(new EniEvent.SourceDestCheckChanged(eni.id(), flip()));
            case 3 -> {
                Subnet subnet = account().subnets().find(eni.subnetId());
                if (subnet != null) {
                    draft.happened(new EniEvent.AddressesAssigned(eni.id(), free(subnet, 2)));
                }
            }
            case 4 -> unassign(eni);
            case 5 -> lendOrReturn(eni);
            case 6 -> changeIpv6(eni);
            case 7 -> changePrefixes(eni);
            default -> deleteInterface(eni);
        }
    }

    private void unassign(NetworkInterface eni) {
        eni.addresses().stream()
                .skip(1)
                .filter(own -> own.publicAddress() instanceof PublicAddress.None)
                .map(PrivateAddress::address)
                .findFirst()
                .ifPresent(address ->
                        draft.happened(
                                new EniEvent.AddressesUnassigned(eni.id(), List.of(address))));
    }

    private void changeIpv6(NetworkInterface eni) {
        Subnet subnet = account().subnets().find(eni.subnetId());
        Subnet.Ipv6Block block = subnet == null ? null : subnet.ipv6();
        if (!eni.further().ipv6().isEmpty() && flip()) {
            draft.happened(
                    new EniEvent.Ipv6AddressesUnassigned(
                            eni.id(), eni.further().ipv6().subList(0, 1)));
        } else if (subnet != null && block != null) {
            Ipv6 address = new Ipv6(block.cidr().network().high(), random.nextLong(1L << 62) + 4);
            if (account().indexes().ipv6().holder(subnet.id(), address) == null) {
                draft.happened(new EniEvent.Ipv6AddressesAssigned(eni.id(), List.of(address)));
            }
        }
    }

    private void changePrefixes(NetworkInterface eni) {
        Subnet subnet = account().subnets().find(eni.subnetId());
        List<Cidr> own = eni.further().prefixes();
        if (!own.isEmpty() && flip()) {
            draft.happened(new EniEvent.PrefixesWithdrawn(eni.id(), own.subList(0, 1)));
            return;
        }
        List<Cidr> free = new ArrayList<>();
        if (subnet != null && subnet.cidr().length() < 27) {
            Cidr4 prefix =
                    new Cidr4(
                            subnet.cidr().last().plus(-16L * (2 + random.nextInt(2))),
                            FurtherAddresses.IPV4_LENGTH);
            boolean held =
                    account().indexes().addressesOf(subnet.id()).keySet().stream()
                            .anyMatch(prefix::contains);
            if (!held && subnet.cidr().contains(prefix) && !subnet.reserves(prefix.network())) {
                free.add(prefix);
            }
        }
        Subnet.Ipv6Block block = subnet == null ? null : subnet.ipv6();
        if (subnet != null && block != null) {
            Cidr6 prefix =
                    new Cidr6(
                            new Ipv6(
                                    block.cidr().network().high(),
                                    (long) (1 + random.nextInt(60_000)) << 48),
                            FurtherAddresses.IPV6_LENGTH);
            if (account().indexes().ipv6().within(subnet.id(), prefix).isEmpty()) {
                free.add(prefix);
            }
        }
        if (!free.isEmpty()) {
            draft.happened(new EniEvent.PrefixesDelegated(eni.id(), free));
        }
    }

    private void lendOrReturn(NetworkInterface eni) {
        Ipv4 own = eni.primary().address();
        switch (eni.primary().publicAddress()) {
            case PublicAddress.None _ ->
                    draft.publicAddresses()
                            .free()
                            .ifPresent(address ->
                                    draft.happened(
                                            new EniEvent.PublicAddressLent(
                                                    eni.id(), own, address)));
            case PublicAddress.Automatic(var address) ->
                    draft.happened(new EniEvent.PublicAddressReturned(eni.id(), own, address));
            case PublicAddress.Elastic _ -> {}
        }
    }

    private void deleteInterface(NetworkInterface eni) {
        boolean free =
                eni.attachment() instanceof Attachment.Detached
                        && Host.branchesOf(account(), eni.id()).isEmpty()
                        && account().references().to(eni.id(), LoadBalancerId.class).isEmpty()
                        && eni.addresses().stream()
                                .allMatch(own -> own.publicAddress() instanceof PublicAddress.None);
        if (free) {
            draft.happened(new EniEvent.EniDeleted(eni.id()));
        }
    }

    void plug() {
        NetworkInterface eni = any(account().networkInterfaces().values());
        if (eni == null) {
            return;
        }
        switch (eni.attachment()) {
            case Attachment.Detached _ when eni.type() == InterfaceType.BRANCH -> associate(eni);
            case Attachment.Associated(var associationId, var trunkId, _) ->
                    draft.happened(
                            new EniEvent.BranchDisassociated(eni.id(), associationId, trunkId));
            case Attachment.Detached _ -> {
                Instance instance = any(account().instances().values());
                if (instance != null) {
                    attach(eni.id(), instance.id());
                }
            }
            case Attachment.Attached attached -> {
                if (!attached.isPrimary()) {
                    detachOrMove(eni, attached);
                }
            }
        }
    }

    private void associate(NetworkInterface branch) {
        for (NetworkInterface trunk : account().networkInterfaces().values()) {
            int vlan = 1 + random.nextInt(4094);
            boolean free =
                    Host.branchesOf(account(), trunk.id()).stream()
                            .map(id -> account().networkInterfaces().find(id))
                            .noneMatch(other ->
                                    other != null
                                            && other.attachment()
                                                    instanceof Attachment.Associated own
                                            && own.vlanId() == vlan);
            if (trunk.type() == InterfaceType.TRUNK && free && flip()) {
                draft.happened(
                        new EniEvent.BranchAssociated(
                                branch.id(),
                                (TrunkAssociationId) id(ResourceKind.TRUNK_ASSOCIATION),
                                trunk.id(),
                                vlan));
                return;
            }
        }
    }

    void attach(EniId eniId, InstanceId instanceId) {
        draft.happened(
                new EniEvent.Attached(
                        eniId,
                        (AttachmentId) id(ResourceKind.ATTACHMENT),
                        instanceId,
                        freeIndex(instanceId),
                        0,
                        flip(),
                        draft.timeMillis()));
    }

    private void detachOrMove(NetworkInterface eni, Attachment.Attached attached) {
        Instance other = any(account().instances().values());
        if (other == null || other.id().equals(attached.instanceId()) || flip()) {
            draft.happened(
                    new EniEvent.Detached(
                            eni.id(), attached.attachmentId(), attached.instanceId(), flip()));
        } else {
            draft.happened(
                    new EniEvent.Moved(
                            eni.id(),
                            attached.attachmentId(),
                            attached.instanceId(),
                            (AttachmentId) id(ResourceKind.ATTACHMENT),
                            other.id(),
                            freeIndex(other.id()),
                            0,
                            flip(),
                            draft.timeMillis()));
        }
    }

    private int freeIndex(InstanceId instanceId) {
        int index = 0;
        while (account().indexes().slotsOf(instanceId).containsKey(new Slot(0, index))) {
            index++;
        }
        return index;
    }
}

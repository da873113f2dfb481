/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.eni;

import dev.enif.core.account.Tags;
import dev.enif.core.id.AttachmentId;
import dev.enif.core.id.EniId;
import dev.enif.core.id.GroupId;
import dev.enif.core.id.InstanceId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.id.TrunkAssociationId;
import dev.enif.core.id.VpcId;
import dev.enif.core.net.Cidr;
import dev.enif.core.net.Ipv4;
import dev.enif.core.net.Ipv6;
import dev.enif.core.net.Mac;
import dev.enif.core.net.Zone;
import java.util.List;

/** Facts about one network interface. Fields are added, never renamed or reused. */
public sealed interface EniEvent {
    /** The first address is the primary one. */
    record EniCreated(
            EniId eniId,
            VpcId vpcId,
            SubnetId subnetId,
            Zone zone,
            Mac mac,
            String description,
            List<Ipv4> addresses,
            List<GroupId> groupIds,
            Tags tags)
            implements EniEvent {
        public EniCreated {
            addresses = List.copyOf(addresses);
            groupIds = List.copyOf(groupIds);
        }
    }

    /**
     * A service has it from now on: it neither checks source and destination nor can be managed by
     * its account.
     */
    record HandedToService(EniId eniId, InterfaceType interfaceType) implements EniEvent {}

    /** It was made as a trunk or a branch. */
    record MadeAs(EniId eniId, InterfaceType interfaceType) implements EniEvent {}

    /**
     * The branch belongs to the trunk from now on.
     *
     * @param eniId the branch
     */
    record BranchAssociated(
            EniId eniId, TrunkAssociationId associationId, EniId trunkId, int vlanId)
            implements EniEvent {}

    /**
     * The branch is free again.
     *
     * @param eniId the branch
     */
    record BranchDisassociated(EniId eniId, TrunkAssociationId associationId, EniId trunkId)
            implements EniEvent {}

    record DescriptionChanged(EniId eniId, String description) implements EniEvent {}

    record GroupsReplaced(EniId eniId, List<GroupId> groupIds) implements EniEvent {
        public GroupsReplaced {
            groupIds = List.copyOf(groupIds);
        }
    }

    record SourceDestCheckChanged(EniId eniId, boolean sourceDestCheck) implements EniEvent {}

    record DeleteOnTerminationChanged(
            EniId eniId, AttachmentId attachmentId, boolean deleteOnTermination)
            implements EniEvent {}

    record Attached(
            EniId eniId,
            AttachmentId attachmentId,
            InstanceId instanceId,
            int deviceIndex,
            int networkCardIndex,
            boolean deleteOnTermination,
            long attachTimeMillis)
            implements EniEvent {}

    record Detached(EniId eniId, AttachmentId attachmentId, InstanceId instanceId, boolean force)
            implements EniEvent {}

    /** Detached from one instance and attached to another in one step. */
    record Moved(
            EniId eniId,
            AttachmentId fromAttachmentId,
            InstanceId fromInstanceId,
            AttachmentId attachmentId,
            InstanceId instanceId,
            int deviceIndex,
            int networkCardIndex,
            boolean deleteOnTermination,
            long attachTimeMillis)
            implements EniEvent {}

    record AddressesAssigned(EniId eniId, List<Ipv4> addresses) implements EniEvent {
        public AddressesAssigned {
            addresses = List.copyOf(addresses);
        }
    }

    record AddressesUnassigned(EniId eniId, List<Ipv4> addresses) implements EniEvent {
        public AddressesUnassigned {
            addresses = List.copyOf(addresses);
        }
    }

    record Ipv6AddressesAssigned(EniId eniId, List<Ipv6> addresses) implements EniEvent {
        public Ipv6AddressesAssigned {
            addresses = List.copyOf(addresses);
        }
    }

    record Ipv6AddressesUnassigned(EniId eniId, List<Ipv6> addresses) implements EniEvent {
        public Ipv6AddressesUnassigned {
            addresses = List.copyOf(addresses);
        }
    }

    /** All addresses of these blocks of its subnet are its own from now on. */
    record PrefixesDelegated(EniId eniId, List<Cidr> prefixes) implements EniEvent {
        public PrefixesDelegated {
            prefixes = List.copyOf(prefixes);
        }
    }

    record PrefixesWithdrawn(EniId eniId, List<Cidr> prefixes) implements EniEvent {
        public PrefixesWithdrawn {
            prefixes = List.copyOf(prefixes);
        }
    }

    /** An address of the pool stands for the private one from now on. */
    record PublicAddressLent(EniId eniId, Ipv4 privateAddress, Ipv4 publicAddress)
            implements EniEvent {}

    record PublicAddressReturned(EniId eniId, Ipv4 privateAddress, Ipv4 publicAddress)
            implements EniEvent {}

    /** It was detached, and without Elastic IPs, before. */
    record EniDeleted(EniId eniId) implements EniEvent {}
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.eni;

import dev.enif.core.account.Tags;
import dev.enif.core.id.AttachmentId;
import dev.enif.core.id.EniId;
import dev.enif.core.id.GroupId;
import dev.enif.core.id.InstanceId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.id.TrunkAssociationId;
import dev.enif.core.net.Cidr;
import dev.enif.core.net.Ipv4;
import dev.enif.core.net.Ipv6;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Commands on network interfaces. */
public sealed interface EniCommand {
    /**
     * Makes an interface; without groups it gets the VPC's default one. Result: its id.
     *
     * @param interfaceType null for a plain one; none that services have
     */
    record CreateEni(
            SubnetId subnetId,
            String description,
            AddressRequest addresses,
            List<GroupId> groupIds,
            Tags tags,
            @Nullable InterfaceType interfaceType)
            implements EniCommand {
        public CreateEni {
            groupIds = List.copyOf(groupIds);
        }

        public CreateEni(
                SubnetId subnetId,
                String description,
                AddressRequest addresses,
                List<GroupId> groupIds,
                Tags tags) {
            this(subnetId, description, addresses, groupIds, tags, null);
        }
    }

    /**
     * Changes what is given, together or not at all; null leaves it.
     *
     * @param groupIds replaces the whole set
     * @param deleteOnTermination of its attachment; refused unless it is attached
     * @param expectedAttachmentId if given, the attachment that the caller means; another one
     *     refuses
     */
    record ModifyEni(
            EniId eniId,
            @Nullable String description,
            @Nullable List<GroupId> groupIds,
            @Nullable Boolean sourceDestCheck,
            @Nullable Boolean deleteOnTermination,
            @Nullable AttachmentId expectedAttachmentId)
            implements EniCommand {
        public ModifyEni {
            groupIds = groupIds == null ? null : List.copyOf(groupIds);
        }
    }

    record DeleteEni(EniId eniId) implements EniCommand {}

    /**
     * Plugs a free interface into an instance of its zone. Result: the attachment's id.
     *
     * @param failoverTerm if given, the term of the group that protects it which the caller
     *     believes in; another one refuses
     */
    record AttachEni(
            EniId eniId,
            InstanceId instanceId,
            int deviceIndex,
            int networkCardIndex,
            @Nullable Long failoverTerm)
            implements EniCommand {
        public AttachEni(
                EniId eniId, InstanceId instanceId, int deviceIndex, int networkCardIndex) {
            this(eniId, instanceId, deviceIndex, networkCardIndex, null);
        }
    }

    /**
     * Unplugs it.
     *
     * @param expectedAttachmentId if given, the attachment that the caller means; another one
     *     refuses
     * @param force does not wait for the guest; recorded, and otherwise the same
     * @param failoverTerm as for {@link AttachEni}
     */
    record DetachEni(
            EniId eniId,
            @Nullable AttachmentId expectedAttachmentId,
            boolean force,
            @Nullable Long failoverTerm)
            implements EniCommand {
        public DetachEni(EniId eniId, @Nullable AttachmentId expectedAttachmentId, boolean force) {
            this(eniId, expectedAttachmentId, force, null);
        }
    }

    /**
     * Moves it with all its addresses to another instance of the same zone, in one step: there is
     * no moment at which it is on both or on none. Result: the new attachment's id.
     *
     * @param expectedAttachmentId the attachment that the caller saw; if another has taken its
     *     place, the move is refused
     * @param deviceIndex null for the lowest free index above 0 on that card
     * @param failoverTerm as for {@link AttachEni}
     */
    record MoveEni(
            EniId eniId,
            AttachmentId expectedAttachmentId,
            InstanceId instanceId,
            @Nullable Integer deviceIndex,
            int networkCardIndex,
            @Nullable Long failoverTerm)
            implements EniCommand {
        public MoveEni(
                EniId eniId,
                AttachmentId expectedAttachmentId,
                InstanceId instanceId,
                @Nullable Integer deviceIndex,
                int networkCardIndex) {
            this(eniId, expectedAttachmentId, instanceId, deviceIndex, networkCardIndex, null);
        }
    }

    /**
     * Adds secondary addresses, by name or by count, not both. Result: the addresses.
     *
     * @param allowReassignment takes secondary addresses over from other interfaces of the subnet,
     *     with their Elastic IPs
     */
    record AssignAddresses(EniId eniId, List<Ipv4> addresses, int count, boolean allowReassignment)
            implements EniCommand {
        public AssignAddresses {
            addresses = List.copyOf(addresses);
        }
    }

    /** Adds IPv6 addresses, by name or by count, not both. Result: the addresses. */
    record AssignIpv6(EniId eniId, List<Ipv6> addresses, int count) implements EniCommand {
        public AssignIpv6 {
            addresses = List.copyOf(addresses);
        }
    }

    record UnassignIpv6(EniId eniId, List<Ipv6> addresses) implements EniCommand {
        public UnassignIpv6 {
            addresses = List.copyOf(addresses);
        }
    }

    /**
     * Makes blocks of its subnet its own: of IPv4 of {@value FurtherAddresses#IPV4_LENGTH} bits, of
     * IPv6 of {@value FurtherAddresses#IPV6_LENGTH}. By name or by counts, not both. Result: the
     * prefixes.
     */
    record DelegatePrefixes(EniId eniId, List<Cidr> prefixes, int ipv4Count, int ipv6Count)
            implements EniCommand {
        public DelegatePrefixes {
            prefixes = List.copyOf(prefixes);
        }
    }

    record WithdrawPrefixes(EniId eniId, List<Cidr> prefixes) implements EniCommand {
        public WithdrawPrefixes {
            prefixes = List.copyOf(prefixes);
        }
    }

    /**
     * Associates a free branch with a trunk of its zone. Result: the association's id.
     *
     * @param vlanId 1 to 4094, unique among the branches of the trunk
     */
    record AssociateBranch(EniId branchId, EniId trunkId, int vlanId) implements EniCommand {}

    /**
     * Frees the branch.
     *
     * @param associationId if given, the association that the caller means; another one refuses
     */
    record DisassociateBranch(EniId branchId, @Nullable TrunkAssociationId associationId)
            implements EniCommand {}

    /** Gives secondary addresses back; their Elastic IPs stay allocated. */
    record UnassignAddresses(EniId eniId, List<Ipv4> addresses) implements EniCommand {
        public UnassignAddresses {
            addresses = List.copyOf(addresses);
        }
    }
}

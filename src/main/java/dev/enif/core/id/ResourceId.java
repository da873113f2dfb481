/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.id;

/**
 * The typed id of a resource: a prefix that names its kind, a hyphen, and 17 (or, of old, 8)
 * lower-case hex digits.
 */
public sealed interface ResourceId extends Comparable<ResourceId>
        permits VpcId,
                SubnetId,
                GroupId,
                RuleId,
                EniId,
                AttachmentId,
                TrunkAssociationId,
                InstanceId,
                AllocationId,
                AssociationId,
                CidrAssociationId,
                SubnetCidrAssociationId,
                SubnetReservationId,
                ReservationId,
                InternetGatewayId,
                RouteTableId,
                RouteTableAssociationId,
                NetworkAclId,
                NetworkAclAssociationId,
                NatGatewayId,
                EgressOnlyGatewayId,
                PrefixListId,
                FailoverGroupId,
                FlowLogId,
                LoadBalancerId,
                ListenerId,
                TargetGroupId,
                PeeringId {
    String value();

    ResourceKind kind();

    /** Orders by the id's text, so that ids of one kind sort together. */
    @Override
    default int compareTo(ResourceId other) {
        return value().compareTo(other.value());
    }

    /**
     * Reads an id of any kind by its prefix.
     *
     * @throws MalformedIdException if no kind has that prefix or the rest is not hex
     */
    static ResourceId parse(String text) {
        return ResourceKind.of(text).parse(text);
    }
}

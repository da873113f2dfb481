/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.vpc;

import dev.enif.core.account.Tags;
import dev.enif.core.id.CidrAssociationId;
import dev.enif.core.id.GroupId;
import dev.enif.core.id.RouteTableAssociationId;
import dev.enif.core.id.RouteTableId;
import dev.enif.core.id.VpcId;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Cidr6;
import dev.enif.core.routing.MainTable;

/** Facts about one VPC. Fields are added, never renamed or reused. */
public sealed interface VpcEvent {
    /** Its default group follows as an event of its own; its main route table comes with it. */
    record VpcCreated(
            VpcId vpcId,
            CidrAssociationId associationId,
            Cidr4 cidr,
            GroupId defaultGroupId,
            RouteTableId mainRouteTableId,
            RouteTableAssociationId mainAssociationId,
            Tags tags)
            implements VpcEvent {
        /** With the main table that every VPC is born with. */
        public VpcCreated(
                VpcId vpcId,
                CidrAssociationId associationId,
                Cidr4 cidr,
                GroupId defaultGroupId,
                Tags tags) {
            this(
                    vpcId,
                    associationId,
                    cidr,
                    defaultGroupId,
                    MainTable.idOf(vpcId),
                    MainTable.associationOf(vpcId),
                    tags);
        }
    }

    record CidrBlockAssociated(VpcId vpcId, CidrAssociationId associationId, Cidr4 cidr)
            implements VpcEvent {}

    record CidrBlockDisassociated(VpcId vpcId, CidrAssociationId associationId)
            implements VpcEvent {}

    /**
     * @param provided whether the block is the provider's
     */
    record Ipv6BlockAssociated(
            VpcId vpcId, CidrAssociationId associationId, Cidr6 cidr, boolean provided)
            implements VpcEvent {}

    record Ipv6BlockDisassociated(VpcId vpcId, CidrAssociationId associationId)
            implements VpcEvent {}

    record VpcModified(VpcId vpcId, boolean dnsSupport, boolean dnsHostnames) implements VpcEvent {}

    /** Its main route table is gone with it. */
    record VpcDeleted(VpcId vpcId) implements VpcEvent {}
}

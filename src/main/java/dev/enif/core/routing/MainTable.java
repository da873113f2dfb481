/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.routing;

import dev.enif.core.account.Tags;
import dev.enif.core.id.ResourceKind;
import dev.enif.core.id.RouteTableAssociationId;
import dev.enif.core.id.RouteTableId;
import dev.enif.core.id.VpcId;
import org.pcollections.TreePMap;

/**
 * The route table that every VPC is born with. Its ids have the digits of the VPC's: no other table
 * can, since each number of the id sequence is used once. So VPCs of the time before there were
 * route tables have one too, and all who read of them know it by the same id.
 */
public final class MainTable {
    private MainTable() {}

    public static RouteTableId idOf(VpcId vpcId) {
        return new RouteTableId(ResourceKind.ROUTE_TABLE.prefix() + digits(vpcId));
    }

    public static RouteTableAssociationId associationOf(VpcId vpcId) {
        return new RouteTableAssociationId(
                ResourceKind.ROUTE_TABLE_ASSOCIATION.prefix() + digits(vpcId));
    }

    /** The table of a VPC to which nothing has happened yet. */
    public static RouteTable born(VpcId vpcId) {
        return born(idOf(vpcId), vpcId, associationOf(vpcId));
    }

    /** The table as it is born: with local routes only. */
    public static RouteTable born(
            RouteTableId id, VpcId vpcId, RouteTableAssociationId association) {
        return new RouteTable(
                id, vpcId, association, TreePMap.empty(), TreePMap.empty(), Tags.NONE);
    }

    private static String digits(VpcId vpcId) {
        return vpcId.value().substring(vpcId.kind().prefix().length());
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.acl;

import dev.enif.core.account.Tags;
import dev.enif.core.id.NetworkAclAssociationId;
import dev.enif.core.id.NetworkAclId;
import dev.enif.core.id.ResourceId;
import dev.enif.core.id.ResourceKind;
import dev.enif.core.id.SubnetId;
import dev.enif.core.id.VpcId;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Cidr6;
import dev.enif.core.net.Traffic;
import org.pcollections.TreePMap;

/**
 * The network ACL that every VPC is born with, and that its subnets go by until they are given
 * another one. Its id has the digits of the VPC's, and a subnet's first association those of the
 * subnet's: nothing else can, since each number of the id sequence is used once. So VPCs and
 * subnets of the time before there were network ACLs have them too.
 */
public final class DefaultAcl {
    /** The number of the entry that lets all IPv4 traffic pass (EC2). */
    public static final int ALL_IPV4 = 100;

    /** The number of the entry that lets all IPv6 traffic pass, which comes with IPv6 (EC2). */
    public static final int ALL_IPV6 = 101;

    /** The entry that a VPC's first IPv6 block brings. */
    public static final AclEntry ALLOW_ALL_IPV6 =
            new AclEntry(ALL_IPV6, RuleAction.ALLOW, Traffic.ALL, Cidr6.ALL);

    /** The entries of either direction with which the ACL is born. */
    public static final TreePMap<Integer, AclEntry> BORN =
            TreePMap.singleton(
                    ALL_IPV4, new AclEntry(ALL_IPV4, RuleAction.ALLOW, Traffic.ALL, Cidr4.ALL));

    private DefaultAcl() {}

    public static NetworkAclId idOf(VpcId vpcId) {
        return new NetworkAclId(ResourceKind.NETWORK_ACL.prefix() + digits(vpcId));
    }

    /** The association that a subnet is born with. */
    public static NetworkAclAssociationId associationOf(SubnetId subnetId) {
        return new NetworkAclAssociationId(
                ResourceKind.NETWORK_ACL_ASSOCIATION.prefix() + digits(subnetId));
    }

    /** The subnet whose first association has that id, if there is such a subnet. */
    static SubnetId subnetOf(NetworkAclAssociationId associationId) {
        return new SubnetId(ResourceKind.SUBNET.prefix() + digits(associationId));
    }

    /** The ACL of a VPC to which nothing has happened yet: it lets everything pass. */
    public static NetworkAcl born(VpcId vpcId) {
        return new NetworkAcl(idOf(vpcId), vpcId, true, BORN, BORN, TreePMap.empty(), Tags.NONE);
    }

    private static String digits(ResourceId id) {
        return id.value().substring(id.kind().prefix().length());
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.acl;

import dev.enif.core.account.AccountState;
import dev.enif.core.account.Present;
import dev.enif.core.id.NetworkAclAssociationId;
import dev.enif.core.id.NetworkAclId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.id.VpcId;
import dev.enif.core.vpc.Subnet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which network ACL a subnet goes by: always exactly one. A subnet that was never given one goes by
 * its VPC's default one.
 */
public final class NetworkAcls {
    private NetworkAcls() {}

    /** The ACL that the subnet goes by. O(log n). */
    public static NetworkAcl of(AccountState account, Subnet subnet) {
        NetworkAclId id = given(account, subnet.id()).orElse(DefaultAcl.idOf(subnet.vpcId()));
        return Present.in(account.networkAcls().find(id), id);
    }

    /** The association of the subnet with its ACL. */
    public static NetworkAclAssociationId associationOf(AccountState account, SubnetId subnetId) {
        return given(account, subnetId)
                .map(id -> Present.in(account.networkAcls().find(id), id))
                .flatMap(acl ->
                        acl.associations().entrySet().stream()
                                .filter(association -> association.getValue().equals(subnetId))
                                .map(Map.Entry::getKey)
                                .findAny())
                .orElse(DefaultAcl.associationOf(subnetId));
    }

    /** The subnet that has the association now. */
    static Optional<SubnetId> subnetWith(
            AccountState account, NetworkAclAssociationId associationId) {
        List<NetworkAclId> holders = account.references().to(associationId, NetworkAclId.class);
        if (!holders.isEmpty()) {
            NetworkAclId id = holders.getFirst();
            return Optional.ofNullable(
                    Present.in(account.networkAcls().find(id), id)
                            .associations()
                            .get(associationId));
        }
        SubnetId born = DefaultAcl.subnetOf(associationId);
        return account.subnets().contains(born) && given(account, born).isEmpty()
                ? Optional.of(born)
                : Optional.empty();
    }

    /** All subnets that go by the ACL, with their associations, sorted by association. */
    public static Map<NetworkAclAssociationId, SubnetId> associationsOf(
            AccountState account, NetworkAcl acl) {
        Map<NetworkAclAssociationId, SubnetId> found = new TreeMap<>(acl.associations());
        if (acl.isDefault()) {
            Set<SubnetId> elsewhere = new HashSet<>();
            for (NetworkAclId id : ofVpc(account, acl.vpcId())) {
                elsewhere.addAll(
                        Present.in(account.networkAcls().find(id), id).associations().values());
            }
            for (SubnetId subnetId : account.contents().subnetsOf(acl.vpcId()).values()) {
                if (!elsewhere.contains(subnetId)) {
                    found.put(DefaultAcl.associationOf(subnetId), subnetId);
                }
            }
        }
        return found;
    }

    /** All ACLs of the VPC, the default one included, sorted by id. */
    public static List<NetworkAclId> ofVpc(AccountState account, VpcId vpcId) {
        return account.references().to(vpcId, NetworkAclId.class);
    }

    /** The account after the subnet is gone: no ACL names it any more. */
    public static AccountState without(AccountState account, SubnetId subnetId) {
        AccountState left = account;
        for (NetworkAclId id : account.references().to(subnetId, NetworkAclId.class)) {
            NetworkAcl acl = Present.in(left.networkAcls().find(id), id);
            NetworkAclAssociationId association = associationOf(left, subnetId);
            left = left.put(acl.withAssociations(acl.associations().minus(association)));
        }
        return left;
    }

    /** The ACL that the subnet was given, if it was given one. */
    private static Optional<NetworkAclId> given(AccountState account, SubnetId subnetId) {
        return account.references().to(subnetId, NetworkAclId.class).stream().findFirst();
    }
}

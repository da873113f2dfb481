/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.flow;

import dev.enif.core.account.AccountState;
import dev.enif.core.acl.AclEntry;
import dev.enif.core.acl.NetworkAcl;
import dev.enif.core.acl.NetworkAcls;
import dev.enif.core.acl.RuleAction;
import dev.enif.core.id.NetworkAclId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.net.Ip;
import dev.enif.core.net.Traffic;
import dev.enif.core.securitygroup.Direction;
import dev.enif.core.vpc.Subnet;
import org.pcollections.HashPMap;
import org.pcollections.HashTreePMap;

/** What the rule table needs of network ACLs, and by which one each subnet goes. Immutable. */
record CompiledAcls(
        HashPMap<NetworkAclId, CompiledAcls.Both> acls,
        HashPMap<SubnetId, NetworkAclId> ofSubnets) {
    static final CompiledAcls NONE = new CompiledAcls(HashTreePMap.empty(), HashTreePMap.empty());

    /** The entries of one ACL, lowest number first. */
    record Both(AclEntry[] ingress, AclEntry[] egress) {
        static Both of(NetworkAcl acl) {
            return new Both(
                    acl.ingress().values().toArray(AclEntry[]::new),
                    acl.egress().values().toArray(AclEntry[]::new));
        }
    }

    CompiledAcls without(NetworkAclId id) {
        return new CompiledAcls(acls.minus(id), ofSubnets);
    }

    CompiledAcls with(AccountState account, NetworkAclId id) {
        NetworkAcl acl = account.networkAcls().find(id);
        return acl == null ? this : new CompiledAcls(acls.plus(id, Both.of(acl)), ofSubnets);
    }

    CompiledAcls without(SubnetId id) {
        return new CompiledAcls(acls, ofSubnets.minus(id));
    }

    /** A subnet is marked as changed whenever it goes by another ACL. */
    CompiledAcls with(AccountState account, SubnetId id) {
        Subnet subnet = account.subnets().find(id);
        return subnet == null
                ? this
                : new CompiledAcls(acls, ofSubnets.plus(id, NetworkAcls.of(account, subnet).id()));
    }

    /** Whether the subnet's ACL lets the packet out of it, or in. */
    boolean allows(SubnetId subnetId, Direction direction, Packet packet) {
        NetworkAclId id = ofSubnets.get(subnetId);
        Both acl = id == null ? null : acls.get(id);
        if (acl == null) {
            throw new IllegalStateException(subnetId + " has no network ACL");
        }
        boolean in = direction == Direction.INGRESS;
        Ip far = in ? packet.source() : packet.destination();
        PortRange ports = packet.destinationPorts();
        for (AclEntry entry : in ? acl.ingress() : acl.egress()) {
            Traffic traffic = entry.traffic();
            if (entry.cidr().contains(far)
                    && traffic.matches(
                            packet.protocol(), ports.lowest(), ports.highest(), packet.code())) {
                return entry.action() == RuleAction.ALLOW;
            }
        }
        return false;
    }
}

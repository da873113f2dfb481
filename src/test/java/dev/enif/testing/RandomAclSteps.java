/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.testing;

import dev.enif.core.account.Draft;
import dev.enif.core.acl.AclEntry;
import dev.enif.core.acl.NetworkAcl;
import dev.enif.core.acl.NetworkAclEvent;
import dev.enif.core.acl.NetworkAcls;
import dev.enif.core.acl.RuleAction;
import dev.enif.core.id.NetworkAclAssociationId;
import dev.enif.core.id.NetworkAclId;
import dev.enif.core.id.ResourceKind;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Cidr6;
import dev.enif.core.net.Traffic;
import dev.enif.core.securitygroup.Direction;
import dev.enif.core.vpc.Subnet;
import java.util.random.RandomGenerator;

/** Random changes of network ACLs. */
final class RandomAclSteps extends RandomDraws {
    RandomAclSteps(RandomGenerator random, Draft draft) {
        super(random, draft);
    }

    void step() {
        NetworkAcl acl = any(account().networkAcls().values());
        if (acl == null) {
            return;
        }
        switch (random.nextInt(6)) {
            case 0 -> {
                if (account().networkAcls().size() < 6) {
                    draft.happened(
                            new NetworkAclEvent.NetworkAclCreated(
                                    (NetworkAclId) id(ResourceKind.NETWORK_ACL),
                                    acl.vpcId(),
                                    tags()));
                }
            }
            case 1, 2, 3 -> entry(acl);
            case 4 -> associate(acl);
            default -> {
                if (!acl.isDefault() && acl.associations().isEmpty()) {
                    draft.happened(new NetworkAclEvent.NetworkAclDeleted(acl.id()));
                }
            }
        }
    }

    private void entry(NetworkAcl acl) {
        Direction direction = flip() ? Direction.INGRESS : Direction.EGRESS;
        int number = 100 * (1 + random.nextInt(3));
        AclEntry made =
                new AclEntry(
                        number,
                        flip() ? RuleAction.ALLOW : RuleAction.DENY,
                        flip() ? Traffic.ALL : Traffic.tcp(random.nextInt(100), 443),
                        flip() ? Cidr4.parse("10.0.0.0/16") : Cidr6.ALL);
        if (!acl.entries(direction).containsKey(number)) {
            draft.happened(new NetworkAclEvent.NetworkAclEntryCreated(acl.id(), direction, made));
        } else if (flip()) {
            draft.happened(new NetworkAclEvent.NetworkAclEntryReplaced(acl.id(), direction, made));
        } else {
            draft.happened(new NetworkAclEvent.NetworkAclEntryDeleted(acl.id(), direction, number));
        }
    }

    private void associate(NetworkAcl acl) {
        Subnet subnet = any(account().subnets().values());
        if (subnet != null && subnet.vpcId().equals(acl.vpcId())) {
            draft.happened(
                    new NetworkAclEvent.NetworkAclAssociationReplaced(
                            subnet.id(),
                            NetworkAcls.of(account(), subnet).id(),
                            NetworkAcls.associationOf(account(), subnet.id()),
                            acl.id(),
                            (NetworkAclAssociationId) id(ResourceKind.NETWORK_ACL_ASSOCIATION)));
        }
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core;

import dev.enif.core.account.AccountState;
import dev.enif.core.account.Tags;
import dev.enif.core.acl.AclEntry;
import dev.enif.core.acl.NetworkAcl;
import dev.enif.core.acl.NetworkAclCommand.CreateNetworkAcl;
import dev.enif.core.acl.NetworkAclCommand.CreateNetworkAclEntry;
import dev.enif.core.acl.NetworkAclCommand.DeleteNetworkAcl;
import dev.enif.core.acl.NetworkAclCommand.DeleteNetworkAclEntry;
import dev.enif.core.acl.NetworkAclCommand.ReplaceNetworkAclAssociation;
import dev.enif.core.acl.NetworkAclCommand.ReplaceNetworkAclEntry;
import dev.enif.core.acl.NetworkAcls;
import dev.enif.core.acl.RuleAction;
import dev.enif.core.id.NetworkAclAssociationId;
import dev.enif.core.id.NetworkAclId;
import dev.enif.core.id.VpcId;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Traffic;
import dev.enif.core.securitygroup.Direction;
import dev.enif.core.vpc.Subnet;
import dev.enif.core.vpc.Vpc;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Commands that somebody could send on network ACLs: mostly about what is there, often wrong. */
final class RandomAclCommands {
    private final RandomGenerator random;
    private final AccountState account;

    RandomAclCommands(RandomGenerator random, AccountState account) {
        this.random = random;
        this.account = account;
    }

    Object next() {
        return switch (random.nextInt(9)) {
            case 0 -> new CreateNetworkAcl(vpc(), Tags.NONE);
            case 1 -> new DeleteNetworkAcl(acl());
            case 2, 3 -> new CreateNetworkAclEntry(acl(), direction(), entry());
            case 4 -> new ReplaceNetworkAclEntry(acl(), direction(), entry());
            case 5 -> new DeleteNetworkAclEntry(acl(), direction(), 100 * random.nextInt(1, 4));
            default -> new ReplaceNetworkAclAssociation(association(), acl());
        };
    }

    private AclEntry entry() {
        return new AclEntry(
                100 * random.nextInt(1, 4),
                random.nextBoolean() ? RuleAction.ALLOW : RuleAction.DENY,
                random.nextBoolean() ? Traffic.ALL : Traffic.tcp(80, 443),
                Cidr4.ALL);
    }

    private Direction direction() {
        return random.nextBoolean() ? Direction.INGRESS : Direction.EGRESS;
    }

    private NetworkAclId acl() {
        NetworkAcl acl = any(account.networkAcls().values());
        return acl == null || random.nextInt(20) == 0
                ? new NetworkAclId("acl-0000000000000000f")
                : acl.id();
    }

    private NetworkAclAssociationId association() {
        Subnet subnet = any(account.subnets().values());
        return subnet == null || random.nextInt(20) == 0
                ? new NetworkAclAssociationId("aclassoc-0000000000000000f")
                : NetworkAcls.associationOf(account, subnet.id());
    }

    private VpcId vpc() {
        Vpc vpc = any(account.vpcs().values());
        return vpc == null ? new VpcId("vpc-0000000000000000f") : vpc.id();
    }

    private <T> @Nullable T any(Iterable<T> all) {
        List<T> list = new ArrayList<>();
        all.forEach(list::add);
        return list.isEmpty() ? null : list.get(random.nextInt(list.size()));
    }
}

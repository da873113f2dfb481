/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.securitygroup;

import dev.enif.core.account.Draft;
import dev.enif.core.account.Tags;
import dev.enif.core.id.GroupId;
import dev.enif.core.id.ResourceKind;
import dev.enif.core.id.RuleId;
import dev.enif.core.id.VpcId;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Cidr6;
import dev.enif.core.net.Traffic;
import dev.enif.core.securitygroup.SecurityGroupEvent.GroupCreated;
import java.util.List;

/** The rules that groups are born with, and the group that every VPC is born with. */
public final class DefaultGroup {
    private static final String DESCRIPTION = "default VPC security group";

    private DefaultGroup() {}

    /** The birth of a VPC's default group: its members may talk to each other, and out. */
    public static GroupCreated of(Draft draft, GroupId groupId, VpcId vpcId) {
        Rule fromItself =
                new Rule(
                        (RuleId) draft.newId(ResourceKind.SECURITY_GROUP_RULE),
                        Direction.INGRESS,
                        Traffic.ALL,
                        new Peer.GroupPeer(groupId),
                        "",
                        Tags.NONE);
        return new GroupCreated(
                groupId,
                vpcId,
                SecurityGroup.DEFAULT_NAME,
                DESCRIPTION,
                List.of(fromItself, everythingOut(draft)),
                Tags.NONE);
    }

    /** The rule of every new group: all IPv4 traffic may leave. */
    static Rule everythingOut(Draft draft) {
        return allOut(draft, new Peer.Ipv4Peer(Cidr4.ALL));
    }

    /** The rule that new groups of a VPC with IPv6 have too: all IPv6 traffic may leave (EC2). */
    public static Rule everythingOutByIpv6(Draft draft) {
        return allOut(draft, new Peer.Ipv6Peer(Cidr6.ALL));
    }

    /** Whether nobody has changed what may leave since the group was made without IPv6. */
    public static boolean leavesAsBorn(SecurityGroup group) {
        List<Rule> out =
                group.rules().stream()
                        .filter(rule -> rule.direction() == Direction.EGRESS)
                        .toList();
        return out.size() == 1
                && out.getFirst().traffic().equals(Traffic.ALL)
                && out.getFirst().peer().equals(new Peer.Ipv4Peer(Cidr4.ALL));
    }

    private static Rule allOut(Draft draft, Peer peer) {
        return new Rule(
                (RuleId) draft.newId(ResourceKind.SECURITY_GROUP_RULE),
                Direction.EGRESS,
                Traffic.ALL,
                peer,
                "",
                Tags.NONE);
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.flow;

import dev.enif.core.account.AccountState;
import dev.enif.core.account.Present;
import dev.enif.core.acl.AclEntry;
import dev.enif.core.acl.NetworkAcl;
import dev.enif.core.acl.NetworkAcls;
import dev.enif.core.acl.RuleAction;
import dev.enif.core.id.SubnetId;
import dev.enif.core.net.Ip;
import dev.enif.core.securitygroup.Direction;
import dev.enif.core.vpc.Subnet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a packet meets between subnets: the network ACL of each that it leaves or enters. Entries
 * are asked by number, the first that matches decides, and what none matches is denied.
 */
record Borders(AccountState account, Trail trail, boolean reply) {
    private static final int CANDIDATES = 3;

    static Borders of(AccountState account, Trail trail) {
        return new Borders(account, trail, false);
    }

    static Borders ofReply(AccountState account, Trail trail) {
        return new Borders(account, trail, true);
    }

    /** From one subnet to another; within one it meets nothing. */
    void cross(SubnetId from, SubnetId to, Packet packet) {
        if (!from.equals(to)) {
            leave(from, packet);
            enter(to, packet);
        }
    }

    void leave(SubnetId subnetId, Packet packet) {
        ask(
                subnetId,
                Direction.EGRESS,
                packet,
                reply ? Component.REPLY_ACL_OUT : Component.NETWORK_ACL_OUT,
                reply ? VerdictCode.REPLY_NETWORK_ACL_OUTBOUND : VerdictCode.NETWORK_ACL_OUTBOUND);
    }

    void enter(SubnetId subnetId, Packet packet) {
        ask(
                subnetId,
                Direction.INGRESS,
                packet,
                reply ? Component.REPLY_ACL_IN : Component.NETWORK_ACL_IN,
                reply ? VerdictCode.REPLY_NETWORK_ACL_INBOUND : VerdictCode.NETWORK_ACL_INBOUND);
    }

    private void ask(
            SubnetId subnetId,
            Direction direction,
            Packet packet,
            Component component,
            VerdictCode denied) {
        Subnet subnet = Present.in(account.subnets().find(subnetId), subnetId);
        NetworkAcl acl = NetworkAcls.of(account, subnet);
        Ip far = direction == Direction.INGRESS ? packet.source() : packet.destination();
        for (AclEntry entry : acl.entries(direction).values()) {
            if (lacks(entry, packet, far).isEmpty()) {
                String subject = acl.id() + " of " + subnetId + " " + entry.number();
                if (entry.action() == RuleAction.ALLOW) {
                    trail.met(component, subject);
                } else {
                    trail.lost(denied, component, subject + " denies it");
                }
                return;
            }
        }
        trail.lost(
                denied,
                component,
                "No entry of " + acl.id() + " of " + subnetId + " allows it",
                nearest(acl, direction, packet, far));
    }

    /** The entries that would allow it and lack least, lowest number first. */
    private static List<Blocker.Candidate> nearest(
            NetworkAcl acl, Direction direction, Packet packet, Ip far) {
        List<Blocker.Candidate> all = new ArrayList<>();
        for (AclEntry entry : acl.entries(direction).values()) {
            if (entry.action() == RuleAction.ALLOW) {
                all.add(
                        new Blocker.Candidate(
                                acl.id(),
                                String.valueOf(entry.number()),
                                lacks(entry, packet, far)));
            }
        }
        all.sort(Comparator.comparingInt(candidate -> candidate.lacks().size()));
        return all.isEmpty()
                ? all
                : all.stream()
                        .filter(near -> near.lacks().size() == all.getFirst().lacks().size())
                        .limit(CANDIDATES)
                        .toList();
    }

    private static List<String> lacks(AclEntry entry, Packet packet, Ip far) {
        List<String> lacks = new ArrayList<>();
        PortRange ports = packet.destinationPorts();
        if (!entry.traffic()
                .matches(packet.protocol(), ports.lowest(), ports.highest(), packet.code())) {
            lacks.add(
                    "traffic: it is for "
                            + entry.traffic().protocol()
                            + " "
                            + entry.traffic().from()
                            + "-"
                            + entry.traffic().to()
                            + ", the packet has "
                            + packet.protocol()
                            + " "
                            + ports);
        }
        if (!entry.cidr().contains(far)) {
            lacks.add("cidr: it is for " + entry.cidr() + ", the packet has " + far);
        }
        return lacks;
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.flow;

import dev.enif.core.account.AccountState;
import dev.enif.core.eni.NetworkInterface;
import dev.enif.core.id.GroupId;
import dev.enif.core.id.RuleId;
import dev.enif.core.net.Ip;
import dev.enif.core.net.Ipv4;
import dev.enif.core.net.Ipv6;
import dev.enif.core.prefixlist.PrefixList;
import dev.enif.core.securitygroup.Direction;
import dev.enif.core.securitygroup.Peer;
import dev.enif.core.securitygroup.Rule;
import dev.enif.core.securitygroup.SecurityGroup;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The groups of one interface, looking one way: the union of their rules, allow only. A group that
 * is not there matches nothing.
 *
 * @param own whose groups filter
 * @param far the other end's interface if the packet carries one of its own private addresses here,
 *     else null
 * @param farAddress as the packet shows it here
 */
record GroupFilter(
        AccountState account,
        NetworkInterface own,
        Direction direction,
        @Nullable NetworkInterface far,
        Ip farAddress,
        Flow flow) {
    private static final int CANDIDATES = 3;

    /** All rules that let the flow pass, lowest id first. */
    List<RuleId> matching() {
        List<RuleId> found = new ArrayList<>();
        for (SecurityGroup group : groups()) {
            for (Rule rule : group.rules()) {
                if (lacks(rule).isEmpty() && rule.direction() == direction) {
                    found.add(rule.id());
                }
            }
        }
        found.sort(Comparator.comparing(RuleId::value));
        return found;
    }

    /**
     * The rules of this direction that lack least, lowest id first; at most {@value #CANDIDATES}.
     */
    List<Blocker.Candidate> nearest() {
        List<Blocker.Candidate> all = new ArrayList<>();
        for (SecurityGroup group : groups()) {
            for (Rule rule : group.rules()) {
                if (rule.direction() == direction) {
                    all.add(new Blocker.Candidate(group.id(), rule.id().value(), lacks(rule)));
                }
            }
        }
        all.sort(
                Comparator.<Blocker.Candidate>comparingInt(candidate -> candidate.lacks().size())
                        .thenComparing(Blocker.Candidate::rule));
        if (all.isEmpty()) {
            return all;
        }
        int least = all.getFirst().lacks().size();
        return all.stream()
                .filter(candidate -> candidate.lacks().size() == least)
                .limit(CANDIDATES)
                .toList();
    }

    private List<SecurityGroup> groups() {
        List<SecurityGroup> groups = new ArrayList<>();
        for (GroupId groupId : own.groupIds()) {
            SecurityGroup group = account.securityGroups().find(groupId);
            if (group != null) {
                groups.add(group);
            }
        }
        return groups;
    }

    private List<String> lacks(Rule rule) {
        List<String> lacks = new ArrayList<>();
        boolean protocolFits =
                rule.traffic().protocol().number() == -1
                        || rule.traffic().protocol().equals(flow.protocol());
        if (!protocolFits) {
            lacks.add(
                    "protocol: it is for "
                            + rule.traffic().protocol()
                            + ", the flow is "
                            + flow.protocol());
        } else if (!rule.traffic().matches(flow.protocol(), flow.destinationPort(), flow.code())) {
            lacks.add(
                    (flow.protocol().hasTypes() ? "type and code: it is for " : "port: it is for ")
                            + rule.traffic().from()
                            + "-"
                            + rule.traffic().to()
                            + ", the flow has "
                            + flow.destinationPort()
                            + (flow.protocol().hasTypes() ? "/" + flow.code() : ""));
        }
        if (!matches(rule.peer())) {
            lacks.add(
                    "peer: it is for "
                            + rule.peer()
                            + ", the flow has "
                            + farAddress
                            + (far == null ? "" : " of " + far.id()));
        }
        return lacks;
    }

    private boolean matches(Peer peer) {
        return switch (peer) {
            case Peer.Ipv4Peer(var cidr) ->
                    farAddress instanceof Ipv4 address && cidr.contains(address);
            case Peer.Ipv6Peer(var cidr) ->
                    farAddress instanceof Ipv6 address && cidr.contains(address);
            case Peer.PrefixListPeer(var id) -> {
                PrefixList list = account.prefixLists().find(id);
                yield list != null && list.contains(farAddress);
            }
            case Peer.GroupPeer(var groupId) ->
                    far != null
                            && far.groupIds().contains(groupId)
                            && account.securityGroups().contains(groupId);
        };
    }
}

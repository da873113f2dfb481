/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.flow;

import dev.enif.core.id.GroupId;
import dev.enif.core.id.PrefixListId;
import dev.enif.core.id.RuleId;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Cidr6;
import dev.enif.core.net.Ip;
import dev.enif.core.net.Ipv4;
import dev.enif.core.net.Ipv6;
import dev.enif.core.securitygroup.Direction;
import dev.enif.core.securitygroup.Peer;
import dev.enif.core.securitygroup.Rule;
import dev.enif.core.securitygroup.SecurityGroup;
import org.jspecify.annotations.Nullable;

/**
 * One direction of a group as parallel arrays, lowest rule id first, so that the first match is the
 * credited one. Immutable.
 */
final class CompiledGroup {
    private static final CompiledGroup EMPTY = new CompiledGroup(0);
    private static final byte IPV4 = 4;
    private static final byte IPV6 = 6;
    private static final byte GROUP = 0;
    private static final byte PREFIX_LIST = 1;

    private final RuleId[] ids;
    private final short[] protocols;
    private final int[] from;
    private final int[] to;
    private final byte[] kinds;
    private final int[] networks;
    private final int[] masks;
    private final @Nullable Object[] peers;

    private CompiledGroup(int size) {
        ids = new RuleId[size];
        protocols = new short[size];
        from = new int[size];
        to = new int[size];
        kinds = new byte[size];
        networks = new int[size];
        masks = new int[size];
        peers = new Object[size];
    }

    /** Both directions of a group. */
    record Both(CompiledGroup ingress, CompiledGroup egress) {
        static final Both NONE = new Both(EMPTY, EMPTY);

        static Both of(SecurityGroup group) {
            return new Both(compile(group, Direction.INGRESS), compile(group, Direction.EGRESS));
        }
    }

    private static CompiledGroup compile(SecurityGroup group, Direction direction) {
        Rule[] rules =
                group.rules().stream()
                        .filter(rule -> rule.direction() == direction)
                        .toArray(Rule[]::new);
        CompiledGroup compiled = new CompiledGroup(rules.length);
        for (int index = 0; index < rules.length; index++) {
            compiled.set(index, rules[index]);
        }
        return compiled;
    }

    private void set(int index, Rule rule) {
        ids[index] = rule.id();
        protocols[index] = (short) rule.traffic().protocol().number();
        from[index] = rule.traffic().from();
        to[index] = rule.traffic().to();
        switch (rule.peer()) {
            case Peer.Ipv4Peer(Cidr4 cidr) -> {
                kinds[index] = IPV4;
                networks[index] = cidr.network().bits();
                masks[index] = cidr.length() == 0 ? 0 : -1 << (32 - cidr.length());
            }
            case Peer.Ipv6Peer(Cidr6 cidr) -> {
                kinds[index] = IPV6;
                peers[index] = cidr;
            }
            case Peer.PrefixListPeer(PrefixListId listId) -> {
                kinds[index] = PREFIX_LIST;
                peers[index] = listId;
            }
            case Peer.GroupPeer(GroupId groupId) -> {
                kinds[index] = GROUP;
                peers[index] = groupId;
            }
        }
    }

    /**
     * The first rule that lets the flow pass, or null; {@code farGroups} is empty unless the packet
     * shows a far interface, and the table has the prefix lists.
     */
    @Nullable RuleId match(Flow flow, Ip far, GroupId[] farGroups, RuleTable table) {
        int protocol = flow.protocol().number();
        boolean ports = flow.protocol().hasPorts();
        boolean types = flow.protocol().hasTypes();
        for (int index = 0; index < ids.length; index++) {
            int wanted = protocols[index];
            boolean fits =
                    wanted == -1
                            || wanted == protocol
                                    && (ports
                                            ? inPorts(index, flow)
                                            : !types || inTypes(index, flow));
            if (fits && matchesPeer(index, far, farGroups, table)) {
                return ids[index];
            }
        }
        return null;
    }

    private boolean inPorts(int index, Flow flow) {
        int port = flow.destinationPort();
        return port < 0
                ? from[index] == 0 && to[index] == 65_535
                : from[index] <= port && port <= to[index];
    }

    private boolean inTypes(int index, Flow flow) {
        return from[index] == -1
                || from[index] == flow.destinationPort()
                        && (to[index] == -1 || to[index] == flow.code());
    }

    private boolean matchesPeer(int index, Ip far, GroupId[] farGroups, RuleTable table) {
        if (kinds[index] == PREFIX_LIST) {
            return peers[index] instanceof PrefixListId id && table.contains(id, far);
        }
        if (kinds[index] == GROUP) {
            for (GroupId group : farGroups) {
                if (group.equals(peers[index])) {
                    return true;
                }
            }
            return false;
        }
        return switch (far) {
            case Ipv4 address ->
                    kinds[index] == IPV4 && (address.bits() & masks[index]) == networks[index];
            case Ipv6 address -> peers[index] instanceof Cidr6 cidr && cidr.contains(address);
        };
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.flow;

import dev.enif.core.id.EniId;
import dev.enif.core.id.GroupId;
import dev.enif.core.id.RuleId;
import dev.enif.core.net.Ip;
import dev.enif.core.net.Ipv4;
import dev.enif.core.net.Protocol;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The way forward through a compiled table, to the first thing that blocks. Confined to one
 * evaluation.
 */
final class CompiledWalk {
    /**
     * A change of addresses that the answer undoes.
     *
     * @param by the NAT gateway's interface; for a gateway, whose address was shown outside; null
     *     for what came in from outside
     * @param before the packet before; null if it came in from outside
     */
    record Translation(boolean nat, @Nullable CompiledInterface by, @Nullable Packet before) {
        private static final Translation IN = new Translation(false, null, null);

        boolean cameIn() {
            return before == null;
        }
    }

    private final RuleTable table;
    private final Flow flow;
    private final @Nullable CompiledInterface named;
    private final Ip namedAddress;
    private final Deque<Translation> translations = new ArrayDeque<>(2);
    private @Nullable Set<EniId> visited;
    private Packet packet;
    private @Nullable CompiledInterface receiver;
    private @Nullable RuleId credited;

    /**
     * @param named who receives what comes in by a gateway, or null
     * @param namedAddress the private address of it
     */
    CompiledWalk(
            RuleTable table,
            Flow flow,
            Packet packet,
            @Nullable CompiledInterface named,
            Ip namedAddress) {
        this.table = table;
        this.flow = flow;
        this.packet = packet;
        this.named = named;
        this.namedAddress = namedAddress;
    }

    @Nullable RuleId credited() {
        return credited;
    }

    Packet packet() {
        return packet;
    }

    @Nullable CompiledInterface receiver() {
        return receiver;
    }

    /** Those to undo, the last one first. */
    Deque<Translation> translations() {
        return translations;
    }

    /** From an interface whose checks are done; {@code inside} holds the destination, or null. */
    VerdictCode send(CompiledInterface sender, @Nullable CompiledInterface inside) {
        CompiledInterface at = sender;
        CompiledInterface owner = sender;
        GroupId[] shown = sender.groupsShownBy(packet.source());
        while (true) {
            if (inside != null && inside.subnetId().equals(at.subnetId())) {
                return receive(inside, shown);
            }
            CompiledWay way = table.way(at, packet.destination());
            CompiledInterface next = way.eni();
            switch (way.kind()) {
                case LOCAL, OUT, EGRESS_ONLY, NONE, LOST -> {
                    return switch (way.kind()) {
                        case LOST -> VerdictCode.BLACKHOLE;
                        case LOCAL ->
                                inside == null ? VerdictCode.NO_ROUTE : cross(at, inside, shown);
                        case OUT -> inside == null ? leaveMapped(at, owner) : VerdictCode.NO_ROUTE;
                        case EGRESS_ONLY ->
                                inside == null
                                        ? leave(at, owner, packet.source())
                                        : VerdictCode.NO_ROUTE;
                        case NONE, NAT, APPLIANCE -> VerdictCode.NO_ROUTE;
                    };
                }
                case APPLIANCE, NAT -> {
                    if (next == null) {
                        throw new IllegalStateException(way + " leads to nobody");
                    }
                    boolean appliance = way.kind() == CompiledWay.Kind.APPLIANCE;
                    if (appliance && inside != null && next.id().equals(inside.id())) {
                        return cross(at, inside, shown);
                    }
                    if (!mayVisit(sender, next)) {
                        return VerdictCode.ROUTING_LOOP;
                    }
                    VerdictCode passed = appliance ? forward(at, next, shown) : translate(at, next);
                    if (passed != VerdictCode.ALLOWED) {
                        return passed;
                    }
                    shown = CompiledInterface.NO_GROUPS;
                    owner = appliance ? owner : next;
                    at = next;
                }
            }
        }
    }

    private boolean mayVisit(CompiledInterface sender, CompiledInterface next) {
        Set<EniId> seen = visited;
        if (seen == null) {
            seen = new HashSet<>();
            seen.add(sender.id());
            visited = seen;
        }
        return seen.add(next.id()) && seen.size() <= ForwardWalk.MAX_STAGES + 1;
    }

    private VerdictCode cross(CompiledInterface at, CompiledInterface inside, GroupId[] shown) {
        VerdictCode crossed = table.cross(at.subnetId(), inside.subnetId(), packet);
        return crossed == VerdictCode.ALLOWED ? receive(inside, shown) : crossed;
    }

    private VerdictCode forward(CompiledInterface at, CompiledInterface next, GroupId[] shown) {
        VerdictCode crossed = table.cross(at.subnetId(), next.subnetId(), packet);
        if (crossed != VerdictCode.ALLOWED) {
            return crossed;
        }
        if (next.check()) {
            return VerdictCode.SOURCE_DEST_CHECK;
        }
        if (!passes(next, true, packet.source(), table.existing(shown))) {
            return VerdictCode.SECURITY_GROUP_INGRESS;
        }
        return passes(next, false, packet.destination(), CompiledInterface.NO_GROUPS)
                ? VerdictCode.ALLOWED
                : VerdictCode.SECURITY_GROUP_EGRESS;
    }

    private VerdictCode translate(CompiledInterface at, CompiledInterface nat) {
        Protocol protocol = packet.protocol();
        boolean known =
                protocol.equals(Protocol.TCP)
                        || protocol.equals(Protocol.UDP)
                        || protocol.equals(Protocol.ICMP);
        if (!known || !(packet.source() instanceof Ipv4)) {
            return VerdictCode.UNSUPPORTED;
        }
        VerdictCode crossed = table.cross(at.subnetId(), nat.subnetId(), packet);
        translations.push(new Translation(true, nat, packet));
        packet = packet.translatedTo(nat.addresses()[0]);
        return crossed;
    }

    private VerdictCode leaveMapped(CompiledInterface at, CompiledInterface owner) {
        Ip source = packet.source();
        Ip outside = source instanceof Ipv4 ? owner.publicAddressOf(source) : source;
        return outside == null ? VerdictCode.NO_PUBLIC_ADDRESS : leave(at, owner, outside);
    }

    private VerdictCode leave(CompiledInterface at, CompiledInterface owner, Ip outside) {
        VerdictCode left = table.leave(at.subnetId(), packet);
        if (left != VerdictCode.ALLOWED) {
            return left;
        }
        translations.push(new Translation(false, owner, packet));
        packet = packet.from(outside);
        return named == null ? VerdictCode.ALLOWED : arrive(named);
    }

    /** From the internet, or turning round at it. */
    VerdictCode arrive(CompiledInterface target) {
        boolean four = namedAddress instanceof Ipv4;
        if (packet.source() instanceof Ipv4 != four
                || !table.gateways().isConnected(target.vpcId())) {
            return VerdictCode.NO_ROUTE;
        }
        if (four && target.publicAddressOf(namedAddress) == null) {
            return VerdictCode.NO_PUBLIC_ADDRESS;
        }
        packet = packet.to(namedAddress);
        VerdictCode entered = table.enter(target.subnetId(), packet);
        if (entered != VerdictCode.ALLOWED) {
            return entered;
        }
        translations.push(Translation.IN);
        return receive(target, CompiledInterface.NO_GROUPS);
    }

    private VerdictCode receive(CompiledInterface target, GroupId[] shown) {
        if (!target.running()) {
            return VerdictCode.DESTINATION_NOT_RUNNING;
        }
        if (target.check() && !target.owns(packet.destination())) {
            return VerdictCode.SOURCE_DEST_CHECK;
        }
        if (target.managed() && flow.asked().meetsGroups()) {
            return target.balances() ? VerdictCode.UNSUPPORTED : VerdictCode.UNSOLICITED_INBOUND;
        }
        if (!passes(target, true, packet.source(), table.existing(shown))) {
            return VerdictCode.SECURITY_GROUP_INGRESS;
        }
        receiver = target;
        return VerdictCode.ALLOWED;
    }

    /** Whether the groups let it pass; credits the lowest rule that does. */
    boolean passes(CompiledInterface own, boolean ingress, Ip far, GroupId[] farGroups) {
        if (own.managed() || !flow.asked().meetsGroups()) {
            return true;
        }
        RuleId lowest = null;
        for (GroupId groupId : own.groups()) {
            CompiledGroup.Both group = table.find(groupId);
            RuleId found =
                    group == null
                            ? null
                            : (ingress ? group.ingress() : group.egress())
                                    .match(flow, far, farGroups, table);
            if (found != null && (lowest == null || found.value().compareTo(lowest.value()) < 0)) {
                lowest = found;
            }
        }
        if (lowest != null) {
            credited = lowest;
        }
        return lowest != null;
    }
}

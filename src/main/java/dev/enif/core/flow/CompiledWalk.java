/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.flow;

import dev.enif.core.id.EniId;
import dev.enif.core.id.GroupId;
import dev.enif.core.id.RuleId;
import dev.enif.core.id.VpcId;
import dev.enif.core.loadbalancer.TargetId;
import dev.enif.core.loadbalancer.TargetKey;
import dev.enif.core.loadbalancer.TargetTable;
import dev.enif.core.net.Ip;
import dev.enif.core.net.Ipv4;
import dev.enif.core.net.Protocol;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The way forward through a compiled table, to the first thing that blocks. Confined to one
 * evaluation.
 */
final class CompiledWalk {
    private final RuleTable table;
    private final @Nullable TargetKey wanted;
    private final @Nullable Passage passage;
    private final Deque<Translation> translations = new ArrayDeque<>(2);
    private @Nullable EniId first;
    private @Nullable Set<EniId> visited;

    /** With the port that the packet has now. */
    private Flow flow;

    /** Whom it is for now: a load balancer changes that. */
    private @Nullable CompiledInterface named;

    private Ip namedAddress;
    private Packet packet;
    private @Nullable TargetKey target;
    private @Nullable CompiledInterface receiver;
    private @Nullable RuleId credited;

    /**
     * @param named who receives what comes in by a gateway, or null
     * @param namedAddress the private address of it
     * @param wanted the target that a load balancer is to pick if it may, or null
     * @param passage told where it is filtered, or null
     */
    CompiledWalk(
            RuleTable table,
            Flow flow,
            Packet packet,
            @Nullable CompiledInterface named,
            Ip namedAddress,
            @Nullable TargetKey wanted,
            @Nullable Passage passage) {
        this.table = table;
        this.flow = flow;
        this.packet = packet;
        this.named = named;
        this.namedAddress = namedAddress;
        this.wanted = wanted;
        this.passage = passage;
    }

    @Nullable RuleId credited() {
        return credited;
    }

    /** The last target that a load balancer picked. */
    @Nullable TargetKey target() {
        return target;
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
        first = sender.id();
        return go(sender, inside, sender.groupsShownBy(packet.source()));
    }

    private VerdictCode go(
            CompiledInterface from, @Nullable CompiledInterface inside, GroupId[] fromGroups) {
        CompiledInterface at = from;
        CompiledInterface owner = from;
        GroupId[] shown = fromGroups;
        while (true) {
            if (inside != null && inside.subnetId().equals(at.subnetId())) {
                return receive(inside, shown);
            }
            CompiledWay way = table.way(at, packet.destination());
            CompiledInterface next = way.eni();
            switch (way.kind()) {
                case LOCAL, OUT, EGRESS_ONLY, PEER, NONE, LOST -> {
                    return switch (way.kind()) {
                        case LOST -> VerdictCode.BLACKHOLE;
                        case LOCAL ->
                                inside == null || !inside.vpcId().equals(at.vpcId())
                                        ? VerdictCode.NO_ROUTE
                                        : cross(at, inside, shown);
                        case PEER -> toPeer(at, Objects.requireNonNull(way.peer()), inside, shown);
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
                    if (!mayVisit(next)) {
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

    private VerdictCode toPeer(
            CompiledInterface at, VpcId vpcId, @Nullable CompiledInterface meant, GroupId[] shown) {
        if (meant != null) {
            return meant.vpcId().equals(vpcId) ? cross(at, meant, shown) : VerdictCode.NO_ROUTE;
        }
        CompiledVpc vpc = table.find(vpcId);
        if (vpc == null || !vpc.contains(packet.destination())) {
            return VerdictCode.NO_ROUTE;
        }
        CompiledInterface there = table.holder(vpcId, packet.destination());
        return there == null ? VerdictCode.NO_SUCH_DESTINATION : cross(at, there, shown);
    }

    private boolean mayVisit(CompiledInterface next) {
        Set<EniId> seen = visited;
        if (seen == null) {
            seen = new HashSet<>();
            if (first != null) {
                seen.add(first);
            }
            visited = seen;
        }
        return seen.add(next.id()) && seen.size() <= ForwardWalk.MAX_STAGES + 1;
    }

    private VerdictCode cross(CompiledInterface at, CompiledInterface inside, GroupId[] shown) {
        VerdictCode crossed = crossed(at, inside);
        return crossed == VerdictCode.ALLOWED ? receive(inside, shown) : crossed;
    }

    private VerdictCode forward(CompiledInterface at, CompiledInterface next, GroupId[] shown) {
        VerdictCode crossed = crossed(at, next);
        return crossed == VerdictCode.ALLOWED ? pass(next, shown) : crossed;
    }

    private VerdictCode pass(CompiledInterface next, GroupId[] shown) {
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
        VerdictCode crossed = crossed(at, nat);
        passed(nat, false, null);
        translations.push(new Translation(Translation.Kind.NAT, nat, packet));
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
            refused(at);
            return left;
        }
        translations.push(new Translation(Translation.Kind.OUT, owner, packet));
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
        translations.push(Translation.IN);
        CompiledWay way = table.wayIn(target, packet.destination());
        CompiledInterface via = way.eni();
        return switch (way.kind()) {
            case APPLIANCE ->
                    via == null || via.id().equals(target.id())
                            ? straight(target)
                            : through(via, target);
            case LOCAL, NONE -> straight(target);
            case LOST -> VerdictCode.BLACKHOLE;
            case NAT, OUT, EGRESS_ONLY, PEER -> VerdictCode.NO_ROUTE;
        };
    }

    private VerdictCode straight(CompiledInterface target) {
        VerdictCode entered = entered(target);
        return entered == VerdictCode.ALLOWED
                ? receive(target, CompiledInterface.NO_GROUPS)
                : entered;
    }

    private VerdictCode entered(CompiledInterface next) {
        VerdictCode code = table.enter(next.subnetId(), packet);
        if (code != VerdictCode.ALLOWED) {
            refused(next);
        }
        return code;
    }

    private VerdictCode through(CompiledInterface appliance, CompiledInterface target) {
        if (!mayVisit(appliance)) {
            return VerdictCode.ROUTING_LOOP;
        }
        VerdictCode entered = entered(appliance);
        VerdictCode passed =
                entered == VerdictCode.ALLOWED
                        ? pass(appliance, CompiledInterface.NO_GROUPS)
                        : entered;
        return passed == VerdictCode.ALLOWED
                ? go(appliance, target, CompiledInterface.NO_GROUPS)
                : passed;
    }

    private VerdictCode receive(CompiledInterface target, GroupId[] shown) {
        if (!target.running()) {
            return VerdictCode.DESTINATION_NOT_RUNNING;
        }
        if (target.check() && !target.owns(packet.destination())) {
            return VerdictCode.SOURCE_DEST_CHECK;
        }
        if (target.managed() && !target.balances() && flow.asked().meetsGroups()) {
            return VerdictCode.UNSOLICITED_INBOUND;
        }
        if (!passes(target, true, packet.source(), table.existing(shown))) {
            return VerdictCode.SECURITY_GROUP_INGRESS;
        }
        if (target.balances()) {
            return balance(target);
        }
        receiver = target;
        return VerdictCode.ALLOWED;
    }

    private VerdictCode balance(CompiledInterface at) {
        if (!mayVisit(at)) {
            return VerdictCode.ROUTING_LOOP;
        }
        CompiledBalancer balancer = table.balancerAt(at);
        CompiledBalancer.Port port = balancer == null ? null : balancer.listening(packet);
        if (balancer == null || port == null) {
            return VerdictCode.NO_LISTENER;
        }
        TargetTable targets = port.targets();
        if (targets == null) {
            return VerdictCode.NO_HEALTHY_TARGET;
        }
        TargetKey key =
                wanted != null && targets.choice().targets().contains(wanted)
                        ? wanted
                        : targets.pick(packet.flowHash());
        CompiledInterface eni =
                switch (key.id()) {
                    case TargetId.OfAddress(var address) -> table.holder(balancer.vpcId(), address);
                    case TargetId.OfEni(var eniId) -> table.find(eniId);
                    case TargetId.OfInstance(var instanceId) -> table.primaryOf(instanceId);
                };
        target = key;
        named = eni;
        namedAddress =
                key.id() instanceof TargetId.OfAddress(var address)
                        ? address
                        : Objects.requireNonNull(eni).addresses()[0];
        translations.push(new Translation(Translation.Kind.BALANCER, at, packet));
        packet =
                packet.balancedTo(
                        port.preserves() ? null : at.addresses()[0], namedAddress, key.port());
        flow = flow.toPort(key.port());
        if (eni == null && table.vpcOf(at).contains(namedAddress)) {
            return VerdictCode.NO_SUCH_DESTINATION;
        }
        if (eni != null && eni.owns(packet.source())) {
            return VerdictCode.HAIRPIN;
        }
        GroupId[] far =
                eni == null
                        ? CompiledInterface.NO_GROUPS
                        : table.existing(eni.groupsShownBy(namedAddress));
        return passes(at, false, namedAddress, far)
                ? go(at, eni, at.groups())
                : VerdictCode.SECURITY_GROUP_EGRESS;
    }

    /** Whether the groups let it pass; credits the lowest rule that does. */
    boolean passes(CompiledInterface own, boolean ingress, Ip far, GroupId[] farGroups) {
        if (!own.filters() || !flow.asked().meetsGroups()) {
            passed(own, ingress, null);
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
        if (lowest == null) {
            refused(own);
            return false;
        }
        credited = lowest;
        passed(own, ingress, lowest);
        return true;
    }

    private VerdictCode crossed(CompiledInterface at, CompiledInterface next) {
        VerdictCode code = table.cross(at.subnetId(), next.subnetId(), packet);
        if (code != VerdictCode.ALLOWED) {
            refused(code == VerdictCode.NETWORK_ACL_OUTBOUND ? at : next);
        }
        return code;
    }

    private void refused(CompiledInterface at) {
        if (passage != null) {
            passage.refused(at.id());
        }
    }

    private void passed(CompiledInterface own, boolean ingress, @Nullable RuleId rule) {
        if (passage != null) {
            passage.passed(own.id(), ingress, rule);
        }
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.flow;

import dev.enif.core.flow.CompiledEnds.End;
import dev.enif.core.id.GroupId;
import dev.enif.core.loadbalancer.TargetKey;
import dev.enif.core.net.Ip;
import dev.enif.core.net.Ipv4;
import org.jspecify.annotations.Nullable;

/**
 * The walk of one flow through a compiled table, to the first thing that blocks it. Says what
 * {@link PathEvaluator} says in short.
 *
 * @param wanted the target that a load balancer is to pick if it may; null for the one that it
 *     picks
 * @param passage told where it is filtered, or null
 */
record CompiledPath(
        RuleTable table, Flow flow, @Nullable TargetKey wanted, @Nullable Passage passage) {
    ShortVerdict verdict() {
        CompiledEnds ends = new CompiledEnds(table);
        End source = ends.inPeer(flow.source(), ends.find(flow.destination(), null, false));
        if (source == null) {
            source =
                    ends.find(
                            flow.source(),
                            ends.vpcOf(flow.destination()),
                            flow.destination().isIpv6());
        }
        if (source == null || source.unheld()) {
            return ShortVerdict.of(VerdictCode.NO_SUCH_SOURCE);
        }
        CompiledInterface sender = source.eni();
        End destination = ends.inPeer(flow.destination(), source);
        if (destination == null) {
            destination =
                    ends.find(
                            flow.destination(),
                            sender == null ? null : sender.vpcId(),
                            flow.source().isIpv6());
        }
        if (destination == null) {
            return ShortVerdict.of(VerdictCode.NO_SUCH_DESTINATION);
        }
        if (passage != null) {
            passage.between(sender, destination.eni());
        }
        if (sender != null) {
            return send(sender, source.ownAddress(), destination);
        }
        CompiledInterface receiver = destination.eni();
        if (receiver == null) {
            return ShortVerdict.of(VerdictCode.NO_ROUTE);
        }
        CompiledWalk walk = walk(source.shown(), destination.shown(), destination);
        return answered(walk, walk.arrive(receiver), null);
    }

    private ShortVerdict send(CompiledInterface sender, Ip source, End destination) {
        CompiledVpc vpc = table.vpcOf(sender);
        Ip target = destination.shown();
        if (LinkLocal.isService(
                target, flow.protocol(), flow.destinationPort(), sender.subnet(), vpc.primary())) {
            VerdictCode sent = sending(sender, source);
            return ShortVerdict.of(
                    sent == VerdictCode.ALLOWED ? VerdictCode.LINK_LOCAL_SERVICE : sent);
        }
        boolean mixed = source instanceof Ipv4 != destination.ownAddress() instanceof Ipv4;
        if (LinkLocal.isUndeliverable(target) || mixed) {
            return ShortVerdict.of(VerdictCode.UNSUPPORTED);
        }
        CompiledInterface receiver = destination.eni();
        boolean inside = !destination.viaPublic() && vpc.contains(target);
        if (inside && receiver == null) {
            return ShortVerdict.of(VerdictCode.NO_SUCH_DESTINATION);
        }
        VerdictCode sent = sending(sender, source);
        if (sent != VerdictCode.ALLOWED) {
            return ShortVerdict.of(sent);
        }
        CompiledInterface local =
                inside && receiver != null && receiver.vpcId().equals(vpc.id()) ? receiver : null;
        if (local != null && local.id().equals(sender.id())) {
            return ShortVerdict.of(VerdictCode.ALLOWED);
        }
        CompiledInterface peer =
                receiver != null
                                && !destination.viaPublic()
                                && table.gateways().arePeered(vpc.id(), receiver.vpcId())
                        ? receiver
                        : null;
        CompiledInterface meant = local == null ? peer : local;
        CompiledWalk walk = walk(source, target, destination);
        GroupId[] farGroups =
                meant == null
                        ? CompiledInterface.NO_GROUPS
                        : table.existing(meant.groupsShownBy(target));
        if (!walk.passes(sender, false, target, farGroups)) {
            return ShortVerdict.of(VerdictCode.SECURITY_GROUP_EGRESS);
        }
        return meant == null && isInOtherVpc(flow.destination(), destination)
                ? ShortVerdict.of(lostBetween(vpc, sender, destination))
                : answered(walk, walk.send(sender, meant), sender);
    }

    private VerdictCode lostBetween(CompiledVpc vpc, CompiledInterface sender, End to) {
        if (flow.destination() instanceof Endpoint.InVpc(var vpcId, _)
                && to.eni() == null
                && table.gateways().arePeered(vpc.id(), vpcId)) {
            return VerdictCode.NO_SUCH_DESTINATION;
        }
        return table.way(sender, to.shown()).kind() == CompiledWay.Kind.LOST
                ? VerdictCode.BLACKHOLE
                : VerdictCode.NO_ROUTE;
    }

    private CompiledWalk walk(Ip source, Ip target, End destination) {
        return new CompiledWalk(
                table,
                flow,
                Packet.of(flow, source, target),
                destination.eni(),
                destination.ownAddress(),
                wanted,
                passage);
    }

    /** The verdict of a walk, once the answer has found its way back, too. */
    private ShortVerdict answered(
            CompiledWalk walk, VerdictCode came, @Nullable CompiledInterface sender) {
        VerdictCode code =
                came == VerdictCode.ALLOWED && flow.asked().needsReply()
                        ? CompiledReply.of(table, walk, sender)
                        : came;
        return code == VerdictCode.ALLOWED
                ? new ShortVerdict(code, walk.credited(), walk.target())
                : ShortVerdict.of(code);
    }

    private static boolean isInOtherVpc(Endpoint named, End destination) {
        return switch (named) {
            case Endpoint.InVpc _, Endpoint.OfInterface _, Endpoint.OfInstance _ -> true;
            case Endpoint.OfAddress _ -> destination.eni() != null && !destination.viaPublic();
        };
    }

    private static VerdictCode sending(CompiledInterface sender, Ip source) {
        if (!sender.running()) {
            return VerdictCode.SOURCE_NOT_RUNNING;
        }
        return sender.check() && !sender.owns(source)
                ? VerdictCode.SOURCE_DEST_CHECK
                : VerdictCode.ALLOWED;
    }
}

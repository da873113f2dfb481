/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.flow;

import dev.enif.core.flow.Leg.Way;
import dev.enif.core.id.GroupId;
import dev.enif.core.id.RuleId;
import dev.enif.core.id.VpcId;
import dev.enif.core.net.Ip;
import dev.enif.core.net.Ipv4;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The walk of one flow through a compiled table, to the first thing that blocks it. Says what
 * {@link PathEvaluator} says in short.
 */
record CompiledPath(RuleTable table, Flow flow) {
    /** An end of the flow: {@code eni} is null for the internet or an address that nobody holds. */
    private record End(
            @Nullable CompiledInterface eni, Ip shown, boolean viaPublic, boolean unheld) {}

    ShortVerdict verdict() {
        End source = find(flow.source(), vpcOf(flow.destination()));
        if (source == null || source.unheld()) {
            return ShortVerdict.of(VerdictCode.NO_SUCH_SOURCE);
        }
        CompiledInterface sender = source.eni();
        End destination = find(flow.destination(), sender == null ? null : sender.vpcId());
        if (destination == null) {
            return ShortVerdict.of(VerdictCode.NO_SUCH_DESTINATION);
        }
        if (sender != null) {
            return send(sender, ownAddress(sender, source), destination);
        }
        CompiledInterface receiver = destination.eni();
        return receiver == null
                ? ShortVerdict.of(VerdictCode.NO_ROUTE)
                : arrive(source.shown(), receiver, destination);
    }

    /** From the internet, or from an interface whose packet has left its VPC. */
    private ShortVerdict arrive(Ip source, CompiledInterface receiver, End destination) {
        if (!(source instanceof Ipv4) || !table.routing().isConnected(receiver.vpcId())) {
            return ShortVerdict.of(VerdictCode.NO_ROUTE);
        }
        Ip target = ownAddress(receiver, destination);
        if (receiver.publicAddressOf(target) == null) {
            return ShortVerdict.of(VerdictCode.NO_PUBLIC_ADDRESS);
        }
        ShortVerdict received = receive(source, CompiledInterface.NO_GROUPS, receiver, target);
        return received.action() == Action.DENY
                        || flow.established()
                        || way(receiver, source) == Way.OUT
                ? received
                : ShortVerdict.of(VerdictCode.REPLY_NO_ROUTE);
    }

    private ShortVerdict receive(
            Ip source, GroupId[] farGroups, CompiledInterface receiver, Ip target) {
        if (!receiver.running()) {
            return ShortVerdict.of(VerdictCode.DESTINATION_NOT_RUNNING);
        }
        if (receiver.check() && !receiver.owns(target)) {
            return ShortVerdict.of(VerdictCode.SOURCE_DEST_CHECK);
        }
        if (flow.established()) {
            return ShortVerdict.of(VerdictCode.ALLOWED);
        }
        RuleId in = match(receiver, true, source, farGroups);
        return in == null
                ? ShortVerdict.of(VerdictCode.SECURITY_GROUP_INGRESS)
                : new ShortVerdict(VerdictCode.ALLOWED, in);
    }

    private Way way(CompiledInterface from, Ip destination) {
        return table.routing().way(from.subnetId(), from.vpcId(), vpc(from).blocks(), destination);
    }

    private CompiledVpc vpc(CompiledInterface of) {
        CompiledVpc vpc = table.find(of.vpcId());
        if (vpc == null) {
            throw new IllegalStateException(of.id() + " is in a VPC that is not there");
        }
        return vpc;
    }

    /** Who was named by a public address has the private one behind it all the same. */
    private static Ip ownAddress(CompiledInterface eni, End end) {
        return end.viaPublic() && end.shown() instanceof Ipv4 address
                ? eni.mapped().getOrDefault(address, address)
                : end.shown();
    }

    private ShortVerdict send(CompiledInterface sender, Ip source, End destination) {
        CompiledVpc vpc = vpc(sender);
        Ip target = destination.shown();
        if (LinkLocal.isService(
                target,
                flow.protocol(),
                flow.destinationPort(),
                sender.subnet(),
                vpc.blocks()[0])) {
            VerdictCode sent = sending(sender, source);
            return ShortVerdict.of(
                    sent == VerdictCode.ALLOWED ? VerdictCode.LINK_LOCAL_SERVICE : sent);
        }
        if (LinkLocal.isUndeliverable(target)) {
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
        boolean local = inside && receiver != null && receiver.vpcId().equals(vpc.id());
        if (local && receiver != null && receiver.id().equals(sender.id())) {
            return ShortVerdict.of(VerdictCode.ALLOWED);
        }
        GroupId[] farGroups =
                local && receiver != null
                        ? existing(receiver.groupsShownBy(target))
                        : CompiledInterface.NO_GROUPS;
        RuleId out = flow.established() ? null : match(sender, false, target, farGroups);
        if (out == null && !flow.established()) {
            return ShortVerdict.of(VerdictCode.SECURITY_GROUP_EGRESS);
        }
        if (local && receiver != null) {
            VerdictCode routed =
                    receiver.subnetId().equals(sender.subnetId())
                            ? VerdictCode.ALLOWED
                            : switch (way(sender, target)) {
                                case LOCAL -> VerdictCode.ALLOWED;
                                case LOST -> VerdictCode.BLACKHOLE;
                                case OUT, NONE -> VerdictCode.NO_ROUTE;
                            };
            return routed == VerdictCode.ALLOWED
                    ? receive(source, existing(sender.groupsShownBy(source)), receiver, target)
                    : ShortVerdict.of(routed);
        }
        return isInOtherVpc(flow.destination(), destination)
                ? ShortVerdict.of(VerdictCode.NO_ROUTE)
                : leave(sender, source, destination, out);
    }

    private static boolean isInOtherVpc(Endpoint named, End destination) {
        return switch (named) {
            case Endpoint.InVpc _, Endpoint.OfInterface _, Endpoint.OfInstance _ -> true;
            case Endpoint.OfAddress _ -> destination.eni() != null && !destination.viaPublic();
        };
    }

    /** Leaves by the gateway that the subnet's table names, and turns round there if it is ours. */
    private ShortVerdict leave(
            CompiledInterface sender, Ip source, End destination, @Nullable RuleId out) {
        return switch (way(sender, destination.shown())) {
            case LOST -> ShortVerdict.of(VerdictCode.BLACKHOLE);
            case LOCAL, NONE -> ShortVerdict.of(VerdictCode.NO_ROUTE);
            case OUT -> {
                Ipv4 shown = sender.publicAddressOf(source);
                if (shown == null) {
                    yield ShortVerdict.of(VerdictCode.NO_PUBLIC_ADDRESS);
                }
                CompiledInterface receiver = destination.eni();
                yield receiver == null
                        ? new ShortVerdict(VerdictCode.ALLOWED, out)
                        : arrive(shown, receiver, destination);
            }
        };
    }

    /**
     * Those of the groups that are there: a rule that names another matches nothing. Nearly always
     * all, so nothing is copied.
     */
    private GroupId[] existing(GroupId[] named) {
        for (GroupId groupId : named) {
            if (!exists(groupId)) {
                return Arrays.stream(named).filter(this::exists).toArray(GroupId[]::new);
            }
        }
        return named;
    }

    private boolean exists(GroupId groupId) {
        return table.find(groupId) != null;
    }

    private static VerdictCode sending(CompiledInterface sender, Ip source) {
        if (!sender.running()) {
            return VerdictCode.SOURCE_NOT_RUNNING;
        }
        return sender.check() && !sender.owns(source)
                ? VerdictCode.SOURCE_DEST_CHECK
                : VerdictCode.ALLOWED;
    }

    private @Nullable RuleId match(
            CompiledInterface own, boolean ingress, Ip far, GroupId[] farGroups) {
        RuleId lowest = null;
        for (GroupId groupId : own.groups()) {
            CompiledGroup.Both group = table.find(groupId);
            RuleId found =
                    group == null
                            ? null
                            : (ingress ? group.ingress() : group.egress())
                                    .match(flow, far, farGroups);
            if (found != null && (lowest == null || found.value().compareTo(lowest.value()) < 0)) {
                lowest = found;
            }
        }
        return lowest;
    }

    private @Nullable VpcId vpcOf(Endpoint endpoint) {
        if (endpoint instanceof Endpoint.InVpc(var vpcId, _)) {
            return vpcId;
        }
        End end = find(endpoint, null);
        CompiledInterface eni = end == null ? null : end.eni();
        return eni == null ? null : eni.vpcId();
    }

    /** Who is meant, or null if the endpoint names nothing. */
    private @Nullable End find(Endpoint endpoint, @Nullable VpcId peerVpc) {
        return switch (endpoint) {
            case Endpoint.OfInterface(var eniId, var address) -> {
                CompiledInterface eni = table.find(eniId);
                yield eni == null
                        ? null
                        : new End(
                                eni, address == null ? eni.addresses()[0] : address, false, false);
            }
            case Endpoint.OfInstance(var instanceId) -> {
                CompiledInterface eni = table.primaryOf(instanceId);
                yield eni == null ? null : new End(eni, eni.addresses()[0], false, false);
            }
            case Endpoint.InVpc(var vpcId, var address) -> held(vpcId, address);
            case Endpoint.OfAddress(Ip address) -> byAddress(address, peerVpc);
        };
    }

    private End byAddress(Ip address, @Nullable VpcId peerVpc) {
        if (!(address instanceof Ipv4 ipv4)) {
            return new End(null, address, false, false);
        }
        CompiledVpc vpc = peerVpc == null ? null : table.find(peerVpc);
        if (vpc != null && vpc.contains(ipv4)) {
            return held(vpc.id(), ipv4);
        }
        CompiledInterface eni = table.behind(ipv4);
        return new End(eni, ipv4, eni != null, false);
    }

    private End held(VpcId vpcId, Ipv4 address) {
        CompiledInterface eni = table.holder(vpcId, address);
        return new End(eni, address, false, eni == null);
    }
}

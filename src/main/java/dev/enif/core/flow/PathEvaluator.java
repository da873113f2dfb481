/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.flow;

import dev.enif.core.account.AccountState;
import dev.enif.core.account.Present;
import dev.enif.core.eni.NetworkInterface;
import dev.enif.core.id.VpcId;
import dev.enif.core.net.Ip;
import dev.enif.core.net.Ipv4;
import dev.enif.core.peering.PeeringDecider;
import dev.enif.core.securitygroup.Direction;
import dev.enif.core.vpc.Subnet;
import dev.enif.core.vpc.Vpc;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The reference: walks a flow's path step by step over an account's image and reports every hop and
 * every blocker. It depends on the present image only: source and destination check, groups in both
 * directions, network ACLs, route tables, appliances, translation, gateways, and the way of the
 * answer back.
 */
public final class PathEvaluator {
    private final AccountState account;
    private final Flow flow;
    private final Trail trail = new Trail();
    private final Guard guard;

    private PathEvaluator(AccountState account, Flow flow) {
        this.account = account;
        this.flow = flow;
        this.guard = new Guard(account, flow, trail);
    }

    /**
     * Evaluates one flow. Never throws for an endpoint that names nothing: that is a denial, too.
     */
    public static Verdict evaluate(AccountState account, Flow flow) {
        PathEvaluator evaluator = new PathEvaluator(account, flow);
        return evaluator.trail.verdict(evaluator.walk());
    }

    /** Notes all that the flow meets; answers the code if nothing of it blocks. */
    private VerdictCode walk() {
        VpcId destinationVpc = Resolver.vpcOf(account, flow.destination());
        Optional<Party> source =
                Resolver.inPeer(account, flow.source(), flow.destination())
                        .or(() ->
                                Resolver.resolve(
                                        account,
                                        flow.source(),
                                        destinationVpc,
                                        flow.destination().isIpv6()));
        if (source.isEmpty() || isUnheld(source.get(), flow.source(), destinationVpc)) {
            trail.block(
                    VerdictCode.NO_SUCH_SOURCE,
                    Component.SOURCE_INTERFACE,
                    "The source names no interface");
            return VerdictCode.ALLOWED;
        }
        Party from = source.get();
        NetworkInterface sender = from.eni();
        VpcId sourceVpc = sender == null ? null : sender.vpcId();
        Optional<Party> target =
                Resolver.inPeer(account, flow.destination(), sender)
                        .or(() ->
                                Resolver.resolve(
                                        account,
                                        flow.destination(),
                                        sourceVpc,
                                        flow.source().isIpv6()));
        if (target.isEmpty()) {
            trail.block(
                    VerdictCode.NO_SUCH_DESTINATION,
                    Component.DESTINATION_INTERFACE,
                    "The destination names no interface");
            if (sender != null) {
                guard.sending(sender, from.address());
            }
            return VerdictCode.ALLOWED;
        }
        if (sender != null) {
            return fromInterface(from, sender, target.get());
        }
        fromInternet(from, target.get());
        return VerdictCode.ALLOWED;
    }

    private void fromInternet(Party from, Party to) {
        NetworkInterface receiver = to.eni();
        if (receiver == null) {
            trail.lost(VerdictCode.NO_ROUTE, Component.ROUTE, "Both ends are outside of all VPCs");
            return;
        }
        Packet packet = Packet.of(flow, from.address(), to.address());
        ForwardWalk walk = new ForwardWalk(account, trail, guard, packet, to);
        walk.arrive(receiver);
        answer(null, walk);
    }

    private VerdictCode fromInterface(Party from, NetworkInterface sender, Party to) {
        Vpc vpc = Present.in(account.vpcs().find(sender.vpcId()), sender.vpcId());
        Subnet subnet = Present.in(account.subnets().find(sender.subnetId()), sender.subnetId());
        if (LinkLocal.isService(
                to.address(),
                flow.protocol(),
                flow.destinationPort(),
                subnet.cidr(),
                vpc.blocks().getFirst().cidr())) {
            guard.sending(sender, from.address());
            return VerdictCode.LINK_LOCAL_SERVICE;
        }
        if (LinkLocal.isUndeliverable(to.address())) {
            trail.block(
                    VerdictCode.UNSUPPORTED,
                    Component.ROUTE,
                    "Multicast and broadcast are not delivered");
            return VerdictCode.ALLOWED;
        }
        if (from.address() instanceof Ipv4 != to.address() instanceof Ipv4) {
            trail.block(
                    VerdictCode.UNSUPPORTED,
                    Component.ROUTE,
                    "No packet has addresses of two IP versions: "
                            + from.address()
                            + " and "
                            + to.address());
            return VerdictCode.ALLOWED;
        }
        boolean inside = vpc.contains(to.address()) && !to.viaPublicAddress();
        NetworkInterface receiver = to.eni();
        if (inside && receiver == null) {
            trail.block(
                    VerdictCode.NO_SUCH_DESTINATION,
                    Component.DESTINATION_INTERFACE,
                    "No interface of " + vpc.id() + " holds " + to.address());
        }
        guard.sending(sender, from.address());
        boolean sameVpc = receiver != null && receiver.vpcId().equals(vpc.id()) && inside;
        if (receiver != null && receiver.id().equals(sender.id()) && sameVpc) {
            return VerdictCode.ALLOWED;
        }
        Packet packet = Packet.of(flow, from.address(), publicIfNamed(to));
        boolean peered =
                receiver != null
                        && !to.viaPublicAddress()
                        && PeeringDecider.arePeered(account, vpc.id(), receiver.vpcId());
        guard.filter(
                sender,
                Direction.EGRESS,
                sameVpc || peered ? Guard.shownBy(receiver, to.address()) : null,
                packet.destination());
        if (inside && receiver == null) {
            return VerdictCode.ALLOWED;
        }
        if (!sameVpc && !peered && isInOtherVpc(to)) {
            lostBetween(vpc, sender, to);
            return VerdictCode.ALLOWED;
        }
        ForwardWalk walk = new ForwardWalk(account, trail, guard, packet, to);
        walk.send(sender, sameVpc || peered ? receiver : null);
        answer(sender, walk);
        return VerdictCode.ALLOWED;
    }

    /** To a VPC that is no peer, or to nobody of one that is. */
    private void lostBetween(Vpc vpc, NetworkInterface sender, Party to) {
        if (flow.destination() instanceof Endpoint.InVpc(var vpcId, var address)
                && to.eni() == null
                && PeeringDecider.arePeered(account, vpc.id(), vpcId)) {
            trail.lost(
                    VerdictCode.NO_SUCH_DESTINATION,
                    Component.DESTINATION_INTERFACE,
                    "No interface of " + vpcId + " holds " + address);
        } else if (Leg.from(account, sender.subnetId(), to.address())
                instanceof Leg.Lost(var subject)) {
            trail.lost(VerdictCode.BLACKHOLE, Component.ROUTE, subject);
        } else {
            trail.lost(
                    VerdictCode.NO_ROUTE,
                    Component.ROUTE,
                    vpc.id() + " and the VPC of " + to.address() + " are not connected");
        }
    }

    /** Only a new flow is asked for its answer: a tracked one may be an answer itself. */
    private void answer(@Nullable NetworkInterface sender, ForwardWalk walk) {
        if (flow.asked().needsReply() && walk.ended()) {
            ReplyWalk.follow(account, trail, sender, walk);
            new HostWarnings(account, trail).of(sender, walk);
        }
    }

    /**
     * A private address that was asked for by its VPC or interface, and not of the sender's VPC.
     */
    private boolean isInOtherVpc(Party to) {
        return switch (flow.destination()) {
            case Endpoint.InVpc _, Endpoint.OfInterface _, Endpoint.OfInstance _ -> true;
            case Endpoint.OfAddress _ -> to.eni() != null && !to.viaPublicAddress();
        };
    }

    /**
     * A private address that nobody holds can send nothing; any other address without interface is
     * the internet.
     */
    private boolean isUnheld(Party party, Endpoint endpoint, @Nullable VpcId peerVpc) {
        if (party.eni() != null) {
            return false;
        }
        return switch (endpoint) {
            case Endpoint.InVpc _ -> true;
            case Endpoint.OfAddress(var address) -> {
                Vpc vpc = peerVpc == null ? null : account.vpcs().find(peerVpc);
                yield vpc != null && vpc.contains(address);
            }
            case Endpoint.OfInterface _, Endpoint.OfInstance _ -> false;
        };
    }

    /** On its way out a packet to a public address still shows that public address. */
    private Ip publicIfNamed(Party to) {
        return to.viaPublicAddress() && flow.destination() instanceof Endpoint.OfAddress(var named)
                ? named
                : to.address();
    }
}

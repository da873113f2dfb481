/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.flow;

import dev.enif.core.account.AccountState;
import dev.enif.core.eni.Attachment;
import dev.enif.core.eni.NetworkInterface;
import dev.enif.core.id.InternetGatewayId;
import dev.enif.core.id.RuleId;
import dev.enif.core.id.VpcId;
import dev.enif.core.instance.Instance;
import dev.enif.core.instance.PowerState;
import dev.enif.core.net.Ipv4;
import dev.enif.core.securitygroup.Direction;
import dev.enif.core.vpc.Subnet;
import dev.enif.core.vpc.Vpc;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The reference: walks a flow's path step by step over an account's image and reports every hop and
 * every blocker. It depends on the present image only. Models what an account has now: source and
 * destination check, groups in both directions, route tables, internet gateways and the way back
 * through them. IPv6 is not routed yet: {@code NoRoute}.
 */
public final class PathEvaluator {
    private final AccountState account;
    private final Flow flow;
    private final List<Hop> hops = new ArrayList<>();
    private final List<Blocker> blockers = new ArrayList<>();
    private @Nullable RuleId credited;

    private PathEvaluator(AccountState account, Flow flow) {
        this.account = account;
        this.flow = flow;
    }

    /**
     * Evaluates one flow. Never throws for an endpoint that names nothing: that is a denial, too.
     */
    public static Verdict evaluate(AccountState account, Flow flow) {
        return new PathEvaluator(account, flow).walk();
    }

    private Verdict walk() {
        VpcId destinationVpc = Resolver.vpcOf(account, flow.destination());
        Optional<Party> source = Resolver.resolve(account, flow.source(), destinationVpc);
        if (source.isEmpty() || isUnheld(source.get(), flow.source(), destinationVpc)) {
            block(
                    VerdictCode.NO_SUCH_SOURCE,
                    Component.SOURCE_INTERFACE,
                    "The source names no interface");
            return verdict(VerdictCode.ALLOWED);
        }
        Party from = source.get();
        NetworkInterface sender = from.eni();
        VpcId sourceVpc = sender == null ? null : sender.vpcId();
        Optional<Party> target = Resolver.resolve(account, flow.destination(), sourceVpc);
        if (target.isEmpty()) {
            block(
                    VerdictCode.NO_SUCH_DESTINATION,
                    Component.DESTINATION_INTERFACE,
                    "The destination names no interface");
            checkSender(from);
            return verdict(VerdictCode.ALLOWED);
        }
        return sender == null
                ? fromInternet(from, target.get())
                : fromInterface(from, sender, target.get());
    }

    private Verdict fromInternet(Party from, Party to) {
        NetworkInterface receiver = to.eni();
        if (receiver == null) {
            lost(VerdictCode.NO_ROUTE, Component.ROUTE, "Both ends are outside of all VPCs");
            return verdict(VerdictCode.ALLOWED);
        }
        return arrive(from, receiver, to);
    }

    /** From the internet, or from an interface whose packet has left its VPC. */
    private Verdict arrive(Party from, NetworkInterface receiver, Party to) {
        Optional<InternetGatewayId> gateway = account.routing().gatewayOf(receiver.vpcId());
        if (gateway.isEmpty() || !(from.address() instanceof Ipv4)) {
            lost(
                    VerdictCode.NO_ROUTE,
                    Component.INTERNET_GATEWAY,
                    "No internet gateway lets it into " + receiver.vpcId());
        } else if (Leg.publicAddressOf(receiver, to.address()) == null) {
            lost(
                    VerdictCode.NO_PUBLIC_ADDRESS,
                    Component.INTERNET_GATEWAY,
                    "No public address stands for " + to.address() + " of " + receiver.id());
        } else {
            hop(Component.INTERNET_GATEWAY, gateway.get().value());
        }
        checkReceiver(receiver, to);
        // What arrives from outside carries no interface's private address, so a group peer
        // cannot match.
        filter(receiver, Direction.INGRESS, null, from);
        answer(receiver, from);
        return verdict(VerdictCode.ALLOWED);
    }

    /** The way back is asked for a new flow only: an established one may be a way back itself. */
    private void answer(NetworkInterface receiver, Party from) {
        if (flow.established()) {
            return;
        }
        Leg back = Leg.from(account, receiver, from.address());
        if (back.way() == Leg.Way.OUT) {
            hop(Component.REPLY_ROUTE, back.subject());
        } else {
            lost(
                    VerdictCode.REPLY_NO_ROUTE,
                    Component.REPLY_ROUTE,
                    "The answer does not leave by an internet gateway: " + back.subject());
        }
    }

    private Verdict fromInterface(Party from, NetworkInterface sender, Party to) {
        Vpc vpc = account.vpcs().find(sender.vpcId());
        Subnet subnet = account.subnets().find(sender.subnetId());
        if (vpc == null || subnet == null) {
            throw new IllegalStateException(
                    sender.id() + " is in a VPC or subnet that is not there");
        }
        if (LinkLocal.isService(
                to.address(),
                flow.protocol(),
                flow.destinationPort(),
                subnet.cidr(),
                vpc.blocks().getFirst().cidr())) {
            checkSender(from);
            return verdict(VerdictCode.LINK_LOCAL_SERVICE);
        }
        if (LinkLocal.isUndeliverable(to.address())) {
            block(
                    VerdictCode.UNSUPPORTED,
                    Component.ROUTE,
                    "Multicast and broadcast are not delivered");
            return verdict(VerdictCode.ALLOWED);
        }
        boolean inside =
                to.address() instanceof Ipv4 address
                        && vpc.contains(address)
                        && !to.viaPublicAddress();
        NetworkInterface receiver = to.eni();
        if (inside && receiver == null) {
            block(
                    VerdictCode.NO_SUCH_DESTINATION,
                    Component.DESTINATION_INTERFACE,
                    "No interface of " + vpc.id() + " holds " + to.address());
        }
        checkSender(from);
        boolean sameVpc = receiver != null && receiver.vpcId().equals(vpc.id()) && inside;
        if (receiver != null && receiver.id().equals(sender.id()) && sameVpc) {
            return verdict(VerdictCode.ALLOWED);
        }
        NetworkInterface farAtSource = sameVpc && owns(receiver, to) ? receiver : null;
        filter(sender, Direction.EGRESS, farAtSource, publicIfNamed(to));
        if (sameVpc && receiver != null) {
            routeWithin(sender, receiver, to);
            checkReceiver(receiver, to);
            filter(receiver, Direction.INGRESS, owns(sender, from) ? sender : null, from);
            return verdict(VerdictCode.ALLOWED);
        }
        if (inside && receiver == null) {
            return verdict(VerdictCode.ALLOWED);
        }
        if (isInOtherVpc(to)) {
            lost(
                    VerdictCode.NO_ROUTE,
                    Component.ROUTE,
                    vpc.id() + " and the VPC of " + to.address() + " are not connected");
            return verdict(VerdictCode.ALLOWED);
        }
        return leave(from, sender, to);
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

    /** Traffic within a subnet meets no route table. */
    private void routeWithin(NetworkInterface sender, NetworkInterface receiver, Party to) {
        if (receiver.subnetId().equals(sender.subnetId())) {
            hop(Component.ROUTE, "same subnet");
            return;
        }
        Leg leg = Leg.from(account, sender, to.address());
        switch (leg.way()) {
            case LOCAL -> hop(Component.ROUTE, leg.subject());
            case LOST -> lost(VerdictCode.BLACKHOLE, Component.ROUTE, leg.subject());
            // Nobody answers to a private address outside of its VPC.
            case OUT, NONE -> lost(VerdictCode.NO_ROUTE, Component.ROUTE, leg.subject());
        }
    }

    /** Leaves by the gateway that the subnet's table names, and turns round there if it is ours. */
    private Verdict leave(Party from, NetworkInterface sender, Party to) {
        Leg leg = Leg.from(account, sender, publicIfNamed(to).address());
        switch (leg.way()) {
            case OUT -> {
                hop(Component.ROUTE, leg.subject());
                Ipv4 shown = Leg.publicAddressOf(sender, from.address());
                if (shown == null) {
                    lost(
                            VerdictCode.NO_PUBLIC_ADDRESS,
                            Component.INTERNET_GATEWAY,
                            "No public address stands for "
                                    + from.address()
                                    + " of "
                                    + sender.id());
                    return verdict(VerdictCode.ALLOWED);
                }
                hop(Component.INTERNET_GATEWAY, "out as " + shown);
                NetworkInterface receiver = to.eni();
                return receiver == null
                        ? verdict(VerdictCode.ALLOWED)
                        : arrive(new Party(null, shown, true), receiver, to);
            }
            case LOST -> lost(VerdictCode.BLACKHOLE, Component.ROUTE, leg.subject());
            // A local route leads to interfaces of the VPC, and this address is none's.
            case LOCAL, NONE -> lost(VerdictCode.NO_ROUTE, Component.ROUTE, leg.subject());
        }
        return verdict(VerdictCode.ALLOWED);
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
                yield vpc != null && address instanceof Ipv4 ipv4 && vpc.contains(ipv4);
            }
            case Endpoint.OfInterface _, Endpoint.OfInstance _ -> false;
        };
    }

    /** On its way out a packet to a public address still shows that public address. */
    private Party publicIfNamed(Party to) {
        return to.viaPublicAddress()
                        && flow.destination() instanceof Endpoint.OfAddress(var address)
                ? new Party(to.eni(), address, true)
                : to;
    }

    private static boolean owns(@Nullable NetworkInterface eni, Party party) {
        return eni != null && party.address() instanceof Ipv4 address && eni.find(address) != null;
    }

    private void checkSender(Party from) {
        NetworkInterface sender = from.eni();
        if (sender == null) {
            return;
        }
        boolean running = isRunning(sender);
        if (!running) {
            block(
                    VerdictCode.SOURCE_NOT_RUNNING,
                    Component.SOURCE_INTERFACE,
                    sender.id() + " is not attached to a running instance");
        }
        boolean own = !sender.sourceDestCheck() || owns(sender, from);
        if (!own) {
            block(
                    VerdictCode.SOURCE_DEST_CHECK,
                    Component.SOURCE_INTERFACE,
                    sender.id()
                            + " checks its source and does not have the address "
                            + from.address());
        }
        hops.add(
                new Hop(
                        Component.SOURCE_INTERFACE,
                        sender.id().value(),
                        running && own,
                        List.of()));
    }

    private void checkReceiver(NetworkInterface receiver, Party to) {
        boolean running = isRunning(receiver);
        if (!running) {
            block(
                    VerdictCode.DESTINATION_NOT_RUNNING,
                    Component.DESTINATION_INTERFACE,
                    receiver.id() + " is not attached to a running instance");
        }
        boolean own = !receiver.sourceDestCheck() || owns(receiver, to);
        if (!own) {
            block(
                    VerdictCode.SOURCE_DEST_CHECK,
                    Component.DESTINATION_INTERFACE,
                    receiver.id()
                            + " checks its destination and does not have the address "
                            + to.address());
        }
        hops.add(
                new Hop(
                        Component.DESTINATION_INTERFACE,
                        receiver.id().value(),
                        running && own,
                        List.of()));
    }

    private void filter(
            NetworkInterface own,
            Direction direction,
            @Nullable NetworkInterface far,
            Party farParty) {
        Component component =
                direction == Direction.EGRESS ? Component.EGRESS_GROUPS : Component.INGRESS_GROUPS;
        if (flow.established()) {
            hops.add(new Hop(component, own.id() + " (tracked)", true, List.of()));
            return;
        }
        GroupFilter filter =
                new GroupFilter(account, own, direction, far, farParty.address(), flow);
        List<RuleId> matching = filter.matching();
        hops.add(new Hop(component, own.id().value(), !matching.isEmpty(), matching));
        if (matching.isEmpty()) {
            VerdictCode code =
                    direction == Direction.EGRESS
                            ? VerdictCode.SECURITY_GROUP_EGRESS
                            : VerdictCode.SECURITY_GROUP_INGRESS;
            String reason = "No rule of the groups of " + own.id() + " lets it pass";
            blockers.add(new Blocker(code, component, reason, filter.nearest()));
        } else {
            credited = matching.getFirst();
        }
    }

    private boolean isRunning(NetworkInterface eni) {
        return switch (eni.attachment()) {
            case Attachment.Detached _ -> false;
            case Attachment.Attached attached -> {
                Instance instance = account.instances().find(attached.instanceId());
                yield instance != null && instance.state() == PowerState.RUNNING;
            }
        };
    }

    private void hop(Component component, String subject) {
        hops.add(new Hop(component, subject, true, List.of()));
    }

    private void lost(VerdictCode code, Component component, String reason) {
        hops.add(new Hop(component, reason, false, List.of()));
        block(code, component, reason);
    }

    private void block(VerdictCode code, Component component, String reason) {
        blockers.add(new Blocker(code, component, reason, List.of()));
    }

    private Verdict verdict(VerdictCode whenPassed) {
        ShortVerdict summary =
                blockers.isEmpty()
                        ? new ShortVerdict(whenPassed, credited)
                        : ShortVerdict.of(blockers.getFirst().code());
        return new Verdict(summary, hops, blockers);
    }
}

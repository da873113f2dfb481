/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.flow;

import dev.enif.core.account.AccountState;
import dev.enif.core.eni.Attachment;
import dev.enif.core.eni.NetworkInterface;
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
 * destination check, groups in both directions, the VPC's local route. There are no gateways yet,
 * so nothing leaves or enters a VPC: {@code NoRoute}.
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
        route(false, "The VPC has no internet gateway, so nothing from the internet arrives");
        NetworkInterface receiver = to.eni();
        if (receiver != null) {
            checkReceiver(receiver, to);
            // What arrives from outside carries no interface's private address, so a group peer
            // cannot match.
            filter(receiver, Direction.INGRESS, null, from);
        }
        return verdict(VerdictCode.ALLOWED);
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
        if (!sameVpc && !(inside && receiver == null)) {
            route(false, "No route of " + vpc.id() + " leads to " + publicIfNamed(to).address());
            return verdict(VerdictCode.ALLOWED);
        }
        if (sameVpc && receiver != null) {
            route(true, receiver.subnetId().equals(sender.subnetId()) ? "same subnet" : "local");
            checkReceiver(receiver, to);
            filter(receiver, Direction.INGRESS, owns(sender, from) ? sender : null, from);
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

    private void route(boolean passed, String subject) {
        hops.add(new Hop(Component.ROUTE, subject, passed, List.of()));
        if (!passed) {
            block(VerdictCode.NO_ROUTE, Component.ROUTE, subject);
        }
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

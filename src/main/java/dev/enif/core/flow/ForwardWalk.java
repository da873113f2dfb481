/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.flow;

import dev.enif.core.account.AccountState;
import dev.enif.core.account.Present;
import dev.enif.core.eni.InterfaceType;
import dev.enif.core.eni.NetworkInterface;
import dev.enif.core.id.EniId;
import dev.enif.core.id.InternetGatewayId;
import dev.enif.core.id.VpcId;
import dev.enif.core.net.Ip;
import dev.enif.core.net.Ipv4;
import dev.enif.core.net.Protocol;
import dev.enif.core.securitygroup.Direction;
import dev.enif.core.vpc.Vpc;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The way of a packet from one subnet to the next until somebody receives it, it leaves for the
 * internet, or it gets no further. Notes every step in the trail.
 */
final class ForwardWalk {
    /** How many appliances and translations a path may have (our choice). */
    static final int MAX_STAGES = 8;

    /** What a NAT gateway translates (AWS, "NAT gateway basics"). */
    private static final Set<Protocol> TRANSLATED =
            Set.of(Protocol.TCP, Protocol.UDP, Protocol.ICMP);

    private final AccountState account;
    private final Trail trail;
    private final Borders borders;
    private final List<Stage> stages = new ArrayList<>();
    private final Set<EniId> visited = new HashSet<>();

    /** Asks for the port that the packet has now. */
    private Guard guard;

    /** Whom it is for now: a load balancer changes that. */
    private Party to;

    private Packet packet;
    private @Nullable NetworkInterface receiver;

    /** From whose subnet it goes on. */
    private @Nullable NetworkInterface at;

    /** Who has the source address that the packet shows. */
    private @Nullable NetworkInterface owner;

    /** Whose groups the packet shows: nobody's once it was forwarded or translated. */
    private @Nullable NetworkInterface shown;

    /**
     * @param packet as the sender sends it
     * @param to whom it is for
     */
    ForwardWalk(AccountState account, Trail trail, Guard guard, Packet packet, Party to) {
        this.account = account;
        this.trail = trail;
        this.guard = guard;
        this.borders = Borders.of(account, trail);
        this.packet = packet;
        this.to = to;
    }

    /** Who received it, or null. */
    @Nullable NetworkInterface receiver() {
        return receiver;
    }

    /** The packet as it arrived, or left. */
    Packet packet() {
        return packet;
    }

    List<Stage> stages() {
        return stages;
    }

    /** Whether it came to an end that can answer. */
    boolean ended() {
        return receiver != null || !stages.isEmpty() && stages.getLast() instanceof Stage.Out;
    }

    /**
     * From an interface whose own checks are done.
     *
     * @param inside who holds the destination in the sender's VPC or a peer of it; null if it lies
     *     outside
     */
    void send(NetworkInterface sender, @Nullable NetworkInterface inside) {
        at = sender;
        owner = sender;
        shown = Guard.shownBy(sender, packet.source());
        visited.add(sender.id());
        go(inside);
    }

    private void go(@Nullable NetworkInterface inside) {
        while (step(inside)) {
            // Each step passes an appliance or a translation, of which there are few.
        }
    }

    /** Whether it goes on from another interface. */
    private boolean step(@Nullable NetworkInterface inside) {
        if (inside != null && inside.subnetId().equals(at().subnetId())) {
            trail.met(Component.ROUTE, "same subnet");
            deliver(inside);
            return false;
        }
        Leg leg = Leg.from(account, at().subnetId(), packet.destination());
        switch (leg) {
            case Leg.Local(var subject) when inside != null && isHere(inside) -> {
                trail.met(Component.ROUTE, subject);
                borders.cross(at().subnetId(), inside.subnetId(), packet);
                deliver(inside);
            }
            case Leg.ToAppliance(var subject, var eni)
                    when inside != null && eni.id().equals(inside.id()) -> {
                trail.met(Component.ROUTE, subject);
                borders.cross(at().subnetId(), inside.subnetId(), packet);
                deliver(inside);
            }
            case Leg.ToAppliance(var subject, var eni) -> {
                return mayVisit(eni, Component.ROUTE, subject) && forward(eni);
            }
            case Leg.ToNat(var subject, var eni) -> {
                return mayVisit(eni, Component.ROUTE, subject) && translate(eni);
            }
            case Leg.ToInternet(var subject) when inside == null -> {
                trail.met(Component.ROUTE, subject);
                leaveByInternetGateway();
            }
            case Leg.ToEgressOnly(var subject) when inside == null -> {
                trail.met(Component.ROUTE, subject);
                leave(Component.EGRESS_ONLY_GATEWAY, "out as " + packet.source(), packet.source());
            }
            case Leg.ToPeer(var subject, var vpcId) -> toPeer(subject, vpcId, inside);
            case Leg.Lost(var subject) -> lost(VerdictCode.BLACKHOLE, subject, inside);
            // A local route leads to interfaces of the VPC, and a gateway to none of ours.
            case Leg.Local _, Leg.ToInternet _, Leg.ToEgressOnly _, Leg.None _ ->
                    lost(VerdictCode.NO_ROUTE, leg.subject(), inside);
        }
        return false;
    }

    private boolean isHere(NetworkInterface target) {
        return target.vpcId().equals(at().vpcId());
    }

    /** To who has the address there, and to nobody else: neither further peers nor gateways. */
    private void toPeer(String subject, VpcId vpcId, @Nullable NetworkInterface meant) {
        Vpc vpc = Present.in(account.vpcs().find(vpcId), vpcId);
        if (meant == null ? !vpc.contains(packet.destination()) : !meant.vpcId().equals(vpcId)) {
            lost(
                    VerdictCode.NO_ROUTE,
                    subject + ", and " + packet.destination() + " is not of " + vpcId,
                    meant);
            return;
        }
        NetworkInterface there =
                meant == null ? Resolver.holder(account, vpcId, packet.destination()) : meant;
        if (there == null) {
            trail.lost(
                    VerdictCode.NO_SUCH_DESTINATION,
                    Component.DESTINATION_INTERFACE,
                    "No interface of " + vpcId + " holds " + packet.destination());
            return;
        }
        trail.met(Component.ROUTE, subject);
        borders.cross(at().subnetId(), there.subnetId(), packet);
        deliver(there);
    }

    /** What blocks it at its end can be told although it does not get there. */
    private void lost(VerdictCode code, String subject, @Nullable NetworkInterface inside) {
        trail.lost(code, Component.ROUTE, subject);
        if (inside != null) {
            receive(inside);
        }
    }

    private boolean mayVisit(NetworkInterface eni, Component component, String subject) {
        boolean first = visited.add(eni.id());
        if (first && visited.size() <= MAX_STAGES + 1) {
            trail.met(component, subject);
            return true;
        }
        trail.lost(
                VerdictCode.ROUTING_LOOP,
                component,
                subject
                        + (first
                                ? ", after " + MAX_STAGES + " others"
                                : ", where it has been before"));
        return false;
    }

    private boolean forward(NetworkInterface appliance) {
        borders.cross(at().subnetId(), appliance.subnetId(), packet);
        pass(appliance);
        return true;
    }

    private void pass(NetworkInterface appliance) {
        guard.forwarding(appliance);
        guard.filter(appliance, Direction.INGRESS, shown, packet.source());
        // What an appliance sent on shows no other interface's groups any more.
        shown = null;
        guard.filter(appliance, Direction.EGRESS, null, packet.destination());
        stages.add(new Stage.Appliance(appliance));
        at = appliance;
    }

    private boolean translate(NetworkInterface nat) {
        if (!(packet.source() instanceof Ipv4) || !TRANSLATED.contains(packet.protocol())) {
            trail.lost(
                    VerdictCode.UNSUPPORTED,
                    Component.NAT_GATEWAY,
                    nat.id() + " translates TCP, UDP and ICMP over IPv4 only");
            return false;
        }
        borders.cross(at().subnetId(), nat.subnetId(), packet);
        stages.add(new Stage.Nat(nat, packet));
        packet = packet.translatedTo(nat.primary().address());
        trail.met(Component.NAT_GATEWAY, nat.id() + " as " + packet.source());
        shown = null;
        owner = nat;
        at = nat;
        return true;
    }

    /** IPv4 leaves under the public address of its source; IPv6 as it is. */
    private void leaveByInternetGateway() {
        Ip publicSource =
                packet.source() instanceof Ipv4
                        ? Leg.publicAddressOf(owner(), packet.source())
                        : packet.source();
        if (publicSource == null) {
            trail.lost(
                    VerdictCode.NO_PUBLIC_ADDRESS,
                    Component.INTERNET_GATEWAY,
                    "No public address stands for " + packet.source() + " of " + owner().id());
            return;
        }
        leave(Component.INTERNET_GATEWAY, "out as " + publicSource, publicSource);
    }

    private void leave(Component gateway, String subject, Ip publicSource) {
        borders.leave(at().subnetId(), packet);
        trail.met(gateway, subject);
        stages.add(new Stage.Out(owner(), packet));
        packet = packet.from(publicSource);
        shown = null;
        NetworkInterface outside = to.eni();
        if (outside != null) {
            arrive(outside);
        }
    }

    /** From the internet, or turning round at it, to an interface of ours. */
    void arrive(NetworkInterface target) {
        Optional<InternetGatewayId> gateway = account.routing().gatewayOf(target.vpcId());
        packet = packet.to(to.address());
        if (gateway.isEmpty() || packet.source() instanceof Ipv4 != to.address() instanceof Ipv4) {
            trail.lost(
                    VerdictCode.NO_ROUTE,
                    Component.INTERNET_GATEWAY,
                    "No internet gateway lets it into " + target.vpcId());
        } else if (to.address() instanceof Ipv4
                && Leg.publicAddressOf(target, to.address()) == null) {
            trail.lost(
                    VerdictCode.NO_PUBLIC_ADDRESS,
                    Component.INTERNET_GATEWAY,
                    "No public address stands for " + to.address() + " of " + target.id());
        } else {
            trail.met(Component.INTERNET_GATEWAY, gateway.get().value());
            stages.add(new Stage.In());
            enter(gateway.get(), target);
            return;
        }
        stages.add(new Stage.In());
        deliver(target);
    }

    /** By the gateway's own table, if it has one, which may lead through an appliance. */
    private void enter(InternetGatewayId gatewayId, NetworkInterface target) {
        Leg leg = Leg.atEdge(account, gatewayId, target.vpcId(), packet.destination());
        if (leg == null) {
            straight(null, target);
            return;
        }
        switch (leg) {
            case Leg.ToAppliance(var subject, var eni) when !eni.id().equals(target.id()) -> {
                if (mayVisit(eni, Component.ROUTE, subject)) {
                    borders.enter(eni.subnetId(), packet);
                    pass(eni);
                    go(target);
                }
            }
            case Leg.Lost(var subject) -> lost(VerdictCode.BLACKHOLE, subject, target);
            // Its tables lead to interfaces only; what else a network may have is no way in.
            case Leg.ToNat _, Leg.ToInternet _, Leg.ToEgressOnly _, Leg.ToPeer _ ->
                    lost(VerdictCode.NO_ROUTE, leg.subject(), target);
            case Leg.ToAppliance _, Leg.Local _, Leg.None _ -> straight(leg.subject(), target);
        }
    }

    private void straight(@Nullable String subject, NetworkInterface target) {
        if (subject != null) {
            trail.met(Component.ROUTE, subject);
        }
        borders.enter(target.subnetId(), packet);
        deliver(target);
    }

    private void deliver(NetworkInterface target) {
        receive(target);
        if (target.type() != InterfaceType.NETWORK_LOAD_BALANCER) {
            receiver = target;
        } else if (mayVisit(target, Component.LOAD_BALANCER, target.id().value())) {
            switch (Balanced.at(account, target, packet)) {
                case Balanced.Lost(var code, var reason) ->
                        trail.lost(code, Component.LOAD_BALANCER, reason);
                case Balanced.ToTarget chosen -> balance(target, chosen);
            }
        }
    }

    /** From a load balancer on to the target that it picked. */
    private void balance(NetworkInterface balancer, Balanced.ToTarget chosen) {
        trail.picked(chosen.key(), chosen.subject());
        if (chosen.failOpen()) {
            trail.warn(
                    Warning.Kind.FAIL_OPEN,
                    "No target is healthy: " + chosen.subject() + " is as good as any other");
        }
        stages.add(new Stage.Balancer(balancer, packet));
        to = chosen.to();
        packet =
                packet.balancedTo(
                        Balanced.hiddenBehind(balancer, chosen), to.address(), chosen.key().port());
        guard = guard.toPort(chosen.key().port());
        NetworkInterface target = chosen.inside() ? to.eni() : null;
        if (target != null && target.owns(packet.source())) {
            trail.block(
                    VerdictCode.HAIRPIN,
                    Component.LOAD_BALANCER,
                    target.id() + " is its own target, and would see itself as the client");
        }
        boolean unheld = chosen.inside() && target == null;
        if (unheld) {
            trail.block(
                    VerdictCode.NO_SUCH_DESTINATION,
                    Component.LOAD_BALANCER,
                    "No interface holds the target " + to.address());
        }
        guard.filter(
                balancer,
                Direction.EGRESS,
                Guard.shownBy(target, to.address()),
                packet.destination());
        at = balancer;
        owner = balancer;
        // A rule that names the balancer's groups means what it sends, whatever address it shows.
        shown = balancer;
        if (!unheld) {
            go(target);
        }
    }

    private void receive(NetworkInterface target) {
        guard.receiving(target, packet.destination());
        guard.filter(target, Direction.INGRESS, shown, packet.source());
    }

    private NetworkInterface at() {
        return Objects.requireNonNull(at);
    }

    private NetworkInterface owner() {
        return Objects.requireNonNull(owner);
    }
}

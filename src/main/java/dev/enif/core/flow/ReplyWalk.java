/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.flow;

import dev.enif.core.account.AccountState;
import dev.enif.core.eni.NetworkInterface;
import dev.enif.core.id.EniId;
import dev.enif.core.id.VpcId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The way of the answer back to the sender. Groups are stateful and let it pass; network ACLs and
 * route tables do not know that it is one. What translated the question translates the answer, too,
 * if the answer comes by.
 */
final class ReplyWalk {
    private final AccountState account;
    private final Trail trail;
    private final Borders borders;
    private final @Nullable NetworkInterface sender;

    /** The translations that are not undone yet, the last one first. */
    private final Deque<Stage> translations = new ArrayDeque<>();

    private final Set<EniId> expected = new TreeSet<>();
    private final Set<EniId> crossed = new TreeSet<>();
    private Packet answer;
    private boolean lost;

    private ReplyWalk(
            AccountState account,
            Trail trail,
            @Nullable NetworkInterface sender,
            ForwardWalk forward,
            Packet answer) {
        this.account = account;
        this.trail = trail;
        this.borders = Borders.ofReply(account, trail);
        this.sender = sender;
        this.answer = answer;
        for (Stage stage : forward.stages()) {
            switch (stage) {
                case Stage.Appliance(var eni) -> expected.add(eni.id());
                case Stage.Nat _, Stage.Balancer _, Stage.Out _, Stage.In _ ->
                        translations.push(stage);
            }
        }
    }

    /** Follows the answer to what that walk brought to its end, if anybody answers it at all. */
    static void follow(
            AccountState account,
            Trail trail,
            @Nullable NetworkInterface sender,
            ForwardWalk forward) {
        Optional<Packet> answer = forward.packet().answer();
        if (answer.isEmpty()) {
            return;
        }
        ReplyWalk walk = new ReplyWalk(account, trail, sender, forward, answer.get());
        NetworkInterface receiver = forward.receiver();
        walk.follow(receiver == null ? walk.turnBack() : receiver);
    }

    private void follow(@Nullable NetworkInterface from) {
        NetworkInterface at = from;
        for (int steps = 0; at != null; steps++) {
            if (steps > 2 * ForwardWalk.MAX_STAGES) {
                lost("it goes round in circles");
                return;
            }
            at =
                    switch (translations.peek()) {
                        case Stage.In _ -> stepOut(at);
                        case Stage.Balancer(var balancer, _) -> stepBack(at, balancer);
                        case Stage.Nat _, Stage.Out _, Stage.Appliance _ -> stepHome(at);
                        case null -> stepHome(at);
                    };
        }
        if (!lost) {
            warnOfOtherAppliances();
        }
    }

    /** Towards the gateway that the question came in by; null if the answer needs no more steps. */
    private @Nullable NetworkInterface stepOut(NetworkInterface at) {
        Leg leg = Leg.from(account, at.subnetId(), answer.destination());
        return switch (leg) {
            case Leg.ToInternet(var subject) -> {
                trail.met(Component.REPLY_ROUTE, subject);
                borders.leave(at.subnetId(), answer);
                translations.pop();
                yield translations.isEmpty() ? null : turnBack();
            }
            case Leg.ToAppliance(var subject, var eni) -> pass(at, eni, subject);
            case Leg.Local _,
                    Leg.ToEgressOnly _,
                    Leg.ToNat _,
                    Leg.ToPeer _,
                    Leg.Lost _,
                    Leg.None _ ->
                    lost("it does not leave by an internet gateway: " + leg.subject());
        };
    }

    /** To the load balancer that sent the question, whatever the routes say. */
    private @Nullable NetworkInterface stepBack(NetworkInterface at, NetworkInterface balancer) {
        trail.met(Component.REPLY_ROUTE, "by the load balancer's " + balancer.id());
        borders.cross(at.subnetId(), balancer.subnetId(), answer);
        return arrive(balancer);
    }

    /** Towards the NAT gateway or the interface that sent the question as it was seen here. */
    private @Nullable NetworkInterface stepHome(NetworkInterface at) {
        NetworkInterface home = homeIn(at.vpcId());
        if (home != null && home.subnetId().equals(at.subnetId())) {
            return arrive(home);
        }
        Leg leg = Leg.from(account, at.subnetId(), answer.destination());
        return switch (leg) {
            case Leg.Local(var subject) when home != null -> {
                trail.met(Component.REPLY_ROUTE, subject);
                borders.cross(at.subnetId(), home.subnetId(), answer);
                yield arrive(home);
            }
            case Leg.ToAppliance(var subject, var eni)
                    when home != null && eni.id().equals(home.id())
                            || sender != null && eni.id().equals(sender.id()) -> {
                trail.met(Component.REPLY_ROUTE, subject);
                borders.cross(at.subnetId(), eni.subnetId(), answer);
                yield arrive(eni);
            }
            case Leg.ToPeer(var subject, var vpcId) when homeIn(vpcId) != null -> {
                NetworkInterface there = Objects.requireNonNull(homeIn(vpcId));
                trail.met(Component.REPLY_ROUTE, subject);
                borders.cross(at.subnetId(), there.subnetId(), answer);
                yield arrive(there);
            }
            case Leg.ToAppliance(var subject, var eni) -> pass(at, eni, subject);
            case Leg.Local _,
                    Leg.ToInternet _,
                    Leg.ToEgressOnly _,
                    Leg.ToNat _,
                    Leg.ToPeer _,
                    Leg.Lost _,
                    Leg.None _ ->
                    lost("it does not find the sender: " + leg.subject());
        };
    }

    /** The NAT gateway that is next to undo, or who has the address, if that is of the VPC. */
    private @Nullable NetworkInterface homeIn(VpcId vpcId) {
        if (translations.peek() instanceof Stage.Nat(var nat, _)) {
            return nat.vpcId().equals(vpcId) ? nat : null;
        }
        return Resolver.holder(account, vpcId, answer.destination());
    }

    /** Null if the appliance checks: it drops an answer as it would drop a question. */
    private @Nullable NetworkInterface pass(
            NetworkInterface at, NetworkInterface appliance, String subject) {
        trail.met(Component.REPLY_ROUTE, subject);
        borders.cross(at.subnetId(), appliance.subnetId(), answer);
        // One that the question has met is told of already.
        if (Guard.checks(appliance) && !expected.contains(appliance.id())) {
            return lost(appliance.id() + " checks source and destination, so it forwards nothing");
        }
        crossed.add(appliance.id());
        return appliance;
    }

    /** At a NAT gateway or load balancer it is translated and goes on; else it has come home. */
    private @Nullable NetworkInterface arrive(NetworkInterface there) {
        if (translations.peek() instanceof Stage.Nat(var nat, var before)
                && nat.id().equals(there.id())) {
            translations.pop();
            answer = answer.onTo(before);
            return there;
        }
        if (translations.peek() instanceof Stage.Balancer(var balancer, var before)
                && balancer.id().equals(there.id())) {
            translations.pop();
            answer = before.answer().orElseThrow();
            return there;
        }
        return null;
    }

    /** Comes in again by the gateway that the question left by. */
    private @Nullable NetworkInterface turnBack() {
        if (!(translations.poll() instanceof Stage.Out(var owner, var before))) {
            throw new IllegalStateException("Nothing left a VPC, and something came back");
        }
        answer = answer.onTo(before);
        borders.enter(owner.subnetId(), answer);
        return arrive(owner);
    }

    private @Nullable NetworkInterface lost(String reason) {
        lost = true;
        trail.lost(
                VerdictCode.REPLY_NO_ROUTE, Component.REPLY_ROUTE, "The answer is lost, " + reason);
        return null;
    }

    private void warnOfOtherAppliances() {
        Set<EniId> missed = new TreeSet<>(expected);
        missed.removeAll(crossed);
        Set<EniId> surprised = new TreeSet<>(crossed);
        surprised.removeAll(expected);
        for (EniId id : missed) {
            trail.warn(
                    Warning.Kind.ASYMMETRIC_REPLY,
                    "The answer does not pass " + id + ", which the question passes");
        }
        for (EniId id : surprised) {
            trail.warn(
                    Warning.Kind.ASYMMETRIC_REPLY,
                    "The answer passes " + id + ", which the question does not pass");
        }
    }
}

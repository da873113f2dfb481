/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.flow;

import dev.enif.core.id.VpcId;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The way of the answer back through a compiled table. Confined to one evaluation. */
final class CompiledReply {
    private final RuleTable table;
    private final Deque<Translation> translations;
    private final @Nullable CompiledInterface sender;
    private Packet answer;
    private @Nullable CompiledInterface at;

    private CompiledReply(
            RuleTable table, CompiledWalk walk, @Nullable CompiledInterface sender, Packet answer) {
        this.table = table;
        this.translations = walk.translations();
        this.sender = sender;
        this.answer = answer;
        this.at = walk.receiver();
    }

    /** {@code ALLOWED} if the answer comes back or nobody answers, else what blocks it first. */
    static VerdictCode of(RuleTable table, CompiledWalk walk, @Nullable CompiledInterface sender) {
        Optional<Packet> answer = walk.packet().answer();
        return answer.isEmpty()
                ? VerdictCode.ALLOWED
                : new CompiledReply(table, walk, sender, answer.get()).walk();
    }

    private VerdictCode walk() {
        VerdictCode code = at == null ? turnBack() : VerdictCode.ALLOWED;
        for (int steps = 0; code == VerdictCode.ALLOWED; steps++) {
            CompiledInterface from = at;
            if (from == null) {
                return VerdictCode.ALLOWED;
            }
            if (steps > 2 * ForwardWalk.MAX_STAGES) {
                return VerdictCode.REPLY_NO_ROUTE;
            }
            Translation last = translations.peek();
            code =
                    switch (last == null ? null : last.kind()) {
                        case IN -> stepOut(from);
                        case BALANCER -> cross(from, Objects.requireNonNull(last.by()), true);
                        case NAT, OUT -> stepHome(from, last);
                        case null -> stepHome(from, null);
                    };
        }
        return code;
    }

    private VerdictCode stepOut(CompiledInterface from) {
        CompiledWay way = table.way(from, answer.destination());
        return switch (way.kind()) {
            case OUT -> {
                VerdictCode left = table.leave(from.subnetId(), answer);
                translations.pop();
                at = null;
                yield left != VerdictCode.ALLOWED
                        ? reply(left)
                        : translations.isEmpty() ? VerdictCode.ALLOWED : turnBack();
            }
            case APPLIANCE -> pass(from, way);
            case LOCAL, EGRESS_ONLY, NAT, PEER, LOST, NONE -> VerdictCode.REPLY_NO_ROUTE;
        };
    }

    private VerdictCode stepHome(CompiledInterface from, @Nullable Translation last) {
        CompiledInterface home = homeIn(from.vpcId(), last);
        if (home != null && home.subnetId().equals(from.subnetId())) {
            return arrive(home);
        }
        CompiledWay way = table.way(from, answer.destination());
        CompiledInterface next = way.eni();
        return switch (way.kind()) {
            case LOCAL -> home == null ? VerdictCode.REPLY_NO_ROUTE : cross(from, home, true);
            case APPLIANCE ->
                    next != null && isHome(next, home) ? cross(from, next, true) : pass(from, way);
            case PEER -> {
                CompiledInterface there = homeIn(Objects.requireNonNull(way.peer()), last);
                yield there == null ? VerdictCode.REPLY_NO_ROUTE : cross(from, there, true);
            }
            case OUT, EGRESS_ONLY, NAT, LOST, NONE -> VerdictCode.REPLY_NO_ROUTE;
        };
    }

    private @Nullable CompiledInterface homeIn(VpcId vpcId, @Nullable Translation last) {
        if (last != null && last.kind() == Translation.Kind.NAT) {
            CompiledInterface nat = last.by();
            return nat != null && nat.vpcId().equals(vpcId) ? nat : null;
        }
        return table.holder(vpcId, answer.destination());
    }

    private boolean isHome(CompiledInterface next, @Nullable CompiledInterface home) {
        return home != null && next.id().equals(home.id())
                || sender != null && next.id().equals(sender.id());
    }

    private VerdictCode pass(CompiledInterface from, CompiledWay way) {
        CompiledInterface next = way.eni();
        if (next == null) {
            throw new IllegalStateException(way + " leads to nobody");
        }
        VerdictCode crossed = cross(from, next, false);
        return crossed == VerdictCode.ALLOWED && next.check()
                ? VerdictCode.REPLY_NO_ROUTE
                : crossed;
    }

    private VerdictCode cross(CompiledInterface from, CompiledInterface next, boolean arrives) {
        VerdictCode crossed = table.cross(from.subnetId(), next.subnetId(), answer);
        if (crossed != VerdictCode.ALLOWED) {
            return reply(crossed);
        }
        at = next;
        return arrives ? arrive(next) : VerdictCode.ALLOWED;
    }

    private VerdictCode arrive(CompiledInterface there) {
        Translation last = translations.peek();
        Packet before = last == null ? null : last.before();
        if (last != null && before != null && last.isAt(there)) {
            translations.pop();
            answer =
                    last.kind() == Translation.Kind.NAT
                            ? answer.onTo(before)
                            : before.answer().orElseThrow();
            at = there;
        } else {
            at = null;
        }
        return VerdictCode.ALLOWED;
    }

    private VerdictCode turnBack() {
        Translation out = translations.pop();
        CompiledInterface owner = out.by();
        Packet before = out.before();
        if (owner == null || before == null) {
            throw new IllegalStateException("Nothing left a VPC, and something came back");
        }
        answer = answer.onTo(before);
        VerdictCode entered = table.enter(owner.subnetId(), answer);
        return entered == VerdictCode.ALLOWED ? arrive(owner) : reply(entered);
    }

    private static VerdictCode reply(VerdictCode border) {
        return border == VerdictCode.NETWORK_ACL_OUTBOUND
                ? VerdictCode.REPLY_NETWORK_ACL_OUTBOUND
                : VerdictCode.REPLY_NETWORK_ACL_INBOUND;
    }
}

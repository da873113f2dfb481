/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.monitoring;

import dev.enif.core.account.AccountState;
import dev.enif.core.eni.NetworkInterface;
import dev.enif.core.flow.Action;
import dev.enif.core.flow.Endpoint;
import dev.enif.core.flow.Flow;
import dev.enif.core.flow.Passage;
import dev.enif.core.flow.RuleTable;
import dev.enif.core.flow.ShortVerdict;
import dev.enif.core.flow.VerdictCode;
import dev.enif.core.id.EniId;
import dev.enif.core.id.RuleId;
import dev.enif.core.id.VpcId;
import dev.enif.core.monitoring.RecordRefusedException.Reason;
import dev.enif.core.net.Ip;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Says whose flow a record tells of, and what became of it at each interface. Addresses are those
 * of their owners when the flow started. For one thread.
 */
public final class FlowJudge {
    private final Passage passage = new Passage();

    /**
     * What is known.
     *
     * @param owners of the account's partition
     * @param account at the flow's start, or as near to it as is kept
     * @param rules the same account's
     */
    public record Known(Ownership owners, AccountState account, RuleTable rules) {}

    /** What a flow was at one interface. */
    public record Told(
            Place place, boolean egress, Judgement judgement, @Nullable RuleId rule, int path) {}

    /** An address with whoever had it; null if nobody of the account did. */
    private record End(Endpoint endpoint, Ownership.@Nullable Owner owner) {
        boolean is(@Nullable EniId found) {
            return Objects.equals(owner == null ? null : owner.eniId(), found);
        }

        /** Whether the rules are of a time when the owner had the address. */
        boolean isIn(AccountState account) {
            if (!(endpoint instanceof Endpoint.OfInterface(var eniId, Ip own))) {
                return true;
            }
            NetworkInterface eni = account.networkInterfaces().find(eniId);
            return eni != null && eni.owns(own);
        }
    }

    /**
     * What the record tells of the interfaces that somebody is interested in. Nothing of the
     * destination's if the flow did not come there.
     *
     * @param needed nothing is told unless it is so of one of the ends
     * @param interesting of which ends it is told then
     * @throws RecordRefusedException if it tells of nothing in the account
     */
    public List<Told> judge(
            FlowRecord record, Known known, Predicate<Place> needed, Predicate<Place> interesting) {
        Ownership.Owner seenAt = seenAt(record, known);
        if (!known.owners().knows(record.startMillis())) {
            return late(record, known, seenAt, needed);
        }
        End seenSource = end(record, known, seenAt.vpcId(), true);
        End seenDestination = end(record, known, seenAt.vpcId(), false);
        End source = inPeer(seenSource, record.source(), seenDestination, record, known);
        End destination = inPeer(seenDestination, record.destination(), seenSource, record, known);
        Place from = place(source, known);
        Place to = place(destination, known);
        if (from == null && to == null) {
            throw new RecordRefusedException(
                    Reason.NO_OWNER,
                    "Neither %s nor %s was an interface's of the account when the flow started"
                            .formatted(record.source(), record.destination()));
        }
        if (!(from != null && needed.test(from)) && !(to != null && needed.test(to))) {
            return List.of();
        }
        boolean tellsFrom = from != null && interesting.test(from);
        boolean tellsTo = to != null && interesting.test(to);
        Flow flow =
                new Flow(
                        source.endpoint(),
                        destination.endpoint(),
                        record.asProtocol(),
                        record.asProtocol().hasPorts() ? record.sourcePort() : -1,
                        record.askedPort(),
                        record.asProtocol().hasTypes() ? record.icmpCode() : -1,
                        record.isAnswer() ? Flow.Asked.TRACKED : Flow.Asked.ONE_WAY);
        ShortVerdict verdict = known.rules().evaluate(flow, passage);
        boolean judged =
                source.is(passage.sender())
                        && destination.is(passage.receiver())
                        && source.isIn(known.account())
                        && destination.isIn(known.account());
        List<Told> told = new ArrayList<>(2);
        if (tellsFrom && from != null) {
            boolean peered = source != seenSource || destination != seenDestination;
            told.add(judged ? sent(from, to, peered, verdict.code()) : unjudged(from, true));
        }
        if (tellsTo && to != null) {
            if (!judged) {
                told.add(unjudged(to, false));
            } else if (came(to, verdict)) {
                told.add(received(to));
            }
        }
        return told;
    }

    private Told sent(Place from, @Nullable Place to, boolean peered, VerdictCode code) {
        boolean refused =
                from.eniId().equals(passage.refusedAt())
                        && (code == VerdictCode.SECURITY_GROUP_EGRESS
                                || code == VerdictCode.NETWORK_ACL_OUTBOUND);
        if (refused) {
            return new Told(from, true, Judgement.REJECTED, null, 0);
        }
        return new Told(
                from, true, Judgement.ACCEPTED, passage.egressRule(), path(from, to, peered));
    }

    private int path(Place from, @Nullable Place to, boolean peered) {
        if (passage.passedOthers() || to != null && to.vpcId().equals(from.vpcId())) {
            return FlowKey.PATH_IN_VPC;
        }
        return peered ? FlowKey.PATH_PEERING : FlowKey.PATH_INTERNET;
    }

    private boolean came(Place to, ShortVerdict verdict) {
        return passage.arrived()
                || verdict.action() == Action.ALLOW
                || to.eniId().equals(passage.refusedAt())
                        && (verdict.code() == VerdictCode.SECURITY_GROUP_INGRESS
                                || verdict.code() == VerdictCode.NETWORK_ACL_INBOUND);
    }

    private Told received(Place to) {
        boolean refused = !passage.arrived() && to.eniId().equals(passage.refusedAt());
        return refused
                ? new Told(to, false, Judgement.REJECTED, null, 0)
                : new Told(to, false, Judgement.ACCEPTED, passage.ingressRule(), 0);
    }

    private static Told unjudged(Place place, boolean egress) {
        return new Told(place, egress, Judgement.UNJUDGED, null, 0);
    }

    /** Nobody knows whose the addresses were: it is told of the interface that it names. */
    private static List<Told> late(
            FlowRecord record, Known known, Ownership.Owner seenAt, Predicate<Place> needed) {
        Place place = Place.of(known.account(), seenAt);
        Ownership.Owner receiver =
                known.owners()
                        .at(
                                record.account(),
                                seenAt.vpcId(),
                                record.destination(),
                                Ownership.OPEN - 1);
        boolean ingress = receiver != null && receiver.eniId().equals(seenAt.eniId());
        return needed.test(place)
                ? List.of(new Told(place, !ingress, Judgement.LATE, null, 0))
                : List.of();
    }

    private static Ownership.Owner seenAt(FlowRecord record, Known known) {
        EniId id = record.interfaceId();
        NetworkInterface eni = known.account().networkInterfaces().find(id);
        if (eni != null) {
            return new Ownership.Owner(record.account(), id, eni.vpcId(), eni.subnetId());
        }
        Ownership.Owner owner = known.owners().place(id);
        if (owner == null || !owner.account().equals(record.account())) {
            throw new RecordRefusedException(
                    Reason.UNKNOWN_INTERFACE, "The account has no interface " + id);
        }
        return owner;
    }

    private static End end(FlowRecord record, Known known, VpcId vpcId, boolean isSource) {
        Ip address = isSource ? record.source() : record.destination();
        long start = record.startMillis();
        Ownership.Owner inside = known.owners().at(record.account(), vpcId, address, start);
        if (inside != null) {
            return new End(new Endpoint.OfInterface(inside.eniId(), address), inside);
        }
        Ownership.Owner mapped = known.owners().at(record.account(), null, address, start);
        return new End(new Endpoint.OfAddress(address), mapped);
    }

    /**
     * An address of nobody in the VPC where the flow was seen may be somebody's in a peer, to which
     * the subnet of the other end routes it.
     */
    private static End inPeer(End end, Ip address, End other, FlowRecord record, Known known) {
        if (end.owner() != null || other.owner() == null) {
            return end;
        }
        VpcId peer = known.rules().peerTowards(other.owner().eniId(), address);
        Ownership.Owner owner =
                peer == null
                        ? null
                        : known.owners().at(record.account(), peer, address, record.startMillis());
        return owner == null
                ? end
                : new End(new Endpoint.OfInterface(owner.eniId(), address), owner);
    }

    private static @Nullable Place place(End end, Known known) {
        return end.owner() == null ? null : Place.of(known.account(), end.owner());
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.proof.kernel;

import dev.enif.core.account.AccountState;
import dev.enif.core.flow.Endpoint;
import dev.enif.core.flow.Flow;
import dev.enif.core.flow.PathEvaluator;
import dev.enif.core.flow.RuleTable;
import dev.enif.core.flow.ShortVerdict;
import dev.enif.core.flow.Verdict;
import dev.enif.core.flow.VerdictCode;
import dev.enif.core.flow.Warning;
import dev.enif.core.id.EniId;
import dev.enif.core.id.VpcId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Holds what both readings say of one network against what became of its packets. */
final class Judge {
    private final AccountState account;
    private final RuleTable table;
    private final VpcId vpc;
    private final List<EniId> hosts;
    private final Tally tally;
    private final List<String> disagreements = new ArrayList<>();

    /**
     * @param hosts the interfaces by number
     */
    Judge(AccountState account, VpcId vpc, List<EniId> hosts, Tally tally) {
        this.account = account;
        this.table = RuleTable.compile(account);
        this.vpc = vpc;
        this.hosts = hosts;
        this.tally = tally;
    }

    /** Judges new flows, with their answer and without, and the answers as established traffic. */
    void judge(Probe probe, Observed seen) {
        checkArrival(probe, seen);
        judgeForth(probe, seen, Flow.Asked.ONE_WAY);
        if (!probe.foreign()) {
            judgeNew(probe, seen);
        }
    }

    /** Judges another packet of a flow that was answered before. */
    void judgeLater(Probe probe, Observed seen) {
        checkArrival(probe, seen);
        judgeForth(probe, seen, Flow.Asked.TRACKED);
    }

    /** Each in words that can be taken over to {@code golden/paths}. */
    List<String> disagreements() {
        return List.copyOf(disagreements);
    }

    private void checkArrival(Probe probe, Observed seen) {
        List<String> there = seen.arrived() ? List.of("h" + probe.receiver()) : List.<String>of();
        List<String> back = seen.answered() ? List.of("h" + probe.host()) : List.<String>of();
        if (!seen.arrivals().equals(there) || !seen.answers().equals(back)) {
            disagreements.add("Somebody else got a packet, or got it twice: " + probe + " " + seen);
        }
    }

    /** A packet of which no answer is wanted. */
    private void judgeForth(Probe probe, Observed seen, Flow.Asked asked) {
        Verdict verdict = evaluate(forth(probe, asked));
        settle(
                probe.question(asked),
                verdict,
                seen,
                seen.lost() == null ? passes(verdict) : seen.lost().fits(code(verdict)));
    }

    private void judgeNew(Probe probe, Observed seen) {
        Verdict verdict = evaluate(forth(probe, Flow.Asked.NEW));
        boolean warned =
                verdict.warnings().stream()
                        .anyMatch(it -> it.kind() == Warning.Kind.ASYMMETRIC_REPLY);
        Place answerLost = seen.answerLost();
        boolean agrees;
        if (seen.lost() != null) {
            agrees = seen.lost().fits(code(verdict)) && !ofAnswer(code(verdict));
        } else if (answerLost == null) {
            agrees = passes(verdict) && warned == seen.isAsymmetric();
        } else if (warned && (answerLost == Place.GROUPS_IN || answerLost == Place.GROUPS_OUT)) {
            // What the warning is of: an appliance that saw half of a flow has dropped it.
            tally.dropsByAppliances++;
            agrees = true;
        } else {
            agrees = ofAnswer(code(verdict)) && answerLost.fits(code(verdict));
        }
        settle(probe.question(Flow.Asked.NEW), verdict, seen, agrees);
        if (seen.arrived() && probe.wantsAnswer() && !warned) {
            judgeBack(probe, seen);
        }
    }

    /** The answer, as a packet of an established flow that goes the other way. */
    private void judgeBack(Probe probe, Observed seen) {
        Verdict verdict = evaluate(back(probe));
        Place lost = seen.answerLost();
        settle(
                "the answer, established, to " + probe.question(Flow.Asked.NEW),
                verdict,
                seen,
                lost == null ? passes(verdict) : lost.fits(code(verdict)));
    }

    private void settle(String question, Verdict verdict, Observed seen, boolean agrees) {
        tally.judged(code(verdict), agrees);
        if (!agrees) {
            disagreements.add(
                    question + " = " + code(verdict).wireName() + ", but the kernel: " + seen);
        }
    }

    private Verdict evaluate(Flow flow) {
        Verdict verdict = PathEvaluator.evaluate(account, flow);
        ShortVerdict compiled = table.evaluate(flow);
        if (!compiled.equals(verdict.summary())) {
            disagreements.add(
                    flow + ": one reading " + verdict.summary() + ", the other " + compiled);
        }
        return verdict;
    }

    private Flow forth(Probe probe, Flow.Asked asked) {
        Endpoint to =
                switch (probe.naming()) {
                    case BY_INTERFACE -> end(probe.receiver(), probe);
                    case BY_VPC -> new Endpoint.InVpc(vpc, probe.destination());
                    case BY_ADDRESS -> new Endpoint.OfAddress(probe.destination());
                };
        return flow(
                new Endpoint.OfInterface(hosts.get(probe.host()), probe.source()),
                to,
                probe,
                probe.sourcePort(),
                probe.portOrType(),
                asked);
    }

    private Flow back(Probe probe) {
        return flow(
                end(probe.receiver(), probe),
                new Endpoint.OfInterface(hosts.get(probe.host()), probe.source()),
                probe,
                probe.portOrType(),
                // The type of an echo reply is 0, as the source port is of what has no ports.
                probe.sourcePort(),
                Flow.Asked.TRACKED);
    }

    private Endpoint end(@Nullable Integer receiver, Probe probe) {
        if (receiver == null) {
            throw new IllegalStateException("Nobody has the destination of " + probe);
        }
        return new Endpoint.OfInterface(hosts.get(receiver), probe.destination());
    }

    private static Flow flow(
            Endpoint from, Endpoint to, Probe probe, int sourcePort, int port, Flow.Asked asked) {
        boolean ports = probe.protocol().hasPorts();
        boolean types = probe.protocol().hasTypes();
        return new Flow(
                from,
                to,
                probe.protocol(),
                ports ? sourcePort : -1,
                ports || types ? port : -1,
                types ? probe.code() : -1,
                asked);
    }

    private static VerdictCode code(Verdict verdict) {
        return verdict.summary().code();
    }

    private static boolean passes(Verdict verdict) {
        return code(verdict) == VerdictCode.ALLOWED;
    }

    private static boolean ofAnswer(VerdictCode code) {
        return code == VerdictCode.REPLY_NO_ROUTE
                || code == VerdictCode.REPLY_NETWORK_ACL_OUTBOUND
                || code == VerdictCode.REPLY_NETWORK_ACL_INBOUND;
    }

    /** How many verdicts about new flows are wrong if another network than this was built. */
    static int mistakes(
            AccountState other, VpcId vpc, List<EniId> hosts, Map<Probe, Observed> seen) {
        Judge judge = new Judge(other, vpc, hosts, new Tally());
        seen.forEach(judge::judge);
        return judge.disagreements.size();
    }
}

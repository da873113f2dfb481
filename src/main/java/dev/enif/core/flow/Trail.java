/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.flow;

import dev.enif.core.id.RuleId;
import dev.enif.core.loadbalancer.TargetKey;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Notes what a flow meets on its way; confined to one evaluation. */
final class Trail {
    private final List<Hop> hops = new ArrayList<>();
    private final List<Blocker> blockers = new ArrayList<>();
    private final List<Warning> warnings = new ArrayList<>();
    private @Nullable RuleId credited;
    private @Nullable TargetKey target;

    void met(Component component, String subject) {
        met(component, subject, true);
    }

    void met(Component component, String subject, boolean passed) {
        hops.add(new Hop(component, subject, passed, List.of()));
    }

    /** Rules that let it pass, lowest id first; the first one is credited, until later ones are. */
    void passedBy(Component component, String subject, List<RuleId> rules) {
        hops.add(new Hop(component, subject, true, rules));
        credited = rules.getFirst();
    }

    /** It gets no further here. */
    void lost(VerdictCode code, Component component, String reason) {
        lost(code, component, reason, List.of());
    }

    void lost(
            VerdictCode code,
            Component component,
            String reason,
            List<Blocker.Candidate> candidates) {
        met(component, reason, false);
        block(code, component, reason, candidates);
    }

    /** Notes what blocks it, beside a hop that is noted apart. */
    void block(VerdictCode code, Component component, String reason) {
        block(code, component, reason, List.of());
    }

    void block(
            VerdictCode code,
            Component component,
            String reason,
            List<Blocker.Candidate> candidates) {
        blockers.add(new Blocker(code, component, reason, candidates));
    }

    /** A load balancer picked it. */
    void picked(TargetKey key, String subject) {
        met(Component.LOAD_BALANCER, subject);
        target = key;
    }

    void warn(Warning.Kind kind, String reason) {
        warnings.add(new Warning(kind, reason));
    }

    /** The answer; {@code whenPassed} is its code if nothing blocks. */
    Verdict verdict(VerdictCode whenPassed) {
        ShortVerdict summary =
                blockers.isEmpty()
                        ? new ShortVerdict(whenPassed, credited, target)
                        : ShortVerdict.of(blockers.getFirst().code());
        return new Verdict(summary, hops, blockers, warnings);
    }
}

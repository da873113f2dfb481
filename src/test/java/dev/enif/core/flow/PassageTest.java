/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.testing.Seeds;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What is noted on the way of a flow is what the reference walk meets. */
class PassageTest {
    private static final Set<Component> GROUPS =
            Set.of(Component.EGRESS_GROUPS, Component.INGRESS_GROUPS);

    @Test
    void the_interface_whose_groups_refuse_and_the_rules_at_both_ends_are_the_references() {
        AtomicInteger refused = new AtomicInteger();
        AtomicInteger arrived = new AtomicInteger();
        Seeds.check(
                300,
                random -> {
                    RandomWorld world = new RandomWorld(random);
                    Passage passage = new Passage();
                    for (int change = 0; change < 40; change++) {
                        world.step();
                        RuleTable table = RuleTable.compile(world.state());
                        for (int question = 0; question < 10; question++) {
                            Flow flow = world.anyFlow();
                            Verdict verdict = PathEvaluator.evaluate(world.state(), flow);
                            assertThat(table.evaluate(flow, passage)).isEqualTo(verdict.summary());
                            if (isRefusedByGroups(verdict)) {
                                refused.incrementAndGet();
                                assertThat(passage.refusedAt())
                                        .as("%s: %s", flow, verdict)
                                        .hasToString(firstRefusing(verdict).subject());
                            }
                            if (passage.arrived() && passage.ingressRule() != null) {
                                arrived.incrementAndGet();
                                assertThat(verdict.hops())
                                        .as("%s", flow)
                                        .anyMatch(hop ->
                                                hop.component() == Component.INGRESS_GROUPS
                                                        && hop.subject()
                                                                .equals(
                                                                        String.valueOf(
                                                                                passage.receiver()))
                                                        && hop.matchingRules()
                                                                .getFirst()
                                                                .equals(passage.ingressRule()));
                            }
                        }
                    }
                });
        if (System.getProperty("seed") == null) {
            assertThat(refused).hasValueGreaterThan(100);
            assertThat(arrived).hasValueGreaterThan(100);
        }
    }

    private static boolean isRefusedByGroups(Verdict verdict) {
        return !verdict.blockers().isEmpty()
                && GROUPS.contains(verdict.blockers().getFirst().component())
                && verdict.summary().code() != VerdictCode.UNSOLICITED_INBOUND;
    }

    private static Hop firstRefusing(Verdict verdict) {
        return verdict.hops().stream()
                .filter(hop -> !hop.passed() && GROUPS.contains(hop.component()))
                .findFirst()
                .orElseThrow();
    }
}

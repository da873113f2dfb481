/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.testing.Seeds;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** One policy, two readings: the compiled table and the reference walk must never disagree. */
class RuleTableAgreesTest {
    @Test
    void the_incrementally_compiled_table_agrees_with_the_reference_after_every_change() {
        Map<VerdictCode, Integer> seen = new EnumMap<>(VerdictCode.class);
        AtomicInteger peered = new AtomicInteger();
        Seeds.check(
                800,
                random -> {
                    RandomWorld world = new RandomWorld(random);
                    RuleTable table = RuleTable.compile(world.state());
                    for (int change = 0; change < 40; change++) {
                        world.step();
                        table = table.apply(world.state(), world.state().changed());
                        RuleTable fresh = RuleTable.compile(world.state());
                        for (int question = 0; question < 20; question++) {
                            Flow flow = world.anyFlow();
                            Verdict verdict = PathEvaluator.evaluate(world.state(), flow);
                            assertThat(table.evaluate(flow))
                                    .as("%s: %s", flow, verdict)
                                    .isEqualTo(verdict.summary());
                            assertThat(fresh.evaluate(flow))
                                    .as("fresh: %s", flow)
                                    .isEqualTo(verdict.summary());
                            seen.merge(verdict.summary().code(), 1, Integer::sum);
                            if (verdict.action() == Action.ALLOW && passesPeering(verdict)) {
                                peered.incrementAndGet();
                            }
                        }
                    }
                });
        // A property that never meets a verdict says nothing about it.
        if (System.getProperty("seed") == null) {
            assertThat(seen.keySet()).containsExactlyInAnyOrder(VerdictCode.values());
            assertThat(peered).hasValueGreaterThan(300);
        }
    }

    private static boolean passesPeering(Verdict verdict) {
        return verdict.hops().stream().anyMatch(hop -> hop.subject().contains(" to pcx-"));
    }

    @Test
    void a_flow_passes_exactly_if_nothing_blocks_it() {
        Seeds.check(
                200,
                random -> {
                    RandomWorld world = new RandomWorld(random);
                    for (int change = 0; change < 40; change++) {
                        world.step();
                        Verdict verdict = PathEvaluator.evaluate(world.state(), world.anyFlow());
                        assertThat(verdict.blockers().isEmpty())
                                .isEqualTo(verdict.action() == Action.ALLOW);
                        assertThat(
                                        verdict.hops().stream().allMatch(Hop::passed)
                                                || verdict.action() == Action.DENY)
                                .isTrue();
                    }
                });
    }
}

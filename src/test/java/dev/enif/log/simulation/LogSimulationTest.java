/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.log.VoidReason;
import dev.enif.log.ownership.RetreatReason;
import dev.enif.testing.Seeds;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The protocol keeps its promises whatever happens to the log. A failure names its seed; its replay
 * tells every step with {@code -Dtrace=true}.
 */
class LogSimulationTest {

    private static final int SEEDS = 5_000;

    @Test
    void the_protocol_keeps_its_promises_whatever_happens_to_the_log() {
        var coverage = new Coverage();
        Seeds.check(SEEDS, random -> Simulation.run(random, Mutant.NONE, coverage));
        if (coverage.count("run") == SEEDS) {
            assertThat(whatMustHaveHappened()).allMatch(what -> coverage.count(what) > 0);
        }
    }

    @Test
    void a_seed_decides_everything() {
        assertThat(coverageOf(7)).isEqualTo(coverageOf(7)).isNotEqualTo(coverageOf(8));
    }

    /** A simulation in which something never happens says nothing about it. */
    private static Stream<Object> whatMustHaveHappened() {
        return Stream.of(
                        Stream.of(VoidReason.values()),
                        // Needs two equal nonces, which the protocol does not draw.
                        Stream.of(RetreatReason.values())
                                .filter(reason -> reason != RetreatReason.UNKNOWN_DECISION),
                        Stream.of(Answer.Outcome.values()),
                        Stream.of(
                                "crash between effects",
                                "reader overtaken",
                                "reader restarts",
                                "refold",
                                "replay",
                                "retention",
                                "snapshot abandoned",
                                "snapshot announced",
                                "snapshot damaged",
                                "snapshot loaded",
                                "two deciders at once",
                                "upgrade"))
                .flatMap(happenings -> happenings);
    }

    private static String coverageOf(long seed) {
        var coverage = new Coverage();
        Simulation.run(Seeds.random(seed), Mutant.NONE, coverage);
        return coverage.toString();
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.simulation;

import static org.assertj.core.api.Assertions.fail;

import dev.enif.testing.Seeds;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever part of the protocol is taken away, the simulation notices. */
class LogMutantsTest {

    private static final int SEEDS = 5_000;

    @ParameterizedTest
    @EnumSource(value = Mutant.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void the_simulation_catches(Mutant mutant) {
        var replayed = Long.getLong("seed");
        var first = replayed == null ? 0 : replayed;
        var last = replayed == null ? SEEDS - 1 : replayed;
        for (var seed = first; seed <= last; seed++) {
            try {
                Simulation.run(Seeds.random(seed), mutant, new Coverage());
            } catch (Violation caught) {
                System.out.printf(
                        "%s caught after %d seeds: %s%n",
                        mutant, seed - first + 1, caught.promise());
                return;
            }
        }
        fail("%s was not caught by seeds %d to %d", mutant, first, last);
    }
}

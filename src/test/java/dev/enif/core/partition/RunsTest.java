/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.enif.testing.Seeds;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RunsTest {
    @Test
    void runs_agree_with_a_set() {
        Seeds.check(
                500,
                random -> {
                    var runs = Runs.NONE;
                    var set = new TreeSet<Long>();
                    for (int step = 0; step < 150; step++) {
                        long number = random.nextInt(24);
                        assertThat(runs.contains(number)).isEqualTo(set.contains(number));
                        if (set.remove(number)) {
                            runs = runs.minus(number);
                        } else {
                            set.add(number);
                            runs = runs.plus(number);
                        }
                        long from = random.nextInt(26);
                        long absent = from;
                        while (set.contains(absent)) {
                            absent++;
                        }
                        assertThat(runs.firstAbsent(from)).isEqualTo(absent);
                        assertThat(runs.size()).isEqualTo(set.size());
                        assertApart(runs);
                    }
                    assertThat(runs.iterator()).toIterable().containsExactlyElementsOf(set);
                });
    }

    @Test
    void what_is_not_in_it_cannot_leave_it() {
        assertThatThrownBy(() -> Runs.NONE.minus(1)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Runs.NONE.plus(1).minus(2))
                .isInstanceOf(IllegalStateException.class);
    }

    private static void assertApart(Runs runs) {
        long last = -2;
        for (Map.Entry<Long, Long> run : runs.lastByFirst().entrySet()) {
            assertThat(run.getKey()).isGreaterThan(last + 1);
            assertThat(run.getValue()).isGreaterThanOrEqualTo(run.getKey());
            last = run.getValue();
        }
    }
}

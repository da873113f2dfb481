/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.loadbalancer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.enif.core.account.Hash64;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaglevTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 100, 101, 655, 1_000})
    void shares_differ_by_one_slot_at_most(int count) {
        Maglev table = Maglev.of(targets(count));

        Map<String, Integer> shares = shares(table);

        assertThat(shares).hasSize(count);
        int most = Collections.max(shares.values());
        int least = Collections.min(shares.values());
        assertThat(most - least).isLessThanOrEqualTo(1);
        // The paper's aim for at least a hundred slots a target.
        assertThat(most * (double) count / table.size()).isLessThan(1.01);
    }

    /**
     * The paper's figure 12: of a table of 65,537 slots, one failure moves a few percent of the
     * slots that need not move.
     */
    @ParameterizedTest
    @ValueSource(ints = {10, 100, 400, 655, 1_000})
    void a_target_that_goes_leaves_most_of_the_others_as_they_were(int count) {
        List<String> all = targets(count);
        Maglev before = Maglev.of(all);
        List<String> fewer = new ArrayList<>(all);
        String gone = fewer.remove(count / 2);
        Maglev after = Maglev.of(fewer);

        int needless = 0;
        for (int slot = 0; slot < before.size(); slot++) {
            boolean lost = before.at(slot).equals(gone);
            if (!lost && !before.at(slot).equals(after.at(slot))) {
                needless++;
            }
        }

        assertThat(after.size()).isEqualTo(before.size());
        assertThat(needless / (double) before.size()).isLessThan(0.03);
    }

    @Test
    void the_order_of_the_targets_does_not_matter() {
        List<String> shuffled = new ArrayList<>(targets(50));
        Collections.shuffle(shuffled, new Random(7));

        Maglev one = Maglev.of(targets(50));
        Maglev other = Maglev.of(shuffled);

        assertThat(
                        IntStream.range(0, one.size())
                                .allMatch(slot -> one.at(slot).equals(other.at(slot))))
                .isTrue();
    }

    /** Verdicts depend on it: another choice would be another answer to a question of before. */
    @Test
    void the_choice_never_changes() {
        Maglev table = Maglev.of(targets(5));
        Hash64 hash = new Hash64();
        for (int slot = 0; slot < table.size(); slot++) {
            hash.add(table.at(slot));
        }

        assertThat(hash.value()).isEqualTo(CHOICE);
    }

    @Test
    void sizes_are_prime_and_a_hundred_times_the_targets() {
        for (int count : new int[] {1, 100, 101, 655, 656, Maglev.MAX_TARGETS}) {
            int size = Maglev.sizeFor(count);
            assertThat(size).isGreaterThanOrEqualTo(100 * count);
            assertThat(
                            IntStream.rangeClosed(2, (int) Math.sqrt(size))
                                    .noneMatch(divisor -> size % divisor == 0))
                    .as("%s is prime", size)
                    .isTrue();
        }
    }

    @Test
    void none_too_many_or_one_twice_is_an_error() {
        assertThatThrownBy(() -> Maglev.of(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Maglev.of(List.of("a", "a")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Maglev.of(targets(Maglev.MAX_TARGETS + 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static final long CHOICE = 3_112_687_359_938_778_659L;

    private static List<String> targets(int count) {
        return IntStream.range(0, count).mapToObj(index -> "i-%017x".formatted(index)).toList();
    }

    private static Map<String, Integer> shares(Maglev table) {
        Map<String, Integer> shares = new HashMap<>();
        for (int slot = 0; slot < table.size(); slot++) {
            shares.merge(table.at(slot), 1, Integer::sum);
        }
        return shares;
    }
}

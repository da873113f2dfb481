/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.enif.core.id.EniId;
import dev.enif.testing.Seeds;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PairsTest {

    /** Ids of both lengths, many of which begin alike. */
    @Test
    void pairs_in_any_order_become_the_map_that_a_tree_would_be() {
        Seeds.check(
                300,
                random -> {
                    TreeMap<EniId, Integer> tree = new TreeMap<>();
                    Pairs<EniId, Integer> pairs = Pairs.byId();
                    int count = random.nextInt(60);
                    for (int value = 0; value < count; value++) {
                        boolean old = random.nextBoolean();
                        long digits = random.nextInt(64) * (random.nextBoolean() ? 1L : 1L << 26);
                        EniId id = new EniId((old ? "eni-%08x" : "eni-%017x").formatted(digits));
                        if (tree.putIfAbsent(id, value) == null) {
                            pairs.add(id, value);
                        }
                    }

                    assertThat(pairs.map()).containsExactlyEntriesOf(tree);
                });
    }

    @Test
    void a_key_that_is_there_twice_is_a_fault() {
        EniId id = new EniId("eni-0123456789abcdef0");
        Pairs<EniId, Integer> pairs = Pairs.byId();
        pairs.add(id, 1);
        pairs.add(new EniId("eni-00000000"), 2);
        pairs.add(id, 3);

        assertThatThrownBy(pairs::map)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is held by 1");
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.vpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.enif.core.net.Cidr6;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class Ipv6PoolTest {
    private static final Cidr6 BLOCK = Cidr6.parse("3fff::/20");

    @Test
    void no_two_numbers_of_any_two_partitions_stand_for_the_same_block() {
        Set<Cidr6> seen = new HashSet<>();
        for (int partition = 0; partition < 3; partition++) {
            Ipv6Pool pool = new Ipv6Pool(BLOCK, partition, 3);
            for (long counter = 0; counter < 500; counter++) {
                Cidr6 provided = pool.provided(counter).orElseThrow();
                assertThat(provided.length()).isEqualTo(56);
                assertThat(BLOCK.contains(provided)).isTrue();
                assertThat(seen.add(provided)).isTrue();
            }
        }
    }

    @Test
    void the_last_block_is_handed_out_and_none_after_it() {
        Ipv6Pool pool = new Ipv6Pool(BLOCK, 1, 2);
        long last = (1L << 35) - 1;
        assertThat(pool.provided(last)).contains(Cidr6.parse("3fff:fff:ffff:ff00::/56"));
        assertThat(pool.provided(last + 1)).isEmpty();
        assertThat(pool.provided((1L << 52) - 1)).isEmpty();
        assertThat(new Ipv6Pool(BLOCK, 9_999, 65_536).provided((1L << 52) - 1)).isEmpty();
        assertThat(new Ipv6Pool(Cidr6.ALL, 65_535, 65_536).provided((1L << 52) - 1)).isEmpty();
    }

    @Test
    void a_pool_too_small_for_a_busy_partition_is_refused() {
        assertThatThrownBy(() -> new Ipv6Pool(Cidr6.parse("2001:db8::/32"), 0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at most a /24");
        assertThatThrownBy(() -> new Ipv6Pool(BLOCK, 2, 2))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

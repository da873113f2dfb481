/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Ipv4;
import dev.enif.testing.Seeds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class PublicPoolTest {
    @Test
    void addresses_are_handed_out_in_turn_and_edges_never() {
        var pool = pool(0, 1, "203.0.113.0/29");
        assertThat(drain(pool))
                .extracting(Ipv4::toString)
                .containsExactly(
                        "203.0.113.1",
                        "203.0.113.2",
                        "203.0.113.3",
                        "203.0.113.4",
                        "203.0.113.5",
                        "203.0.113.6");
    }

    @Test
    void an_address_that_was_given_back_rests_until_its_turn_comes_round() {
        var pool = pool(0, 1, "203.0.113.0/29");
        var first = pool.free().orElseThrow();
        pool = pool.take(first).giveBack(first);
        assertThat(drain(pool)).hasSize(6).last().isEqualTo(first);
    }

    @Test
    void no_two_partitions_share_an_address_and_together_they_have_all() {
        Seeds.check(
                200,
                random -> {
                    int partitions = 1 + random.nextInt(9);
                    var blocks = blocks(random);
                    Map<Ipv4, Integer> owners = new HashMap<>();
                    for (int partition = 0; partition < partitions; partition++) {
                        for (Ipv4 address : drain(pool(partition, partitions, blocks))) {
                            assertThat(owners.put(address, partition)).isNull();
                        }
                    }
                    assertThat(owners.keySet()).isEqualTo(inner(blocks));
                });
    }

    @Test
    void a_pool_that_grows_keeps_every_address_in_its_partition() {
        Seeds.check(
                200,
                random -> {
                    var blocks = blocks(random);
                    var grown = pool(1, 3, blocks.getFirst().toString());
                    for (Cidr4 block : blocks.subList(1, blocks.size())) {
                        var before = drain(grown);
                        grown = grown.extend(block);
                        assertThat(drain(grown)).containsAll(before);
                    }
                    assertThat(drain(grown))
                            .containsExactlyInAnyOrderElementsOf(drain(pool(1, 3, blocks)));
                });
    }

    /** Beside a set of taken addresses, as anybody would write it. */
    @Test
    void taking_and_giving_back_agrees_with_a_set() {
        Seeds.check(
                300,
                random -> {
                    int partitions = 1 + random.nextInt(3);
                    int partition = random.nextInt(partitions);
                    var blocks = blocks(random);
                    var founding = founding(partition, partitions, blocks);
                    var pool = PublicPool.of(founding);
                    var own = drain(pool);
                    Set<Ipv4> taken = new TreeSet<>();
                    for (int step = 0; step < 200; step++) {
                        if (random.nextInt(3) > 0) {
                            var free = pool.free();
                            assertThat(free.isPresent()).isEqualTo(taken.size() < own.size());
                            if (free.isPresent()) {
                                assertThat(taken.add(free.get())).isTrue();
                                pool = pool.take(free.get());
                            }
                        } else if (!own.isEmpty()) {
                            var address = own.get(random.nextInt(own.size()));
                            assertThat(pool.isTaken(address)).isEqualTo(taken.contains(address));
                            pool =
                                    taken.remove(address)
                                            ? pool.giveBack(address)
                                            : pool.take(address);
                            if (pool.isTaken(address)) {
                                taken.add(address);
                            }
                        }
                    }
                    assertThat(pool.taken()).containsExactlyInAnyOrderElementsOf(taken);
                    var restored = PublicPool.restored(founding, blocks, pool.taken(), pool.next());
                    assertThat(restored.fingerprint()).isEqualTo(pool.fingerprint());
                    assertThat(restored.free()).isEqualTo(pool.free());
                });
    }

    @Test
    void the_fingerprint_tells_what_is_taken() {
        var pool = pool(0, 1, "203.0.113.0/24");
        var one = pool.take(Ipv4.parse("203.0.113.1"));
        assertThat(one.fingerprint()).isNotEqualTo(pool.fingerprint());
        assertThat(pool.take(Ipv4.parse("203.0.113.9")).giveBack(Ipv4.parse("203.0.113.9")))
                .extracting(PublicPool::taken)
                .isEqualTo(List.of());
        assertThat(one.take(Ipv4.parse("203.0.113.3")).fingerprint())
                .isNotEqualTo(
                        pool.take(Ipv4.parse("203.0.113.2"))
                                .take(Ipv4.parse("203.0.113.3"))
                                .fingerprint());
    }

    @Test
    void what_is_not_free_cannot_be_taken_and_what_is_not_taken_not_given_back() {
        var pool = pool(0, 2, "203.0.113.0/29");
        var own = Ipv4.parse("203.0.113.2");
        for (var text : new String[] {"203.0.113.0", "203.0.113.1", "203.0.113.7", "10.0.0.1"}) {
            var address = Ipv4.parse(text);
            assertThat(pool.owns(address)).isFalse();
            assertThatThrownBy(() -> pool.take(address)).isInstanceOf(IllegalStateException.class);
        }
        assertThatThrownBy(() -> pool.take(own).take(own))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> pool.giveBack(own)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void an_empty_pool_has_nothing() {
        assertThat(pool(3, 4, List.of()).free()).isEmpty();
        assertThat(pool(3, 4, "203.0.113.0/32").free()).isEmpty();
        assertThat(pool(0, 4, "203.0.113.0/31").free()).isEmpty();
    }

    /** A /8 for one partition, full but for its very last address. */
    @Test
    void a_nearly_full_pool_is_not_searched_address_by_address() {
        var runs = new Runs(Runs.NONE.lastByFirst().plus(0L, (1L << 24) - 3), (1L << 24) - 2);
        assertThat(runs.firstAbsent(0)).isEqualTo((1L << 24) - 2);
        assertThat(runs.firstAbsent(5)).isEqualTo((1L << 24) - 2);
    }

    private static List<Ipv4> drain(PublicPool pool) {
        List<Ipv4> addresses = new ArrayList<>();
        PublicPool left = pool;
        for (var free = left.free(); free.isPresent(); free = left.free()) {
            addresses.add(free.get());
            left = left.take(free.get());
        }
        return addresses;
    }

    private static Set<Ipv4> inner(List<Cidr4> blocks) {
        Set<Ipv4> addresses = new HashSet<>();
        for (Cidr4 block : blocks) {
            for (long offset = 1; offset < block.size() - 1; offset++) {
                addresses.add(block.network().plus(offset));
            }
        }
        return addresses;
    }

    /** One to four blocks of one to 32 addresses, apart from each other. */
    private static List<Cidr4> blocks(RandomGenerator random) {
        List<Cidr4> blocks = new ArrayList<>();
        for (int count = 1 + random.nextInt(4); count > 0; count--) {
            blocks.add(
                    new Cidr4(
                            Ipv4.parse("203.0." + (100 + count) + ".64"), 27 + random.nextInt(6)));
        }
        return blocks;
    }

    private static PublicPool pool(int partition, int partitions, String block) {
        return pool(partition, partitions, List.of(Cidr4.parse(block)));
    }

    private static PublicPool pool(int partition, int partitions, List<Cidr4> blocks) {
        return PublicPool.of(founding(partition, partitions, blocks));
    }

    private static Founding founding(int partition, int partitions, List<Cidr4> blocks) {
        return new Founding("us-east-1", partition, partitions, 42, blocks);
    }
}

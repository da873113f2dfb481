/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.enif.core.net.Mac;
import dev.enif.testing.Seeds;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IdSequenceTest {
    private static final long LAST = (1L << 52) - 1;

    @Test
    void ids_in_turn_never_collide_and_are_well_formed() {
        var ids = new IdSequence(42, "us-east-1", 0);
        Set<String> seen = new HashSet<>();
        for (long counter = 0; counter < 200_000; counter++) {
            var digits = ids.digits(counter);
            assertThat(seen.add(digits)).as("id %s of %d is new", digits, counter).isTrue();
            new EniId("eni-" + digits);
        }
    }

    @Test
    void partitions_with_the_same_key_never_make_the_same_id() {
        Seeds.check(
                20,
                random -> {
                    long key = random.nextLong();
                    long start = random.nextLong(LAST - 1_000);
                    Set<String> seen = new HashSet<>();
                    for (int partition : new int[] {0, 1, 2, 63, 255, 256, 65_535}) {
                        var ids = new IdSequence(key, "us-east-1", partition);
                        for (long counter = start; counter < start + 500; counter++) {
                            assertThat(seen.add(ids.digits(counter))).isTrue();
                        }
                    }
                });
    }

    /** 68 bits are permuted: every counter can be found again, so no two share an id. */
    @Test
    void the_permutation_can_be_undone() {
        Seeds.check(
                500,
                random -> {
                    long key = random.nextLong();
                    int partition = random.nextInt(65_536);
                    long counter = random.nextLong(LAST + 1);
                    var ids = new IdSequence(key, "eu-west-1", partition);
                    assertThat(new InversePermutation(key, "eu-west-1").of(ids.digits(counter)))
                            .isEqualTo(partition + " " + counter);
                });
    }

    @Test
    void equal_arguments_make_equal_ids_and_keys_and_regions_make_others() {
        var digits = new IdSequence(1, "us-east-1", 3).digits(7);
        assertThat(new IdSequence(1, "us-east-1", 3).digits(7)).isEqualTo(digits);
        assertThat(new IdSequence(2, "us-east-1", 3).digits(7)).isNotEqualTo(digits);
        assertThat(new IdSequence(1, "us-east-2", 3).digits(7)).isNotEqualTo(digits);
        assertThat(new IdSequence(1, "us-east-1", 4).digits(7)).isNotEqualTo(digits);
    }

    @Test
    void the_ids_of_a_log_never_change() {
        // Written into logs: another value here would make the same decision name other resources.
        assertThat(new IdSequence(42, "us-east-1", 0).digits(0)).isEqualTo("cc4ca9c4d8eec73dd");
        assertThat(new IdSequence(42, "us-east-1", 63).digits(LAST)).isEqualTo("7c8d74bd1ef0e5f6e");
        assertThat(new IdSequence(42, "us-east-1", 0).macBits(0)).isEqualTo(95583003867L);
    }

    @Test
    void the_counter_and_the_partition_have_their_ranges() {
        var ids = new IdSequence(42, "us-east-1", 0);
        assertThat(ids.digits(LAST)).hasSize(17);
        assertThatThrownBy(() -> ids.digits(LAST + 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ids.digits(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new IdSequence(42, "us-east-1", 65_536))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new IdSequence(42, "us-east-1", -1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void hardware_addresses_of_a_partition_never_collide_and_are_unicast() {
        Seeds.check(
                5,
                random -> {
                    var ids = new IdSequence(random.nextLong(), "us-east-1", 5);
                    long start = random.nextLong(1L << 40);
                    Set<Mac> seen = new HashSet<>();
                    for (long counter = start; counter < start + 50_000; counter++) {
                        var mac = Mac.locallyAdministered(ids.macBits(counter));
                        assertThat(seen.add(mac)).isTrue();
                        assertThat(mac.bits() >>> 40).isEqualTo(2);
                    }
                });
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class SeedsTest {

    @Test
    void equal_seeds_draw_equal_numbers() {
        assertThat(Seeds.random(7).nextLong()).isEqualTo(Seeds.random(7).nextLong());
        assertThat(Seeds.random(7).nextLong()).isNotEqualTo(Seeds.random(8).nextLong());
    }

    @Test
    void a_failing_seed_is_named_with_the_command_that_replays_it() {
        var seen = new ArrayList<Long>();
        assertThatThrownBy(() ->
                        Seeds.check(
                                10,
                                random -> {
                                    seen.add(random.nextLong());
                                    assertThat(seen).hasSizeLessThan(4);
                                }))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("./mvnw test -Dtest=SeedsTest#")
                .hasMessageContaining("-Dseed=3");
    }
}

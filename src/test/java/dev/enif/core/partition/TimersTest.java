/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.partition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.core.id.AccountId;
import dev.enif.core.id.InstanceId;
import org.junit.jupiter.api.Test;

class TimersTest {
    private static final Timer LATE = timer(20, "i-00000000000000001");
    private static final Timer EARLY = timer(10, "i-00000000000000002");

    @Test
    void timers_come_earliest_first() {
        var timers = Timers.NONE.plus(LATE).plus(EARLY);
        assertThat(timers).containsExactly(EARLY, LATE);
        assertThat(timers.earliestMillis()).isEqualTo(10);
        assertThat(Timers.NONE.earliestMillis()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void the_fingerprint_tells_which_there_are_and_not_how_they_came() {
        var both = Timers.NONE.plus(LATE).plus(EARLY);
        assertThat(Timers.NONE.plus(EARLY).plus(LATE).plus(LATE).fingerprint())
                .isEqualTo(both.fingerprint());
        assertThat(both.minus(EARLY).fingerprint())
                .isEqualTo(Timers.NONE.plus(LATE).fingerprint())
                .isNotEqualTo(Timers.NONE.plus(EARLY).fingerprint());
        assertThat(Timers.NONE.minus(EARLY).size()).isZero();
        assertThat(Timers.of(both).fingerprint()).isEqualTo(both.fingerprint());
    }

    private static Timer timer(long atMillis, String instance) {
        return new Timer(atMillis, new AccountId("123456789012"), new InstanceId(instance));
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TickPaceTest {
    private static final long NEVER = Long.MAX_VALUE;
    private static final long NOW = 10_000;

    private final TickPace pace = new TickPace();

    private static long millis(long count) {
        return Duration.ofMillis(count).toNanos();
    }

    @Test
    void a_timer_that_is_due_is_told_at_once() {
        assertThat(pace.permits(NOW + 1, NOW + 1, NOW, 0)).isFalse();
        assertThat(pace.permits(NOW, NOW, NOW, 0)).isTrue();
    }

    @Test
    void a_timer_that_stays_is_told_at_longer_and_longer_intervals() {
        long now = 0;
        long before = 0;
        for (int tick = 0; tick < 12; tick++) {
            assertThat(pace.permits(NOW, NOW, NOW, now)).isTrue();
            pace.sent(NOW, NOW, now);
            pace.decided(now, 0);
            long interval = 0;
            while (!pace.permits(NOW, NOW, NOW, now + interval)) {
                interval += millis(1);
            }
            assertThat(interval)
                    .isGreaterThanOrEqualTo(before)
                    .isBetween(millis(10), millis(1_280));
            before = interval;
            now += interval;
        }
        assertThat(before).isEqualTo(millis(1_280));
    }

    @Test
    void another_timer_waits_a_tenth_of_a_second_at_most() {
        pace.sent(NOW, NOW, 0);
        pace.decided(0, 0);
        assertThat(pace.permits(NOW + 1, NOW + 1, NOW + 1, millis(99))).isFalse();
        assertThat(pace.permits(NOW + 1, NOW + 1, NOW + 1, millis(100))).isTrue();
    }

    @Test
    void what_can_wait_is_told_once_a_second() {
        assertThat(pace.permits(NEVER, NOW, NOW, 0)).isTrue();
        pace.sent(NEVER, NOW, 0);
        pace.decided(0, millis(200));
        assertThat(pace.permits(NEVER, NOW, NOW, millis(1_199))).isFalse();
        assertThat(pace.permits(NEVER, NOW, NOW, millis(1_200))).isTrue();
        assertThat(pace.permits(NOW, NOW, NOW, millis(1))).isTrue();
    }

    @Test
    void the_loop_wakes_for_a_timer_and_waits_otherwise() {
        assertThat(TickPace.idleNanos(NOW + 30, NOW, millis(100))).isEqualTo(millis(30));
        assertThat(TickPace.idleNanos(NOW + 300, NOW, millis(100))).isEqualTo(millis(100));
        assertThat(TickPace.idleNanos(NOW, NOW, millis(100))).isEqualTo(millis(100));
        assertThat(TickPace.idleNanos(NEVER, NOW, millis(100))).isEqualTo(millis(100));
    }
}

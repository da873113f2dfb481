/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StartCheckTest {

    private static final LogIdentity LOG = new LogIdentity("cluster", "topic", 4);
    private static final LogRange FOUND = new LogRange(LOG, 10, 20);

    @Test
    void a_cursor_between_start_and_end_may_continue() {
        assertThat(StartCheck.check(LOG, at(10), FOUND)).isEmpty();
        assertThat(StartCheck.check(LOG, at(20), FOUND)).isEmpty();
    }

    @Test
    void a_cursor_outside_of_the_log_is_refused() {
        assertThat(StartCheck.check(LOG, at(21), FOUND))
                .contains(new StartRefusal.BeyondEnd(21, 20));
        assertThat(StartCheck.check(LOG, at(9), FOUND))
                .contains(new StartRefusal.BeforeStart(9, 10));
        assertThat(StartCheck.check(LOG, Cursor.START, FOUND))
                .contains(new StartRefusal.BeforeStart(0, 10));
    }

    @Test
    void a_cursor_of_another_log_is_refused_wherever_it_stands() {
        for (var other :
                new LogIdentity[] {
                    new LogIdentity("other", "topic", 4),
                    new LogIdentity("cluster", "other", 4),
                    new LogIdentity("cluster", "topic", 5)
                }) {
            assertThat(StartCheck.check(other, at(15), FOUND))
                    .contains(new StartRefusal.OtherLog(other, LOG));
        }
    }

    @Test
    void a_cursor_whose_claim_is_not_in_the_log_is_refused() {
        assertThat(StartCheck.checkTerm(at(15), new RecordHeader.TermStarted("a"))).isEmpty();
        var found = new RecordHeader.TermStarted("b");
        assertThat(StartCheck.checkTerm(at(15), found))
                .contains(new StartRefusal.OtherHistory(3, "a", found));
    }

    @Test
    void a_refusal_says_in_a_sentence_what_does_not_fit() {
        assertThat(new StartRefusal.BeyondEnd(21, 20).sentence())
                .isEqualTo(
                        "The stored cursor continues at offset 21, but the log ends at 20: it lost"
                                + " records");
    }

    private static Cursor at(long nextOffset) {
        return new Cursor(nextOffset, 3, "a", 0);
    }
}

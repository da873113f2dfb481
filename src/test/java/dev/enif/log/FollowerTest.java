/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FollowerTest {

    private static final Image<String> IN_TERM_3 = new Image<>(new Cursor(5, 3, "a", 1), "x");

    private final Follower<String, String> follower =
            new Follower<>(
                    new Evolution<>() {
                        @Override
                        public String decided(String state, String value) {
                            if (value.equals("unknown")) {
                                throw new IllegalArgumentException("not understood");
                            }
                            return state + value;
                        }

                        @Override
                        public String termBegan(String state, String value) {
                            return state + "|" + value;
                        }
                    });

    @Test
    void what_counts_is_folded() {
        assertThat(follower.follow(IN_TERM_3, 7, new RecordHeader.Decision(3, 2), "y"))
                .isEqualTo(
                        new Followed.Advanced<>(
                                new Image<>(new Cursor(8, 3, "a", 2), "xy"),
                                new Reading.Valid(new Cursor(8, 3, "a", 2))));
    }

    @Test
    void a_claim_may_be_folded() {
        assertThat(follower.follow(IN_TERM_3, 7, new RecordHeader.TermStarted("b"), "v2"))
                .isEqualTo(
                        new Followed.Advanced<>(
                                new Image<>(new Cursor(8, 7, "b", 0), "x|v2"),
                                new Reading.TermBegins(new Cursor(8, 7, "b", 0))));
    }

    @Test
    void the_value_of_a_void_record_is_never_looked_at() {
        assertThat(follower.follow(IN_TERM_3, 7, new RecordHeader.Decision(2, 9), "unknown"))
                .isEqualTo(
                        new Followed.Advanced<>(
                                new Image<>(new Cursor(8, 3, "a", 1), "x"),
                                new Reading.Void(new Cursor(8, 3, "a", 1), VoidReason.OTHER_TERM)));
    }

    @Test
    void a_record_that_counts_and_cannot_be_folded_stops_the_reader_before_it() {
        assertThat(follower.follow(IN_TERM_3, 7, new RecordHeader.Decision(3, 2), "unknown"))
                .isInstanceOfSatisfying(
                        Followed.Stopped.class,
                        stopped -> {
                            assertThat(stopped.image()).isEqualTo(IN_TERM_3);
                            assertThat(stopped.offset()).isEqualTo(7);
                            assertThat(stopped.cause()).hasMessage("not understood");
                        });
    }
}

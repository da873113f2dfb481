/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A change here changes which records of existing logs count: it must not be made. */
class FrozenHeadersTest {

    @Test
    void the_written_form_is_frozen() {
        assertThat(FrozenHeaders.write(new RecordHeader.TermStarted("0f-A9")))
                .isEqualTo(Map.of("kind", "term-started", "nonce", "0f-A9"));
        assertThat(FrozenHeaders.write(new RecordHeader.Decision(0, 17)))
                .isEqualTo(Map.of("kind", "decision", "term", "0", "seq", "17"));
    }

    @Test
    void headers_of_other_names_are_not_looked_at() {
        assertThat(
                        FrozenHeaders.parse(
                                Map.of(
                                        "kind",
                                        "decision",
                                        "term",
                                        "4",
                                        "seq",
                                        "1",
                                        "trace",
                                        "00-aa")))
                .isEqualTo(new RecordHeader.Decision(4, 1));
    }

    @ParameterizedTest
    @MethodSource
    void what_nobody_of_this_protocol_writes_is_malformed(Map<String, String> headers) {
        assertThat(FrozenHeaders.parse(headers)).isInstanceOf(RecordHeader.Malformed.class);
    }

    static Stream<Map<String, String>> what_nobody_of_this_protocol_writes_is_malformed() {
        return Stream.of(
                Map.of(),
                Map.of("kind", "Decision", "term", "4", "seq", "1"),
                Map.of("kind", "decision", "seq", "1"),
                Map.of("kind", "decision", "term", "4"),
                Map.of("kind", "decision", "term", "4", "seq", "0"),
                Map.of("kind", "decision", "term", "04", "seq", "1"),
                Map.of("kind", "decision", "term", "-1", "seq", "1"),
                Map.of("kind", "decision", "term", "+4", "seq", "1"),
                Map.of("kind", "decision", "term", "4", "seq", "٤"),
                Map.of("kind", "decision", "term", "9999999999999999999", "seq", "1"),
                Map.of("kind", "term-started"),
                Map.of("kind", "term-started", "nonce", ""),
                Map.of("kind", "term-started", "nonce", "a b"),
                Map.of("kind", "term-started", "nonce", "a".repeat(65)));
    }

    @Test
    void a_header_without_a_written_form_cannot_be_written() {
        assertThatThrownBy(() -> FrozenHeaders.write(new RecordHeader.Malformed("odd")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FrozenHeaders.write(new RecordHeader.TermStarted("a b")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

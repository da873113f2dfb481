/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "Größe", "日本", "🎈", "\"<&>'\\"})
    void text_without_control_characters_is_plain(String text) {
        PlainText.require("description", text, 255);
        assertThat(PlainText.isPlain(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\t", "a\nb", "\u0000", "\u001f", "\u007f", "\u009f", "\ud83c", "\udf88"})
    void control_characters_and_half_characters_are_refused(String text) {
        assertThatThrownBy(() -> PlainText.require("description", text, 255))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("for the parameter description")
                .hasMessageContaining("?");
    }

    @Test
    void length_is_counted_in_characters() {
        PlainText.require("description", "🎈".repeat(255), 255);
        assertThatThrownBy(() -> PlainText.require("description", "a".repeat(256), 255))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("256 characters, and may have 255");
    }

    @Test
    void an_excerpt_is_short_and_plain() {
        assertThat(PlainText.excerpt("short")).isEqualTo("short");
        assertThat(PlainText.excerpt("a\u0000b")).isEqualTo("a?b");
        assertThat(PlainText.excerpt("🎈".repeat(41))).isEqualTo("🎈".repeat(40) + "…");
    }
}

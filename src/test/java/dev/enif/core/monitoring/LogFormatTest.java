/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class LogFormatTest {
    @Test
    void the_default_is_ec2s_version_2() {
        assertThat(LogFormat.DEFAULT)
                .hasToString(
                        "${version} ${account-id} ${interface-id} ${srcaddr} ${dstaddr} ${srcport} ${dstport} ${protocol}"
                                + " ${packets} ${bytes} ${start} ${end} ${action} ${log-status}");
        assertThat(LogFormat.DEFAULT.version()).isEqualTo(2);
    }

    @Test
    void every_field_is_read_back_and_the_order_counts() {
        for (LogField field : LogField.values()) {
            String text = "${" + field.wireName() + "}";
            assertThat(LogFormat.parse(text).fields()).containsExactly(field);
            assertThat(LogFormat.parse(text)).hasToString(text);
        }
        assertThat(LogFormat.parse("${dstaddr}  ${srcaddr} "))
                .isEqualTo(new LogFormat(List.of(LogField.DSTADDR, LogField.SRCADDR)))
                .isNotEqualTo(LogFormat.parse("${srcaddr} ${dstaddr}"));
    }

    @Test
    void its_version_is_the_highest_of_its_fields() {
        assertThat(LogFormat.parse("${version} ${rule-id}").version()).isEqualTo(2);
        assertThat(LogFormat.parse("${version} ${vpc-id}").version()).isEqualTo(3);
        assertThat(LogFormat.parse("${az-id} ${vpc-id}").version()).isEqualTo(4);
        assertThat(LogFormat.parse("${srcaddr} ${traffic-path} ${region}").version()).isEqualTo(5);
    }

    @Test
    void what_is_no_format_is_named() {
        assertThatThrownBy(() -> LogFormat.parse("${srcaddr} ${nonsense}"))
                .hasMessage("Unknown fields provided: [nonsense]");
        assertThatThrownBy(() -> LogFormat.parse("${srcaddr} ${srcaddr}"))
                .hasMessage("Duplicate fields provided: [srcaddr]");
        assertThatThrownBy(() -> LogFormat.parse("$srcaddr")).hasMessageContaining("'$srcaddr'");
        assertThatThrownBy(() -> LogFormat.parse("  ")).hasMessageContaining("Invalid log format");
        assertThatThrownBy(() -> LogFormat.parse("${srcaddr} ".repeat(1_000)))
                .isInstanceOf(LogFormat.MalformedFormatException.class);
    }
}

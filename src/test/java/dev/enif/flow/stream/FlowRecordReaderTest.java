/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.flow.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.enif.core.id.AccountId;
import dev.enif.core.monitoring.FlowRecord;
import dev.enif.core.monitoring.RecordRefusedException;
import dev.enif.core.monitoring.RecordRefusedException.Reason;
import dev.enif.core.net.Ip;
import dev.enif.testing.Seeds;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlowRecordReaderTest {
    private static final AccountId ACCOUNT = new AccountId("123456789012");
    private static final String SOUND =
            """
            {"id":"a","interfaceId":"eni-00000000000000001","srcAddr":"10.0.0.9","dstAddr":"10.0.0.8","srcPort":40000,\
            "dstPort":443,"protocol":6,"packets":10,"bytes":8400,"start":1700000000000,"end":1700000005000,"tcpFlags":3}\
            """;

    private static FlowRecord read(String text, @Nullable AccountId sender) {
        return FlowRecordReader.read(text.getBytes(StandardCharsets.UTF_8), sender);
    }

    private static RecordRefusedException refused(String text) {
        return catchThrowableOfType(RecordRefusedException.class, () -> read(text, ACCOUNT));
    }

    @Test
    void a_record_is_read_as_it_is() {
        FlowRecord record = read(SOUND, ACCOUNT);
        assertThat(record.account()).isEqualTo(ACCOUNT);
        assertThat(record.source()).isEqualTo(Ip.parse("10.0.0.9"));
        assertThat(record.destinationPort()).isEqualTo(443);
        assertThat(record.packets()).isEqualTo(10);
        assertThat(record.endMillis()).isEqualTo(1_700_000_005_000L);
        assertThat(record.tcpFlags()).isEqualTo(3);
        assertThat(record.icmpType()).isEqualTo(-1);
        assertThat(record.isAnswer()).isFalse();
        assertThat(
                        read(SOUND.replace("\"tcpFlags\":3", "\"established\":true"), ACCOUNT)
                                .isAnswer())
                .isTrue();
    }

    @Test
    void whose_it_is_must_be_said_and_must_be_the_senders() {
        String own = SOUND.replace("{", "{\"account\":\"123456789012\",");
        assertThat(read(own, null).account()).isEqualTo(ACCOUNT);
        assertThat(read(own, ACCOUNT).account()).isEqualTo(ACCOUNT);
        assertThat(
                        catchThrowableOfType(
                                        RecordRefusedException.class,
                                        () -> read(own, new AccountId("999999999999")))
                                .reason())
                .isEqualTo(Reason.FOREIGN_ACCOUNT);
        assertThat(catchThrowableOfType(RecordRefusedException.class, () -> read(SOUND, null)))
                .hasMessage("account: is missing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"packets\":10|\"packets\":\"10\"|packets: expecting a whole number",
                "\"packets\":10|\"packets\":1.5|packets: expecting a whole number",
                "\"packets\":10|\"packets\":-1|packets: -1 is negative",
                "\"packets\":10,||packets: is missing",
                "\"dstPort\":443|\"dstPort\":70000|dstPort: 70000 is not in 0 to 65535",
                "\"dstPort\":443|\"dstPort\":4294967739|dstPort: 4294967739 is too large",
                "\"id\":\"a\"|\"id\":7|id: expecting a text",
                "\"id\":\"a\"|\"id\":null|id: expecting a text",
                "10.0.0.9|10.0.0.999|srcAddr: '10.0.0.999' is not an IPv4 address such as 10.0.0.9",
                "\"tcpFlags\":3|\"colour\":3|colour: is no field of a flow record",
                "1700000005000|1699999999999|end: 1699999999999 is not in 1700000000000 to 100000000000000",
                "}|}{}|Something follows the JSON object",
            })
    void what_is_wrong_is_named(String from, @Nullable String to, String detail) {
        RecordRefusedException refused = refused(SOUND.replace(from, to == null ? "" : to));
        assertThat(refused.reason()).isEqualTo(Reason.MALFORMED);
        assertThat(refused).hasMessage(detail);
    }

    @Test
    void what_is_no_object_of_a_record_is_refused() {
        for (String text :
                new String[] {
                    "",
                    " ",
                    "nonsense",
                    "[]",
                    "7",
                    "{",
                    SOUND + "x",
                    "{\"id\":{\"a\":1}}",
                    SOUND.replace("{", "{\"id\":\"b\",")
                }) {
            assertThat(refused(text)).as(text).isNotNull();
            assertThat(refused(text).reason()).isEqualTo(Reason.MALFORMED);
        }
        assertThat(refused(" ".repeat(5_000))).hasMessageContaining("4096");
    }

    /** JSON may come in other encodings, and those can be broken, too. */
    @Test
    void broken_bytes_of_other_encodings_are_malformed() {
        byte[] beyondUnicode = {0, 0, 0, '{', 0x7f, 0x7f, 0x7f, 0x7f};
        byte[] cut = {0, 0, 0, '{', 0, 0, 0};
        for (byte[] bytes : List.of(beyondUnicode, cut)) {
            assertThatThrownBy(() -> FlowRecordReader.read(bytes, ACCOUNT))
                    .isInstanceOfSatisfying(
                            RecordRefusedException.class,
                            refused -> assertThat(refused.reason()).isEqualTo(Reason.MALFORMED));
        }
    }

    /** Whatever comes, it is read or refused, and nothing else. */
    @Test
    void no_bytes_do_anything_else() {
        Seeds.check(
                3_000,
                random -> {
                    byte[] bytes = SOUND.getBytes(StandardCharsets.UTF_8);
                    for (int change = random.nextInt(4); change >= 0; change--) {
                        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                    }
                    try {
                        assertThat(FlowRecordReader.read(bytes, ACCOUNT)).isNotNull();
                    } catch (RecordRefusedException refused) {
                        assertThat(refused.detail()).isNotBlank();
                    }
                });
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.enif.testing.Seeds;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses, blocks and the like as text: what is printed is read back, and nothing else is. */
class AddressTextTest {
    @Test
    void an_ipv4_address_is_read_back_as_printed() {
        Seeds.check(
                2_000,
                random -> {
                    var address = new Ipv4(random.nextInt());
                    assertThat(Ipv4.parse(address.toString())).isEqualTo(address);
                    assertThat(InetAddress.ofLiteral(address.toString()).getHostAddress())
                            .isEqualTo(address.toString());
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "1",
                "1.2.3",
                "1.2.3.",
                "1.2.3.4.",
                "1.2.3.4.5",
                ".1.2.3",
                "1..2.3",
                "256.0.0.1",
                "01.2.3.4",
                "1.2.3.04",
                "1.2.3.4 ",
                " 1.2.3.4",
                "1.2.3.-4",
                "+1.2.3.4",
                "0x1.2.3.4",
                "1.2.3.4/32",
                "1.2.3.1234",
                "١.2.3.4",
                "99999999999.0.0.1"
            })
    void what_is_no_ipv4_address_is_refused(String text) {
        assertThatThrownBy(() -> Ipv4.parse(text)).isInstanceOf(MalformedAddressException.class);
    }

    @Test
    void an_ipv6_address_is_read_back_as_printed_and_the_jdk_reads_the_same() {
        Seeds.check(
                2_000,
                random -> {
                    var address = anyIpv6(random);
                    var text = address.toString();
                    assertThat(Ipv6.parse(text)).isEqualTo(address);
                    assertThat(Ipv6.parse(text.toUpperCase(Locale.ROOT))).isEqualTo(address);
                    assertThat(text).doesNotContain(":::").doesNotContain(" ");
                    if (InetAddress.ofLiteral(text) instanceof Inet6Address jdk) {
                        assertThat(Ipv6.parse(jdk.getHostAddress())).isEqualTo(address);
                    }
                });
    }

    @ParameterizedTest
    @CsvSource({
        "::, ::",
        "0:0:0:0:0:0:0:0, ::",
        "::1, ::1",
        "1::, 1::",
        "2001:DB8::0001, 2001:db8::1",
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
        "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
        "::2:3:4:5:6:7:8, 0:2:3:4:5:6:7:8",
        "1:0:3:4:5:6:7:8, 1:0:3:4:5:6:7:8",
        "::ffff:10.0.0.9, ::ffff:a00:9",
        "64:ff9b::192.0.2.33, 64:ff9b::c000:221",
        "1:2:3:4:5:6:1.2.3.4, 1:2:3:4:5:6:102:304"
    })
    void ipv6_text_follows_rfc_5952(String text, String canonical) {
        assertThat(Ipv6.parse(text)).hasToString(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                ":::",
                "1",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4:5:6:7:8::",
                "::1:2:3:4:5:6:7:8",
                "1::2::3",
                "1:2:3:4:5:6:7:",
                ":1:2:3:4:5:6:7",
                "12345::",
                "g::",
                "::1%eth0",
                "[::1]",
                "::1.2.3",
                "::1.2.3.256",
                "1.2.3.4::",
                "1.2.3.4",
                "1:2:3:4:5:6:7:1.2.3.4",
                "::1.2.3.4:5",
                "٣::",
                "::1/128",
                "0000:0000:0000:0000:0000:0000:0000:0000:0000:0000:0000"
            })
    void what_is_no_ipv6_address_is_refused(String text) {
        assertThatThrownBy(() -> Ipv6.parse(text)).isInstanceOf(MalformedAddressException.class);
    }

    @Test
    void a_block_is_read_back_as_printed_without_its_host_bits() {
        Seeds.check(
                2_000,
                random -> {
                    var four = new Cidr4(new Ipv4(random.nextInt()), random.nextInt(33));
                    assertThat(Cidr.parse(four.toString())).isEqualTo(four);
                    var host = four.network().plus(random.nextLong(four.size()));
                    assertThat(Cidr4.parse(host + "/" + four.length())).isEqualTo(four);
                    var six = new Cidr6(anyIpv6(random), random.nextInt(129));
                    assertThat(Cidr.parse(six.toString())).isEqualTo(six);
                    assertThat(six.contains(six.network())).isTrue();
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "10.0.0.0",
                "10.0.0.0/",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/+8",
                "10.0.0.0/08",
                "10.0.0.0/8/8",
                "10.0.0/8",
                "10.0.0.0/8 ",
                "::/129",
                "::",
                "::/",
                "::/064",
                "::/1000",
                "1:/64"
            })
    void what_is_no_block_is_refused(String text) {
        assertThatThrownBy(() -> Cidr.parse(text)).isInstanceOf(MalformedAddressException.class);
    }

    @Test
    void a_mac_address_is_read_back_as_printed() {
        Seeds.check(
                1_000,
                random -> {
                    var mac = Mac.locallyAdministered(random.nextLong());
                    assertThat(Mac.parse(mac.toString())).isEqualTo(mac);
                    assertThat(mac.toString()).startsWith("02:").hasSize(17);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "02:00:00:00:00",
                "02-00-00-00-00-01",
                "02:00:00:00:00:0G",
                "02:00:00:00:00:01:",
                "020000000001"
            })
    void what_is_no_mac_address_is_refused(String text) {
        assertThatThrownBy(() -> Mac.parse(text)).isInstanceOf(MalformedAddressException.class);
    }

    @Test
    void a_mac_address_has_48_bits() {
        assertThatThrownBy(() -> new Mac(1L << 48)).isInstanceOf(MalformedAddressException.class);
        assertThatThrownBy(() -> new Mac(-1)).isInstanceOf(MalformedAddressException.class);
    }

    @Test
    void a_protocol_is_read_back_as_printed() {
        for (int number = -1; number <= 255; number++) {
            var protocol = new Protocol(number);
            assertThat(Protocol.parse(protocol.toString())).isEqualTo(protocol);
        }
        assertThat(Protocol.parse("6")).hasToString("tcp");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "TCP", "-2", "256", "06", "tcp ", "1000"})
    void what_is_no_protocol_is_refused(String text) {
        assertThatThrownBy(() -> Protocol.parse(text))
                .isInstanceOf(MalformedAddressException.class);
    }

    @Test
    void a_zone_is_short_and_lower_case() {
        assertThat(new Zone("us-gov-east-1a")).hasToString("us-gov-east-1a");
        for (var text : new String[] {"", "1", "us-east-1", "US-east-1a", "-a", "a--b", "a b"}) {
            assertThatThrownBy(() -> new Zone(text)).isInstanceOf(MalformedAddressException.class);
        }
    }

    @Test
    void a_very_long_zone_is_refused_without_reading_it_all() {
        assertThatThrownBy(() -> new Zone("a-".repeat(100_000) + "a"))
                .isInstanceOf(MalformedAddressException.class);
    }

    /** Often with runs of zero groups, which the text shortens. */
    private static Ipv6 anyIpv6(RandomGenerator random) {
        long high = 0;
        long low = 0;
        for (int group = 0; group < 8; group++) {
            int bits = random.nextInt(3) == 0 ? random.nextInt(0x10000) : random.nextInt(2);
            high = high << 16 | low >>> 48;
            low = low << 16 | bits;
        }
        return new Ipv6(high, low);
    }
}

/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.core.InstanceWorld;
import dev.enif.core.id.RuleId;
import dev.enif.core.net.Ip;
import dev.enif.core.net.Ipv6;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LogLineTest extends InstanceWorld {
    private static final Place PLACE =
            new Place(ACCOUNT, ENI, VPC, SUBNET, INSTANCE, ZONE_A, ENI_ADDRESS, null);
    private static final RuleId RULE = new RuleId("sgr-0000000000000000a");
    private static final LogFormat ALL =
            LogFormat.parse(
                    Arrays.stream(LogField.values())
                            .map(field -> "${" + field.wireName() + "}")
                            .collect(Collectors.joining(" ")));

    private static FlowSum sum(FlowKey key, int... flags) {
        FlowSum sum = new FlowSum(key, "0-1");
        for (int flag : flags) {
            sum.add(
                    FlowRecords.tcp(
                            "r",
                            ENI,
                            key.source().toString(),
                            key.destination().toString(),
                            40_000,
                            443,
                            START_MILLIS,
                            flag));
        }
        return sum;
    }

    private static FlowKey key(
            boolean egress, String source, String destination, Judgement judged) {
        return new FlowKey(
                START_MILLIS,
                PLACE,
                egress,
                Ip.parse(source),
                Ip.parse(destination),
                40_000,
                443,
                6,
                judged,
                judged == Judgement.ACCEPTED ? RULE : null,
                egress ? FlowKey.PATH_INTERNET : 0,
                true,
                true);
    }

    @Test
    void the_default_line_is_ec2s() {
        assertThat(
                        LogLine.of(
                                LogFormat.DEFAULT,
                                sum(key(true, "10.0.0.9", "192.0.2.1", Judgement.ACCEPTED), 2, 1),
                                REGION))
                .isEqualTo(
                        "2 123456789012 eni-00000000000000001 10.0.0.9 192.0.2.1 40000 443 6 20"
                                + " 16800 1700000000 1700000005 ACCEPT OK");
    }

    @Test
    void every_field_has_a_value_or_a_dash() {
        assertThat(
                        LogLine.of(
                                ALL,
                                sum(key(true, "10.0.0.9", "192.0.2.1", Judgement.ACCEPTED), 3),
                                REGION))
                .isEqualTo(
                        "5 123456789012 eni-00000000000000001 10.0.0.9 192.0.2.1 40000 443 6 10"
                                + " 8400 1700000000 1700000005 ACCEPT OK vpc-00000000000000001"
                                + " subnet-00000000000000001 i-00000000000000001 3 IPv4 10.0.0.9"
                                + " 192.0.2.1 us-east-1 us-east-1a - - - - egress 8"
                                + " sgr-0000000000000000a");
    }

    @Test
    void on_its_own_side_an_interface_shows_its_primary_address() {
        LogFormat format =
                LogFormat.parse("${srcaddr} ${dstaddr} ${pkt-srcaddr} ${pkt-dstaddr} ${action}");
        assertThat(
                        LogLine.of(
                                format,
                                sum(key(true, "10.0.0.77", "192.0.2.1", Judgement.REJECTED), 2),
                                REGION))
                .isEqualTo("10.0.0.9 192.0.2.1 10.0.0.77 192.0.2.1 REJECT");
        assertThat(
                        LogLine.of(
                                format,
                                sum(key(false, "192.0.2.1", "203.0.113.5", Judgement.ACCEPTED), 2),
                                REGION))
                .isEqualTo("192.0.2.1 10.0.0.9 192.0.2.1 203.0.113.5 ACCEPT");
        assertThat(
                        LogLine.of(
                                format,
                                sum(key(true, "2001:db8::1", "2001:db8::2", Judgement.ACCEPTED), 2),
                                REGION))
                .startsWith("2001:db8::1 2001:db8::2");
    }

    @Test
    void of_ipv6_it_shows_the_first_of_its_addresses() {
        Place both =
                new Place(
                        ACCOUNT,
                        ENI,
                        VPC,
                        SUBNET,
                        INSTANCE,
                        ZONE_A,
                        ENI_ADDRESS,
                        Ipv6.parse("2001:db8::9"));
        FlowKey key = key(true, "2001:db8::1", "2001:db8::2", Judgement.ACCEPTED);
        FlowKey moved =
                new FlowKey(
                        key.windowMillis(),
                        both,
                        true,
                        key.source(),
                        key.destination(),
                        1,
                        2,
                        6,
                        Judgement.ACCEPTED,
                        null,
                        8,
                        true,
                        true);
        assertThat(
                        LogLine.of(
                                LogFormat.parse("${srcaddr} ${pkt-srcaddr} ${type}"),
                                sum(moved, 2),
                                REGION))
                .isEqualTo("2001:db8::9 2001:db8::1 IPv6");
    }

    @Test
    void ack_is_shown_beside_syn_only() {
        LogFormat format = LogFormat.parse("${tcp-flags}");
        FlowKey key = key(true, "10.0.0.9", "192.0.2.1", Judgement.ACCEPTED);
        assertThat(LogLine.of(format, sum(key, 0x10, 0x18), REGION)).isEqualTo("0");
        assertThat(LogLine.of(format, sum(key, 2, 1, 4), REGION)).isEqualTo("7");
        assertThat(LogLine.of(format, sum(key, 0x12, 0x11), REGION)).isEqualTo("19");
    }

    @Test
    void what_nobody_could_judge_says_so() {
        LogFormat format = LogFormat.parse("${action} ${log-status} ${instance-id} ${rule-id}");
        Place gone = new Place(ACCOUNT, ENI, VPC, SUBNET, null, null, null, null);
        FlowKey late =
                new FlowKey(
                        0,
                        gone,
                        true,
                        Ip.parse("10.0.0.9"),
                        Ip.parse("10.0.0.10"),
                        1,
                        2,
                        6,
                        Judgement.LATE,
                        null,
                        0,
                        true,
                        true);
        assertThat(LogLine.of(format, sum(late, 2), REGION)).isEqualTo("- SKIPDATA - -");
    }
}

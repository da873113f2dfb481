/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.enif.core.Given;
import dev.enif.core.InstanceWorld;
import dev.enif.core.account.Tags;
import dev.enif.core.id.AccountId;
import dev.enif.core.id.FlowLogId;
import dev.enif.core.id.ResourceId;
import dev.enif.core.monitoring.FlowLogEvent.FlowLogCreated;
import dev.enif.testing.Seeds;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Sums, their windows, which flow logs they are for, and ids that came before. */
class SumsTest extends InstanceWorld {
    private static final AccountId OTHER = new AccountId("999999999999");

    private static FlowRecord record(long start, long packets, int port) {
        FlowRecord tcp = FlowRecords.tcp("r", ENI, "10.0.0.9", "10.0.0.10", port, start);
        return new FlowRecord(
                "r",
                ACCOUNT,
                ENI,
                tcp.source(),
                tcp.destination(),
                tcp.sourcePort(),
                port,
                6,
                packets,
                packets * 100,
                start,
                start + 1,
                2,
                -1,
                -1,
                false);
    }

    private static FlowKey key(OpenSums sums, FlowRecord record) {
        return new FlowKey(
                sums.window(record.startMillis()),
                new Place(ACCOUNT, ENI, VPC, SUBNET, null, ZONE_A, ENI_ADDRESS, null),
                true,
                record.source(),
                record.destination(),
                record.sourcePort(),
                record.destinationPort(),
                6,
                Judgement.ACCEPTED,
                null,
                1,
                true,
                true);
    }

    /** No packet is lost or told twice, however records come and whenever sums are taken. */
    @Test
    void sums_tell_each_packet_once_and_no_line_is_longer_than_its_interval() {
        Seeds.check(
                100,
                random -> {
                    OpenSums sums = new OpenSums(60, 20);
                    Map<Integer, Long> expected = new HashMap<>();
                    Map<Integer, Long> told = new HashMap<>();
                    Set<String> ids = new HashSet<>();
                    for (int index = 0; index < 300; index++) {
                        FlowRecord record =
                                record(
                                        START_MILLIS + random.nextInt(300_000),
                                        1 + random.nextInt(9),
                                        random.nextInt(5));
                        expected.merge(record.destinationPort(), record.packets(), Long::sum);
                        sums.add(key(sums, record), record, "0-" + index);
                        if (sums.isFull() || random.nextInt(20) == 0) {
                            assertThat(sums.size()).isLessThanOrEqualTo(20);
                            take(sums, told, ids);
                        }
                    }
                    take(sums, told, ids);
                    assertThat(told).isEqualTo(expected);
                    assertThat(sums.size()).isZero();
                });
    }

    private static void take(OpenSums sums, Map<Integer, Long> told, Set<String> ids) {
        for (FlowSum sum : sums.take()) {
            assertThat(ids.add(sum.id())).as(sum.id()).isTrue();
            assertThat(sum.bytes()).isEqualTo(sum.packets() * 100);
            assertThat(sum.startMillis() / 60_000)
                    .isEqualTo((sum.endMillis() - 1) / 60_000)
                    .isEqualTo(sum.key().windowMillis() / 60_000);
            told.merge(sum.key().destinationPort(), sum.packets(), Long::sum);
        }
    }

    @Test
    void a_repeat_is_known_among_the_last_ids_of_its_account() {
        RecentIds ids = new RecentIds(3);
        assertThat(ids.add(ACCOUNT, "a")).isTrue();
        assertThat(ids.add(ACCOUNT, "a")).isFalse();
        assertThat(ids.add(OTHER, "a")).isTrue();
        assertThat(ids.add(ACCOUNT, "b")).isTrue();
        assertThat(ids.add(ACCOUNT, "c")).isTrue();
        assertThat(ids.add(ACCOUNT, "b")).isFalse();
        assertThat(ids.add(ACCOUNT, "a")).as("it is no longer among the last three").isTrue();
        assertThat(ids.size()).isEqualTo(3);
    }

    @Test
    void it_forgets_in_the_order_of_arrival() {
        Seeds.check(
                50,
                random -> {
                    RecentIds ids = new RecentIds(10);
                    LinkedHashSet<String> model = new LinkedHashSet<>();
                    for (int step = 0; step < 500; step++) {
                        String id = "r" + random.nextInt(20);
                        boolean isNew = model.add(id);
                        if (model.size() > 10) {
                            model.removeFirst();
                        }
                        assertThat(ids.add(ACCOUNT, id)).isEqualTo(isNew);
                    }
                });
    }

    private static FlowLogCreated log(int number, Object target, TrafficType traffic, int seconds) {
        return new FlowLogCreated(
                new FlowLogId("fl-0000000000000000" + number),
                (ResourceId) target,
                traffic,
                seconds,
                LogFormat.DEFAULT.toString(),
                0,
                Tags.NONE);
    }

    @Test
    void an_interface_is_recorded_for_itself_its_subnet_and_its_vpc() {
        Given given =
                world(ENI_CREATED, eni(ENI_B, SUBNET_B, ZONE_B, ip("10.0.1.5")))
                        .and(
                                log(1, VPC, TrafficType.ALL, 600),
                                log(2, SUBNET, TrafficType.REJECT, 60),
                                log(3, ENI, TrafficType.ACCEPT, 600));
        Coverage coverage = coverage(given, 1);
        assertThat(coverage.logs()).hasSize(3);
        assertThat(coverage(given, 2).logs())
                .extracting(it -> it.id().value())
                .containsExactly("fl-00000000000000001");
        assertThat(coverage.recording(600, Judgement.ACCEPTED))
                .extracting(it -> it.id().value())
                .containsExactly("fl-00000000000000003", "fl-00000000000000001");
        assertThat(coverage.recording(60, Judgement.ACCEPTED)).isEmpty();
        assertThat(coverage.recording(60, Judgement.LATE)).isEmpty();
        assertThat(coverage.recording(600, Judgement.LATE)).hasSize(1);
        assertThat(coverage.has(60)).isTrue();
        assertThat(coverage(given, 2).has(60)).isFalse();
    }

    @Test
    void statistics_count_each_flow_from_one_interval() {
        Given given =
                world(ENI_CREATED)
                        .and(
                                log(1, VPC, TrafficType.ALL, 600),
                                log(2, ENI, TrafficType.REJECT, 60));
        Coverage coverage = coverage(given, 1);
        for (Judgement judgement : Judgement.values()) {
            assertThat(
                            List.of(60, 600).stream()
                                    .filter(seconds -> coverage.counts(seconds, judgement)))
                    .as("%s", judgement)
                    .containsExactly(judgement == Judgement.REJECTED ? 60 : 600);
        }
    }

    private static Coverage coverage(Given given, int eni) {
        return Coverage.of(
                given.account(), Place.of(ACCOUNT, eniOf(given, eni == 1 ? ENI : ENI_B)));
    }

    @Test
    void a_record_out_of_range_is_refused_by_the_field() {
        assertThatThrownBy(() -> record(START_MILLIS, 0, 1)).hasMessageStartingWith("packets: 0");
        assertThatThrownBy(() -> record(START_MILLIS, 1, 65_536))
                .hasMessage("dstPort: 65536 is not in 0 to 65535");
        assertThatThrownBy(() -> record(-1, 1, 1)).hasMessageStartingWith("start: -1");
        assertThatThrownBy(() ->
                        FlowRecords.tcp("r", ENI, "10.0.0.9", "2001:db8::1", 443, START_MILLIS))
                .hasMessage("dstAddr: is not of the IP version of srcAddr");
        assertThatThrownBy(() ->
                        FlowRecords.tcp(
                                "two words", ENI, "10.0.0.9", "10.0.0.8", 443, START_MILLIS))
                .hasMessageStartingWith("id: ");
    }
}

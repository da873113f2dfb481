/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.enif.core.id.AccountId;
import dev.enif.core.id.EniId;
import dev.enif.log.codec.CountedFlow;
import dev.enif.query.FlowQueries;
import dev.enif.testing.Await;
import dev.enif.testing.Seeds;
import dev.enif.testing.TestLog;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Lines are counted once, whatever becomes of processes, and old days are dropped. */
class FlowStatisticsTest {
    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final int PARTITIONS = 2;
    private static final String ACCOUNT = "123456789012";
    private static final Instant NOON = Instant.parse("2026-09-21T12:00:00Z");

    private final TestLog log = TestLog.create(PARTITIONS);
    private final TestDatabase database = new TestDatabase();
    private final List<FlowStatistics> running = new ArrayList<>();
    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(
                    log.kafka("flow").producer("flow"),
                    new ByteArraySerializer(),
                    new ByteArraySerializer());

    @AfterEach
    void close() {
        running.forEach(FlowStatistics::close);
        producer.close(Duration.ZERO);
        database.close();
    }

    private FlowStatistics start(int retentionDays) {
        FlowStatistics statistics =
                new FlowStatistics(
                        log.kafka("statistics", Map.of("session.timeout.ms", "6000")),
                        log.topics(),
                        database.source(),
                        () -> {},
                        now::get,
                        retentionDays);
        running.add(statistics);
        statistics.start();
        return statistics;
    }

    private static CountedFlow flow(
            String eni, boolean egress, String to, String judgement, boolean pair, Instant start) {
        return new CountedFlow(
                ACCOUNT,
                eni,
                egress,
                "10.0.0.9",
                to,
                443,
                6,
                judgement,
                judgement.equals("ACCEPTED") ? "sgr-1" : null,
                pair,
                2,
                20,
                3_000,
                start.toEpochMilli(),
                start.plusSeconds(5).toEpochMilli());
    }

    private void write(CountedFlow... flows) {
        for (CountedFlow flow : flows) {
            var record =
                    new ProducerRecord<byte[], byte[]>(
                            log.topics().flowLogs(),
                            Math.floorMod(flow.hashCode(), PARTITIONS),
                            null,
                            "a line".getBytes(StandardCharsets.UTF_8));
            record.headers().add(CountedFlow.HEADER, flow.encode());
            var _ = producer.send(record);
        }
        producer.flush();
    }

    private List<String> rows(String sql) {
        return database.rows(sql);
    }

    @Test
    void what_lines_tell_is_summed_up_by_interface_pair_and_rule() {
        FlowStatistics statistics = start(14);
        write(
                flow("eni-a", true, "10.0.0.8", "ACCEPTED", false, NOON),
                flow("eni-b", false, "10.0.0.8", "REJECTED", true, NOON.plusSeconds(1)),
                flow("eni-b", false, "10.0.0.8", "REJECTED", true, NOON.plusSeconds(59)),
                flow("eni-b", false, "10.0.0.8", "LATE", true, NOON.plusSeconds(60)),
                flow("eni-a", true, "10.0.0.7", "ACCEPTED", true, NOON.minusSeconds(3_600)));
        // A line that statistics take from another flow log.
        var _ =
                producer.send(
                        new ProducerRecord<>(log.topics().flowLogs(), 0, null, new byte[] {'x'}));

        Await.until("all is counted", BOUND, () -> statistics.counted() == 5);

        assertThat(
                        rows(
                                "SELECT eni_id, accepted_flows, rejected_bytes, other_packets FROM enif.flow_traffic"
                                        + " ORDER BY eni_id, bucket"))
                .containsExactly(
                        "{\"eni_id\":\"eni-a\",\"accepted_flows\":2,\"rejected_bytes\":0,\"other_packets\":0}",
                        "{\"eni_id\":\"eni-a\",\"accepted_flows\":2,\"rejected_bytes\":0,\"other_packets\":0}",
                        "{\"eni_id\":\"eni-b\",\"accepted_flows\":0,\"rejected_bytes\":6000,\"other_packets\":0}",
                        "{\"eni_id\":\"eni-b\",\"accepted_flows\":0,\"rejected_bytes\":0,\"other_packets\":20}");
        assertThat(
                        rows(
                                "SELECT destination, accepted_flows, rejected_flows FROM enif.flow_pair"
                                        + " ORDER BY destination"))
                .containsExactly(
                        "{\"destination\":\"10.0.0.7\",\"accepted_flows\":2,\"rejected_flows\":0}",
                        "{\"destination\":\"10.0.0.8\",\"accepted_flows\":0,\"rejected_flows\":4}");
        assertThat(rows("SELECT rule_id, hits, bytes FROM enif.flow_rule"))
                .containsExactly("{\"rule_id\":\"sgr-1\",\"hits\":4,\"bytes\":6000}");
    }

    @Test
    void statistics_are_asked_for_by_period() {
        FlowStatistics statistics = start(14);
        Instant early = NOON.minusSeconds(7_200);
        write(
                flow("eni-a", true, "10.0.0.8", "ACCEPTED", true, early),
                flow("eni-a", true, "10.0.0.8", "ACCEPTED", true, NOON),
                flow("eni-a", true, "10.0.0.8", "ACCEPTED", true, NOON.plusSeconds(60)),
                flow("eni-b", false, "10.0.0.7", "REJECTED", true, NOON.plusSeconds(120)),
                flow("eni-b", false, "10.0.0.7", "ACCEPTED", true, NOON.minusSeconds(600)));
        Await.until("all is counted", BOUND, () -> statistics.counted() == 5);
        FlowQueries queries = new FlowQueries(database.pool());
        AccountId account = new AccountId(ACCOUNT);
        FlowQueries.Period hour = new FlowQueries.Period(NOON, NOON.plusSeconds(3_600));

        assertThat(
                        queries.minutes(account, new EniId("eni-00000000000000001"), hour)
                                .await()
                                .indefinitely())
                .isEmpty();
        assertThat(queries.topTalkers(account, hour, 5).await().indefinitely())
                .containsExactly(
                        new FlowQueries.Talker(
                                "eni-a",
                                new FlowQueries.Amount(4, 40, 6_000),
                                new FlowQueries.Amount(0, 0, 0)));
        assertThat(queries.deniedPairs(account, hour, 5).await().indefinitely())
                .extracting(FlowQueries.Pair::destination, pair -> pair.rejected().flows())
                .containsExactly(tuple("10.0.0.7", 2L));
        assertThat(queries.newPairs(account, hour, 5).await().indefinitely()).isEmpty();
        assertThat(
                        queries.newPairs(
                                        account,
                                        new FlowQueries.Period(
                                                NOON.minusSeconds(1_800), NOON.plusSeconds(300)),
                                        5)
                                .await()
                                .indefinitely())
                .extracting(FlowQueries.Pair::destination)
                .containsExactly("10.0.0.7");
        assertThat(queries.rateChanges(account, hour, 5).await().indefinitely())
                .containsExactly(
                        new FlowQueries.RateChange("eni-a", 0, 6_000),
                        new FlowQueries.RateChange("eni-b", 3_000, 0));
        assertThat(queries.ruleHits(account, "", 5).await().indefinitely())
                .extracting(FlowQueries.RuleHits::ruleId, rule -> rule.hits().flows())
                .containsExactly(tuple("sgr-1", 8L));
        assertThat(queries.ruleHits(account, "sgr-1", 5).await().indefinitely()).isEmpty();
        assertThat(
                        queries.topTalkers(new AccountId("999999999999"), hour, 5)
                                .await()
                                .indefinitely())
                .isEmpty();
    }

    /** An account that tells nonsense must not end the counting of all. */
    @Test
    void sums_stop_at_the_largest_number() {
        FlowStatistics statistics = start(14);
        for (int round = 1; round <= 3; round++) {
            write(huge("10.0.0.8"), huge("10.0.0.8"), huge("10.0.0.7"));
            int counted = 3 * round;
            Await.until("all is counted", BOUND, () -> statistics.counted() == counted);
        }
        FlowQueries queries = new FlowQueries(database.pool());
        AccountId account = new AccountId(ACCOUNT);
        FlowQueries.Period hour = new FlowQueries.Period(NOON, NOON.plusSeconds(3_600));

        assertThat(queries.topTalkers(account, hour, 5).await().indefinitely())
                .extracting(talker -> talker.sent().bytes())
                .containsExactly(Long.MAX_VALUE);
        assertThat(queries.newPairs(account, hour, 5).await().indefinitely())
                .extracting(pair -> pair.accepted().bytes())
                .containsExactly(Long.MAX_VALUE, Long.MAX_VALUE);
        assertThat(queries.rateChanges(account, hour, 5).await().indefinitely())
                .containsExactly(new FlowQueries.RateChange("eni-a", 0, Long.MAX_VALUE));
        assertThat(queries.ruleHits(account, "", 5).await().indefinitely())
                .extracting(rule -> rule.hits().bytes())
                .containsExactly(Long.MAX_VALUE);
    }

    /** At minutes of its own, so that queries add several. */
    private static CountedFlow huge(String to) {
        Instant start = to.endsWith("7") ? NOON : NOON.plusSeconds(60);
        CountedFlow flow = flow("eni-a", true, to, "ACCEPTED", true, start);
        return new CountedFlow(
                flow.account(),
                flow.eniId(),
                flow.egress(),
                flow.source(),
                flow.destination(),
                flow.destinationPort(),
                flow.protocol(),
                flow.judgement(),
                flow.ruleId(),
                flow.pair(),
                flow.flows(),
                Long.MAX_VALUE,
                Long.MAX_VALUE,
                flow.startMillis(),
                flow.endMillis());
    }

    @Test
    void each_line_is_counted_once_whatever_becomes_of_processes() {
        RandomGenerator random = Seeds.random(11);
        Map<String, Long> expected = new TreeMap<>();
        FlowStatistics current = start(14);
        for (int round = 0; round < 6; round++) {
            for (int index = 0; index < 50; index++) {
                String eni = "eni-" + random.nextInt(3);
                write(
                        flow(
                                eni,
                                true,
                                "10.0.0." + random.nextInt(9),
                                "ACCEPTED",
                                true,
                                NOON.plusSeconds(random.nextInt(600))));
                expected.merge(eni, 2L, Long::sum);
            }
            if (random.nextBoolean()) {
                current.close();
            }
            current = start(14);
        }
        Await.until("all is counted", BOUND, () -> flows().equals(expected));
        assertThat(rows("SELECT sum(accepted_flows)::bigint AS flows FROM enif.flow_pair"))
                .containsExactly("{\"flows\":600}");
    }

    private Map<String, Long> flows() {
        Map<String, Long> flows = new TreeMap<>();
        for (String row :
                rows(
                        "SELECT eni_id || ' ' || sum(accepted_flows) AS told FROM enif.flow_traffic GROUP BY eni_id")) {
            String[] told = row.substring(9, row.length() - 2).split(" ", -1);
            flows.put(told[0], Long.parseLong(told[1]));
        }
        return flows;
    }

    @Test
    void days_beyond_the_retention_are_dropped_and_not_counted() {
        FlowStatistics first = start(2);
        write(
                flow("eni-a", true, "10.0.0.8", "ACCEPTED", true, NOON.minus(2, ChronoUnit.DAYS)),
                flow("eni-a", true, "10.0.0.8", "ACCEPTED", true, NOON.minus(3, ChronoUnit.DAYS)),
                flow("eni-a", true, "10.0.0.8", "ACCEPTED", true, NOON.plus(3, ChronoUnit.DAYS)),
                flow("eni-a", true, "10.0.0.8", "ACCEPTED", true, NOON));
        Await.until("all is counted", BOUND, () -> first.counted() + first.dropped() == 4);
        assertThat(first.dropped()).isEqualTo(2);
        assertThat(rows("SELECT FROM enif.flow_traffic")).hasSize(2);
        first.close();

        now.set(NOON.plus(1, ChronoUnit.DAYS));
        start(2);

        Await.until(
                "the old day goes", BOUND, () -> rows("SELECT FROM enif.flow_traffic").size() == 1);
        assertThat(rows("SELECT FROM enif.flow_pair")).hasSize(1);
        assertThat(rows("SELECT hits FROM enif.flow_rule")).containsExactly("{\"hits\":4}");
    }
}

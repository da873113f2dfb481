/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.query;

import dev.enif.core.id.AccountId;
import dev.enif.core.id.EniId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The statistics of flows, of those interfaces that a flow log records. An account sees its own and
 * no others. What is counted came a flow log's interval ago at most, and more while projection is
 * behind. Thread-safe; nothing blocks. Reads fail with {@link ViewsUnavailableException} in an
 * outage.
 */
@ApplicationScoped
public class FlowQueries {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Pool pool;

    public FlowQueries(Pool pool) {
        this.pool = pool;
    }

    /** A time: {@code from} included, {@code to} not. */
    public record Period(Instant from, Instant to) {}

    /** Flows, packets and bytes. */
    public record Amount(long flows, long packets, long bytes) {
        /** In the order of the columns. */
        private static Amount of(Row row, int first) {
            return new Amount(row.getLong(first), row.getLong(first + 1), row.getLong(first + 2));
        }
    }

    /** An interface's minute in one direction. */
    public record Minute(
            Instant minute, boolean egress, Amount accepted, Amount rejected, Amount other) {}

    /** An interface's traffic. */
    public record Talker(String networkInterfaceId, Amount sent, Amount received) {}

    /** What passed, or did not, between two addresses. */
    public record Pair(
            String source,
            String destination,
            Amount accepted,
            Amount rejected,
            Instant firstSeen,
            Instant lastSeen) {}

    /** An interface whose traffic changed from one period to the next, in bytes. */
    public record RateChange(String networkInterfaceId, long bytesBefore, long bytesAfter) {}

    /** How often a rule let something pass, ever. */
    public record RuleHits(String ruleId, Amount hits, Instant firstHit, Instant lastHit) {}

    /** The minutes of an interface in which there was anything, the oldest first. */
    public Uni<List<Minute>> minutes(AccountId account, EniId eniId, Period period) {
        return ask(
                """
                SELECT bucket, egress, accepted_flows, accepted_packets, accepted_bytes, rejected_flows,
                       rejected_packets, rejected_bytes, other_flows, other_packets, other_bytes
                FROM enif.flow_traffic
                WHERE account = $1 AND bucket >= $2 AND bucket < $3 AND eni_id = $4
                ORDER BY bucket, egress\
                """,
                tuple(account, period).addString(eniId.value()),
                row ->
                        new Minute(
                                at(row, 0),
                                row.getBoolean(1),
                                Amount.of(row, 2),
                                Amount.of(row, 5),
                                Amount.of(row, 8)));
    }

    /** The interfaces with the most bytes that were let pass, in both directions. */
    public Uni<List<Talker>> topTalkers(AccountId account, Period period, int most) {
        return ask(
                """
                SELECT eni_id,
                       enif.flow_total(sum(accepted_flows) FILTER (WHERE egress)),
                       enif.flow_total(sum(accepted_packets) FILTER (WHERE egress)),
                       enif.flow_total(sum(accepted_bytes) FILTER (WHERE egress)),
                       enif.flow_total(sum(accepted_flows) FILTER (WHERE NOT egress)),
                       enif.flow_total(sum(accepted_packets) FILTER (WHERE NOT egress)),
                       enif.flow_total(sum(accepted_bytes) FILTER (WHERE NOT egress))
                FROM enif.flow_traffic
                WHERE account = $1 AND bucket >= $2 AND bucket < $3 AND accepted_flows > 0
                GROUP BY eni_id ORDER BY sum(accepted_bytes) DESC, eni_id LIMIT $4\
                """,
                tuple(account, period).addInteger(most),
                row -> new Talker(row.getString(0), Amount.of(row, 1), Amount.of(row, 4)));
    }

    /** The pairs with the most flows that were refused; hours that the period touches count. */
    public Uni<List<Pair>> deniedPairs(AccountId account, Period period, int most) {
        return pairs(
                "HAVING sum(rejected_flows) > 0 ORDER BY sum(rejected_flows) DESC, source, destination",
                account,
                period,
                most);
    }

    /** The pairs that were not seen before the period, as far back as is kept; the newest first. */
    public Uni<List<Pair>> newPairs(AccountId account, Period period, int most) {
        return pairs(
                """
                HAVING min(first_seen) >= $2 AND min(first_seen) < $3 AND NOT EXISTS (
                    SELECT FROM enif.flow_pair before
                    WHERE before.account = $1 AND before.source = pair.source
                      AND before.destination = pair.destination AND before.first_seen < $2)
                ORDER BY min(first_seen) DESC, source, destination\
                """,
                account,
                period,
                most);
    }

    private Uni<List<Pair>> pairs(String which, AccountId account, Period period, int most) {
        return ask(
                """
                SELECT source, destination, enif.flow_total(sum(accepted_flows)),
                       enif.flow_total(sum(accepted_packets)), enif.flow_total(sum(accepted_bytes)),
                       enif.flow_total(sum(rejected_flows)), enif.flow_total(sum(rejected_packets)),
                       enif.flow_total(sum(rejected_bytes)), min(first_seen), max(last_seen)
                FROM enif.flow_pair pair
                WHERE account = $1 AND bucket >= date_trunc('hour', $2::timestamptz, 'UTC')
                  AND bucket < $3
                GROUP BY source, destination
                """
                        + which
                        + " LIMIT $4",
                tuple(account, period).addInteger(most),
                row ->
                        new Pair(
                                row.getString(0),
                                row.getString(1),
                                Amount.of(row, 2),
                                Amount.of(row, 5),
                                at(row, 8),
                                at(row, 9)));
    }

    /**
     * The interfaces whose accepted bytes changed most, by factor, from the period before to this
     * one, which is as long.
     */
    public Uni<List<RateChange>> rateChanges(AccountId account, Period period, int most) {
        Duration length = Duration.between(period.from(), period.to());
        Period both = new Period(period.from().minus(length), period.to());
        return ask(
                """
                SELECT eni_id, bytes_before, bytes_after FROM (
                    SELECT eni_id,
                           enif.flow_total(sum(accepted_bytes) FILTER (WHERE bucket < $4)) AS bytes_before,
                           enif.flow_total(sum(accepted_bytes) FILTER (WHERE bucket >= $4)) AS bytes_after
                    FROM enif.flow_traffic
                    WHERE account = $1 AND bucket >= $2 AND bucket < $3
                    GROUP BY eni_id) AS traffic
                WHERE bytes_before <> bytes_after
                ORDER BY abs(ln((bytes_after::float8 + 1) / (bytes_before::float8 + 1))) DESC, eni_id LIMIT $5\
                """,
                tuple(account, both).addOffsetDateTime(utc(period.from())).addInteger(most),
                row -> new RateChange(row.getString(0), row.getLong(1), row.getLong(2)));
    }

    /** Rules by id, those after that id. */
    public Uni<List<RuleHits>> ruleHits(AccountId account, String after, int most) {
        return ask(
                """
                SELECT rule_id, hits, packets, bytes, first_hit, last_hit FROM enif.flow_rule
                WHERE account = $1 AND rule_id > $2 ORDER BY rule_id LIMIT $3\
                """,
                Tuple.of(account.value(), after, most),
                row -> new RuleHits(row.getString(0), Amount.of(row, 1), at(row, 4), at(row, 5)));
    }

    private <T> Uni<List<T>> ask(String sql, Tuple parameters, Function<Row, T> read) {
        return pool.preparedQuery(sql)
                .execute(parameters)
                .map(rows -> {
                    List<T> found = new ArrayList<>();
                    rows.forEach(row -> found.add(read.apply(row)));
                    return found;
                })
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .transform(ViewsUnavailableException::new);
    }

    private static Tuple tuple(AccountId account, Period period) {
        return Tuple.of(account.value(), utc(period.from()), utc(period.to()));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Instant at(Row row, int column) {
        return row.getOffsetDateTime(column).toInstant();
    }
}

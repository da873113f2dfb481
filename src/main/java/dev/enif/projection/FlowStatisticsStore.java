/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.projection;

import dev.enif.projection.FlowCounts.Count;
import dev.enif.projection.FlowCounts.PairKey;
import dev.enif.projection.FlowCounts.RuleKey;
import dev.enif.projection.FlowCounts.TrafficKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/** The statistics of flows in PostgreSQL. Thread-safe; blocks. */
final class FlowStatisticsStore {
    private static final String TRAFFIC =
            """
            INSERT INTO enif.flow_traffic AS kept VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (account, eni_id, bucket, egress) DO UPDATE SET
                accepted_flows = enif.flow_sum(kept.accepted_flows, excluded.accepted_flows),
                accepted_packets = enif.flow_sum(kept.accepted_packets, excluded.accepted_packets),
                accepted_bytes = enif.flow_sum(kept.accepted_bytes, excluded.accepted_bytes),
                rejected_flows = enif.flow_sum(kept.rejected_flows, excluded.rejected_flows),
                rejected_packets = enif.flow_sum(kept.rejected_packets, excluded.rejected_packets),
                rejected_bytes = enif.flow_sum(kept.rejected_bytes, excluded.rejected_bytes),
                other_flows = enif.flow_sum(kept.other_flows, excluded.other_flows),
                other_packets = enif.flow_sum(kept.other_packets, excluded.other_packets),
                other_bytes = enif.flow_sum(kept.other_bytes, excluded.other_bytes)\
            """;

    private static final String PAIRS =
            """
            INSERT INTO enif.flow_pair AS kept VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (account, source, destination, bucket) DO UPDATE SET
                accepted_flows = enif.flow_sum(kept.accepted_flows, excluded.accepted_flows),
                accepted_packets = enif.flow_sum(kept.accepted_packets, excluded.accepted_packets),
                accepted_bytes = enif.flow_sum(kept.accepted_bytes, excluded.accepted_bytes),
                rejected_flows = enif.flow_sum(kept.rejected_flows, excluded.rejected_flows),
                rejected_packets = enif.flow_sum(kept.rejected_packets, excluded.rejected_packets),
                rejected_bytes = enif.flow_sum(kept.rejected_bytes, excluded.rejected_bytes),
                first_seen = least(kept.first_seen, excluded.first_seen),
                last_seen = greatest(kept.last_seen, excluded.last_seen)\
            """;

    private static final String RULES =
            """
            INSERT INTO enif.flow_rule AS kept VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (account, rule_id) DO UPDATE SET
                hits = enif.flow_sum(kept.hits, excluded.hits),
                packets = enif.flow_sum(kept.packets, excluded.packets),
                bytes = enif.flow_sum(kept.bytes, excluded.bytes),
                first_hit = least(kept.first_hit, excluded.first_hit),
                last_hit = greatest(kept.last_hit, excluded.last_hit)\
            """;

    private static final String MOVE =
            "UPDATE enif.flow_place SET next_offset = ? WHERE partition = ? AND next_offset = ?";

    private final DataSource database;

    FlowStatisticsStore(DataSource database) {
        this.database = database;
    }

    /** Up to where the partitions are counted; from their beginning if they never were. */
    Map<Integer, Long> places() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                "SELECT partition, next_offset FROM enif.flow_place");
                ResultSet rows = select.executeQuery()) {
            Map<Integer, Long> places = new HashMap<>();
            while (rows.next()) {
                places.put(rows.getInt(1), rows.getLong(2));
            }
            return places;
        }
    }

    /** Where a partition is to be counted from, and where it is counted up to then. */
    record Move(long from, long to) {}

    /**
     * Adds the counts and moves the places of the partitions they are of, in one transaction.
     * False, and nothing added, if one of them is elsewhere: somebody else counts it, or I did and
     * never heard.
     */
    boolean add(FlowCounts counts, Map<Integer, Move> moves) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                for (Map.Entry<Integer, Move> move : new TreeMap<>(moves).entrySet()) {
                    if (!move(connection, move.getKey(), move.getValue())) {
                        connection.rollback();
                        return false;
                    }
                }
                for (LocalDate day : counts.days()) {
                    ensure(connection, day);
                }
                addTraffic(connection, counts);
                addPairs(connection, counts);
                addRules(connection, counts);
                connection.commit();
                return true;
            } catch (SQLException failure) {
                connection.rollback();
                throw failure;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    private static boolean move(Connection connection, int partition, Move move)
            throws SQLException {
        try (PreparedStatement begin =
                connection.prepareStatement(
                        "INSERT INTO enif.flow_place VALUES (?, ?) ON CONFLICT DO NOTHING")) {
            begin.setInt(1, partition);
            begin.setLong(2, move.from());
            begin.executeUpdate();
        }
        try (PreparedStatement update = connection.prepareStatement(MOVE)) {
            update.setLong(1, move.to());
            update.setInt(2, partition);
            update.setLong(3, move.from());
            return update.executeUpdate() == 1;
        }
    }

    private static void ensure(Connection connection, LocalDate day) throws SQLException {
        try (PreparedStatement ensure =
                connection.prepareStatement("SELECT enif.ensure_flow_day(?)")) {
            ensure.setObject(1, day);
            ensure.execute();
        }
    }

    private static void addTraffic(Connection connection, FlowCounts counts) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(TRAFFIC)) {
            for (Map.Entry<TrafficKey, Count> entry : counts.traffic().entrySet()) {
                TrafficKey key = entry.getKey();
                insert.setString(1, key.account());
                insert.setString(2, key.eniId());
                insert.setTimestamp(3, Timestamp.from(key.bucket()));
                insert.setBoolean(4, key.egress());
                set(insert, 5, entry.getValue(), 3);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void addPairs(Connection connection, FlowCounts counts) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(PAIRS)) {
            for (Map.Entry<PairKey, Count> entry : counts.pairs().entrySet()) {
                PairKey key = entry.getKey();
                insert.setString(1, key.account());
                insert.setString(2, key.source());
                insert.setString(3, key.destination());
                insert.setTimestamp(4, Timestamp.from(key.bucket()));
                set(insert, 5, entry.getValue(), 2);
                insert.setTimestamp(11, at(entry.getValue().firstMillis));
                insert.setTimestamp(12, at(entry.getValue().lastMillis));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void addRules(Connection connection, FlowCounts counts) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(RULES)) {
            for (Map.Entry<RuleKey, Count> entry : counts.rules().entrySet()) {
                Count count = entry.getValue();
                insert.setString(1, entry.getKey().account());
                insert.setString(2, entry.getKey().ruleId());
                set(insert, 3, count, 1);
                insert.setTimestamp(6, at(count.firstMillis));
                insert.setTimestamp(7, at(count.lastMillis));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** Flows, packets and bytes of each of the first kinds. */
    private static void set(PreparedStatement insert, int first, Count count, int kinds)
            throws SQLException {
        int index = first;
        for (int kind = 0; kind < kinds; kind++) {
            insert.setLong(index++, count.flows[kind]);
            insert.setLong(index++, count.packets[kind]);
            insert.setLong(index++, count.bytes[kind]);
        }
    }

    private static Timestamp at(long millis) {
        return Timestamp.from(Instant.ofEpochMilli(millis));
    }

    /** Forgets all days before that one; how many went. */
    int forget(LocalDate before) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement drop =
                        connection.prepareStatement("SELECT enif.drop_flow_days(?)")) {
            drop.setObject(1, before);
            try (ResultSet row = drop.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}

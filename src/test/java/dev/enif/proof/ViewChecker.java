/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.proof;

import com.fasterxml.jackson.databind.JsonNode;
import dev.enif.query.view.AddressView;
import dev.enif.query.view.EgressOnlyGatewayView;
import dev.enif.query.view.FailoverGroupView;
import dev.enif.query.view.FlowLogView;
import dev.enif.query.view.InstanceView;
import dev.enif.query.view.InternetGatewayView;
import dev.enif.query.view.LoadBalancerView;
import dev.enif.query.view.NatGatewayView;
import dev.enif.query.view.NetworkAclView;
import dev.enif.query.view.NetworkInterfaceView;
import dev.enif.query.view.PeeringConnectionView;
import dev.enif.query.view.PrefixListView;
import dev.enif.query.view.ResourceView;
import dev.enif.query.view.ResourceViews;
import dev.enif.query.view.RouteTableView;
import dev.enif.query.view.SecurityGroupView;
import dev.enif.query.view.SubnetView;
import dev.enif.query.view.TargetGroupView;
import dev.enif.query.view.ViewJson;
import dev.enif.query.view.VpcView;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Compares the tables, read straight from the database, with what the fold of the whole log would
 * fill them with: no row missing, none too many, and every column of each as it should be.
 */
final class ViewChecker {
    private static final List<String> TABLES =
            List.of(
                    "vpc",
                    "subnet",
                    "security_group",
                    "network_interface",
                    "instance",
                    "address",
                    "internet_gateway",
                    "route_table",
                    "nat_gateway",
                    "failover_group",
                    "egress_only_gateway",
                    "network_acl",
                    "prefix_list");

    private final Connection database;
    private final Report report;

    private ViewChecker(Connection database, Report report) {
        this.database = database;
        this.report = report;
    }

    /** How far each partition is projected. */
    static Map<Integer, Long> positions(Connection database) throws SQLException {
        Map<Integer, Long> positions = new HashMap<>();
        try (var statement = database.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "SELECT partition, next_offset FROM enif.position")) {
            while (rows.next()) {
                positions.put(rows.getInt(1), rows.getLong(2));
            }
        }
        return positions;
    }

    /** Compares the views with the fold at their own positions. */
    static void check(Fold fold, Connection database, Report report) throws SQLException {
        new ViewChecker(database, report).check(fold);
    }

    private void check(Fold fold) throws SQLException {
        Map<String, Map<String, JsonNode>> expected = new TreeMap<>();
        TABLES.forEach(table -> expected.put(table, new HashMap<>()));
        fold.states().values().stream()
                .flatMap(state -> state.accounts().values().stream())
                .forEach(account -> {
                    for (ResourceView view : ResourceViews.all(account)) {
                        expected.getOrDefault(table(view), Map.of())
                                .put(
                                        account.id() + "/" + view.id(),
                                        LogWalk.json(
                                                ViewJson.write(view)
                                                        .getBytes(StandardCharsets.UTF_8)));
                    }
                });
        for (String table : TABLES) {
            compare(table, expected.getOrDefault(table, Map.of()));
        }
    }

    private static String table(ResourceView view) {
        return switch (view) {
            case VpcView _ -> "vpc";
            case SubnetView _ -> "subnet";
            case SecurityGroupView _ -> "security_group";
            case NetworkInterfaceView _ -> "network_interface";
            case InstanceView _ -> "instance";
            case AddressView _ -> "address";
            case InternetGatewayView _ -> "internet_gateway";
            case RouteTableView _ -> "route_table";
            case NatGatewayView _ -> "nat_gateway";
            case NetworkAclView _ -> "network_acl";
            case LoadBalancerView _ -> "load_balancer";
            case TargetGroupView _ -> "target_group";
            case PrefixListView _ -> "prefix_list";
            case FlowLogView _ -> "flow_log";
            case PeeringConnectionView _ -> "peering_connection";
            case FailoverGroupView _ -> "failover_group";
            case EgressOnlyGatewayView _ -> "egress_only_gateway";
        };
    }

    private void compare(String table, Map<String, JsonNode> expected) throws SQLException {
        Map<String, JsonNode> missing = new TreeMap<>(expected);
        try (var statement = database.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM enif." + table)) {
            while (rows.next()) {
                String key = rows.getString("account") + "/" + rows.getString("id");
                JsonNode document = missing.remove(key);
                if (document == null) {
                    report.violate(Invariant.I7, table + " has " + key + ", the fold has not");
                } else {
                    compare(table, key, rows, document);
                }
            }
        }
        missing.keySet()
                .forEach(key ->
                        report.violate(Invariant.I7, table + " lacks " + key + " of the fold"));
    }

    private void compare(String table, String key, ResultSet row, JsonNode document)
            throws SQLException {
        var columns = row.getMetaData();
        for (int index = 1; index <= columns.getColumnCount(); index++) {
            String column = columns.getColumnName(index);
            Object actual = ExpectedColumns.stored(row, index, columns.getColumnTypeName(index));
            Object due =
                    column.equals("account")
                            ? key.substring(0, key.indexOf('/'))
                            : ExpectedColumns.of(table, column, document);
            report.checked(Invariant.I7, 1);
            if (!Objects.equals(actual, due)) {
                report.violate(
                        Invariant.I7,
                        "%s.%s of %s is %s, by the fold %s"
                                .formatted(table, column, key, actual, due));
            }
        }
    }
}
